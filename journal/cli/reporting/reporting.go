// Package reporting is the command that makes the report of a year, in as many sittings as it
// takes, and that of a team out of the bundles of several people. What a report is made of and
// how it is written is package report; here it is chosen, asked about and put into a file. What
// it needs of the run it is part of is a Shell.
package reporting

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/takeout"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/journal/report"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/typeset"
	"messup/journal/voice"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// Book opens the journal, whether there is one or not.
	Book() (*book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Note writes a line beside the output.
	Note(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Heading writes a line in bold where that is wanted.
	Heading(words string)
	// Rows prints a table.
	Rows(table.Table)
	// Ask asks a question on a terminal; asked is false where there is none.
	Ask(question string) (answer string, asked bool, err error)
	// Terminal reports whether there is somebody to ask.
	Terminal() bool
	// Done says that what was asked for is done, and stays.
	Done()
	// Random is where what is shuffled is drawn from.
	Random() io.Reader
}

// flags are what the command was asked for.
type flags struct {
	wins, failures, carry   []string
	lines                   habits.Lines
	guided, redact, replace bool
	file, merge             string
}

// Report makes the report of a year.
func Report(s Shell) *cobra.Command {
	var f flags
	cmd := s.JSON(&cobra.Command{
		Use:   "report [YEAR]",
		Short: voice.Say("Make the report of a year, or of a team"),
		Long: voice.Say(`Show what a school year (2025-26) or a calendar year (2026) holds, wins first, and
what you chose of it so far. Without a year it is this school year. Choose and
type with the flags below, or step by step with --guided; all of it is kept until
you change it, so it can take several sittings. That is on this computer and in its
backups alone: no export and no sync takes it along. With -o the report is written to a
new file that only you can read, as Markdown, or as a page for a browser if its
name ends with .html. It is for yourself; with --redact each sentence
that may point at somebody is asked about first, and others may read it. What you
decide is kept until the file is written, so you can stop and go on another day.

With --merge the report of a team is made from the bundles in a folder, one of each
person, as "messup share" writes them. Nobody is counted or ranked in it, and its
order is shuffled. Fill in what the team says together, and join by hand what says
the same. What is marked heavy is in no report.`),
		Example: voice.Say(`  messup report
  messup report 2025-26 --guided
  messup report 2025-26 --failures k3v9,p2xw --carry k3v9 -o year.md
  messup report --merge bundles --title "Grade 9 team" -o team.md`),
		Args:              usage.Takes(0, 1),
		ValidArgsFunction: completeYears(s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd, s, args)
		},
	})
	set := cmd.Flags()
	set.StringSliceVar(&f.wins, "wins", nil, voice.Say("the wins it tells, by their `IDS`; none chosen, with -, tells all of them"))
	set.StringSliceVar(&f.failures, "failures", nil, voice.Say("the failures it tells, by their `IDS` and in their order: %d at most; - for none", report.Most))
	set.StringSliceVar(&f.carry, "carry", nil, voice.Say("what you carry into next year, by the `IDS` of lessons and plans: %d at most; - for none", report.MostCarried))
	for i, l := range typed() {
		set.StringVar(f.lines.All()[i], l.flag, "", voice.Say(l.usage))
		usage.WordsIn(cmd, l.flag)
	}
	set.BoolVar(&f.guided, "guided", false, voice.Say("go through it step by step; each step is kept, and enter skips one"))
	set.BoolVar(&f.redact, "redact", false, voice.Say("with -o: ask about each sentence that may point at somebody"))
	set.StringVarP(&f.file, "output", "o", "", voice.Say("write it to this `FILE`, or print it: -"))
	set.BoolVar(&f.replace, "replace", false, voice.Say("replace a file that is there already"))
	set.StringVar(&f.merge, "merge", "", voice.Say("make the report of a team from the bundles in this `FOLDER`"))
	_ = cmd.MarkFlagDirname("merge") // fails only for a flag that is not there
	return cmd
}

// A typing is a line that is typed for a report.
type typing struct {
	flag         string
	label, usage voice.Phrase
	ask          voice.Phrase // as it is asked in a sitting
}

// typed are the lines, as habits.Lines has them.
func typed() [6]typing {
	return [...]typing{
		{"title", "Title", "your `NAME` or role, or what the team is called", "Whose report is it? A name or a role, or nothing."},
		{"important", "Important", "what was most important this year, in one `LINE`", "What was most important to you this year? One line."},
		{"counted", "Counted", "the `NUMBERS` you were given", "Which numbers were you given this year? A survey, results, an average."},
		{"landed", "How it landed", "how those landed with you, with students, with colleagues: some `WORDS`", "How did they land, with you or with others?"},
		{"thanks", "Thanks", "`WHO` to thank, with the first words", "Who is to be thanked, and what would you say first?"},
		{"unsure", "Not known", "`WHAT` you still don't know", "What do you still not know?"},
	}
}

// completeYears offers the school years that are likely.
func completeYears(s Shell) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		b, err := s.Book()
		if err != nil || len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		today := date.DayOf(b.Now())
		return []string{date.SchoolYear(today).Name, date.SchoolYear(today - 366).Name, today.Format("2006")}, cobra.ShellCompDirectiveNoFileComp
	}
}

func (f flags) run(cmd *cobra.Command, s Shell, args []string) error {
	b, err := s.Book()
	if err != nil {
		return err
	}
	year := date.SchoolYear(date.DayOf(b.Now()))
	if len(args) > 0 {
		if year, err = date.ParseYear(args[0]); err != nil {
			return usage.Misused(cmd, "%s", voice.Sentence(err))
		}
	}
	for _, pair := range [][2]string{{"merge", "guided"}, {"merge", "redact"}, {"merge", "wins"}, {"merge", "failures"}, {"merge", "carry"}, {"merge", "json"}, {"output", "json"}} {
		if cmd.Flags().Changed(pair[0]) && cmd.Flags().Changed(pair[1]) {
			return usage.Misused(cmd, "either --%s, or --%s", pair[0], pair[1])
		}
	}
	if cmd.Flags().Changed("merge") {
		return f.team(cmd, s, year)
	}
	if f.redact && (f.file == "" || f.file == printed) {
		return usage.Misused(cmd, "--redact is for a file that others may read: name it with -o")
	}
	switch {
	case s.Terminal():
	case f.redact:
		return errUnread
	case f.guided:
		return errNoTerminal
	}
	if b, err = s.Read(cmd.Context()); err != nil {
		return err
	}
	r := run{Shell: s, ctx: cmd.Context(), book: b, year: year}
	if err := r.load(); err != nil {
		return err
	}
	if err := r.change(cmd, f); err != nil {
		return err
	}
	if f.guided {
		if err := r.sit(); err != nil {
			return err
		}
	}
	return r.give(f)
}

// give is what the command ends with: a file, the report, or what there is to choose from.
func (r *run) give(f flags) error {
	switch {
	case f.file == printed:
		return f.put(r, r.material.Report(r.chosen).Doc())
	case f.file != "":
		return r.write(f)
	case f.guided:
		return nil
	}
	return r.list()
}

// run is one year being reported on.
type run struct {
	Shell
	ctx      context.Context //nolint:containedctx // of the one command that it is good for
	book     *book.Book
	year     date.Year
	all      journal.Archive // but for what is heavy
	heavy    int             // how many entries are left out for that
	material report.Material
	chosen   habits.Report
	inquired bool // a step of a sitting asked something
}

func (r *run) load() error {
	err := r.book.Archive.Out(r.ctx, search.Query{}, false, func(o *record.Outgoing) (err error) {
		r.heavy = o.Heavy
		r.all, err = o.All()
		return err
	})
	if err != nil {
		return err
	}
	h, err := r.book.Habits(r.ctx)
	if err != nil {
		return err
	}
	r.material, r.chosen = report.Gather(r.book.Sets(), r.all, r.year), h.Reports[r.year.Name]
	return nil
}

// change keeps what the flags say.
func (r *run) change(cmd *cobra.Command, f flags) (err error) {
	changed := false
	for _, c := range r.choices() {
		if !cmd.Flags().Changed(c.flag) {
			continue
		}
		changed = true
		given := map[string][]string{"wins": f.wins, "failures": f.failures, "carry": f.carry}[c.flag]
		if *c.chosen, err = c.read(given); err != nil {
			return r.listed(fmt.Errorf("--%s: %w", c.flag, err))
		}
	}
	for i, l := range typed() {
		if cmd.Flags().Changed(l.flag) {
			changed = true
			*r.chosen.Lines.All()[i] = *f.lines.All()[i]
		}
	}
	if !changed {
		return nil
	}
	return r.keep()
}

// keep keeps what was chosen and typed so far.
func (r *run) keep() error {
	for i, line := range r.chosen.Lines.All() {
		if *line = strings.TrimSpace(text.Clean(*line)); len(*line) > journal.MaxAnswer {
			return fmt.Errorf("--%s: %w", typed()[i].flag, journal.ErrTooLong)
		}
	}
	err := r.book.Remember(r.ctx, func(h *habits.Habits) {
		if h.Reports == nil {
			h.Reports = map[string]habits.Report{}
		}
		h.Reports[r.year.Name] = r.chosen
		if r.chosen.Empty() {
			delete(h.Reports, r.year.Name)
		}
	})
	if err == nil {
		r.Done()
	}
	return err
}

// listed gives an error about an id the command that lists them.
func (r *run) listed(err error) error {
	return &usage.HintedError{Err: err, Hint: voice.Say("`messup report %s` shows what there is to choose from.", r.year.Name)}
}

// page is what the name of a file ends with that is a page for a browser, and printed what is
// named in place of a file where it is to be printed.
const (
	page    = ".html"
	printed = "-"
)

// put writes a report: to a new file, as a page for a browser if it is called one, else as
// Markdown.
func (f flags) put(s Shell, d typeset.Doc) error {
	if f.file == printed {
		var said strings.Builder
		err := typeset.Markdown(&said, d)
		for line := range strings.Lines(said.String()) {
			s.Say("%s", strings.TrimSuffix(line, "\n"))
		}
		return err
	}
	err := takeout.Fill(f.file, f.replace, func(w io.Writer) error {
		if f.isPage() {
			return typeset.HTML(w, d)
		}
		return typeset.Markdown(w, d)
	})
	if err == nil {
		s.Done()
	}
	return err
}

// free says what is at the file already.
func (f flags) free() error {
	if f.file == printed {
		return nil
	}
	return takeout.Free(f.file, f.replace)
}

// isPage reports whether the file is to be a page for a browser.
func (f flags) isPage() bool { return strings.EqualFold(filepath.Ext(f.file), page) }

// form is what the file is written as.
func (f flags) form() string {
	if f.isPage() {
		return voice.Say("a page for a browser")
	}
	return voice.Say("Markdown")
}

// write writes the report of the year to a file.
func (r *run) write(f flags) error {
	if err := f.free(); err != nil { // said before somebody reads it through
		return err
	}
	done := r.material.Report(r.chosen)
	if f.redact {
		sure, err := r.check(&done)
		if err != nil || !sure {
			return err
		}
	}
	if err := f.put(r, done.Doc()); err != nil {
		return err
	}
	if f.redact { // what was decided was for this one
		r.chosen.Read = nil
		if err := r.keep(); err != nil {
			return err
		}
	}
	r.Say("Wrote the report of %s to %s, as %s.", r.year.Name, f.file, f.form())
	if len(done.Failures) == 0 {
		r.Note("No failure is in it: `messup report %s` lists them.", r.year.Name)
	}
	return nil
}
