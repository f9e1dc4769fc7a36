//go:build unix

package manual_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"messup/journal/cli"
	"messup/journal/cli/manual"
	"messup/journal/cli/topics"
)

func pages() (*cobra.Command, []topics.Topic, map[string]string) {
	root, about := cli.Help(cli.World{Env: func(string) string { return "" }, OS: "linux"})
	all := map[string]string{}
	for _, p := range manual.Pages(root, about, "1.2.3") {
		all[p.File] = p.Text
	}
	return root, about, all
}

// Every command, those below others too, and every topic has its page.
func TestNothingIsMissingFromTheManual(t *testing.T) {
	root, about, all := pages()
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		page := strings.ReplaceAll(c.CommandPath(), " ", "-") + ".1"
		if all[page] == "" && !c.Hidden {
			t.Errorf("there is no page %s", page)
		}
		for _, below := range c.Commands() {
			walk(below)
		}
	}
	walk(root)
	for _, one := range about {
		if all["messup-"+one.Name+".7"] == "" {
			t.Errorf("there is no page of the topic %s", one.Name)
		}
	}
	for file, page := range all {
		if strings.Contains(page, "%!") {
			t.Errorf("%s: a place was not filled", file)
		}
	}
}

// man shows every page, without a warning, and with all that is in it.
func TestManShowsThePages(t *testing.T) {
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("there is no groff here, which man shows pages with")
	}
	_, _, all := pages()
	dir := t.TempDir()
	for file, page := range all {
		path := filepath.Join(dir, file)
		if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		var out, warned bytes.Buffer
		cmd := exec.CommandContext(t.Context(), groff, "-man", "-Tutf8", "-P-cbou", "-ww", "-Kutf8", "-rLL=80n", path)
		cmd.Stdout, cmd.Stderr = &out, &warned
		if err := cmd.Run(); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if warned.Len() > 0 {
			t.Errorf("%s: %s", file, &warned)
		}
		if !strings.Contains(out.String(), "NAME") {
			t.Errorf("%s is shown as %s", file, &out)
		}
	}
	shown, err := exec.CommandContext(t.Context(), groff, "-man", "-Tascii", "-P-cbou", "-Kutf8", "-rLL=100n", filepath.Join(dir, "messup-jot.1")).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"messup jot -5 degrees and no heating", "pbpaste | messup jot", "--passphrase-file FILE"} {
		if !strings.Contains(string(shown), want) && !strings.Contains(strings.ReplaceAll(string(shown), "\b", ""), want) {
			t.Errorf("the page of jot is without %q:\n%s", want, shown)
		}
	}
}
