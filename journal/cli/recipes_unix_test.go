//go:build unix

package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Each line of the recipes for a shell is carried out as the program would that it is for: bash
// draws the prompt, tmux runs what stands in #( ), cron takes five fields for the time and \% for %.
func TestTheRecipesForAShellWork(t *testing.T) {
	data, err := os.ReadFile("testdata/shell.md")
	if err != nil {
		t.Fatal(err)
	}
	home, bin := t.TempDir(), t.TempDir()
	if err := os.Symlink(built(t, "messup"), filepath.Join(bin, "messup")); err != nil {
		t.Fatal(err)
	}
	run := func(words ...string) string {
		cmd := exec.CommandContext(t.Context(), words[0], words[1:]...)
		cmd.Env = []string{"HOME=" + home, "PATH=" + bin + ":" + os.Getenv("PATH")}
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%q: %v\n%s", words, err, out)
		}
		return string(out)
	}
	program := filepath.Join(bin, "messup") // testscript has one of its own in the PATH of this process
	run(program, "people", "add", "ELL teacher", "--day", "today")
	run(program, "settings", "--break", "1 jul to 31 aug")
	cron := regexp.MustCompile(`^(?:[\d*,/-]+ ){5}(.*)`)
	inTmux := regexp.MustCompile(`^set -g status-right '#\((.*)\)(.*)'$`)
	lines := strings.Split(strings.Trim(string(data), "`sh\n"), "\n")
	if len(lines) > 12 {
		t.Errorf("%d lines are no short page", len(lines))
	}
	carriedOut := 0
	for _, line := range lines {
		m, tmux := cron.FindStringSubmatch(line), inTmux.FindStringSubmatch(line)
		var got, want string
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "PS1="):
			if _, err := exec.LookPath("bash"); err != nil {
				t.Skip("there is no bash here")
			}
			got, want = run("bash", "-c", "PS1='ready$ '\n"+line+"\nprintf %s \"${PS1@P}\""), "1 due ready$ "
		case tmux != nil:
			got, want = strings.TrimSuffix(run("sh", "-c", tmux[1]), "\n")+tmux[2], "1 due  %H:%M "
		case m != nil:
			command := strings.ReplaceAll(m[1], `\%`, "%")
			got = run("sh", "-c", command)
			want = map[bool]string{true: "Speak to ELL teacher", false: "~"}[strings.HasSuffix(command, "today")]
			want = strings.ReplaceAll(want, "~", home)
		default:
			got, want = run("sh", "-c", line), "Speak to ELL teacher"
		}
		if !strings.Contains(got, want) {
			t.Errorf("%s\nprints %q, want %q", line, got, want)
		}
		carriedOut++
	}
	if made, _ := filepath.Glob(filepath.Join(home, "messup*")); carriedOut < 6 || len(made) != 2 {
		t.Errorf("%d recipes were carried out, and made %q", carriedOut, made)
	}
}
