package cli_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// The voice: no praise, no counting of absence, no exclamation marks. Every
// string of the program is read, whichever package it is in.
func TestNoStringPraisesOrCountsAbsence(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)\bstreak|\b(overdue|behind|missed|great job|well done|don['’]t worry|oops|keep it up|just|simply)\b|!`)
	for _, s := range []string{"Just a moment.", "Saved!", "Don't worry", "3 reviews overdue", "You missed two weeks."} {
		if !forbidden.MatchString(s) {
			t.Fatalf("%q is not noticed", s)
		}
	}
	if forbidden.MatchString("adjust, justice, behindhand") {
		t.Fatal("parts of words are taken for words")
	}
	read := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "storetest" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2) {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Errorf("%s: %v", files.Position(lit.Pos()), err)
			}
			read++
			said := strings.ReplaceAll(text, "just then", "")  // a moment, and no belittling
			if !strings.ContainsFunc(said, unicode.IsLetter) { // a mark, and no words
				return true
			}
			if found := forbidden.FindString(said); found != "" {
				t.Errorf("%s says %q in %q", files.Position(lit.Pos()), found, text)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read < 1000 {
		t.Errorf("only %d strings were read", read)
	}
}
