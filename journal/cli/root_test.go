package cli

import (
	"testing"

	"messup/prompts"
)

// A command that a line begins with is made alone, by the name that it has.
func TestACommandIsMadeAlone(t *testing.T) {
	s := &session{World: World{Env: func(string) string { return "" }}, sets: prompts.Shipped()}
	all := root(s, "")
	for _, g := range commands() {
		for _, c := range g.commands {
			cmd, _, err := all.Find([]string{c.name})
			if err != nil || cmd == all || cmd.Name() != c.name {
				t.Errorf("no command is called %s: %v", c.name, err)
			}
			if made := root(s, alone([]string{c.name, "--help"})).Commands(); len(made) != 1 || made[0].Name() != c.name {
				t.Errorf("beside %s others are made: %d in all", c.name, len(made))
			}
		}
	}
	for _, line := range [][]string{{"help", "list"}, {"--help"}, {"completion"}, {"lsit"}, {"--journal", "list"}} {
		if made := root(s, alone(line)).Commands(); len(made) < 40 {
			t.Errorf("%q: only %d commands are made to tell of", line, len(made))
		}
	}
}
