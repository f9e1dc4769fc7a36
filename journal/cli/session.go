package cli

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/exchange"
	"messup/prompts"
)

// A session is one run of the program: its World, the flags, and the one
// writer all output goes through.
type session struct {
	World
	sets    prompts.Library
	out     *bufio.Writer
	journal *opened // nil until a command opens it
	file    string  // --journal
	json    bool    // --json
}

// path returns where the journal lies.
func (s *session) path() (string, error) {
	if s.file != "" {
		return s.file, nil
	}
	return place(s.OS, s.Env)
}

// printsJSON gives a command the flag --json.
func (s *session) printsJSON(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&s.json, "json", false, "print JSON instead of text")
	return cmd
}

// print hands v to --json, or else has text written by text.
func (s *session) print(v any, text func()) error {
	if !s.json {
		text()
		return nil
	}
	b, err := exchange.Marshal(v)
	if err != nil {
		return fmt.Errorf("printing: %w", err)
	}
	_, err = s.out.Write(b)
	return err
}

// say writes a line of text. What comes from the journal is cleaned: the file
// may hold what an older program or another hand put there.
func (s *session) say(format string, args ...any) {
	_, _ = fmt.Fprintln(s.out, journal.Clean(fmt.Sprintf(format, args...))) // a failed write is reported by Flush
}

// note writes a line beside the output, so that pipes do not read it. Where
// that cannot be written there is nobody to be told.
func (s *session) note(format string, args ...any) {
	_, _ = fmt.Fprintln(s.Err, journal.Clean(fmt.Sprintf(format, args...)))
}

// heading writes a line in bold where that is wanted.
func (s *session) heading(text string) {
	text = journal.CleanLine(text)
	if s.OutTerminal && s.Env("NO_COLOR") == "" && s.Env("TERM") != "dumb" {
		text = "\x1b[1m" + text + "\x1b[22m"
	}
	_, _ = fmt.Fprintln(s.out, text)
}

// width returns how many columns there are; 0 for any number.
func (s *session) width() int {
	if !s.OutTerminal || s.Width == nil {
		return 0
	}
	return s.Width()
}

// query reads the words of a command line as a search. A word with spaces in
// it is a phrase: the shell has taken its quotes away.
func (s *session) query(words []string) (journal.Query, error) {
	words = slices.Clone(words)
	for i, w := range words {
		if !strings.ContainsAny(w, " \t\n") || strings.ContainsAny(w, `"“”`) {
			continue
		}
		scope, text, scoped := strings.Cut(w, ":")
		if scoped && !strings.Contains(scope, " ") {
			words[i] = scope + `:"` + text + `"`
		} else {
			words[i] = `"` + w + `"`
		}
	}
	return journal.ParseQuery(strings.Join(words, " "), s.sets, s.Now())
}

// shortest returns the least of an entry's id that names it, and at least as
// much as lists show.
func shortest(ctx context.Context, b *journal.Book, id journal.ID) string {
	short, err := b.Shorten(ctx, journal.Entries, []journal.ID{id})
	if err != nil { // the whole id is right too
		return string(id)
	}
	return short[0]
}
