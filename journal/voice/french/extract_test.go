package french_test

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"os/exec"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/go/packages"

	"messup/prompts"
)

// A spoken is a sentence of the program, with the file of the catalogue it belongs to and
// where the program says it.
type spoken struct{ english, file, where string }

// everySentence returns every sentence a person can read, each once: the constants that
// are a voice.Phrase, what the question sets ask, and what errors say.
func everySentence(t *testing.T) []spoken {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not here")
	}
	all, err := packages.Load(&packages.Config{
		Context: t.Context(), Dir: "../../..",
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports | packages.NeedExportFile,
	}, "messup/...")
	if err != nil {
		t.Fatal(err)
	}
	var said []spoken
	seen := map[string]bool{}
	add := func(english, file, where string) {
		if !seen[english] && strings.ContainsFunc(english, isLetter) {
			seen[english] = true
			said = append(said, spoken{english, file, where})
		}
	}
	for _, p := range all {
		for _, err := range p.Errors {
			t.Fatal(err)
		}
		room := strings.TrimPrefix(strings.TrimPrefix(p.PkgPath, "messup"), "/")
		for _, file := range p.Syntax {
			for _, s := range phrases(p.TypesInfo, file) {
				add(s.english, fileOf(room), p.Fset.Position(s.at).String())
			}
			for _, s := range vocabulary(room, p.TypesInfo, file) {
				add(s.english, "both", p.Fset.Position(s.at).String())
			}
			for _, s := range faults(room, p.TypesInfo, file) {
				if room != "store/storetest" && room != "journal/journaltest" {
					add(s.english, "faults", p.Fset.Position(s.at).String())
				}
			}
		}
	}
	for _, s := range asked() {
		add(s, "questions", "prompts")
	}
	return said
}

// fileOf is the file of the catalogue that has the sentences of a room.
func fileOf(room string) string {
	switch {
	case strings.HasPrefix(room, "journal/tui"):
		return "pages"
	case strings.HasPrefix(room, "journal/cli"):
		return "shell"
	case room == "prompts":
		return "questions"
	}
	return "both"
}

type literal struct {
	english string
	at      token.Pos
}

// phrases are the constants of a file that are a voice.Phrase. Of what is made of several
// it is the whole.
func phrases(info *types.Info, file *ast.File) (found []literal) {
	ast.Inspect(file, func(n ast.Node) bool {
		e, is := n.(ast.Expr)
		if !is {
			return true
		}
		tv := info.Types[e]
		if tv.Value == nil || tv.Value.Kind() != constant.String || !strings.HasSuffix(tv.Type.String(), "/voice.Phrase") {
			return true
		}
		found = append(found, literal{constant.StringVal(tv.Value), e.Pos()})
		return false
	})
	return found
}

// vocabulary are the words that are kept in English and shown with voice.Word: what an entry
// is, and what a form of file is.
func vocabulary(room string, info *types.Info, file *ast.File) (found []literal) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			for _, e := range n.Values {
				v := info.Types[e]
				if v.Value != nil && isVocabulary(info.Defs[n.Names[0]].Type().String()) {
					found = append(found, literal{constant.StringVal(v.Value), e.Pos()})
				}
			}
		case *ast.KeyValueExpr:
			key, _ := n.Key.(*ast.Ident)
			v := info.Types[n.Value]
			if key != nil && key.Name == "About" && room != "prompts" && v.Value != nil && v.Type.String() == "string" {
				found = append(found, literal{constant.StringVal(v.Value), n.Pos()})
			}
		}
		return true
	})
	return found
}

// isVocabulary reports whether a type is one of the words that are kept in English.
func isVocabulary(name string) bool {
	return strings.HasSuffix(name, "journal.EntryKind") || strings.HasSuffix(name, "foreign.Source")
}

// faults are what errors and notices of the store say: the words they are made with.
func faults(room string, info *types.Info, file *ast.File) (found []literal) {
	ast.Inspect(file, func(n ast.Node) bool {
		call, is := n.(*ast.CallExpr)
		if !is || len(call.Args) == 0 {
			return true
		}
		name := types.ExprString(call.Fun)
		if doing := info.Types[call.Args[0]].Value; strings.HasSuffix(name, "Explain") && len(call.Args) == 3 && doing != nil && doing.Kind() == constant.String {
			found = append(found, literal{constant.StringVal(doing) + " %s: %w", call.Pos()}) // as package bolttx puts it
			return true
		}
		if !slices.Contains([]string{"errors.New", "fmt.Errorf", "known", "f.note", "s.file.note", "fmt.Sprintf", "refused", "o.fail", "d.fail", "at.fail"}, name) || strings.HasSuffix(name, "Sprintf") && room != "store/inbox" && room != "store/disk" && room != "journal/school" {
			return true
		}
		said := call.Args[0]
		if strings.HasSuffix(name, ".fail") { // of which field comes before it
			said = call.Args[1]
		}
		if v := info.Types[said].Value; v != nil && v.Kind() == constant.String && strings.ContainsFunc(verbs.ReplaceAllString(constant.StringVal(v), ""), unicode.IsLetter) {
			found = append(found, literal{constant.StringVal(v), call.Pos()})
		}
		return true
	})
	return found
}

// verbs are what package fmt puts something in the place of.
var verbs = regexp.MustCompile(`%(\[\d\])?[#+]?\d*\.?\d*[a-z]`)

// asked are the words of the question sets, of every version.
func asked() (said []string) {
	lib := prompts.Shipped()
	var walk func(v reflect.Value, field string)
	walk = func(v reflect.Value, field string) {
		switch v.Kind() {
		case reflect.String:
			if v.Type().Name() == "string" && !slices.Contains([]string{"ID", "Key", "Grows", "List", "Among"}, field) {
				said = append(said, v.String())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), field)
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(v.MapIndex(k), field)
			}
		case reflect.Struct:
			if q, is := v.Interface().(prompts.Question); is {
				said = append(said, "["+q.ID+"]")
			}
			for i := range v.NumField() {
				walk(v.Field(i), v.Type().Field(i).Name)
			}
		}
	}
	for _, set := range append(lib.Sets(), lib.Beside()...) {
		for v := range set.Version {
			if s, is := lib.Asked(set.ID, v+1); is {
				walk(reflect.ValueOf(s), "")
			}
		}
		walk(reflect.ValueOf(set), "")
	}
	return said
}

func isLetter(r rune) bool { return r > 'z' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
