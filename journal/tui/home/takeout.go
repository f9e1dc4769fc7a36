package home

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenTakeOut opens page.TakeOut.
func OpenTakeOut(d *page.Env, to page.TakeOut) page.Page {
	return &takeOutPage{Page: form.Page{Desk: d}, of: to}
}

// A takeOutPage asks in which form words are to leave, then for the file they go to.
type takeOutPage struct {
	form.Page
	of    page.TakeOut
	title string // of the one entry
	heavy bool
	held  page.Held
	form  page.Form // that was chosen, and is shown
	shown []string  // how it begins
	plain []string  // how it would as plain text, beside the list of the forms
	reads bool      // that is being read: its page is empty until then
}

// plainMsg brings how plain text begins.
type plainMsg struct{ begins []string }

// plainText is the form that is shown before one is chosen: the others are not all for
// eyes.
const plainText = "text"

// previewed is how many lines of a file are shown before it is written.
const previewed = 60

// hardSpace is a space at the beginning of a line that stays there.
const hardSpace = "\u00A0"

func (p *takeOutPage) Init() tea.Cmd { return p.read(p.of, p.heavy) }

// read looks what there is to take out, and shows that.
func (p *takeOutPage) read(of page.TakeOut, heavy bool) tea.Cmd {
	b, out := p.Desk.Book, p.Desk.Opts.Outward
	return form.After(&p.Page, func(ctx context.Context) (found takeOutPage, err error) {
		found = takeOutPage{of: of, heavy: heavy}
		if of.Entry != "" {
			var e journal.Entry
			if e, err = b.Entries.Get(ctx, of.Entry); err != nil {
				return found, err
			}
			found.title = text.CleanLine(e.Name())
		}
		found.held, err = out.Holds(ctx, of, heavy)
		return found, err
	}, func(found takeOutPage) tea.Cmd {
		p.of, p.heavy, p.title, p.held, p.Loaded, p.plain = found.of, found.heavy, found.title, found.held, true, nil
		return p.sample()
	})
}

// sample reads how plain text begins, where there is a page beside the list.
func (p *takeOutPage) sample() tea.Cmd {
	at := slices.IndexFunc(p.forms(), func(f page.Form) bool { return f.Name == plainText })
	if !p.Desk.Wide() || p.held.None || at < 0 {
		return nil
	}
	p.reads = true
	out, k, rows := p.Desk.Opts.Outward, p.taking(p.forms()[at]), p.Desk.Size.Height
	return p.Desk.Ask(func(ctx context.Context) (tea.Msg, error) {
		begins, err := out.Preview(ctx, k, rows)
		return plainMsg{begins}, err
	})
}

// beside is how plain text begins.
func (p *takeOutPage) beside() []string {
	switch {
	case !p.Desk.Wide() || p.form.Name != "":
		return nil
	case p.reads:
		return []string{}
	case len(p.plain) == 0:
		return nil
	}
	set := side(p.Desk)
	set.Add(set.Look.Pencil, voice.Say("How it begins, as %s", plainText))
	set.Gap()
	p.setFile(set, p.plain)
	return set.Rows
}

// setFile sets the beginning of a file as it will stand there.
func (p *takeOutPage) setFile(set *look.Lines, lines []string) {
	for _, line := range lines {
		if line == "" {
			set.Gap()
			continue
		}
		words := strings.TrimLeft(line, " ")
		set.Add(set.Look.Ink, strings.Repeat(hardSpace, len(line)-len(words))+words)
	}
}

// show shows how a file in one of the forms would begin.
func (p *takeOutPage) show(f page.Form) tea.Cmd {
	out, k := p.Desk.Opts.Outward, p.taking(f)
	return form.After(&p.Page, func(ctx context.Context) ([]string, error) {
		return out.Preview(ctx, k, previewed)
	}, func(begins []string) tea.Cmd {
		p.form, p.shown = f, begins
		p.Top = 0
		return p.read(p.of, p.heavy) // what came since the page was opened goes out too
	})
}

func (p *takeOutPage) taking(f page.Form) page.Taking {
	return page.Taking{Of: p.of, Form: f.Name, Heavy: p.heavy}
}

// what is being taken out, in the person's words where there are any.
func (p *takeOutPage) what() string {
	switch {
	case p.of.Entry != "":
		return p.title
	case p.of.Class != "":
		return voice.Say("Slip: %s", text.CleanLine(p.of.Class))
	case p.of.Query != "":
		return voice.Say("What a search for %q finds", text.CleanLine(p.of.Query))
	}
	return voice.Say("Everything")
}

func (p *takeOutPage) View() page.View {
	v := page.View{Title: voice.Say("Take out to a file")}
	if !p.Loaded {
		return v
	}
	set := p.Paper()
	if p.form.Name != "" {
		set.Add(set.Look.Bold, p.what())
		set.Add(set.Look.Pencil, voice.Say("How it begins, as %s: %s", p.form.Name, voice.Word(p.form.About)))
		set.Gap()
		p.setFile(set, p.shown)
		return p.Show(v, set.Rows)
	}
	v.Side = p.beside()
	p.about(set)
	if p.held.None {
		return p.Show(v, set.Rows)
	}
	set.Gap()
	for i, f := range p.forms() {
		set.Named(voice.Say("%d  %s", i+1, f.Name), voice.Word(f.About))
	}
	if !p.Desk.Short() {
		set.Gap()
		only := voice.Say("Only you can read the file. What is deleted here later stays in it.")
		if p.Desk.Opts.Sealed {
			only = voice.Say("The file is not sealed, as the journal is: whoever gets it can read it. What is deleted here later stays in it.")
		}
		set.Add(set.Look.Pencil, only)
	}
	return p.Show(v, set.Rows)
}

// about says what is taken out, and how much that is.
func (p *takeOutPage) about(set *look.Lines) {
	set.Add(set.Look.Bold, p.what())
	set.Add(set.Look.Ink, p.held.Said)
}

func (p *takeOutPage) forms() []page.Form { return p.Desk.Opts.Outward.Forms(p.of) }

func (p *takeOutPage) Actions() []page.Action {
	if p.Form != nil {
		return p.FormKeys()
	}
	if p.form.Name != "" {
		return append([]page.Action{
			page.Act("enter", "choose where it goes", func() tea.Cmd { return p.askWhere(p.form, "") }, "enter"),
			page.Act("esc", "the other forms", p.unshow, "esc"),
		}, p.Scrolls()...)
	}
	var all []page.Action
	if p.Loaded && !p.held.None {
		for _, f := range p.forms() {
			all = append(all, page.Reply(voice.Phrase(f.Name), func() tea.Cmd { return p.show(f) }))
		}
		all = page.Numbered(all...)
	}
	if p.Loaded && p.of.Entry == "" && p.of.Class == "" {
		all = append(all, page.Act("/", "search", p.askWords, "/"))
	}
	if p.Loaded && p.held.Heavy > 0 {
		help := voice.Phrase("with what is heavy")
		if p.heavy {
			help = "without what is heavy"
		}
		all = append(all, page.Act("H", help, func() tea.Cmd { return p.read(p.of, !p.heavy) }, "H"))
	}
	return append(append(all, page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")), p.Scrolls()...)
}

// unshow goes back from how a file begins to all the forms.
func (p *takeOutPage) unshow() tea.Cmd {
	p.form, p.shown = page.Form{}, nil
	p.Top = 0
	return nil
}

// askWords asks which words to look for; none are for everything.
func (p *takeOutPage) askWords() tea.Cmd {
	return p.Write(form.Form{
		Ask: "Which entries?", Hint: "Words and scopes as in a search; none for everything.",
		Fields: []form.Field{{Label: "Search", Hint: "e.g. class:9B since:monday", Text: p.of.Query}},
		Save: form.Saves(func(_ context.Context, v form.Values) (page.TakeOut, error) {
			_, err := search.ParseQuery(v[0], p.Desk.Sets(), p.Desk.Book.Now())
			return page.TakeOut{Query: v[0]}, err
		}, func(of page.TakeOut) tea.Cmd { return p.read(of, p.heavy) }),
		Fleeting: true,
	})
}

// wrote is what came of writing a file: a sentence, or a question first.
type wrote struct{ said, ask, path string }

// wroteMsg says where the file is.
type wroteMsg struct{ wrote }

const writingOut voice.Phrase = "Writing the file …"

// askWhere asks where the file is to be. What was typed before stands there again.
func (p *takeOutPage) askWhere(f page.Form, typed string) tea.Cmd {
	d, out := p.Desk, p.Desk.Opts.Outward
	k := p.taking(f)
	if k.Path = typed; typed == "" {
		k.Path = out.Propose(k)
	}
	return p.Write(form.Form{
		Ask: "Where to?", Hint: "~ is your own folder. A name in no folder goes where messup was started.",
		About: p.about,
		Fields: []form.Field{{Label: "File", Hint: "a path", Text: k.Path, Reads: func(v form.Values) string {
			if whole := out.Understood(v[0]); whole != v[0] {
				return whole
			}
			return ""
		}}},
		Save: form.Saves(func(ctx context.Context, v form.Values) (wrote, error) {
			to := k
			to.Path = v[0]
			said, ask, err := out.Write(ctx, to)
			return wrote{said, ask, v[0]}, err
		}, func(w wrote) tea.Cmd {
			if w.ask == "" {
				return p.done(w)
			}
			over := k
			over.Path, over.Over = w.path, true
			return tea.Batch(p.askWhere(f, w.path), page.Confirm(w.ask, d.Work(writingOut, func(ctx context.Context) (tea.Msg, error) {
				said, _, err := out.Write(ctx, over)
				return wroteMsg{wrote{said: said}}, err
			})))
		}),
		Doing:    writingOut,
		Fleeting: true,
	})
}

func (p *takeOutPage) done(w wrote) tea.Cmd { return tea.Batch(page.Back, page.Tell(w.said)) }

func (p *takeOutPage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case wroteMsg:
		return p.done(msg.wrote)
	case page.RefreshMsg: // another window may have written, or a sync
		switch {
		case !p.Loaded || p.Form != nil:
		case p.form.Name != "":
			return p.show(p.form)
		default:
			return p.read(p.of, p.heavy)
		}
	case plainMsg:
		p.plain, p.reads = msg.begins, false
		return nil
	}
	return p.Page.Update(msg)
}

func (p *takeOutPage) Here() page.Place { return p.of }
