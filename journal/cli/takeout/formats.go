package takeout

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/book"
	"messup/journal/calendar"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/exchange"
	"messup/journal/foreign"
	"messup/journal/text"
	"messup/journal/typeset"
	"messup/journal/voice"
	"messup/prompts"
)

// Formats returns the formats there are: for people first, then messup's own, then those of
// other programs. The one that is taken where nobody names one is Default.
func Formats(sets prompts.Library) []exchange.Format {
	tell := teller{sets}
	all := []exchange.Format{
		{Name: "html", About: "one page for a browser, to read or to print", Write: tell.page},
		{Name: "markdown", About: "one document for people", Ending: ".md", Write: tell.markdown},
		{Name: "text", About: "plain text, 72 columns wide", Ending: paperEnding, Write: tell.text},
		{Name: "csv", About: "a table for a spreadsheet, a row an entry", Write: exchange.CSV(sets)},
		calendar.Format(),
	}
	all = append(all, exchange.Formats()...)
	return append(all,
		exchange.Format{Name: "jrnl", About: "the text that jrnl imports", Ending: paperEnding, Write: foreign.WriteJrnl(tell.body)},
		exchange.Format{Name: "dayone", About: "the zip that Day One imports", Ending: ".zip", Write: foreign.WriteDayOne(tell.body), Plain: foreign.WriteDayOneJSON(tell.body)},
	)
}

// Default is the format that holds everything, and comes back.
func Default() string { return exchange.Formats()[0].Name }

// Find returns a format by its name.
func Find(sets prompts.Library, name string) (exchange.Format, bool) {
	for _, f := range Formats(sets) {
		if f.Name == name {
			return f, true
		}
	}
	return exchange.Format{}, false
}

// help tells of the formats there are, one a line.
func (all Forms) help() string {
	var b strings.Builder
	for _, f := range all.All() {
		fmt.Fprintf(&b, "  %-9s %s\n", f.Name, voice.Say(voice.Phrase(f.About)))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Forms are the formats there are with the sets of a journal.
type Forms struct{ prompts.Library }

// All are all of them, and the folder.
func (all Forms) All() []exchange.Format {
	return append(Formats(all.Library), exchange.Format{Name: AsFolder, About: string(folderAbout)})
}

func (all Forms) names() (names []string) {
	for _, f := range all.All() {
		names = append(names, f.Name)
	}
	return names
}

// complete offers them where somebody types one.
func (all Forms) complete(*cobra.Command, []string, string) (names []string, _ cobra.ShellCompDirective) {
	for _, f := range all.All() {
		names = append(names, cobra.CompletionWithDesc(f.Name, voice.Say(voice.Phrase(f.About))))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// A teller tells entries to people.
type teller struct{ sets prompts.Library }

// blocks are entries as a text for people.
func (t teller) blocks(c exchange.Contents) iter.Seq2[typeset.Block, error] {
	return func(yield func(typeset.Block, error) bool) {
		all := func(blocks []typeset.Block) bool {
			return !slices.ContainsFunc(blocks, func(b typeset.Block) bool { return !yield(b, nil) })
		}
		loose, asked := false, map[string]bool{}
		for s, err := range exchange.Stories(c) {
			if err != nil {
				yield(typeset.Block{}, err)
				return
			}
			asked[s.Set] = true
			told := t.told(s)
			if s.ID == "" && !loose {
				loose = true
				told = append([]typeset.Block{{Kind: typeset.Heading, Apart: true, Text: voice.Say("Lessons of no entry")}}, told...)
			}
			if !all(told) {
				return
			}
		}
		all(t.credits(asked))
	}
}

// credits say whose the questions are.
func (t teller) credits(asked map[string]bool) (all []typeset.Block) {
	for _, set := range t.sets.Sets() {
		if asked[set.ID] && set.Credit != "" {
			all = append(all, typeset.Block{Kind: typeset.Aside, Text: voice.Word(set.Credit)})
		}
	}
	if len(all) > 0 {
		all = append([]typeset.Block{{Kind: typeset.Rule, Apart: true}}, all...)
	}
	return all
}

func (t teller) told(s exchange.Story) (all []typeset.Block) {
	if s.ID == "" {
		for _, l := range s.Lessons {
			all = append(all, told.Lesson(l)...)
		}
		return all
	}
	taught := make([]book.Taught, len(s.Lessons))
	for i, l := range s.Lessons {
		taught[i] = book.Taught{Lesson: l}
	}
	return told.Entry(t.sets, s.Entry, taught, "")
}

// titled is what a document is called.
func titled() string { return voice.Say("Messes, and what they taught") }

func (t teller) page(w io.Writer, c exchange.Contents) error {
	return typeset.HTMLOf(w, string(voice.Spoken()), titled(), t.blocks(c))
}

func (t teller) markdown(w io.Writer, c exchange.Contents) error {
	return typeset.MarkdownOf(w, titled(), t.blocks(c))
}

func (t teller) text(w io.Writer, c exchange.Contents) error {
	return typeset.PlainOf(w, table.Measure, t.blocks(c))
}

// body is an entry as a text below its title and its day, which others set.
func (t teller) body(s exchange.Story) string {
	const named = 2 // the title, and what stands below it
	told := t.told(s)[named:]
	if s.Class != "" {
		told = append([]typeset.Block{{Kind: typeset.Aside, Text: s.Class}}, told...)
	}
	return strings.Trim(strings.Join(typeset.Lines(typeset.Doc{Blocks: told}, 0), "\n"), "\n")
}

// head keeps the first lines of what is written.
type head struct {
	left int
	all  bytes.Buffer
}

// errSeen says that enough was written.
var errSeen = errors.New("enough was seen")

func (h *head) Write(b []byte) (int, error) {
	if h.left < 0 {
		return 0, errSeen
	}
	h.all.Write(b)
	if h.left -= bytes.Count(b, []byte("\n")); h.left < 0 {
		return len(b), errSeen
	}
	return len(b), nil
}

func (h *head) lines() (lines []string) {
	for line := range strings.Lines(h.all.String()) {
		lines = append(lines, strings.TrimRight(text.Clean(strings.TrimPrefix(line, "\uFEFF")), "\n"))
	}
	return lines
}
