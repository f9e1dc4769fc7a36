package lookback

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// A Count is what was marked, as it was worded last, and how often.
type Count struct {
	ID    string `json:"-"` // of words that are not the person's own
	Words string `json:"words"`
	N     int    `json:"count"`
	Query string `json:"query"` // the search for what is behind it
}

// A Group is counts of one sort.
type Group struct {
	Scope  string       `json:"name"` // that of its searches
	Title  voice.Phrase `json:"-"`
	Plans  bool         `json:"plans,omitempty"` // plans are counted, else entries
	Counts []Count      `json:"counts"`
}

// Patterns is what was marked in a year, and how often.
type Patterns struct {
	Asked   `json:"-"`
	Messes  int         // that were written in it, drafts too
	First   date.Day    // the day of the first of them
	Until   date.Day    // the last day that is looked at: of this year, today
	Groups  []Group     // those in which something was marked
	Used    []UsedMonth // the months from the first to the last in which a lesson was used
	Classes []string    // those of the year, the one named last first, whichever is asked for
	Aside   int         // how many heavy entries were left out
}

// A UsedMonth is how often lessons were used in the parts of a month, of seven days each.
type UsedMonth struct {
	First date.Day
	Weeks []int
}

// Lessons is how often lessons were used in the year.
func (p Patterns) Lessons() (n int) {
	for _, m := range p.Used {
		for _, w := range m.Weeks {
			n += w
		}
	}
	return n
}

// weeksForATrend is how long somebody has to have written before counts are shown over time.
const weeksForATrend = 8

// Long reports whether there is enough time in it to be looked along.
func (p Patterns) Long() bool { return p.First != 0 && p.Until-p.First >= 7*weeksForATrend }

// titles are what the groups are called, in the order they are shown in.
func titles() []Group {
	return []Group{
		{Scope: "moment", Title: "When it turned"},
		{Scope: "reason", Title: "What kept me going"},
		{Scope: "strength", Title: "What held up"},
		{Scope: search.Outcome, Title: "What came of trying", Plans: true},
		{Scope: "factor", Title: "What played a part"},
	}
}

// A tally counts words as a search tells them apart: whatever their case, accents and quotation
// marks.
type tally struct {
	counts []Count
	at     map[string]int
}

func (t *tally) add(words string) {
	key := search.Key(words)
	i, known := t.at[key]
	if !known {
		if t.at == nil {
			t.at = map[string]int{}
		}
		i = len(t.counts)
		t.at[key] = i
		t.counts = append(t.counts, Count{Words: words})
	}
	t.counts[i].N++
}

// Counts counts what was marked in a year.
func Counts(ctx context.Context, j Journal, asked Asked) (Patterns, error) {
	var p Patterns
	err := j.View(ctx, "counting", func(tx record.Tx) (err error) {
		c := counting{reading: reading{Asked: asked, tx: tx, sets: j.Sets()}, tallies: map[string]*tally{}, today: date.DayOf(j.Now())}
		p, err = c.count()
		return err
	})
	if err != nil {
		return Patterns{}, err
	}
	return p, nil
}

type counting struct {
	reading
	tallies map[string]*tally // by the scope of their group
	months  map[date.Day][]int
	today   date.Day
}

func (c *counting) count() (Patterns, error) {
	p := Patterns{Asked: c.Asked, Until: min(c.today, c.Year.To)}
	for _, g := range titles() {
		c.tallies[g.Scope] = &tally{}
	}
	err := c.entries(func(l journal.Summary) error {
		if l.Kind == journal.Mess || l.Kind == journal.Brief {
			p.Messes, p.First = p.Messes+1, date.DayOf(l.Happened)
		}
		return c.marked(l.ID)
	})
	if err != nil {
		return p, err
	}
	outcomes := c.tallies[search.Outcome]
	err = c.tried(func(plan journal.Plan) {
		if plan.Outcome != "" {
			outcomes.add(string(plan.Outcome))
		}
	})
	if err == nil {
		c.months = map[date.Day][]int{}
		err = c.used(func(_ journal.Card, a journal.LessonAnswer) { c.use(a.Day) })
	}
	if err != nil {
		return p, err
	}
	for _, g := range titles() {
		if g.Counts = c.tallies[g.Scope].counts; len(g.Counts) > 0 {
			c.arrange(&g)
			p.Groups = append(p.Groups, g)
		}
	}
	p.Used, p.Aside, p.Classes = c.spread(), c.aside, c.classes.Words
	return p, nil
}

// marked counts what an entry has marked. One without lines beside its answers is not taken
// apart.
func (c *counting) marked(id journal.ID) error {
	kept, err := c.tx.Data(journal.Entries, id)
	if err != nil || !bytes.Contains(kept.Data, []byte(`"details":[`)) {
		return err
	}
	e, err := record.GetEntry(c.tx, id)
	if err != nil {
		return err
	}
	for _, m := range search.Markings() {
		for _, words := range search.Marked(c.sets, e, m.Role) {
			c.tallies[m.Scope].add(words)
		}
	}
	return nil
}

// use counts a use of a lesson in its part of the month.
func (c *counting) use(day date.Day) {
	const parts = 7 // days
	first := firstOf(day)
	if c.months[first] == nil {
		days := int(firstOf(first+31) - first)
		c.months[first] = make([]int, (days+parts-1)/parts)
	}
	c.months[first][int(day-first)/parts]++
}

// firstOf is the first day of the month a day is in.
func firstOf(day date.Day) date.Day { return day + 1 - date.Day(day.UTC().Day()) }

// spread is the months in which a lesson was used, and those between them.
func (c *counting) spread() (all []UsedMonth) {
	if len(c.months) == 0 {
		return nil
	}
	first, last := c.Year.To, c.Year.From
	for month := range c.months {
		first, last = min(first, month), max(last, month)
	}
	for month := first; month <= last; month = firstOf(month + 31) {
		all = append(all, UsedMonth{month, c.months[month]})
	}
	return all
}

// arrange puts counts in their order: that of the words to choose from, where those are
// steps; else what was marked most often first. Each gets its search.
func (c *counting) arrange(g *Group) {
	steps := c.steps(g.Scope)
	place := func(words string) int {
		if i := slices.IndexFunc(steps, func(s string) bool { return text.SameFolded(s, words) }); i >= 0 {
			return i
		}
		return len(steps)
	}
	slices.SortStableFunc(g.Counts, func(a, b Count) int { return cmp.Or(place(a.Words)-place(b.Words), b.N-a.N) })
	for i := range g.Counts {
		count := &g.Counts[i]
		count.Query = c.query(g.Scope, count.Words)
		if g.Plans {
			count.ID, count.Words = count.Words, voice.Outcome(journal.Outcome(count.Words))
		}
	}
}

// steps are the words of a group that follow one another in time, or from better to worse.
func (c *counting) steps(scope string) (all []string) {
	switch scope {
	case "moment":
		return c.sets.Field(prompts.Moment).Options
	case search.Outcome:
		for _, o := range voice.Outcomes() {
			all = append(all, string(o))
		}
	}
	return all
}

// query is the search for what was counted.
func (c *counting) query(scope, words string) string {
	parts := []string{search.Ask(scope, words)}
	if class := search.AskClass(c.Class); class != "" {
		parts = append(parts, class)
	}
	if c.Heavy {
		parts = append(parts, search.AskHeavyToo)
	}
	parts = append(parts, "since:"+c.Year.From.String(), "until:"+c.Year.To.String())
	return strings.Join(parts, " ")
}
