package write

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/habits"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/tui/undo"
	"messup/journal/voice"
	"messup/prompts"
)

// Open opens page.Write.
func Open(d *page.Env, to page.Write) page.Page {
	return &writePage{autosave: autosave{env: d}, route: to, far: to.Far}
}

// A writePage takes a person through one entry. The words go from the form's
// fields straight into the entry, and from there to the disk (see keeping).
type writePage struct {
	autosave
	route    page.Write
	set      prompts.Set
	words    book.Suggestions
	habits   habits.Habits
	settings journal.Settings
	loaded   bool
	place    string
	after    string    // the place to come back to; empty: the next one
	unfolded bool      // questions folded away are asked all the same
	from     string    // the place the lines beside were opened from
	form     *form.Huh // of the heading, a question or the card
	example  example   // the worked one, of a question
	side     []string  // the right of two pages; nil: not set yet
	far      bool      // questions are asked from further away as well
	heading  headingText
	cursor   page.Choice // in the overview
	margin   margin      // what was said already, for lines that are empty
	learned  string      // what the entry taught when the page was opened

	afterwardsMsg // what came of what was kept last

	pasts map[string]*undo.History // of each field that was written in, also after its page was turned
}

// loadedMsg brings what the page begins with.
type loadedMsg struct {
	entry    journal.Entry
	words    book.Suggestions
	habits   habits.Habits
	settings journal.Settings
}

func (w *writePage) Init() tea.Cmd {
	book, to := w.env.Book, w.route
	return w.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		var msg loadedMsg
		var err error
		if to.ID != "" {
			msg.entry, err = book.Entries.Get(ctx, to.ID)
		} else {
			msg.entry, err = newEntry(book, to.Set)
		}
		if err != nil {
			return nil, err
		}
		if msg.words, err = book.Words(ctx); err != nil {
			return nil, err
		}
		if msg.settings, err = book.Settings(ctx); err != nil {
			return nil, err
		}
		msg.habits, err = book.Habits(ctx)
		return msg, err
	})
}

func newEntry(book *book.Book, setID string) (journal.Entry, error) {
	set, err := book.Sets().Find(setID)
	if err != nil {
		return journal.Entry{}, err
	}
	return book.Entries.New(journal.KindOf(set), set)
}

// loading makes keys wait until the form is there.
func (w *writePage) Loading() bool { return !w.loaded }

func (w *writePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		return w.load(msg)
	case page.FailMsg:
		if !w.loaded { // nothing to write into
			return page.Back
		}
		return nil
	case tea.WindowSizeMsg:
		w.side = nil
		w.fit()
		return nil
	case page.RestyleMsg:
		w.side = nil
		if w.form != nil {
			w.form.Restyle(w.env.Look)
		}
		return nil
	case page.RefreshMsg:
		return nil
	case afterwardsMsg:
		w.afterwardsMsg = msg
		if _, _, told := w.done(); told {
			return nil
		}
		return page.Tell(msg.said)
	case page.OnwardMsg:
		return tea.Batch(w.leaveWhen(), w.feed(msg))
	case foldedMsg:
		return page.Say("Folded away. \"All answers\" still has them, and settings ask them again.")
	case saveTickMsg, page.KeepMsg, savedMsg, slowMsg, asideMsg:
		merged, cmd := w.autosave.Update(msg)
		w.margin.Kept(w.entry.Rev)
		if merged && w.form != nil {
			return tea.Batch(cmd, w.enter(w.place))
		}
		return cmd
	}
	if cmd, ok := w.fromEditor(msg); ok {
		return cmd
	}
	if w.form == nil {
		return nil
	}
	return w.feed(msg)
}

// feed gives a key, a paste or a huh message to the form, and sees to it that
// what came of it is kept.
func (w *writePage) feed(msg tea.Msg) tea.Cmd {
	w.exampleSteps(msg)
	if cmd, taken := w.takeBack(msg); taken {
		w.fit()
		return cmd
	}
	done, cmd := w.form.Update(msg)
	w.fit()
	if err := w.form.Refused(); err != nil {
		place := w.place
		cmd = tea.Batch(cmd, w.env.Refuse(err, func() bool { return w.place == place }))
	}
	cmd = tea.Batch(cmd, w.changed())
	if done {
		return tea.Batch(cmd, w.goOn())
	}
	return cmd
}

func (w *writePage) load(msg loadedMsg) tea.Cmd {
	if msg.entry.Kind == journal.Jot && w.route.Step == "" {
		return page.SwapTo(page.Grow{ID: msg.entry.ID})
	}
	w.begin(msg.entry)
	w.learned = msg.entry.LessonText(w.env.Sets())
	w.words, w.habits, w.settings = msg.words, msg.habits, msg.settings
	sitting, is := w.env.Sitting(w.entry.ID, w.entry.Rev)
	w.margin = listening(w.knownNames(), sitting)
	set, known := msg.entry.AskedWith(w.env.Sets())
	if !known && msg.entry.Kind != journal.Jot && !w.route.Single { // what was said can be mended, but nothing asked
		_, err := w.env.Sets().Find(msg.entry.Set)
		return tea.Batch(page.SwapTo(page.Read{ID: msg.entry.ID}), page.Fail(err))
	}
	w.set, w.loaded = set, true
	if !is {
		w.takeUp(msg.entry.Place)
	}
	place := w.route.Step
	if place == "" {
		place = msg.entry.Place
	}
	switch {
	case place == "" && !msg.entry.Draft():
		place = page.PlaceOverview
	case place == page.PlaceDone && !msg.entry.Draft(): // one comes back to it
		return tea.Batch(w.enter(place), w.afterwards())
	case w.route.ID == "" || !w.has(place):
		place = page.PlaceHeading
	}
	cmd := w.enter(place)
	if w.route.Tags && place == page.PlaceHeading {
		cmd = tea.Batch(cmd, w.form.To(tagsPlace))
		w.fit()
	}
	return cmd
}

// has reports whether the page has such a place.
func (w *writePage) has(place string) bool {
	_, _, asks := w.set.Question(place)
	_, beyond := w.beyond(place)
	return asks || beyond || w.isBeside(place) || place == page.PlaceHeading || place == page.PlaceOverview || place == page.PlaceCard
}

// places are all places in order.
func (w *writePage) places() []string {
	all := []string{page.PlaceHeading}
	for _, q := range w.set.Questions {
		if !w.folded(q) {
			all = append(all, q.ID)
		}
	}
	all = append(all, page.PlaceOverview)
	if w.hasCard() {
		all = append(all, page.PlaceCard)
	}
	return append(all, page.PlaceDone)
}

// hasCard: a win has no Failure to put on a card.
func (w *writePage) hasCard() bool {
	return w.entry.Kind == journal.Mess || w.entry.Kind == journal.Brief
}

// enter goes to a place, with the words that are there.
func (w *writePage) enter(place string) tea.Cmd {
	if place != w.place {
		w.example = w.opensExample(place)
	}
	alone := w.Alone()
	w.place, w.form, w.side = place, nil, nil
	w.margin.lines, w.margin.kept = nil, nil
	looking := place == page.PlaceOverview && w.entry.Place != "" // to look at all answers is not to be elsewhere
	if w.entry.Draft() && w.entry.Kind != journal.Jot && !w.route.Single && !w.isBeside(place) && !looking {
		w.entry.Place = place
	}
	q, _, asks := w.set.Question(place)
	switch {
	case place == page.PlaceHeading:
		w.form = w.headingForm()
	case place == page.PlaceCard:
		w.form = w.cardForm()
	case asks:
		w.form = w.questionForm(q)
	case w.isBeside(place):
		w.form = w.besideForm(place)
	case place == page.PlaceOverview:
		w.cursor.At, w.after = len(w.set.Questions), "" // wherever an answer led back to, this is it
	default:
		if q, ok := w.beyond(place); ok {
			w.form = w.questionForm(q)
		}
	}
	cmds := []tea.Cmd{w.changed(), w.save()}
	if w.form != nil {
		cmds = append(cmds, w.form.Init())
		w.form.Alone = alone
		w.fit()
	}
	if asks {
		cmds = append(cmds, w.met(q.ID))
	}
	return tea.Batch(cmds...)
}

// next goes on after a place is done.
func (w *writePage) next() tea.Cmd {
	if stay := w.whenUnread(); stay != nil {
		return stay
	}
	if w.place == page.PlaceCard {
		w.keepCard()
	}
	if w.isBeside(w.place) {
		return w.stepBeside(+1)
	}
	if w.route.Single {
		return w.Leave(w.backFrom())
	}
	if after := w.after; after != "" {
		w.after = ""
		if after == page.PlaceDone {
			return tea.Batch(w.enter(after), w.onceKept(w.afterwards()))
		}
		return w.enter(after)
	}
	return w.step(+1)
}

func (w *writePage) step(by int) tea.Cmd {
	places := w.places()
	for i, p := range places {
		if p != w.place {
			continue
		}
		to := places[min(max(i+by, 0), len(places)-1)]
		if to == page.PlaceDone {
			return w.finish()
		}
		return w.enter(to)
	}
	return nil
}

// finish keeps the entry as finished and shows what can come next.
func (w *writePage) finish() tea.Cmd {
	if w.blank() {
		return tea.Batch(page.GoHome, page.Say("Nothing was written, so nothing was kept."))
	}
	w.place, w.form = page.PlaceDone, nil
	w.entry = w.env.Book.Entries.Finish(w.entry)
	return tea.Batch(w.save(), w.onceKept(w.afterwards()))
}

// previous goes back one field or, from the first field, one place.
func (w *writePage) previous() tea.Cmd {
	switch {
	case w.form != nil && !w.form.First():
		return w.feed(tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift})
	case w.isBeside(w.place):
		return w.stepBeside(-1)
	case w.route.Single:
		return w.Leave(page.Back)
	case w.after != "":
		return w.next()
	case w.place == page.PlaceHeading:
		return w.leaveFor(page.GoHome)
	}
	return w.step(-1)
}

// Leave is that of what is kept as one types, but for a date that cannot be
// read: it would go with the page.
func (w *writePage) Leave(then tea.Cmd) tea.Cmd {
	if stay := w.whenUnread(); stay != nil {
		return stay
	}
	return w.autosave.Leave(then)
}

// leaveFor keeps the words and goes, saying where one can go on.
func (w *writePage) leaveFor(then tea.Cmd) tea.Cmd {
	if w.gone || w.blank() || !w.entry.Draft() || w.route.Single {
		return w.Leave(then)
	}
	return w.Leave(tea.Batch(then, page.Tell(w.keptAt())))
}

func (w *writePage) keptAt() string {
	if _, i, ok := w.set.Question(w.place); ok {
		return voice.Say("Kept at question %d.", i+1)
	}
	return voice.Say("Kept.")
}

func (w *writePage) Typing() bool { return w.form != nil }

// Here leads back to this place of this entry.
func (w *writePage) Here() page.Place {
	if w.entry.Rev == 0 && w.blank() {
		return w.route
	}
	return page.Write{ID: w.entry.ID, Step: w.place, Single: w.route.Single, Far: w.far}
}

func (w *writePage) fit() {
	if w.form == nil {
		return
	}
	width := w.env.TextWidth()
	height := w.env.Size.Height
	if above := w.above(); above != "" {
		height -= lipgloss.Height(above)
	}
	w.form.Fit(width, height)
}
