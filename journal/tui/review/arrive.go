package review

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/gather"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/tui/people"
	"messup/journal/voice"
)

// arriveStop says what the review looks back on, and how long it may take.
type arriveStop struct{ stopEnv }

func (s *arriveStop) begin() tea.Cmd { return nil }

func (s *arriveStop) next() bool { return false }

func (s *arriveStop) aside() string { return "" }

func (s *arriveStop) Question(width int) page.Question {
	set := s.paper(width)
	set.Add(set.Look.Ink, voice.Arrival(s.agenda))
	if s.settings.Important != "" {
		set.Gap()
		set.Add(set.Look.Pencil, voice.Say("Most important this year"))
		set.Add(set.Look.Ink, s.settings.Important)
	}
	if len(s.agenda.Old) > 0 {
		set.Gap()
		set.Add(set.Look.Pencil, voice.Say("Older drafts. They can stay, be put away until a day, or leave only their lesson."))
		for _, l := range s.agenda.Old[:min(len(s.agenda.Old), shownDrafts)] {
			set.Rows = append(set.Rows, look.NoBar+look.OneLine(set.Look, set.Look.Ink, text.CleanLine(l.Title), nil, set.Width-2))
		}
	}
	if more := len(s.agenda.Old) - shownDrafts; more > 0 {
		set.Add(set.Look.Pencil, voice.Say("%d more. All of them can be put away together.", more))
	}
	more := s.paper(width)
	if s.review.Partner {
		more.Add(more.Look.Pencil, voice.Say("With a partner: each stop says whose turn it is and what to ask aloud. What is heavy stays out; only short notes are typed."))
	}
	more.Add(more.Look.Pencil, voice.Say("Any stop can be skipped; the review is then still done."))
	q := page.Question{About: set.Rows, More: more.Rows, Answers: s.answers(), Width: width, Enter: voice.Say("go on")}
	if !s.env.Short() {
		q.Ask = voice.Say("How long is there?")
	}
	if i := s.marked(); i >= 0 {
		q.Rest = s.lengths()[i].key
	}
	return q
}

// shownDrafts is how many older drafts are named.
const shownDrafts = 3

// A length is how long a review may take, and the key that says so.
type length struct {
	key     string
	words   string
	minutes int
	prefer  journal.Stop // what there is room for in eight minutes; empty: neither
}

// lengths are those that can be chosen. Eight minutes promise only what there
// is: in a quiet week everything that comes back is met anyway.
func (s *arriveStop) lengths() []length {
	mess := length{"8", voice.Say("8 minutes, with one mess"), 8, journal.StopMess}
	lessons := length{"l", voice.Say("8 minutes, with the lessons coming back"), 8, journal.StopLessons}
	all := []length{{"1", voice.Say("15 minutes"), 15, journal.StopMess}}
	switch prefer := preferred(s.agenda); {
	case s.agenda.Quiet || prefer == "":
		all = append(all, length{"8", voice.Say("8 minutes"), 8, prefer})
	case prefer == journal.StopLessons:
		lessons.key = mess.key
		all = append(all, lessons)
	case len(s.agenda.Lessons) == 0:
		all = append(all, mess)
	default:
		all = append(all, mess, lessons)
	}
	return append(all, length{"5", voice.Say("5 minutes"), 5, preferred(s.agenda)})
}

// preferred is what a short review has room for, if nobody chooses: one mess, or
// the lessons where there is none.
func preferred(a gather.Agenda) journal.Stop {
	switch {
	case a.Mess.ID != "":
		return journal.StopMess
	case len(a.Lessons) > 0:
		return journal.StopLessons
	}
	return ""
}

// of returns the review as long as this.
func (l length) of(r journal.Review, a gather.Agenda) journal.Review {
	return r.Resized(l.minutes, l.prefer, a.Quiet).Beside(a.Pair.Found())
}

// marked is the length that enter goes on with.
func (s *arriveStop) marked() int {
	return slices.IndexFunc(s.lengths(), func(l length) bool {
		return l.minutes == s.review.Minutes && slices.Equal(l.of(s.review, s.agenda).Stops, s.review.Stops)
	})
}

// answers are the lengths, each with its key.
func (s *arriveStop) answers() (all []page.Action) {
	agenda := s.agenda
	for _, l := range s.lengths() {
		all = append(all, page.Named(l.key, l.words, func() tea.Cmd {
			return s.change(func(r journal.Review) journal.Review { return l.of(r, agenda).Next() })
		}, l.key))
	}
	return all
}

func (s *arriveStop) Actions() []page.Action {
	var all []page.Action
	if len(s.agenda.Old) > 0 {
		all = append(all,
			page.Act("z", "put away", s.putAway, "z"),
			page.Act("k", "keep a lesson", func() tea.Cmd { return s.askOnly(0) }, "k"))
	}
	partner := !s.review.Partner
	together := page.Act("&", "with a partner", func() tea.Cmd { return s.together(partner) }, "&")
	if !partner {
		together = page.Act("&", "alone", func() tea.Cmd { return s.together(partner) }, "&")
	}
	if s.env.Narrow() {
		together = together.Seldom()
	}
	all = append(all, together)
	if s.agenda.Quiet { // it is asked whether there is anything to add
		all = append(all, page.Act("j", "jot a line", func() tea.Cmd { return page.GoTo(page.Jot{}) }, "j"))
	}
	return append(all, page.Act("R", "past reviews", func() tea.Cmd { return page.GoTo(page.Reviews{}) }, "R").Seldom())
}

// together holds the review with a partner, or alone again.
func (s *arriveStop) together(partner bool) tea.Cmd {
	return s.change(func(r journal.Review) journal.Review { return r.Together(partner) })
}

// putAway puts all older drafts away until a day.
func (s *arriveStop) putAway() tea.Cmd {
	book, old := s.env.Book, s.agenda.Old
	return s.Write(form.Form{
		Ask: "Put them away until when?", Hint: "They are still found; they don't come up before that day.",
		Fields: []form.Field{people.UntilWhen(s.env)},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			for _, l := range old {
				if err := people.PutAwayUntil(ctx, book, l.ID, v[0]); err != nil {
					return nil, err
				}
			}
			return func() tea.Cmd {
				return tea.Batch(s.again(), page.Say("Put away."))
			}, nil
		},
	})
}
