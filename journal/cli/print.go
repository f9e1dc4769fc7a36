package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/progress"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/exchange"
	"messup/journal/text"
	"messup/journal/typeset"
	"messup/journal/voice"
	"messup/store/disk"
)

const (
	dayAs = told.DayAs // how dates are written for people
)

// printsJSON gives a command the flag --json.
func (s *session) printsJSON(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&s.json, "json", false, voice.Say("print JSON instead of text"))
	return cmd
}

// print hands v to --json, or else has text written by text.
func (s *session) print(v any, text func()) error {
	if !s.json {
		if !s.manners.silent(s.kept) {
			text()
		}
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
func (s *session) say(p voice.Phrase, args ...any) {
	if s.manners.silent(s.kept) {
		return
	}
	_, _ = fmt.Fprintln(s.out, text.Clean(voice.Say(p, args...))) // a failed write is reported by Flush
}

// note writes a line beside the output, so that pipes do not read it. Where that cannot be written there is
// nobody to be told. Who asked for quiet is told of what went wrong alone.
func (s *session) note(p voice.Phrase, args ...any) {
	if !s.manners.quiet {
		s.complain(p, args...)
	}
}

// complain is note for what goes wrong.
func (s *session) complain(p voice.Phrase, args ...any) {
	words := text.Clean(voice.Say(p, args...))
	if columns := s.width(); columns > 0 && s.ErrTerminal && !strings.Contains(words, "\n") {
		words = strings.Join(usage.Lines(words, columns), "\n")
	}
	_, _ = fmt.Fprintln(s.Err, words)
}

// heading writes a line in bold where that is wanted.
func (s *session) heading(words string) {
	words = text.CleanLine(words)
	if s.OutTerminal && !s.inLines() && s.Env("NO_COLOR") == "" && s.Env("TERM") != "dumb" && !s.Window.Plain {
		words = "\x1b[1m" + words + "\x1b[22m"
	}
	_, _ = fmt.Fprintln(s.out, words)
}

// width returns how many columns there are; 0 for any number.
func (s *session) width() int {
	if !s.OutTerminal || s.Width == nil {
		return 0
	}
	return s.Width()
}

// shortest returns the least of an id that names one of its kind, and at least as much as lists show.
func shortest(ctx context.Context, b *book.Book, k journal.Kind, id journal.ID) string {
	short, err := b.Shorten(ctx, k, []journal.ID{id})
	if err != nil { // the whole id is right too
		return string(id)
	}
	return short[0]
}

// prose writes text under a margin: wrapped on a terminal, as it stands anywhere else.
func (s *session) prose(margin, words string) {
	if words == "" {
		return
	}
	for _, line := range typeset.Behind(margin, words, s.measure(), false) {
		s.say("%s", line)
	}
}

// measure is how wide a text is set; 0 for any width.
func (s *session) measure() int { return min(s.width(), table.Measure) }

// tell writes what package told has to tell.
func (s *session) tell(blocks []typeset.Block) {
	for i, b := range blocks {
		if b.Apart && i > 0 {
			s.say("")
		}
		for _, line := range typeset.Rows(b, s.measure()) {
			if b.Kind.IsHeading() {
				s.heading(line)
				continue
			}
			if words, quoted := strings.CutPrefix(line, typeset.Bar); quoted {
				line = s.marks().Lesson + words
			}
			s.say("%s", line)
		}
	}
}

// named is the answer, in JSON, of commands that did something to one thing.
type named struct {
	ID    journal.ID `json:"id"`
	Title string     `json:"title"`
}

// idsOf returns the ids of things in a list.
func idsOf[T any](list []T, id func(T) journal.ID) []journal.ID {
	ids := make([]journal.ID, len(list))
	for i, v := range list {
		ids[i] = id(v)
	}
	return ids
}

// printList prints things of one kind: v to --json, or else what text says of
// them by the shortest id of each. Where there are none, it says so beside that.
func (s *session) printList(ctx context.Context, b *opened, k journal.Kind, ids []journal.ID, none string, v any, text func(short []string)) error {
	short, err := b.Shorten(ctx, k, ids)
	if err != nil {
		return err
	}
	return s.printShort(short, none, v, func() { text(short) })
}

// printShort is printList of what is called short already.
func (s *session) printShort(short []string, none string, v any, text func()) error {
	if len(short) == 0 {
		s.note("%s", none)
	}
	return s.print(v, text)
}

// printTable prints the rows; to a pipe nothing is cut, and each row is one line.
func (s *session) printTable(t table.Table) {
	for _, line := range t.Lines(s.width()) {
		s.say("%s", line)
	}
}

// notices says what the store wants a person to know although nothing failed.
func (s *session) notices() {
	if s.journal == nil || s.manners.glance {
		return
	}
	s.told()
	if path := s.journal.file.Path(); s.begins && disk.Exists(path) { // a path that was mistyped would be found out too late
		s.note("A journal is begun: %s", path)
	}
}

func (s *session) told() {
	for _, n := range s.journal.file.Notices() {
		s.note("%s", voice.Told(n))
	}
}

// settle makes the backup that is due, once all else is done, kept and told: whoever waits sees
// that it is, and may break it off. Nobody waits for it who kept nothing.
func (s *session) settle() {
	if !s.kept || s.journal == nil || s.manners.glance || !s.journal.file.Due() {
		return
	}
	line := shell{s}.Progress(progress.Backup, false)
	err := s.journal.file.Settle(line.In(context.Background()))
	line.Done()
	if s.told(); err != nil { // a script must not take what is kept for lost
		s.complain("messup: %v", voice.Sentence(err))
		s.complain("%s", voice.FoundLater())
	}
}
