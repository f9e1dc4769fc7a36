package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/prompts"
)

// A form that is told line by line: what there is to fill in, and words that go in as if
// they had been typed or chosen there.

// Blanks are the fields, in their order.
func (f *Huh) Blanks() []page.Blank {
	f.readAnew()
	all := make([]page.Blank, len(f.fields))
	for i, field := range f.fields {
		b := page.Blank{Seldom: i >= f.usual, Waits: field.Skip(), Row: f.list}
		switch field := field.(type) {
		case *TextField:
			b.Words, b.Long = text.Clean(field.Accessor.Get()), true
		case *LineField:
			b.Name, b.Hint, b.Words, b.Secret = field.label, field.hint, field.Accessor.Get(), field.secret
			b.Reads, b.Quoted = field.understood(), field.quoted().Words
			if field.Offers != nil {
				b.Offers = field.Offers()
			}
		case *ChipField:
			b.Name, b.Words, b.Chips, b.Many = field.label, field.accessor.Get(), field.offered(), field.many
			b.Own = slices.Contains(b.Chips, prompts.SomethingElse)
		}
		all[i] = b
	}
	return all
}

// told takes what comes of a line; taken is false where it is none of this.
func (f *Huh) told(msg tea.Msg) (taken, done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case page.FillMsg:
		cmd = f.goTo(msg.Blank)
		if into, is := f.fields[f.At()].(interface{ fill(words string) }); is && f.At() == msg.Blank {
			into.fill(msg.Words)
		}
		f.readAnew()
	case page.FirstMsg:
		cmd = f.goTo(0)
	case page.OnwardMsg:
		done = true
	default:
		return false, false, nil
	}
	return true, done, cmd
}

// goTo goes to a field by its place, on or back.
func (f *Huh) goTo(field int) tea.Cmd {
	var cmds []tea.Cmd
	for f.At() > field && !f.First() {
		cmds = append(cmds, f.huh.PrevField())
	}
	return tea.Batch(append(cmds, f.To(field))...)
}

func (f *TextField) fill(words string) {
	words = text.Clean(words)
	if f.err = f.over(words); f.err == nil {
		f.change(func() { f.sheet.Set(words) })
	}
}

func (f *LineField) fill(words string) {
	words = text.CleanLine(words)
	if f.err = f.over(len(words)); f.err == nil && (words != "" || !f.waveOff()) {
		f.change(func() { f.sheet.Set(words) })
	}
}

func (f *ChipField) fill(words string) {
	if f.own.err = f.own.over(len(words)); f.own.err == nil {
		f.choose(strings.FieldsFunc(text.Clean(words), func(r rune) bool { return r == '\n' }))
	}
}
