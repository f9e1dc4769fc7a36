package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/prompts"
)

func openWrite(d *desk, to Write) page {
	return &writePage{keeping: keeping{desk: d}, route: to, far: to.Far}
}

// A writePage takes a person through one entry. The words go from the form's
// fields straight into the entry, and from there to the disk (see keeping).
type writePage struct {
	keeping
	route   Write
	set     prompts.Set
	words   journal.Words
	habits  journal.Habits
	loaded  bool
	place   string
	after   string // the place to come back to; empty: the next one
	form    *form  // of the heading, a question or the card
	example bool   // the worked example is open
	far     bool   // questions are asked from further away as well
	heading headingText
	cursor  choice // in the overview
	crowded string // asked when there is no room to carry the lesson; empty if there is
}

// loadedMsg brings what the page begins with.
type loadedMsg struct {
	entry  journal.Entry
	words  journal.Words
	habits journal.Habits
}

func (w *writePage) Init() tea.Cmd {
	book, to := w.desk.book, w.route
	return w.desk.ask(func(ctx context.Context) (tea.Msg, error) {
		var msg loadedMsg
		var err error
		if to.ID != "" {
			msg.entry, err = book.Entry(ctx, to.ID)
		} else {
			msg.entry, err = newEntry(book, to.Set)
		}
		if err != nil {
			return nil, err
		}
		if msg.words, err = book.Words(ctx); err != nil {
			return nil, err
		}
		msg.habits, err = book.Habits(ctx)
		return msg, err
	})
}

func newEntry(book *journal.Book, setID string) (journal.Entry, error) {
	set, err := book.Sets().Find(setID)
	if err != nil {
		return journal.Entry{}, err
	}
	return book.New(journal.KindOf(set), set)
}

// loading makes keys wait until the form is there.
func (w *writePage) Loading() bool { return !w.loaded }

func (w *writePage) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		return w.load(msg)
	case failMsg:
		if !w.loaded { // nothing to write into
			return back
		}
		return nil
	case tea.WindowSizeMsg:
		w.fit()
		return nil
	case restyleMsg:
		if w.form != nil {
			w.form.restyle(w.desk.look)
		}
		return nil
	case refreshMsg:
		return nil
	case afterwardsMsg:
		w.crowded = msg.crowded
		return say(msg.said)
	case saveTickMsg, savedMsg:
		merged, cmd := w.keeping.Update(msg)
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
	done, cmd := w.form.Update(msg)
	w.fit()
	if t := w.form.text; t != nil && t.err != nil {
		cmd = tea.Batch(cmd, fail(fmt.Errorf("not pasted: %w", t.err)))
		t.err = nil
	}
	cmd = tea.Batch(cmd, w.changed())
	if done {
		return tea.Batch(cmd, w.next())
	}
	return cmd
}

func (w *writePage) load(msg loadedMsg) tea.Cmd {
	if msg.entry.Kind == journal.Jot && w.route.Step == "" {
		return swapTo(Grow{ID: msg.entry.ID})
	}
	w.begin(msg.entry)
	w.words, w.habits, w.loaded = msg.words, msg.habits, true
	set, known := msg.entry.AskedWith(w.desk.sets())
	if !known && msg.entry.Kind != journal.Jot {
		_, err := w.desk.sets().Find(msg.entry.Set)
		return tea.Batch(swapTo(Read{ID: msg.entry.ID}), fail(err))
	}
	w.set = set
	place := w.route.Step
	if place == "" {
		place = msg.entry.Place
	}
	switch {
	case place == "" && !msg.entry.Draft():
		place = placeOverview
	case w.route.ID == "" || !w.has(place):
		place = placeHeading
	}
	return w.enter(place)
}

// has reports whether the page has such a place.
func (w *writePage) has(place string) bool {
	_, _, asks := w.set.Question(place)
	_, beyond := w.beyond(place)
	return asks || beyond || place == placeHeading || place == placeOverview || place == placeCard
}

// places are all places in order.
func (w *writePage) places() []string {
	all := []string{placeHeading}
	for _, q := range w.set.Questions {
		all = append(all, q.ID)
	}
	all = append(all, placeOverview)
	if w.hasCard() {
		all = append(all, placeCard)
	}
	return append(all, placeDone)
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
	w.place, w.form = place, nil
	if w.entry.Draft() && w.entry.Kind != journal.Jot && !w.route.Single {
		w.entry.Place = place
	}
	q, _, asks := w.set.Question(place)
	switch {
	case place == placeHeading:
		w.form = w.headingForm()
	case place == placeCard:
		w.form = w.cardForm()
	case asks:
		w.form = w.questionForm(q)
	case place == placeOverview:
		w.cursor.at = len(w.set.Questions)
	default:
		if q, ok := w.beyond(place); ok {
			w.form = w.questionForm(q)
		}
	}
	cmds := []tea.Cmd{w.changed(), w.save()}
	if w.form != nil {
		cmds = append(cmds, w.form.Init())
		w.fit()
	}
	if asks {
		cmds = append(cmds, w.met(q.ID))
	}
	return tea.Batch(cmds...)
}

// next goes on after a place is done.
func (w *writePage) next() tea.Cmd {
	if w.place == placeHeading {
		if err := w.readWhen(); err != nil {
			return tea.Batch(w.enter(placeHeading), fail(err))
		}
	}
	if w.place == placeCard {
		w.keepCard()
	}
	if w.route.Single {
		return w.Leave(back)
	}
	if after := w.after; after != "" {
		w.after = ""
		if after == placeDone {
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
		if to == placeDone {
			return w.finish()
		}
		return w.enter(to)
	}
	return nil
}

// finish keeps the entry as finished and shows what can come next.
func (w *writePage) finish() tea.Cmd {
	if w.blank() {
		return tea.Batch(goHome, say("Nothing was written, so nothing was kept."))
	}
	w.place, w.form = placeDone, nil
	w.entry = w.desk.book.Finish(w.entry)
	return tea.Batch(w.save(), w.onceKept(w.afterwards()))
}

// previous goes back one field or, from the first field, one place.
func (w *writePage) previous() tea.Cmd {
	switch {
	case w.form != nil && !w.form.first():
		return w.feed(tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift})
	case w.route.Single:
		return w.Leave(back)
	case w.after != "":
		return w.next()
	case w.place == placeHeading:
		return w.leaveFor(goHome)
	}
	return w.step(-1)
}

// leaveFor keeps the words and goes, saying where one can go on.
func (w *writePage) leaveFor(then tea.Cmd) tea.Cmd {
	if w.blank() || !w.entry.Draft() || w.route.Single {
		return w.Leave(then)
	}
	return w.Leave(tea.Batch(then, say(w.keptAt())))
}

func (w *writePage) keptAt() string {
	if _, i, ok := w.set.Question(w.place); ok {
		return fmt.Sprintf("Kept at question %d.", i+1)
	}
	return "Kept."
}

func (w *writePage) Typing() bool { return w.form != nil }

// Here leads back to this place of this entry.
func (w *writePage) Here() Place {
	if w.entry.Rev == 0 && w.blank() {
		return w.route
	}
	return Write{ID: w.entry.ID, Step: w.place, Single: w.route.Single, Far: w.far}
}

func (w *writePage) fit() {
	if w.form == nil {
		return
	}
	width := w.desk.textWidth()
	above := lipgloss.Height(w.above())
	w.form.fit(width, w.desk.size.Height-above)
}
