package review

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
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

func (s *arriveStop) Lines(int) []string {
	set := s.paper()
	set.Add(set.Look.Words, voice.Arrival(s.agenda))
	if s.settings.Important != "" {
		set.Gap()
		set.Add(set.Look.Quiet, voice.Say("Most important this year"))
		set.Add(set.Look.Words, s.settings.Important)
	}
	if len(s.agenda.Old) > 0 {
		set.Gap()
		set.Add(set.Look.Quiet, voice.Say("Older drafts. They can stay, or be put away until a day."))
		for _, l := range s.agenda.Old {
			set.Rows = append(set.Rows, look.NoBar+look.OneLine(set.Look, set.Look.Words, text.CleanLine(l.Title), nil, set.Width-2))
		}
	}
	set.Gap()
	for _, o := range s.lengths() {
		bar, _ := set.Look.Row(strings.HasPrefix(o.Help, strconv.Itoa(s.review.Minutes)) && o.Key != "l") // what enter goes on with
		set.Rows = append(set.Rows, bar+set.Look.Key.Render(o.Key)+"  "+look.OneLine(set.Look, set.Look.Words, o.Help, nil, set.Width-5))
	}
	set.Gap()
	set.Add(set.Look.Quiet, voice.Say("Any stop can be skipped; the review is then still done."))
	return set.Rows
}

// lengths are the keys that choose how long the review is.
func (s *arriveStop) lengths() []form.Option {
	length := func(minutes int, prefer journal.Stop) func() tea.Cmd {
		return func() tea.Cmd {
			quiet := s.agenda.Quiet
			return s.change(func(r journal.Review) journal.Review { return r.Resized(minutes, prefer, quiet).Next() })
		}
	}
	return []form.Option{
		{Key: "1", Help: "15 minutes", Take: length(15, journal.StopMess)},
		{Key: "8", Help: voice.Say("8 minutes, with one mess"), Take: length(8, journal.StopMess)},
		{Key: "l", Help: voice.Say("8 minutes, with the lessons coming back"), Take: length(8, journal.StopLessons)},
		{Key: "5", Help: "5 minutes", Take: length(5, journal.StopMess)},
	}
}

func (s *arriveStop) Actions() []page.Action {
	all := form.Keyed("", "", s.lengths())
	if len(s.agenda.Old) > 0 {
		all = append(all, page.Act("p", "put the older drafts away", s.putAway, "p"))
	}
	return append(all, page.Act("v", "past reviews", func() tea.Cmd { return page.GoTo(page.Reviews{}) }, "v"))
}

// putAway puts all older drafts away until a day.
func (s *arriveStop) putAway() tea.Cmd {
	book, old := s.env.Book, s.agenda.Old
	return s.Write(form.Form{
		Ask: "Put them away until when?", Hint: "They are still found; they don't come up before that day.",
		Fields: []form.Field{people.UntilWhen()},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			for _, l := range old {
				if err := people.PutAwayUntil(ctx, book, l.ID, v[0]); err != nil {
					return nil, err
				}
			}
			return func() tea.Cmd {
				return tea.Batch(s.change(func(r journal.Review) journal.Review { return r }), page.Say("Put away."))
			}, nil
		},
	})
}
