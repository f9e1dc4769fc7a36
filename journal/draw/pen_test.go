package draw

import (
	"reflect"
	"testing"
)

// No mark of either set is missing, and typed ones are of ASCII alone.
func TestEveryMarkIsInBothSets(t *testing.T) {
	for name, marks := range map[string]Marks{"drawn": Drawn(), "typed": Typed()} {
		v := reflect.ValueOf(marks)
		for i := range v.NumField() {
			field, what := v.Field(i), v.Type().Field(i).Name
			var signs []string
			switch field.Kind() {
			case reflect.String:
				signs = []string{field.String()}
			case reflect.Array:
				for n := range field.Len() {
					signs = append(signs, field.Index(n).String())
				}
			case reflect.Bool: // how marks are told, and none itself
			default:
				t.Fatalf("%s is neither a sign nor several", what)
			}
			for _, sign := range signs {
				if sign == "" && (name != "typed" || what != "BarEnd") {
					t.Errorf("%s has no sign for %s", name, what)
				}
				for _, r := range sign {
					if name == "typed" && r > '~' {
						t.Errorf("%s is typed as %q, which no typewriter has", what, sign)
					}
				}
			}
		}
	}
}

func TestMarksGoByTheTerminal(t *testing.T) {
	for _, c := range []struct {
		environ []string
		typed   bool
	}{
		{nil, false},
		{[]string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}, false},
		{[]string{"TERM=linux", "LANG=en_GB.UTF-8"}, true},
		{[]string{"TERM=xterm", "LANG=C"}, true},
		{[]string{"TERM=xterm", "LANG=C.UTF-8"}, false},
		{[]string{"TERM=xterm", "LANG=C", "LC_ALL=de_DE.UTF-8"}, false},
		{[]string{"TERM=xterm", "LC_ALL=POSIX", "LANG=de_DE.UTF-8"}, true},
		{[]string{"TERM=xterm", "LANG=ja_JP.UTF-8", "MESSUP_MARKS=typed"}, true},
		{[]string{"TERM=linux", "MESSUP_MARKS=drawn"}, false},
	} {
		if got := MarksFor(c.environ) == Typed(); got != c.typed {
			t.Errorf("%q: typed is %v", c.environ, got)
		}
	}
}
