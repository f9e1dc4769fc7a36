package write

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/draw"
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

// done is what stands there, and whether the card is in its box: with all its air, with
// less, or without a box, whichever leaves room for the rest. Told is whether it says what
// was saved; where there is no room for that, it has to be said below the page.
func (w *writePage) done() (body string, boxed, told bool) {
	l, width, on := w.env.Look, w.env.ThoughtWidth(), w.onCard()
	for _, told := range []bool{!w.env.Short(), false} {
		for _, card := range w.boxes(on, width) {
			if rows := slices.Concat(card, w.below(inset, told)); len(rows) <= w.env.Size.Height {
				return strings.Join(rows, "\n"), true, told
			}
		}
	}
	set := &look.Lines{Look: l, Width: width}
	if w.hasCard() { // what moved is said by the lesson
		set.Add(l.Pencil, voice.Say("Failure"))
		set.Para(l.Ink, w.entry.FailureText(w.env.Sets()), true)
	}
	said := len(set.Rows)
	if on.Lesson != "" {
		set.Lesson(on.Lesson)
		set.Gap()
	}
	below, height, told := w.below(0, !w.env.Short()), w.env.Size.Height, !w.env.Short()
	if over := len(set.Rows) - max(1, height/2, height-len(below)); over > 0 && said > 0 { // it is read whole where it was written
		set.Rows = slices.Concat(set.Rows[:max(0, said-over-1)], []string{"…"}, set.Rows[said:])
	}
	return strings.Join(look.Window(append(set.Rows, below...), 0, height), "\n"), false, told
}

// boxes are the card in its box, from the one with all its air to the one with none; none
// of a card that no page has room for, or that is told and not drawn.
func (w *writePage) boxes(on draw.OnCard, width int) [][]string {
	if len(on.Story) > width*w.env.Size.Height || w.env.Opts.Lines {
		return nil
	}
	card := draw.Card(w.env.Look.Pen(), on, width)
	edge := len(card) - 1
	less := slices.Concat(card[:1], card[2:edge-1], card[edge:])
	tight := slices.DeleteFunc(slices.Clone(card), func(row string) bool { return strings.Trim(ansi.Strip(row), w.env.Look.Marks.Fold+" ") == "" })
	return [][]string{append(card, ""), append(less, ""), append(slices.Clone(tight), ""), tight}
}

// inset is how far in words stand on the card, and those below it.
const inset = 3

// onCard is what stands on the card.
func (w *writePage) onCard() draw.OnCard {
	e, sets := w.entry, w.env.Sets()
	c := draw.OnCard{
		Head: e.Name(), Aside: voice.Dated(date.DayOf(e.Happened), "2 January", w.env.Today()), Lesson: e.LessonText(sets),
	}
	switch {
	case w.hasCard():
		c.Story = e.FailureText(sets)
	case len(w.set.Questions) > 0:
		c.Story = text.FirstSentences(text.CleanLine(e.Answer(w.set.Questions[0].ID).Text), 3)
	}
	if c.Story == c.Head { // nothing else was said
		c.Story = ""
	}
	return c
}

// below is what stands under the card: when it comes back, if that is told here, the plan with its keys, whom to talk to, what is asked.
func (w *writePage) below(in int, told bool) []string {
	l := w.env.Look
	set := &look.Lines{Look: l, Width: w.env.ThoughtWidth() - 2*in}
	block := func(label, words string) {
		if words == "" {
			return
		}
		set.Add(l.Pencil, label)
		set.Para(l.Ink, words, true)
	}
	if told {
		set.Para(l.Pencil, w.said, true)
	}
	block(voice.Say("Read your plan through once, slowly"), voice.Planned(w.env.Sets(), w.entry))
	if keys := w.keysBelow(set.Width); keys != "" {
		set.Rows = append(set.Rows, keys, "")
	}
	block(voice.Say("To talk to"), w.talks)
	block("", w.names)
	block("", w.alike)
	block("", w.crowded)
	block("", voice.FoldAsk(w.set, w.foldable))
	rows := slices.Clone(set.Rows)
	for i, row := range rows {
		if row != "" {
			rows[i] = strings.Repeat(" ", in) + row
		}
	}
	return rows[:max(0, len(rows)-1)] // but for the last gap
}

// keysBelow are the keys that go on from the plan, below it; none on a small screen, where
// the footer has them.
func (w *writePage) keysBelow(width int) string {
	if !w.env.KeysStand() {
		return ""
	}
	l := w.env.Look
	var keys []string
	for _, a := range w.fromPlan() {
		h := a.Key.Help()
		keys = append(keys, l.Slate.Render(h.Key)+" "+l.Pencil.Render(h.Desc))
	}
	return ansi.Truncate(strings.Join(keys, "   "), width, "…")
}

// fromPlan are the keys that go on from the plan: to it, and to somebody.
func (w *writePage) fromPlan() (actions []page.Action) {
	if q, _, asks := w.set.Feeding(prompts.PlanWhen); asks {
		plan := page.Act("p", "plan it", w.offer(q.ID), "p")
		if w.planned { // it is, and may be looked at again
			plan = page.Act("p", "change the plan", w.offer(q.ID), "p")
		}
		actions = append(actions, plan)
	}
	if q, _, asks := w.set.Feeding(prompts.Person); asks && w.hasCard() && w.talks == "" { // else somebody is named already
		actions = append(actions, page.Act("c", "check in with someone", w.offer(q.ID), "c"))
	}
	if w.entry.Kind == journal.Win {
		thank := page.SwapTo(page.AskSomeone{Entry: w.entry.ID, Thank: true})
		actions = append(actions, page.Act("c", "thank someone", func() tea.Cmd { return w.Leave(thank) }, "c"))
	}
	return actions
}

// offer goes to a question and comes back to the last place.
func (w *writePage) offer(question string) func() tea.Cmd {
	return func() tea.Cmd {
		w.after = page.PlaceDone
		return w.enter(question)
	}
}

func (w *writePage) doneActions() []page.Action {
	actions := []page.Action{page.Act("enter", "nothing now", func() tea.Cmd { return w.Leave(page.GoHome) }, "enter", "esc")}
	if q, _, asks := w.set.Feeding(prompts.Person); asks && w.hasCard() && w.talks != "" {
		actions = append(actions, page.Act("c", "check in with someone", w.offer(q.ID), "c").Seldom())
	}
	from := w.fromPlan()
	for i := range from { // which stand below the plan, where there is room
		from[i].More = w.env.KeysStand() || w.planned && from[i].Key.Help().Key == "p"
	}
	actions = append(from, actions...)
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
		actions = before(page.Act("@", "a role in place of a name", func() tea.Cmd { return w.Leave(page.GoTo(page.Names{ID: w.entry.ID})) }, "@").Briefly("its names"), actions)
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
			page.Act("K", "a sentence to a colleague", w.offer(page.PlaceKind), "K").Seldom(),
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
