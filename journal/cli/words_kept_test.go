package cli_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal/cli"
	"messup/journal/cli/usage"
)

// Every command, and every flag, that is given words says whether somebody wants them kept: then - stands for
// what comes in, and they are given back where the command fails. All others look for words, or are given ids,
// names, choices and files.
func TestEveryCommandSaysWhetherItKeepsWords(t *testing.T) {
	looking := []string{"messup list", "messup lessons", "messup plans", "messup export", "messup purge", "messup tags merge"}
	given := []string{"FILE", "FOLDER", "FORMAT", "ID", "IDS", "CLASS", "TAG", "SET", "WORD", "NAME=ROLE", "PERIODS", "MINUTES", "SHOW", "monday", "better"}
	others := []string{"heard --find", "purge --with", "jot --when", "lessons add --basis", "people add --purpose", "people edit --purpose"}
	root, _ := cli.Help(cli.World{Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" }, OS: "linux"})
	var look func(c *cobra.Command)
	look = func(c *cobra.Command) {
		if strings.Contains(c.Use, "…") && !usage.KeepsWords(c) && !slices.Contains(looking, c.CommandPath()) {
			t.Errorf("%s is given words, and says not whether it keeps them", c.UseLine())
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			name, _ := pflag.UnquoteUsage(f)
			if strings.HasPrefix(f.Value.Type(), "string") && !usage.HoldsWords(f) && !slices.Contains(given, name) && !slices.Contains(others, usage.Named(c)+" --"+f.Name) {
				t.Errorf("%s --%s %s is given words, and says not whether it keeps them", c.CommandPath(), f.Name, name)
			}
		})
		for _, below := range c.Commands() {
			look(below)
		}
	}
	look(root)
}
