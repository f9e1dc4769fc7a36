package tui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"messup/prompts"
)

func tenSet() prompts.Set { return prompts.Ten() }

// Every string a person can see in this package speaks in one voice: nothing
// counts what was not done, nothing cheers.
func TestNoStringScoldsOrCheers(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)\bstreak|\boverdue\b|\bbehind\b|\bmissed\b|great job|well done|don['’]t worry|\boops\b|\bjust\b|\bsimply\b|!`)
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, file.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if read++; err == nil && forbidden.MatchString(text) {
				t.Errorf("%s says %q", fset.Position(lit.Pos()), text)
			}
			return true
		})
	}
	if read < 500 {
		t.Errorf("only %d strings were read", read)
	}
}
