package home

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenSettings opens page.Settings.
func OpenSettings(d *page.Env) page.Page { return &settingsPage{Page: form.Page{Desk: d}} }

type settingsPage struct {
	form.Page
	plans  []journal.Plan // that are open
	people []journal.Checkin
	asked  []choice // on the form
}

func (p *settingsPage) Init() tea.Cmd {
	return form.After(&p.Page, p.read, func(s typedSettings) tea.Cmd {
		p.Loaded = true
		asks := p.form(s.Settings)
		asks.Held = s.held
		return p.Write(asks)
	})
}

// read reads the settings, and what a break may move.
func (p *settingsPage) read(ctx context.Context) (s typedSettings, err error) {
	if p.plans, err = p.Desk.Book.Plans.All(ctx, false); err != nil {
		return s, err
	}
	if p.people, err = p.Desk.Book.People.All(ctx, false); err != nil {
		return s, err
	}
	return readTyped(ctx, p.Desk.Book)
}

// typedSettings are the settings, and what was typed the last time and could not be kept.
type typedSettings struct {
	journal.Settings
	held map[string]string
}

func readTyped(ctx context.Context, b *book.Book) (s typedSettings, err error) {
	if s.Settings, err = b.Settings(ctx); err != nil {
		return s, err
	}
	h, err := b.Habits(ctx)
	s.held = h.Typed
	return s, err
}

// moved says what other breaks would move.
func (p *settingsPage) moved(have journal.Settings, breaks []date.Break) []string {
	before, now := have.Year(), have.Year()
	now.Breaks = breaks
	return voice.MovedByBreaks(p.plans, p.people, before, now, p.Desk.Today())
}

// A choice is a line of the page, and what its words set.
type choice struct {
	form.Field
	set func(to *journal.Settings, said string) error
}

// breaksAt is the place of the school breaks among the choices.
const breaksAt = 3

// choices are the settings there are. Numbers of lessons and dates are typed, the rest is
// chosen.
func choices(s journal.Settings, today date.Day) []choice {
	lengths := make([]string, len(journal.Lengths()))
	for i, n := range journal.Lengths() {
		lengths[i] = strconv.Itoa(n)
	}
	written := voice.BreaksWritten(s.Breaks, today)
	all := []choice{
		{form.Field{Label: "Lessons carried", Of: prompts.Field{Hint: voice.Say("%d to %d", journal.LeastCarried, journal.MostCarried)}, Text: strconv.Itoa(s.Limit())}, func(to *journal.Settings, said string) (err error) {
			if to.Carry, err = strconv.Atoi(cmp.Or(said, "0")); err != nil {
				return fmt.Errorf("%w: carrying %q", journal.ErrSetting, said)
			}
			return nil
		}},
		either("Weeks begin on", s.SundayFirst, func(sunday bool) string { return voice.Weekday(journal.Settings{SundayFirst: sunday}.WeekBegins()) }, func(to *journal.Settings) *bool { return &to.SundayFirst }),
		{form.Field{Label: "Review, minutes", Chips: lengths, Text: strconv.Itoa(s.Length())}, func(to *journal.Settings, said string) (err error) {
			if to.Minutes, err = strconv.Atoi(cmp.Or(said, "0")); err != nil {
				return fmt.Errorf("%w: a review of %q minutes", journal.ErrSetting, said)
			}
			return nil
		}},
		{form.Field{Label: "School breaks", Hint: "e.g. 21 dec to 3 jan, …", Text: written, Reads: func(v form.Values) string {
			if v[breaksAt] == written { // it says so itself
				return ""
			}
			return voice.Breaks(v[breaksAt], today)
		}}, func(to *journal.Settings, said string) (err error) {
			to.Breaks, err = journal.ParseBreaks(said, today)
			return err
		}},
		{form.Field{Label: "Most important this year", Hint: "e.g. that they ask each other first", Text: s.Important}, func(to *journal.Settings, said string) error { to.Important = said; return nil }},
		{form.Field{Label: "Focus skill", Hint: "e.g. waiting after a question", Text: s.Focus}, func(to *journal.Settings, said string) error { to.Focus = said; return nil }},
		either("Enter in a text", s.EnterLine, voice.EnterSaying, func(to *journal.Settings) *bool { return &to.EnterLine }),
		hiding(s),
		either("At the start", s.Careful, voice.StartShows, func(to *journal.Settings) *bool { return &to.Careful }),
		keptFor(s),
		{form.Field{Label: "Words that are no names", Hint: "e.g. Hamlet, Jigsaw: never asked about", Text: strings.Join(s.NoNames, ", ")}, func(to *journal.Settings, said string) error {
			to.NoNames = nil
			for _, w := range strings.FieldsFunc(said, func(r rune) bool { return r == ',' || r == ';' }) {
				if w = text.CleanLine(w); w != "" {
					to.NoNames = append(to.NoNames, w)
				}
			}
			return nil
		}},
	}
	if len(s.Folded) > 0 {
		away := voice.Say("not asked")
		all = append(all, choice{form.Field{Label: "Questions folded away", Chips: []string{away, voice.Say("ask them again")}, Text: away}, func(to *journal.Settings, _ string) error {
			to.Folded = nil
			return nil
		}})
	}
	return all
}

// either is a choice of two.
func either(label voice.Phrase, is bool, saying func(bool) string, of func(*journal.Settings) *bool) choice {
	return choice{form.Field{Label: label, Chips: []string{saying(false), saying(true)}, Text: saying(is)}, func(to *journal.Settings, said string) error {
		*of(to) = said == saying(true)
		return nil
	}}
}

// keptFor is the choice of how long a mess is kept before it is asked whether its lessons are
// enough.
func keptFor(s journal.Settings) choice {
	years := []int{0, 1, 2, 3, 5, 10}
	if !slices.Contains(years, s.KeepYears) {
		years = append(years, s.KeepYears)
	}
	said := make([]string, len(years))
	for i, n := range years {
		said[i] = voice.KeptFor(n)
	}
	return choice{form.Field{Label: "Keep a mess for", Chips: said, Text: voice.KeptFor(s.KeepYears)}, func(to *journal.Settings, typed string) error {
		if i := slices.Index(said, typed); i >= 0 {
			to.KeepYears = years[i]
		}
		return nil
	}}
}

// hiding is the choice of when the screen hides.
func hiding(s journal.Settings) choice {
	after := make([]string, len(journal.HidesAfter()))
	for i, n := range journal.HidesAfter() {
		after[i] = voice.Hides(n)
	}
	return choice{form.Field{Label: "Hide after, minutes", Chips: after, Text: voice.Hides(s.Hides())}, func(to *journal.Settings, said string) error {
		i := slices.Index(after, said)
		if i < 0 {
			return fmt.Errorf("%w: hidden after %q", journal.ErrSetting, said)
		}
		to.HideAfter = journal.HidesAfter()[i]
		return nil
	}}
}

// Huh shows the settings there are.
func (p *settingsPage) form(s journal.Settings) form.Form {
	all := choices(s, p.Desk.Today())
	p.asked = all
	fields := make([]form.Field, len(all))
	for i, c := range all {
		fields[i] = c.Field
	}
	begun := form.Begun(fields)
	return form.Form{
		Ask: "Your own choices", Hint: "They are kept in the journal, and change no entry.",
		Fields: fields,
		Below: func(set *look.Lines, v form.Values) {
			breaks, err := journal.ParseBreaks(v[breaksAt], p.Desk.Today())
			if err != nil { // still being typed
				return
			}
			set.Gap()
			for _, line := range p.moved(s, breaks) {
				set.Add(set.Look.Pencil, line)
			}
		},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			now, err := keepTyped(ctx, p.Desk.Book, s, func(to *journal.Settings) error { return choose(to, all, v, begun) })
			said := voice.KeptMoving(p.moved(s, now.Breaks))
			return func() tea.Cmd { return tea.Batch(page.Back, page.TellChoices(now), page.Tell(said)) }, err
		},
		Check: func(v form.Values) error {
			return check(s, func(to *journal.Settings) error { return choose(to, all, v, begun) })
		},
		Drop: func() tea.Cmd { return page.Back },
	}
}

// keepTyped keeps settings as they were typed by somebody who began with those of before.
func keepTyped(ctx context.Context, b *book.Book, before journal.Settings, typed func(*journal.Settings) error) (journal.Settings, error) {
	to := before
	if err := typed(&to); err != nil {
		return before, err
	}
	return b.KeepSettings(ctx, before, to)
}

// check says why settings cannot be changed as they were typed.
func check(s journal.Settings, typed func(*journal.Settings) error) error {
	if err := typed(&s); err != nil {
		return err
	}
	_, err := s.Normalized()
	return err
}

// choose gives settings what the words on the form say, where they are not those it began
// with.
func choose(s *journal.Settings, all []choice, v, begun form.Values) error {
	for i, c := range all {
		if v[i] != begun[i] {
			if err := c.set(s, v[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *settingsPage) View() page.View {
	v := p.Show(page.View{Title: voice.Say("Settings")}, nil)
	if p.Form != nil && p.Desk.Wide() {
		v.Side = effect(p.Desk, p.asked, p.Field())
	}
	return v
}

func (p *settingsPage) Actions() []page.Action {
	if p.Form == nil {
		return []page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc")}
	}
	chips := page.Act("f8", "words to choose from", func() tea.Cmd { return p.Leave(page.GoTo(page.Chips{})) }, "f8").Seldom()
	timetable := page.Act("ctrl+t", "timetable", func() tea.Cmd { return p.Leave(page.GoTo(page.Timetable{})) }, "ctrl+t")
	keys := slices.Insert(append(p.FormKeys(), chips), 1, timetable)
	if p.Desk.Opts.Lock != nil {
		keys = append(keys, page.Act("f9", "passphrase", func() tea.Cmd { return p.Leave(page.GoTo(page.Passphrase{})) }, "f9"))
	}
	return keys
}

func (p *settingsPage) Here() page.Place { return page.Settings{} }
