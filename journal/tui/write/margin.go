package write

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal/date"
	"messup/journal/quote"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/tui/undo"
	"messup/journal/voice"
	"messup/prompts"
)

// A margin listens: an empty line shows what was said already and belongs there, as a
// quotation to take or wave off. What is certain is kept when one goes on by enter; the
// page says so once, and ctrl+z takes it back.
//
// Two things are quoted. The text above a line, if something was typed in it in this
// sitting, also before the page was left, or if writing stopped there: what somebody
// emptied long ago is not filled again. And in a draft what another question has been
// told: the alternative worth a try, for the plan; the sign, for the stop rule. Of those
// none is certain.
type margin struct {
	known quote.Known
	*page.Sitting
	read  map[string]readText // what was read at each place, and in which text
	lines []quoting           // those of the form that is there
	kept  []quoting           // those that were filled as the page was turned, as long as ctrl+z takes it back
}

// A readText is a text, and what it says to the lines below it.
type readText struct {
	text string
	says []dated
}

// A quoting line is one that may show a quotation.
type quoting struct {
	place, key string // key names the line and its place
	role       prompts.Role
	form.Access
	past *undo.History
	back func() // what else comes back when it is emptied again; may be nil
}

// listening makes a margin that knows these names.
func listening(known quote.Known, sitting *page.Sitting) margin {
	return margin{known: known, Sitting: sitting, read: map[string]readText{}}
}

// carried says which line of a draft may show what another one has been told.
func carried(role prompts.Role) (from prompts.Role, is bool) {
	switch role {
	case prompts.PlanWill:
		return prompts.WouldTry, true
	case prompts.StopWhen:
		return prompts.Sign, true
	}
	return prompts.NoRole, false
}

// spoken notes that something was typed in the text of a place.
func (w *writePage) spoken(place, before, after string) {
	if before != after {
		w.margin.Said[place] = true
		w.noteDays(place, w.says(place, after))
	}
}

// quotes lets a line show what its role is told elsewhere.
func (w *writePage) quotes(line *form.LineField, q quoting) {
	if _, is := carried(q.role); !is && !quote.Reads(q.role) {
		return
	}
	to := q.To
	q.To = func(s string) {
		if s == "" && q.From() != "" { // whoever empties a line wants it so
			w.margin.Waved[q.key] = true
		}
		to(s)
	}
	w.margin.lines = append(w.margin.lines, q)
	line.Quoting(func() form.Quoted {
		found, ok := w.quotation(q)
		if !ok {
			return form.Quoted{}
		}
		return form.Quoted{Words: found.Means, Means: func() string { return w.understood(found) }}
	}, func() { w.margin.Waved[q.key] = true })
	line.Accessor = form.Access{From: line.Accessor.Get, To: q.To}
}

// quotation is what an empty line could take; false if nothing.
func (w *writePage) quotation(q quoting) (found dated, ok bool) {
	if w.margin.Waved[q.key] || q.From() != "" {
		return found, false
	}
	for _, place := range w.heardFor(q) {
		says := w.says(place, w.textAt(place))
		if i := slices.IndexFunc(says, func(s dated) bool { return s.For == q.role }); i >= 0 {
			found = says[i]
			return found, q.role != prompts.PlanWith || !school.Same(w.entry.Class, found.Means)
		}
	}
	from, is := carried(q.role)
	if !is || !w.entry.Draft() || w.route.Single {
		return found, false
	}
	asked, f, _ := w.set.Feeding(from)
	words := text.CleanLine(w.entry.Answer(asked.ID).Detail(f.ID))
	return dated{quote.Quotation{For: q.role, Words: words, Means: words}, w.env.Book.Now()}, words != ""
}

// heardFor are the places whose text is read for a line: its own, and for one beside
// the entry all there are.
func (w *writePage) heardFor(q quoting) (places []string) {
	if !w.isBeside(q.place) {
		if w.margin.Said[q.place] {
			return []string{q.place}
		}
		return nil
	}
	for _, asked := range w.set.Questions {
		if w.margin.Said[asked.ID] {
			places = append(places, asked.ID)
		}
	}
	return places
}

// textAt is the text of a place: of the heading, what happened.
func (w *writePage) textAt(place string) string {
	if place == page.PlaceHeading {
		return w.entry.Title
	}
	return w.entry.Answer(place).Text
}

// says reads a text, once as long as it stays the same.
func (w *writePage) says(place, words string) []dated {
	if had, is := w.margin.read[place]; is && had.text == words {
		return had.says
	}
	says := w.read(place, words, w.env.Book.Now())
	w.margin.read[place] = readText{words, says}
	return says
}

// understood says how a quotation is understood; nothing where its words are all.
func (w *writePage) understood(q dated) string {
	said, now := date.MomentOf(q.at), date.MomentOf(w.env.Book.Now())
	switch q.For {
	case quote.Happened:
		return voice.Happened(q.Means, q.at)
	case prompts.PersonWhen:
		return voice.Ahead(q.Means, w.entry.Class, said, now, w.env.Year)
	case prompts.PlanBy:
		class := cmp.Or(w.entry.Said(w.env.Sets(), prompts.PlanWith), w.entry.Class)
		return voice.Ahead(q.Means, class, said, now, w.env.Year)
	}
	return ""
}

// goOn goes on from a form that was ended with enter. Its empty lines take what is
// certain, and the page says so; where one comes back to a single answer nothing is
// taken unasked.
func (w *writePage) goOn() tea.Cmd {
	if w.route.Single {
		return w.next()
	}
	kept, said := w.keepCertain()
	class := w.takeClass()
	cmd := w.next()
	if w.form != nil {
		w.margin.kept = kept
	}
	switch {
	case class != "":
		if !strings.Contains(said, class) {
			said = voice.Joined(said, class)
		}
		return tea.Batch(cmd, page.Say("Kept: %s. The class is in the heading.", said))
	case len(kept) == 0:
		return cmd
	case w.form == nil: // ctrl+z is not for words there
		return tea.Batch(cmd, page.Say("Kept: %s.", said))
	}
	turn := w.env.Generation
	n := page.Notice{Text: voice.Say("Kept: %s; ctrl+z undoes.", said), Else: voice.Say("Kept: %s.", said)}
	n.While = func() bool { return w.env.Generation == turn && len(w.margin.kept) > 0 }
	return tea.Batch(cmd, func() tea.Msg { return page.NoticeMsg{Notice: n} })
}

// takeClass gives an entry that names no class the one its plan is with, so that it is
// found before that class. A person is none.
func (w *writePage) takeClass() string {
	with := text.CleanLine(w.entry.Said(w.env.Sets(), prompts.PlanWith))
	if w.entry.Class != "" || w.place == page.PlaceHeading || !w.margin.known.IsClass(with) {
		return ""
	}
	w.entry.Class = with
	return with
}

// keepCertain fills the empty lines of the form with what is certain. A day to talk on
// is kept only with whom: nobody would come back on it.
func (w *writePage) keepCertain() (kept []quoting, said string) {
	for _, q := range w.margin.lines {
		found, ok := w.quotation(q)
		nobody := q.role == prompts.PersonWhen && w.entry.Said(w.env.Sets(), prompts.Person) == ""
		if !ok || !found.Certain || nobody {
			continue
		}
		q.To(found.Means)
		q.past.Changed("", found.Means, 0, len(found.Means), w.env.Book.Now())
		kept = append(kept, q)
		said = voice.Joined(said, w.briefly(found.Quotation))
	}
	return kept, said
}

// briefly is a quotation in the line that tells of it.
func (w *writePage) briefly(q quote.Quotation) string {
	today := w.env.Today()
	switch {
	case !q.At.IsZero():
		return voice.Dated(date.DayOf(q.At), "Mon 2 Jan", today)
	case q.Meant.Day != 0:
		return voice.Dated(q.Meant.Day, "Mon 2 Jan", today)
	}
	const most = 18
	return ansi.Truncate(q.Means, most, "…")
}

// takeBack empties again what was filled as the page was turned; false if nothing was,
// or something has been typed since.
func (w *writePage) takeBack(msg tea.Msg) (tea.Cmd, bool) {
	press, is := msg.(tea.KeyPressMsg)
	_, paste := msg.(tea.PasteMsg)
	switch {
	case paste || is && press.Text != "":
		w.margin.kept = nil
		return nil, false
	case !is || press.String() != "ctrl+z" || len(w.margin.kept) == 0:
		return nil, false
	}
	for _, q := range w.margin.kept {
		if words, _, ok := q.past.Back(q.From()); ok {
			q.To(words)
		}
		w.margin.Waved[q.key] = true
		if q.back != nil {
			q.back()
		}
	}
	w.margin.kept = nil
	return tea.Batch(w.changed(), page.Say("Taken back.")), true
}

// knownNames are the names a text may mention.
func (w *writePage) knownNames() quote.Known {
	return quote.NewKnown(w.env.Book.Now(), w.words.Classes, w.words.People)
}

// headingQuotes lets class and day show what is said in what happened.
func (w *writePage) headingQuotes(class, when *form.LineField, classWords, whenWords form.Access) {
	w.quotes(class, quoting{
		place: page.PlaceHeading, key: page.PlaceHeading + " class", role: quote.Class,
		Access: classWords, past: w.past(page.PlaceHeading, "class"),
	})
	happened := w.entry.Happened
	w.quotes(when, quoting{
		place: page.PlaceHeading, key: page.PlaceHeading + " when", role: quote.Happened,
		Access: whenWords, past: w.past(page.PlaceHeading, "when"), back: func() { w.entry.Happened = happened },
	})
}
