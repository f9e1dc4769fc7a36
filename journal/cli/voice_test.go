package cli_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// Every sentence a person can read comes through package voice or through
// prompts: it is a voice.Phrase, which no person's words can be taken for, or an
// error, which voice words when it is shown. What is found otherwise could
// never be said in another language. The store says nothing but errors and
// notices of its file, which are worded as errors are.
func TestEverySentenceComesThroughOneDoor(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not here")
	}
	all, err := packages.Load(&packages.Config{
		Context: t.Context(), Dir: "../..",
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports | packages.NeedExportFile,
	}, module+"/journal/...")
	if err != nil {
		t.Fatal(err)
	}
	phrases := 0
	for _, p := range all {
		for _, err := range p.Errors {
			t.Fatal(err)
		}
		if p.PkgPath == "messup/journal/voice" || p.PkgPath == "messup/journal/voice/french" || p.PkgPath == "messup/journal/date" || p.PkgPath == "messup/journal/school" { // dates are read there, not said
			continue
		}
		for _, file := range p.Syntax {
			found := sentences(p.TypesInfo, file)
			phrases += found.phrases
			for _, lit := range found.astray {
				t.Errorf("%s: %s", p.Fset.Position(lit.Pos()), lit.Value)
			}
		}
	}
	if phrases < 400 {
		t.Errorf("only %d sentences came through the door", phrases)
	}
}

// sentence is what reads like one: words one after the other, or a word that
// begins with a capital.
func sentence(s string) bool {
	return regexp.MustCompile(`\pL[,.;:%s]* +[%\pL]|^\p{Lu}\p{Ll}+`).MatchString(s) && regexp.MustCompile(`\pL\pL`).MatchString(s)
}

type foundSentences struct {
	phrases int
	astray  []*ast.BasicLit
}

// sentences looks at every literal of a file.
func sentences(info *types.Info, file *ast.File) (found foundSentences) {
	var around []ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil {
			around = around[:len(around)-1]
			return true
		}
		around = append(around, n)
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		text := info.Types[lit].Value
		switch {
		case text == nil || !sentence(constant.StringVal(text)):
		case strings.HasSuffix(info.TypeOf(lit).String(), "voice.Phrase"):
			found.phrases++
		case !slices.ContainsFunc(around, func(n ast.Node) bool { return noSentence(info, n) }):
			found.astray = append(found.astray, lit)
		}
		return true
	})
	return found
}

// noSentence reports whether what stands inside a node is said by voice, or is
// no sentence: an error's words, the name of a part that an error is about, a
// layout of a date, how a command is written, a tag, a path.
func noSentence(info *types.Info, n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Field, *ast.ImportSpec:
		return true
	case *ast.KeyValueExpr:
		key, _ := n.Key.(*ast.Ident)
		return key != nil && slices.Contains([]string{"Use", "name", "About"}, key.Name)
	case *ast.CompositeLit: // what a record is made of names its parts for errors
		return strings.Contains(fmt.Sprint(info.TypeOf(n)), "Part[")
	case *ast.FuncDecl: // it words a part of an error
		return n.Name.Name == "NoClass" || n.Name.Name == "nameOf" || strings.Contains(info.Defs[n.Name].Type().String(), "Part[")
	case *ast.BasicLit: // data with a type of its own: voice says it
		named, is := info.TypeOf(n).(*types.Named)
		return is && named.Obj().Pkg() != nil && strings.HasPrefix(named.Obj().Pkg().Path(), module+"/")
	case *ast.CallExpr:
		name := types.ExprString(n.Fun)
		if i := strings.LastIndex(name, "."); i >= 0 {
			name = name[i+1:]
		}
		switch name {
		case "Format", "Join", "Errorf", "panic", "Contains", "HasSuffix", "HasPrefix", "Index", "known", "fail", "tellPlan", "saying":
			return true
		}
		result := fmt.Sprint(info.TypeOf(n))
		return strings.Contains(result, "error") || strings.Contains(result, "Part[") || strings.Contains(result, "textPart")
	}
	return false
}

// A sentence that goes around the door is found.
func TestASentenceThatGoesAroundTheDoorIsFound(t *testing.T) {
	const source = `package x
type Phrase string
func say(Phrase) {}
func show(string) {}
func all() { say("No plan waits."); show("No plan waits."); show("two words"); show("waits"); show("2 Jan") }`
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "x.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}}
	if _, err := (&types.Config{}).Check("messup/journal/voice", files, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	if found := sentences(info, file); len(found.astray) != 2 || found.phrases != 1 {
		t.Errorf("%d astray, %d through the door", len(found.astray), found.phrases)
	}
}
