package spoken_test

import (
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"messup/journal/cli/spoken"
	"messup/journal/voice"
)

// What is nearest to the person says it: the command line, then messup's own variable, then
// the locale, then the system.
func TestTheNearestSaysTheLanguage(t *testing.T) {
	for _, c := range []struct {
		name, args, env, system string
		want                    voice.Language
	}{
		{"nothing says", "list", "", "", voice.English},
		{"the flag", "list --lang fr", "MESSUP_LANG=en", "", voice.French},
		{"the flag in one", "--lang=fr list", "LANG=en_CA.UTF-8", "", voice.French},
		{"the flag of Canada", "--lang=fr-CA list", "", "", voice.French},
		{"back to English", "--lang en list", "LANG=fr_CA.UTF-8", "fr-CA", voice.English},
		{"a word after --", "jot -- --lang fr", "", "", voice.English},
		{"the flag with nothing", "list --lang", "", "", voice.English},
		{"the variable", "list", "MESSUP_LANG=fr LANG=en_CA.UTF-8", "", voice.French},
		{"a variable that names none", "list", "MESSUP_LANG=de LANG=fr_CA.UTF-8", "", voice.French},
		{"the locale", "list", "LANG=fr_CA.UTF-8", "", voice.French},
		{"messages first", "list", "LANG=en_CA.UTF-8 LC_MESSAGES=fr_CA.UTF-8", "", voice.French},
		{"all before it", "list", "LC_ALL=C LC_MESSAGES=fr_CA.UTF-8", "", voice.English},
		{"a locale of another language", "list", "LANG=fry", "fr-CA", voice.English},
		{"the system", "list", "", "fr-CA", voice.French},
	} {
		env := map[string]string{}
		for said := range strings.FieldsSeq(c.env) {
			name, value, _ := strings.Cut(said, "=")
			env[name] = value
		}
		got := spoken.Chosen(strings.Fields(c.args), func(name string) string { return env[name] }, func() string { return c.system })
		if got != c.want {
			t.Errorf("%s: %q is spoken", c.name, got)
		}
	}
}

// A language there is not is refused, with those there are.
func TestALanguageThereIsNotIsRefused(t *testing.T) {
	flags := pflag.NewFlagSet("messup", pflag.ContinueOnError)
	spoken.Flag(flags)
	for _, name := range []string{"fr", "fr-CA", "en"} {
		if err := flags.Set("lang", name); err != nil {
			t.Error(err)
		}
	}
	if err := flags.Set("lang", "klingon"); err == nil || !strings.Contains(err.Error(), "French, fr") {
		t.Errorf("klingon: %v", err)
	}
}
