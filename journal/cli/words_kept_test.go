package cli_test

import (
	"io"
	"slices"
	"strconv"
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

// The words behind the misspelt name of a command that keeps them are given back as those behind a flag that
// there is not, in every group of commands; and so are those behind what it is called elsewhere.
func TestTheWordsOfAMisspeltCommandAreGivenBack(t *testing.T) {
	h := newHome(t)
	refused := func(line ...string) {
		if _, errs, code := h.run(line...); code != usage.Unread || !strings.Contains(errs, "These are your words:\n\n") || !strings.Contains(errs, "the lamp fell\n") {
			t.Errorf("%q: code %d, %s", line, code, errs)
		}
	}
	root, _ := cli.Help(cli.World{Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" }, OS: "linux"})
	groups := 0
	var look func(c *cobra.Command, path []string)
	look = func(c *cobra.Command, path []string) {
		for _, below := range c.Commands() {
			misspelt := append(slices.Clone(path), below.Name()+below.Name()[len(below.Name())-1:])
			if usage.KeepsWords(below) && strings.Contains(below.Use, "…") {
				refused(append(misspelt, "k3v9", "helped", "the", "lamp", "fell")...)
			}
			if below.HasSubCommands() {
				groups++
				look(below, append(slices.Clone(path), below.Name()))
			}
		}
	}
	look(root, nil)
	if groups == 0 {
		t.Error("no group of commands was looked at")
	}
	refused("note", "the", "lamp", "fell")
	refused("--plain", "plan", "ad", "the", "lamp", "fell")
	refused("plans", "ad", "--class", "9B", "the", "lamp", "fell")
	if _, errs, _ := h.run("find", "the", "lamp", "fell"); strings.Contains(errs, "These are your words") {
		t.Errorf("what is looked for is given back: %s", errs)
	}
}

// What comes in is used once, or given back: wherever - stands in more than one place, or beside words, for every
// command and every flag that keeps words.
func TestWordsThatComeInAreUsedOnceOrGivenBack(t *testing.T) {
	root, _ := cli.Help(cli.World{Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" }, OS: "linux"})
	h := newHome(t)
	refused := func(line ...string) {
		t.Helper()
		out, errs, code := h.given("the lamp fell\n", line...)
		if code == usage.OK || out != "" || !strings.HasSuffix(strings.Split(errs, "\n\nmessup: ")[0], "the lamp fell") {
			t.Errorf("%q: code %d, %s%s", line, code, out, errs)
		}
	}
	commands := 0
	var look func(c *cobra.Command, path []string)
	look = func(c *cobra.Command, path []string) {
		before, err := strconv.Atoi(c.Annotations["takes-words"])
		line := append(slices.Clone(path), slices.Repeat([]string{"better"}, before)...)
		if err == nil {
			commands++
			refused(append(slices.Clone(line), "-", "-")...)
			refused(append(slices.Clone(line), "a", "-")...)
			refused(append(slices.Clone(line), "", "-")...)
			refused(append(slices.Clone(line), "-", "a")...)
			refused(append(slices.Clone(line), "-5", "-")...)
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			name, _ := pflag.UnquoteUsage(f)
			if !usage.KeepsWords(c) || !strings.HasPrefix(f.Value.Type(), "string") || slices.Contains([]string{"FILE", "FOLDER", "IDS"}, name) {
				return
			}
			refused(append(slices.Clone(line), "--"+f.Name, "-", "-")...)
			if strings.Contains(f.Value.Type(), "A") {
				refused(append(slices.Clone(line), "--"+f.Name, "-", "--"+f.Name, "-")...)
			}
		})
		for _, below := range c.Commands() {
			look(below, append(slices.Clone(path), below.Name()))
		}
	}
	look(root, nil)
	if commands < 10 {
		t.Errorf("%d commands were looked at", commands)
	}
}
