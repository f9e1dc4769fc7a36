package lessons

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// A family is what belongs to a lesson, below it on its page: what it is tied to, the
// entries it comes from, each a row to be opened, and what came of it. What is heavy is
// counted, and listed once it is asked for.
type family struct {
	env    *page.Env
	lesson journal.Lesson
	gather.Family
	chosen page.Choice
}

// readFamily reads what belongs to a lesson.
func readFamily(ctx context.Context, env *page.Env, l journal.Lesson, heavyToo bool) (family, error) {
	f, err := env.Book.Lessons.Family(ctx, l, heavyToo)
	return family{env: env, lesson: l, Family: f}, err
}

// empty reports whether nothing belongs to it.
func (f *family) empty() bool {
	return len(f.ties())+len(f.Stories)+f.Aside+len(f.lesson.Answers) == 0
}

// A familyRow is another lesson or a story.
type familyRow struct {
	said, beside string // beside stands at the right of it
	under        string // what is quietly below
	opens        page.Place
}

// ties are the rows of lessons, stories those of entries.
func (f *family) ties() (rows []familyRow) {
	for _, tie := range voice.Kin(f.Family) {
		rows = append(rows, familyRow{said: tie.Said, opens: page.Card{ID: tie.ID, Whole: true}})
	}
	return rows
}

func (f *family) stories() (rows []familyRow) {
	for _, s := range f.Stories {
		rows = append(rows, familyRow{
			said: voice.StoryName(s), beside: voice.DayOf(s.Happened, f.env.Book.Now()),
			under: voice.WordedThere(f.lesson, s), opens: page.Read{ID: s.ID},
		})
	}
	return rows
}

// set sets it, and returns the lines of the chosen row.
func (f *family) set(set *look.Lines) (from, to int) {
	n := 0
	part := func(heading string, rows []familyRow) {
		if len(rows) == 0 {
			return
		}
		set.Gap()
		set.Add(set.Look.Pencil, heading)
		for _, row := range rows {
			first := len(set.Rows)
			row.set(set, n == f.chosen.At)
			if n == f.chosen.At {
				from, to = first, len(set.Rows)
			}
			n++
		}
	}
	part(voice.Say("Beside it"), f.ties())
	part(voice.Say("Comes from"), f.stories())
	if f.Aside > 0 {
		set.Under(voice.StoriesAside(f.Aside))
	}
	if f.env.Wide() { // what came of it stands beside the lesson
		return from, to
	}
	if len(f.lesson.Answers) > 0 {
		set.Gap()
		set.Add(set.Look.Pencil, voice.Say("What came of it"))
		for _, a := range f.lesson.Answers {
			set.Named("  "+voice.Dated(a.Day, "2 Jan", f.env.Today()), voice.AnswerWords(a))
		}
	}
	setLadder(set, f.lesson, f.env.Today())
	return from, to
}

func (r familyRow) set(set *look.Lines, chosen bool) {
	bar, style := set.Look.Row(chosen)
	width := max(1, set.Width-2-len(r.beside)-1)
	for i, line := range look.Wrap(r.said, width) {
		line = bar + style.Render(line)
		if i == 0 && r.beside != "" {
			line = look.Spread(line, set.Look.Pencil.Render(r.beside), set.Width)
		}
		set.Rows = append(set.Rows, line)
		bar = look.NoBar
	}
	for _, line := range look.Wrap(r.under, max(1, set.Width-2)) {
		if line != "" {
			set.Rows = append(set.Rows, look.NoBar+set.Look.Pencil.Render(line))
		}
	}
}

// actions are the keys of its rows; to has the page show the chosen one.
func (f *family) actions(to func(), aside func() tea.Cmd) (all []page.Action) {
	rows := append(f.ties(), f.stories()...)
	step := func(by int) func() tea.Cmd {
		return func() tea.Cmd {
			f.chosen.At = (f.chosen.At + by + len(rows)) % len(rows)
			to()
			return nil
		}
	}
	if f.env.Opts.Lines { // each by its name
		for _, row := range rows {
			all = append(all, page.Spoken(voice.Say("open: %s", row.said), func() tea.Cmd { return page.GoTo(row.opens) }))
		}
		rows = nil
	}
	if f.chosen.At < len(rows) {
		open := rows[f.chosen.At].opens
		all = append(all, page.Act("enter", "open", func() tea.Cmd { return page.GoTo(open) }, "enter"))
	}
	if len(rows) > 1 {
		all = append(all, page.Act("tab", "next of what belongs to it", step(1), "tab").Seldom(),
			page.Act("shift+tab", "the one before", step(-1), "shift+tab").Seldom())
	}
	if f.Aside > 0 {
		all = append(all, page.Act("H", "list what is kept aside", aside, "H").Seldom())
	}
	return all
}
