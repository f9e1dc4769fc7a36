package share

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/share"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// An output is the document in one of the ways it can be written: these bytes are shown, and
// these are written.
type output struct {
	share.Format
	bytes bytes.Buffer
}

// document is what is made, as far as it is decided.
func (p *sharePage) document() share.Document {
	return p.draft.Document(p.pieces, p.check, p.Desk.Book.Now())
}

// write makes the document in each way it can be written.
func (p *sharePage) write() error {
	doc := p.document()
	p.out, p.way = nil, 0
	for _, f := range share.Formats(p.draft.Form) {
		o := output{Format: f}
		if err := f.Write(&o.bytes, doc); err != nil {
			return fmt.Errorf("making the %s: %w", f.Name, err)
		}
		p.out = append(p.out, o)
	}
	return nil
}

func (p *sharePage) viewPreview(v page.View) page.View {
	o := &p.out[p.way]
	v.Title = voice.Say("What is written: %s", o.Name)
	v.Aside = voice.Bytes(int64(o.bytes.Len()))
	var rows []string
	for line := range strings.Lines(o.bytes.String()) {
		rows = append(rows, look.Wrap(strings.TrimRight(line, "\n"), p.Desk.TextWidth())...)
	}
	return p.scrolled(p.Show(v, rows))
}

// scrolled says that there is more below than the screen shows.
func (p *sharePage) scrolled(v page.View) page.View {
	if p.Top < p.Last() {
		v.Aside += " ↓"
	}
	return v
}

func (p *sharePage) previewKeys() []page.Action {
	all := []page.Action{page.Act("enter", "write it to a file", func() tea.Cmd { return p.askWhere("") }, "enter").Briefly("write it")}
	ways := make([]page.Action, 0, len(p.out))
	for i := range p.out {
		ways = append(ways, page.Reply(voice.Phrase(p.out[i].Name), func() tea.Cmd {
			p.way, p.Top = i, 0
			return page.Tell(voice.SentenceCase(voice.Say(p.out[i].About)) + ".")
		}))
	}
	if len(ways) > 1 {
		all = append(all, page.Numbered(ways...)...)
	}
	return append(append(all, p.toOverview()), p.Scrolls()...)
}

// wroteMsg says that a file was written over.
type wroteMsg struct{ said string }

const writingOut voice.Phrase = "Writing the file …"

// askWhere asks where the file is to be. What was typed before stands there again.
func (p *sharePage) askWhere(typed string) tea.Cmd {
	out, d, name, data := p.Desk.Opts.Sharing, p.Desk, "share"+p.out[p.way].End, p.out[p.way].bytes.Bytes()
	if p.card.ID != "" {
		name = "card" + p.out[p.way].End
	}
	if typed == "" {
		typed = out.Propose(name)
	}
	write := func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
	type answer struct{ said, ask, path string }
	return p.Write(form.Form{
		Ask: "Where to?", Hint: "~ is your own folder. A name in no folder goes where messup was started.",
		Fields: []form.Field{{Label: "File", Hint: "a path", Text: typed, Reads: func(v form.Values) string {
			if whole := out.Understood(v[0]); whole != v[0] {
				return whole
			}
			return ""
		}}},
		Save: form.Saves(func(_ context.Context, v form.Values) (answer, error) {
			a := answer{path: v[0]}
			var err error
			a.said, a.ask, err = out.Write(v[0], name, false, write)
			return a, err
		}, func(a answer) tea.Cmd {
			if a.ask == "" {
				return p.wrote(a.said)
			}
			return tea.Batch(p.askWhere(a.path), page.Confirm(a.ask, d.Work(writingOut, func(context.Context) (tea.Msg, error) {
				said, _, err := out.Write(a.path, name, true, write)
				if err != nil {
					return nil, err
				}
				return wroteMsg{said}, nil
			})))
		}),
		Doing: writingOut, Fleeting: true,
	})
}
