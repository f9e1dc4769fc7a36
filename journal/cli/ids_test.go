package cli_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"messup/prompts"
)

// A set or a question is known by its id to package prompts alone: what other
// code must know of one is said beside it. So one more set, a person's own too,
// is no change anywhere else.
func TestNoQuestionIsKnownByItsID(t *testing.T) {
	ids := map[string]bool{}
	for _, set := range prompts.Shipped().Sets() {
		ids[set.ID] = true
		for _, q := range set.Questions {
			ids[q.ID] = true
		}
	}
	for word := range otherMeanings() {
		if !ids[word] {
			t.Errorf("%q is no id, and needs no other meaning", word)
		}
	}
	files, literals := 0, 0
	for path, file := range sources(t, filepath.Join("..", "..")) {
		files++
		var above []ast.Node
		ast.Inspect(file.syntax, func(n ast.Node) bool {
			if n == nil {
				above = above[:len(above)-1]
				return true
			}
			if sel, ok := n.(*ast.SelectorExpr); ok && isShippedSet(sel) {
				t.Errorf("%s:%d asks for a shipped set by name", path, file.lines.Position(n.Pos()).Line)
			}
			lit, ok := n.(*ast.BasicLit)
			if ok && lit.Kind == token.STRING {
				literals++
				word, err := strconv.Unquote(lit.Value)
				if err == nil && ids[word] && (!otherMeanings()[word] || meansAnID(above, lit)) {
					t.Errorf("%s:%d knows %q by its id", path, file.lines.Position(lit.Pos()).Line, word)
				}
			}
			above = append(above, n)
			return true
		})
	}
	if files < 50 || literals < 1000 {
		t.Errorf("only %d literals in %d files were looked at", literals, files)
	}
}

// isShippedSet reports whether one of the shipped sets is meant, and not one of
// a library.
func isShippedSet(sel *ast.SelectorExpr) bool {
	from, ok := sel.X.(*ast.Ident)
	return ok && from.Name == "prompts" && slices.Contains([]string{"Ten", "Quick", "Win"}, sel.Sel.Name)
}

// otherMeanings are the ids that are words of the program in other senses:
// kinds of entry, uses of a lesson, keys, parts of a date. They are looked at
// only where an id can stand.
func otherMeanings() map[string]bool {
	return map[string]bool{
		"ten": true, "quick": true, "win": true, "goal": true, "next": true, "moved": true, "helped": true, "again": true,
	}
}

// meansAnID reports whether a literal stands where an id of a set or a question
// does: compared with one, given as one, or looked up by one.
func meansAnID(above []ast.Node, lit *ast.BasicLit) bool {
	holds := func(e ast.Expr) bool {
		name := ""
		switch e := e.(type) {
		case *ast.Ident:
			name = e.Name
		case *ast.SelectorExpr:
			name = e.Sel.Name
		}
		switch strings.ToLower(name) {
		case "id", "set", "setid", "question", "step", "place", "grows", "answer", "find", "asked", "enter", "offer", "met":
			return true
		}
		return false
	}
	switch parent := above[len(above)-1].(type) {
	case *ast.BinaryExpr:
		return holds(parent.X) || holds(parent.Y)
	case *ast.KeyValueExpr:
		return parent.Value == lit && holds(parent.Key)
	case *ast.CallExpr:
		return holds(parent.Fun)
	case *ast.IndexExpr:
		return holds(parent.X)
	case *ast.CaseClause:
		choice, ok := above[len(above)-3].(*ast.SwitchStmt)
		return ok && choice.Tag != nil && holds(choice.Tag)
	}
	return false
}

// A source is a file of the program as the compiler reads it.
type source struct {
	syntax *ast.File
	lines  *token.FileSet
}

// sources reads every file of the program below a folder but those of package
// prompts and the tests.
func sources(t *testing.T, root string) map[string]source {
	t.Helper()
	all := map[string]source{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "prompts" || d.Name() == "testdata" || d.Name() == ".git") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		lines := token.NewFileSet()
		syntax, err := parser.ParseFile(lines, path, nil, parser.SkipObjectResolution)
		all[path] = source{syntax, lines}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
