package topics_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"messup/journal/cli"
	"messup/journal/cli/takeout"
	"messup/journal/cli/topics"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/foreign"
	"messup/journal/search"
	"messup/journal/tui"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// told returns what help says of a topic.
func told(t *testing.T, name string) string {
	t.Helper()
	root, all := cli.Help(cli.World{Env: func(string) string { return "" }, OS: "linux"})
	i := slices.IndexFunc(all, func(one topics.Topic) bool { return one.Name == name })
	if i < 0 {
		t.Fatalf("there is no topic %s", name)
	}
	return all[i].Text(root)
}

// has wants each of the words to stand at the beginning of a row.
func has(t *testing.T, topic string, words []string) {
	t.Helper()
	text := told(t, topic)
	if len(words) == 0 {
		t.Errorf("%s: nothing was looked for", topic)
	}
	for _, w := range words {
		if !regexp.MustCompile(`(?m)^  ` + regexp.QuoteMeta(w) + `  `).MatchString(text) {
			t.Errorf("help %s does not tell of %q", topic, w)
		}
	}
}

// Whatever a table of the program has, help tells of.
func TestNothingIsMissingFromTheTopics(t *testing.T) {
	sets := prompts.Shipped()
	var scopes, formats, read, keys, codes []string
	for _, scope := range search.Scopes() {
		if scope != "is" { // told by the states there are
			scopes = append(scopes, scope+":")
		}
	}
	for _, q := range sets.First().Questions {
		scopes = append(scopes, q.ID+":")
	}
	has(t, "search", scopes)
	for _, state := range slices.Concat(search.Names(search.EntryStates()), search.Names(search.LessonStates()), search.Names(search.PlanStates())) {
		if !strings.Contains(told(t, "search"), "is:"+state) {
			t.Errorf("help search does not tell of is:%s", state)
		}
	}
	for _, f := range (takeout.Forms{Library: sets}).All() {
		formats = append(formats, f.Name)
	}
	has(t, "formats", formats)
	for _, p := range foreign.Programs() {
		read = append(read, string(p.Source))
	}
	has(t, "formats", read)
	for _, l := range page.Letters() {
		keys = append(keys, l.Key)
	}
	for _, a := range tui.Everywhere() {
		keys = append(keys, a.Key.Help().Key)
	}
	has(t, "keys", keys)
	for _, e := range usage.Exits() {
		codes = append(codes, strconv.Itoa(e.Code))
	}
	has(t, "exit", codes)
	root, _ := cli.Help(cli.World{Env: func(string) string { return "" }, OS: "linux"})
	all := " " + strings.Join(strings.Fields(told(t, "json")), " ") + ","
	for _, c := range root.Commands() {
		if c.Flags().Lookup("json") != nil && !strings.Contains(all, " "+c.Name()+",") {
			t.Errorf("help json does not tell of %s", c.Name())
		}
	}
}

// In French, help tells of every scope as it is typed there.
func TestTheScopesAreToldInFrench(t *testing.T) {
	voice.Speak(voice.French)
	t.Cleanup(func() { voice.Speak(voice.English) })
	var scopes []string
	for _, scope := range append(search.Scopes(), "goal", "learned", "thread") {
		if typed := voice.Typed(scope, ""); scope == "is" {
			if !strings.Contains(told(t, "search"), typed+"brouillon") {
				t.Errorf("help search does not tell of %s", typed)
			}
		} else {
			scopes = append(scopes, typed)
		}
	}
	has(t, "search", scopes)
}

// The codes of faults are those that are told.
func TestEveryExitCodeIsTold(t *testing.T) {
	is := map[int]bool{usage.OK: true, usage.Failed: true, usage.Unread: true}
	for _, f := range voice.Faults() {
		is[max(f.Exit, usage.Failed)] = true
	}
	var codes []int
	for _, e := range usage.Exits() {
		codes = append(codes, e.Code)
	}
	if want := slices.Sorted(maps.Keys(is)); !slices.Equal(codes, want) {
		t.Errorf("commands end with %v, and help tells of %v", want, codes)
	}
}

// What help says can be written for a day is read as one.
func TestEveryDateThatIsToldIsRead(t *testing.T) {
	now := time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC)
	rows := regexp.MustCompile(`(?m)^  (\S.*?)  +(\S.*)$`).FindAllStringSubmatch(told(t, "dates"), -1)
	if len(rows) < 10 {
		t.Fatalf("%d rows were found", len(rows))
	}
	read := map[string]bool{}
	for _, r := range rows {
		_, was := date.ParseWhen(r[1], now)
		to, ahead := date.ParseNext(r[1], date.DayOf(now))
		if was != nil && (ahead != nil || to.Day.IsZero()) {
			t.Errorf("%q is told and not read: %v, %v", r[1], was, ahead)
		}
		read[r[1]] = true
	}
	if !read["in 2 weeks"] || !read["last friday 14:10"] {
		t.Errorf("of %v some are missing", read)
	}
}

// No topic is wider than a terminal.
func TestTopicsFit(t *testing.T) {
	_, all := cli.Help(cli.World{Env: func(string) string { return "" }, OS: "linux"})
	for _, name := range topics.Named(all) {
		for line := range strings.Lines(told(t, name)) {
			if utf8.RuneCountInString(strings.TrimRight(line, "\n")) > usage.Columns {
				t.Errorf("help %s: %s", name, line)
			}
		}
	}
}

// Every variable that the source asks for stands in the table, and no other does.
func TestEveryVariableIsTold(t *testing.T) {
	asked := map[string]bool{"COLORTERM": true, "CLICOLOR_FORCE": true} // by package colorprofile
	err := filepath.WalkDir("../../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") || strings.Contains(path, "topics") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr: // Env("HOME")
				name := ""
				switch f := n.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					name = f.Sel.Name
				}
				if len(n.Args) == 1 && (name == "Env" || name == "env" || name == "Getenv") {
					ast.Inspect(n.Args[0], func(n ast.Node) bool { return literalOf(n, asked) })
				}
			case *ast.IndexExpr: // said["LANG"]
				if of, is := n.X.(*ast.Ident); is && of.Name == "said" {
					ast.Inspect(n.Index, func(n ast.Node) bool { return literalOf(n, asked) })
				}
			case *ast.BasicLit: // a constant, or what a line of the environment begins with
				if s, err := strconv.Unquote(n.Value); err == nil && regexp.MustCompile(`^(MESSUP_[A-Z]+|ACCESSIBLE|PAGER|VISUAL=|EDITOR=)$`).MatchString(s) {
					asked[strings.TrimSuffix(s, "=")] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, v := range topics.Variables() {
		told = append(told, v.Name)
	}
	slices.Sort(told)
	if want := slices.Sorted(maps.Keys(asked)); !slices.Equal(told, want) {
		t.Errorf("the source asks for\n%v, and help tells of\n%v", want, told)
	}
}

// literalOf notes a text that stands in an expression.
func literalOf(n ast.Node, into map[string]bool) bool {
	if lit, is := n.(*ast.BasicLit); is && lit.Kind == token.STRING {
		if s, err := strconv.Unquote(lit.Value); err == nil {
			into[s] = true
		}
	}
	return true
}
