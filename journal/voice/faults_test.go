package voice_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"messup/journal"
	"messup/journal/voice"
)

// exportedErrors returns what the errors say that a package gives out, by their
// names.
func exportedErrors(t *testing.T, folder string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no source: %v", folder, err)
	}
	found := map[string]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			values, is := decl.(*ast.GenDecl)
			if !is || values.Tok != token.VAR {
				continue
			}
			for _, spec := range values.Specs {
				value := spec.(*ast.ValueSpec)
				for i, v := range value.Names {
					if !v.IsExported() {
						continue
					}
					text := value.Values[i].(*ast.CallExpr).Args[0].(*ast.BasicLit).Value // errors.New("…"), as all variables here
					if found[v.Name], err = strconv.Unquote(text); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	return found
}

// Faults is the one table of errors: what a package gives out and is not in it
// would have no hint, no exit code, and no place to say that words are lost.
func TestEveryErrorIsInTheTable(t *testing.T) {
	known := map[string]bool{}
	for _, f := range voice.Faults() {
		known[f.Err.Error()] = true
	}
	found := 0
	for _, folder := range []string{"..", "../date", "../school", "../exchange", "../../prompts", "../../store"} {
		for name, text := range exportedErrors(t, folder) {
			found++
			if !known[text] {
				t.Errorf("%s in %s is in no row of the table", name, folder)
			}
			if text != strings.ToLower(text[:1])+text[1:] || strings.HasSuffix(text, ".") {
				t.Errorf("%s reads %q", name, text)
			}
		}
	}
	if found != len(known) {
		t.Errorf("%d errors are given out, the table has %d", found, len(known))
	}
}

func TestEveryErrorHasAHintOfItsOwn(t *testing.T) {
	seen := map[string]error{}
	for _, f := range voice.Faults() {
		got := voice.FaultOf(fmt.Errorf("doing something: %w", f.Err))
		if !errors.Is(got.Err, f.Err) || got.Exit != f.Exit || got.Loss != f.Loss || got.Typed != f.Typed {
			t.Errorf("%v is told as %+v", f.Err, got)
		}
		if f.Exit == 2 { // not understood: the error says by itself what there is
			continue
		}
		for _, hint := range []string{voice.Say(got.Hint), voice.Say(got.Screen)} {
			if hint == "" || !strings.HasSuffix(hint, ".") {
				t.Errorf("the hint for %q is %q", f.Err, hint)
			}
			if other := seen[hint]; other != nil && !errors.Is(other, f.Err) {
				t.Errorf("%q and %q share a hint", f.Err, other)
			}
			seen[hint] = f.Err
		}
	}
	for _, err := range []error{nil, errors.New("something else")} {
		if got := voice.FaultOf(err); got != (voice.Fault{}) {
			t.Errorf("%v is told as %+v", err, got)
		}
	}
}

// An error may wrap two of them: an import that is too long, a save that meets
// a full disk in a damaged file.
func TestAnErrorThatWrapsTwoKeepsWhatBothMean(t *testing.T) {
	got := voice.FaultOf(fmt.Errorf("%w: %w", journal.ErrBadImport, journal.ErrDisk))
	if !errors.Is(got.Err, journal.ErrBadImport) || !strings.HasPrefix(voice.Say(got.Hint), "Nothing was taken in") || got.Exit != 14 || !got.Loss || got.Typed {
		t.Errorf("it is told as %+v", got)
	}
}

// The system's words are left out, where ours say the same; a reason of ours is
// what a person needs.
func TestAReasonOfOursIsNotCutOff(t *testing.T) {
	for want, err := range map[string]error{
		"reading x: the journal cannot be read: it belongs to another user (number 0)": fmt.Errorf("reading x: %w: it belongs to another user (number 0)", journal.ErrUnreadable),
		"saving x: the journal cannot be written: it is marked as read-only":           fmt.Errorf("saving x: %w: it is marked as read-only", journal.ErrReadOnly),
		"saving x: the journal cannot be written":                                      fmt.Errorf("saving x: %w: open x: %w", journal.ErrReadOnly, syscall.EROFS),
		"locking x: this disk keeps no locks":                                          fmt.Errorf("locking x: %w: locking: %w", journal.ErrNoLocks, syscall.ENOLCK),
		"saving x: the disk is full":                                                   fmt.Errorf("saving x: %w: growing: no space left", journal.ErrDiskFull),
	} {
		if got := voice.Sentence(err); got != want {
			t.Errorf("%q\nwant %q", got, want)
		}
	}
}

// No advice says of a save that may be there that it failed, or that it can
// simply be tried again.
func TestASaveThatMayBeThereIsNotCalledFailed(t *testing.T) {
	fault := voice.FaultOf(fmt.Errorf("saving: %w: %w", journal.ErrUnsure, syscall.EIO))
	if fault.Exit != 14 || strings.Contains(string(fault.Hint+fault.Screen), "Nothing was written") || !strings.Contains(string(fault.Hint), "before you write it again") {
		t.Errorf("it is told as %+v", fault)
	}
}
