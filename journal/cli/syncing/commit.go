package syncing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"messup/journal"
	"messup/journal/instep"
	"messup/journal/text"
	"messup/journal/voice"
)

// git is the repository that a folder is, or lies in. The git of the system does all of it: it
// adds what a sync writes, and makes a commit of that. It runs no hooks and no filters of the
// repository, asks nobody anything, and sends nothing.
type git struct {
	dir   string
	plain []string // variables that keep its filters from running
}

// ready says why git cannot record anything there.
func (g git) ready(ctx context.Context) error {
	if _, err := exec.LookPath("git"); err != nil {
		return fmt.Errorf("%w: git is not installed here, and --commit needs it; --no-commit does without", journal.ErrNoCommit)
	}
	if _, err := g.run(ctx, "rev-parse", "--is-inside-work-tree"); err != nil {
		return fmt.Errorf("%w: %s is no git repository; git init there makes it one", journal.ErrNoCommit, g.dir)
	}
	return nil
}

// unfiltered is the same git without the filters that are configured: what lies in the folder
// is recorded as it is, and no program runs that the repository names.
func (g git) unfiltered(ctx context.Context) (git, error) {
	listed, err := g.run(ctx, "config", "--null", "--name-only", "--list")
	if err != nil {
		return g, err
	}
	n := 0
	for _, variable := range exec.CommandContext(ctx, "git").Environ() { // whatever else somebody set stays
		if count, is := strings.CutPrefix(variable, "GIT_CONFIG_COUNT="); is {
			n, _ = strconv.Atoi(count)
		}
	}
	set := func(key, value string) {
		g.plain = append(g.plain, fmt.Sprintf("GIT_CONFIG_KEY_%d=%s", n, key), fmt.Sprintf("GIT_CONFIG_VALUE_%d=%s", n, value))
		n++
	}
	drivers := map[string]bool{}
	for name := range strings.SplitSeq(string(listed), "\x00") {
		last := strings.LastIndexByte(name, '.')
		if last < 0 || !strings.HasPrefix(name, "filter.") || drivers[name[:last]] {
			continue
		}
		driver := name[:last]
		drivers[driver] = true
		for _, what := range []string{".clean", ".smudge", ".process"} {
			set(driver+what, "")
		}
		set(driver+".required", "false")
	}
	g.plain = append(g.plain, fmt.Sprintf("GIT_CONFIG_COUNT=%d", n))
	return g, nil
}

// record makes a commit of what lies in the folder; empty if nothing was changed, or if git is told
// to leave out all that a sync writes.
func (g git) record(ctx context.Context, done instep.Done) (commit string, ignored bool, err error) {
	if g, err = g.unfiltered(ctx); err != nil {
		return "", false, err
	}
	ours := []string{"--"}
	for _, dir := range instep.Folders() {
		if dir != "" {
			ours = append(ours, ":(glob)"+dir+"/*")
		}
	}
	ours = append(ours, ":(glob)settings.*", ":(glob)messup.key", ":(glob)inbox/**")
	changed, err := g.run(ctx, append([]string{"status", "--porcelain", "--untracked-files=all"}, ours...)...)
	if err == nil && len(bytes.TrimSpace(changed)) == 0 {
		ignored, err = g.ignores(ctx)
		return "", ignored, err
	}
	if err != nil {
		return "", false, err
	}
	// Only what has changed is named: a pattern that fits nothing would be refused.
	var paths []string
	for _, p := range ours[1:] {
		if some, err := g.run(ctx, "status", "--porcelain", "--untracked-files=all", "--", p); err == nil && len(bytes.TrimSpace(some)) > 0 {
			paths = append(paths, p)
		}
	}
	if _, err := g.run(ctx, append([]string{"add", "-A", "--"}, paths...)...); err != nil {
		return "", false, err
	}
	commits := []string{"commit", "--quiet", "--no-verify", "--no-gpg-sign", "-m", message(done)}
	if _, err := g.run(ctx, "rev-parse", "--quiet", "--verify", "MERGE_HEAD"); err != nil { // a merge is recorded as a whole
		commits = append(append(commits, "--"), paths...)
	}
	if _, err := g.run(ctx, commits...); err != nil {
		return "", false, err
	}
	id, err := g.run(ctx, "rev-parse", "--short", "HEAD")
	return strings.TrimSpace(string(id)), false, err
}

// ignores reports whether git is told to leave out what a sync writes.
func (g git) ignores(ctx context.Context) (bool, error) {
	for _, dir := range instep.Folders() {
		if dir == "" {
			continue
		}
		left, err := g.run(ctx, "ls-files", "--others", "--ignored", "--exclude-standard", "--", ":(glob)"+dir+"/*")
		if err != nil || len(bytes.TrimSpace(left)) > 0 {
			return err == nil, err
		}
	}
	return false, nil
}

// message says what was done, in no words of the journal.
func message(d instep.Done) string {
	return voice.Say("messup sync: %s written, %s came in", voice.Count(d.Written+d.Gone, "file", "files"), voice.Count(d.Added+d.Updated+d.Deleted, "thing", "things"))
}

// run runs git in the folder, and has it answer in English and ask nothing.
func (g git) run(ctx context.Context, args ...string) ([]byte, error) {
	all := slices.Concat([]string{"-C", g.dir, "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0"}, args)
	cmd := exec.CommandContext(ctx, "git", all...) //nolint:gosec // the words are ours, and the folder the person's
	cmd.Env = slices.Concat(slices.DeleteFunc(cmd.Environ(), leadsElsewhere), []string{"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_EDITOR=true", "GIT_OPTIONAL_LOCKS=0"}, g.plain)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = fmt.Errorf("%w: git %s: %s", journal.ErrNoCommit, args[0], text.ClipLine(text.CleanLine(said.String()), 300))
	}
	return out.Bytes(), err
}

// leadsElsewhere reports whether a variable makes git work on another repository than that of
// the folder, as where messup is called by a hook.
func leadsElsewhere(variable string) bool {
	name, _, _ := strings.Cut(variable, "=")
	return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_PREFIX"}, name)
}
