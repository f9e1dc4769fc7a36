// Package spoken finds out in which language the program is to speak: what the command line
// says, else the environment, else the system. What is said in it is package voice's business.
package spoken

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"messup/journal/voice"
)

// flag is what the command line calls it.
const flag = "lang"

// Variable is the name of the variable that says it for messup alone.
const Variable = "MESSUP_LANG"

// Speak has everything be said in the language that is asked for from now on: before the
// commands are made, because their help is worded then.
func Speak(args []string, env func(string) string) { voice.Speak(Chosen(args, env, system)) }

// Chosen is the language that is asked for: by --lang, by MESSUP_LANG, by the locale, or as
// the system has it. What names none that there is says nothing; --lang is refused later,
// where it can be said.
func Chosen(args []string, env func(string) string, system func() string) voice.Language {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		name, is := strings.CutPrefix(arg, "--"+flag+"=")
		if arg == "--"+flag && i+1 < len(args) {
			name, is = args[i+1], true
		}
		if l, known := voice.LanguageNamed(name); is && known {
			return l
		}
	}
	if l, known := voice.LanguageNamed(env(Variable)); known {
		return l
	}
	if locale := cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG")); locale != "" {
		l, _ := voice.LanguageNamed(locale)
		return l
	}
	l, _ := voice.LanguageNamed(system())
	return l
}

// Flag makes the flag. It is read by Speak, long before the others; here a language that
// there is not is refused.
func Flag(flags *pflag.FlagSet) {
	flags.Var(new(named), flag, voice.Say("the language, `en` or fr (default: $MESSUP_LANG, else that of the system)"))
}

// named is the name of a language that there is.
type named string

func (n *named) String() string { return string(*n) }

// Type tells it from words of any kind: what is wrong with it, it says itself.
func (n *named) Type() string { return "language" }

// errNone says that there is no language of a name.
var errNone = errors.New("there is English, en, and French, fr")

// Set takes the name of a language.
func (n *named) Set(name string) error {
	if _, known := voice.LanguageNamed(name); !known {
		return fmt.Errorf("%w; not %q", errNone, name)
	}
	*n = named(name)
	return nil
}
