package write

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// The last place of writing: the card once more, the plan to be read through
// (rehearsing an if-then plan is part of what makes it work: Sheeran, Listrom
// and Gollwitzer 2024), and one offer of what next.

func (w *writePage) done() string {
	l, width := w.env.Look, w.env.TextWidth()
	var lines []string
	block := func(label, words string) {
		if words == "" {
			return
		}
		if label != "" {
			lines = append(lines, l.Quiet.Render(label))
		}
		lines = append(lines, strings.Split(ansi.Wrap(text.Clean(words), width, ""), "\n")...)
		lines = append(lines, "")
	}
	if w.hasCard() {
		block(voice.Say("Failure"), w.entry.FailureText(w.env.Sets()))
	}
	if lesson := w.entry.LessonText(w.env.Sets()); lesson != "" {
		for _, line := range strings.Split(ansi.Wrap(voice.Say("Lesson: %s", lesson), width-2, ""), "\n") {
			lines = append(lines, l.Accent.Render(look.LessonBar)+line)
		}
		lines = append(lines, "")
	}
	block(voice.Say("Read it through once"), voice.Planned(w.env.Sets(), w.entry))
	block(voice.Say("To talk to"), w.talks)
	block("", w.names)
	block("", w.alike)
	block("", w.crowded)
	block("", voice.FoldAsk(w.set, w.foldable))
	return strings.Join(look.Window(lines, 0, w.env.Size.Height), "\n")
}

func (w *writePage) doneActions() []page.Action {
	offer := func(question string) func() tea.Cmd {
		return func() tea.Cmd {
			w.after = page.PlaceDone
			return w.enter(question)
		}
	}
	actions := []page.Action{page.Act("enter", "nothing now", func() tea.Cmd { return w.Leave(page.GoHome) }, "enter", "esc")}
	if q, _, asks := w.set.Feeding(prompts.Person); asks && w.hasCard() {
		check := page.Act("c", "check in with someone", offer(q.ID), "c")
		if w.talks != "" { // somebody is named already
			check = check.Seldom()
		}
		actions = append([]page.Action{check}, actions...)
	}
	if q, _, asks := w.set.Feeding(prompts.PlanWhen); asks {
		plan := page.Act("p", "plan it", offer(q.ID), "p")
		if w.planned { // it is, and may be looked at again
			plan = plan.Seldom()
		}
		actions = append([]page.Action{plan}, actions...)
	}
	if w.entry.Kind == journal.Win {
		thank := page.SwapTo(page.AskSomeone{Entry: w.entry.ID, Thank: true})
		actions = append([]page.Action{page.Act("c", "thank someone", func() tea.Cmd { return w.Leave(thank) }, "c")}, actions...)
	}
	if w.crowded != "" {
		actions = append([]page.Action{page.Act("k", "choose what to carry", func() tea.Cmd { return w.Leave(page.SwapTo(page.CarryLimit{ID: w.taught})) }, "k")}, actions...)
	}
	if w.alike != "" {
		actions = append([]page.Action{page.Act("a", "answer whether it is the same", func() tea.Cmd { return w.Leave(page.SwapTo(page.Alike{ID: w.taught})) }, "a")}, actions...)
	}
	if w.undated != "" {
		actions = append([]page.Action{page.Act("D", "which day", func() tea.Cmd { return w.Leave(page.GoTo(page.WhichDay{ID: w.undated})) }, "D")}, actions...)
	}
	if w.over != "" {
		actions = append([]page.Action{page.Act("t", "take two", func() tea.Cmd { return w.Leave(page.GoTo(page.TakeTwo{ID: w.over})) }, "t")}, actions...)
	}
	if w.entry.Kind == journal.Brief {
		actions = append([]page.Action{w.growKey("g")}, actions...)
	}
	if w.names != "" {
		actions = append([]page.Action{page.Act("@", "a role in place of a name", func() tea.Cmd { return w.Leave(page.GoTo(page.Names{ID: w.entry.ID})) }, "@")}, actions...)
	}
	actions = w.foldFirst(actions)
	for _, a := range w.besideKey("f3") {
		actions = append(actions, a.Seldom())
	}
	if w.hasCard() {
		help := voice.Phrase("mark it heavy")
		if w.entry.Heavy {
			help = "no longer heavy"
		}
		actions = append(actions,
			page.Act("K", "a sentence to a colleague", offer(page.PlaceKind), "K").Seldom(),
			page.Act("H", help, w.toggleHeavy, "H").Seldom())
	}
	return append(actions, page.Act("o", "open it", func() tea.Cmd {
		return w.Leave(page.SwapTo(page.Read{ID: w.entry.ID}))
	}, "o"))
}

func (w *writePage) toggleHeavy() tea.Cmd {
	w.entry.Heavy = !w.entry.Heavy
	book, id, heavy := w.env.Book, w.entry.ID, w.entry.Heavy
	return tea.Batch(w.save(), w.onceKept(w.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		people, err := book.People.About(ctx, id)
		return page.NoticeMsg{Notice: page.Notice{Text: voice.HeavySaying(heavy, people)}}, err
	})))
}

// afterwardsMsg says when what was written comes back, and asks about the
// lessons carried if there is no room for another, which day the plan is for, or about a
// lesson that says nearly the same.
type afterwardsMsg struct {
	said, crowded, alike string
	names                string     // which names stand in it
	talks                string     // whom to talk to about it, and when
	planned              bool       // there is a plan
	undated              journal.ID // that plan, if it has no day yet
	over                 journal.ID // that plan, if its day went by before it was finished
	taught               journal.ID // the lesson
	foldable             []string   // the questions it is asked whether to fold away
}

// afterwards finds out what comes of what was just kept.
func (w *writePage) afterwards() tea.Cmd {
	book, id, set, heavy, year := w.env.Book, w.entry.ID, w.set, w.entry.Heavy, w.env.Year
	shows := w.env.ShowsNames(id)
	return w.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		lesson, err := book.Lessons.Of(ctx, id)
		if err != nil {
			return nil, err
		}
		plan, err := book.Plans.Get(ctx, id)
		if err := page.IgnoreMissing(err); err != nil {
			return nil, err
		}
		people, err := book.People.About(ctx, id)
		if err != nil {
			return nil, err
		}
		today := date.DayOf(book.Now())
		msg := afterwardsMsg{said: voice.SavedSaying(lesson, plan, today, year), talks: voice.Talks(people, today), planned: plan.ID != "", taught: lesson.ID}
		choice, crowded, err := book.Lessons.Choice(ctx, id)
		if err != nil {
			return nil, err
		}
		msg.undated, msg.over = open(plan, year, today)
		if crowded {
			msg.crowded = voice.AskForRoom(choice)
		}
		other, alike, err := book.Lessons.Alike(ctx, lesson.ID)
		if err != nil {
			return nil, err
		}
		if alike {
			msg.alike = voice.AskIfSame(other.Lesson)
		}
		if msg.names, err = namesIn(ctx, book, id, shows); err != nil {
			return nil, err
		}
		if msg.crowded+msg.names == "" && msg.undated+msg.over == "" && !alike && !heavy { // one thing at a time
			msg.foldable, err = foldOffer(ctx, book, set)
		}
		return msg, err
	})
}

// open is a plan that has no day yet, or whose day went by.
func open(plan journal.Plan, year school.Year, today date.Day) (undated, over journal.ID) {
	switch {
	case plan.ID == "" || !plan.Waits():
	case plan.Day.IsZero():
		undated = plan.ID
	case year.Comes(plan.Meant()) < today:
		over = plan.ID
	}
	return undated, over
}

// namesIn says which names stand in an entry, if that was not shown yet.
func namesIn(ctx context.Context, b *book.Book, id journal.ID, shows bool) (string, error) {
	if !shows {
		return "", nil
	}
	names, err := b.Entries.Names(ctx, id)
	if err != nil || len(names) == 0 {
		return "", err
	}
	return voice.NamesIn(names), nil
}

// backFrom goes back from one place of an entry; by way of the question whether its
// lesson is the same as another one, if what was written there made it say so.
func (w *writePage) backFrom() tea.Cmd {
	if w.entry.Draft() || w.entry.LessonText(w.env.Sets()) == w.learned {
		return page.Back
	}
	book, id := w.env.Book, w.entry.ID
	return w.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		lesson, err := book.Lessons.Of(ctx, id)
		if err != nil {
			return nil, err
		}
		_, alike, err := book.Lessons.Alike(ctx, lesson.ID)
		if alike {
			return page.SwapMsg{To: page.Alike{ID: lesson.ID}}, err
		}
		return page.BackMsg{}, err
	})
}
