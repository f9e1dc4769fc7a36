package form

import (
	"slices"

	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A Quoted is what a person has said already, and an empty line may take.
type Quoted struct {
	Words string        // what goes into the line; empty: there is nothing
	Means func() string // how it is understood, beside it; may be nil
}

// Quoting lets the line show a quotation while it is empty. Enter and → take it,
// typing replaces it, and delete waves it off, of which wave is told. Where one comes
// by without stopping, it stays an offer.
func (f *LineField) Quoting(quote func() Quoted, wave func()) {
	f.quote, f.wave = quote, wave
}

// quoted is the quotation that the line shows; none once it has words.
func (f *LineField) quoted() (q Quoted) {
	if f.quote == nil || f.Accessor.Get() != "" {
		return q
	}
	return f.quote()
}

// showQuoted is the row of a line that has only a quotation.
func (f *LineField) showQuoted(q Quoted, room int) string {
	means := ""
	if q.Means != nil && f.understood() == "" {
		if means = q.Means(); means != "" {
			means = "  → " + means
		}
	}
	l := f.env.Look
	words := voice.Say("“%s”", ansi.Truncate(q.Words, max(1, room-2-min(ansi.StringWidth(means), room/2)), "…"))
	return ansi.Truncate(l.Pencil.Render(words)+l.Hint.Render(means), max(0, room), "…")
}

// takeQuoted puts the quotation into the line.
func (f *LineField) takeQuoted() bool {
	q := f.quoted()
	if q.Words == "" {
		return false
	}
	f.change(func() { f.sheet.Set(q.Words) })
	f.grow()
	return true
}

// waveOff takes the quotation away; false if there is none.
func (f *LineField) waveOff() bool {
	if f.quoted().Words == "" {
		return false
	}
	f.wave()
	return true
}

// Skip reports whether the line is not asked yet.
func (f *LineField) Skip() bool {
	return f.Waits != nil && !f.focused && f.Accessor.Get() == "" && f.Waits()
}

// mostQuoted is how many columns of a quotation stand in the line that tells of what is
// folded, where it has no rows for more.
const mostQuoted = 26

// aroundQuoted is what stands around a name and a quotation in a row of their own.
const aroundQuoted = len("tab  ") + len(` "" ·`)

// folding is what the line that tells of folded fields says of one: what it is called,
// and what it could take, as much as a row of so many columns has room for.
func folding(field huh.Field, row int) string {
	named, is := field.(interface{ name() string })
	if !is || named.name() == "" {
		return ""
	}
	if line, is := field.(*LineField); is {
		if q := line.quoted(); q.Words != "" {
			return voice.Say("%s “%s”", named.name(), ansi.Truncate(q.Words, max(mostQuoted, row-ansi.StringWidth(named.name())-aroundQuoted), "…"))
		}
	}
	return named.name()
}

// Quotes reports whether an empty line of the form has a quotation to show.
func (f *Huh) Quotes() bool {
	return slices.ContainsFunc(f.fields, func(field huh.Field) bool {
		line, is := field.(*LineField)
		return is && line.quoted().Words != ""
	})
}

// Quoted are the keys of the quotation one stands on; none where there is none.
func (f *Huh) Quoted() []page.Action {
	line, is := f.huh.GetFocusedField().(*LineField)
	if !is || line.quoted().Words == "" {
		return nil
	}
	return []page.Action{
		page.Act("→", "take your words", nil, "right").OnScreen(),
		page.Act("delete", "wave them off", nil, "delete"),
	}
}

// First is what is in the first blank.
func (f *filled) First() string { return f.words[0] }

// AtEnd reports whether one stands behind all words of the field, with none selected:
// there, delete has none to delete.
func (f *filled) AtEnd() bool {
	if f == nil {
		return false
	}
	e := f.form.editor()
	return e != nil && !e.sheet.Selects() && e.sheet.At() == len(e.sheet.Text())
}
