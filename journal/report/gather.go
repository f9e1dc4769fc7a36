package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/gather"
	"messup/journal/skills"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// Material is what a year holds, oldest first: what a report can be made of.
type Material struct {
	Year                    date.Year
	Messes, Moved, TakeTwos int // finished in the year
	Wins                    []Win
	Failures                []Failure
	Used                    []Used   // lessons that were used in it
	Unused                  []string // lessons of the year that were not yet
	Chains                  []Tried  // what was tried again in it
	Signs, Factors          []Tally  // seen late, and what played a part
	Gaps, Strengths         []Tally  // never one without the other
	Counted, Human          []string // both halves, as entries have them
	Helped                  []string // who did
	ToSee                   []string // whom they still mean to talk to
	Sooner                  []Tally  // whom to go to sooner
	LetGo                   []string // lessons, messes and plans, with why
	Forward                 []Carry  // what can be carried into the next year
	Important               string   // their line for the year, from the settings
}

// A Win is a small win.
type Win struct {
	ID    journal.ID `json:"id"`
	In    string     `json:"month"` // 2026-09: as coarse as a report has days
	Month string     `json:"-"`     // the same as it is said
	Said  string     `json:"win"`   // what moved, what helped, why it mattered
}

// A Failure is a finished mess with what it taught.
type Failure struct {
	ID     journal.ID `json:"id"`
	Title  string     `json:"title"`
	Text   string     `json:"failure"`
	Lesson string     `json:"-"` // with when it applies
	Basis  string     `json:"-"`
	Since  string     `json:"-"`

	// The same in its parts, which are as they are in every language.
	Own     string          `json:"lesson,omitempty"`
	When    string          `json:"applies_when,omitempty"`
	Known   string          `json:"known,omitempty"`
	KnownBy string          `json:"known_by,omitempty"` // what was seen, counted or told
	Came    string          `json:"since"`              // as gather.Came has it
	Outcome journal.Outcome `json:"outcome,omitempty"`
	Seen    string          `json:"seen,omitempty"`       // then
	Felt    bool            `json:"impression,omitempty"` // what was seen was no more than an impression
}

// Used is a lesson that was used, how often, and what came of it.
type Used struct {
	Lesson string
	Times  int
	Came   string
}

// Tried is a chain: what it was about, and its takes.
type Tried struct {
	Goal  string
	Takes []string
}

// A Tally is something that entries name, and how many do.
type Tally struct {
	Words string
	Count int
}

// A Carry is a lesson, a plan, or both, that can be carried into the next year.
type Carry struct {
	ID       journal.ID `json:"id"`
	Words    string     `json:"-"`               // When …, I will …
	Own      string     `json:"words,omitempty"` // of a lesson
	When     string     `json:"when,omitempty"`
	Will     string     `json:"will,omitempty"` // of a plan
	By       string     `json:"by,omitempty"`
	LookFor  string     `json:"look_for,omitempty"`
	Evidence string     `json:"evidence,omitempty"` // that it can work
}

// enough is how many entries have to name something before it is said to keep showing up.
const enough = 3

// Gather finds what a year holds in all that a journal has but what is marked heavy.
func Gather(sets prompts.Library, all journal.Archive, y date.Year) Material {
	g := gathering{Material{Year: y, Important: text.CleanLine(all.Settings.Important)}, sets, all, nil, make(map[journal.ID]time.Time, len(all.Entries))}
	for _, e := range slices.Backward(all.Entries) { // they come newest first
		g.happened[e.ID] = e.Happened
		if !e.Heavy && !e.Draft() && y.Holds(e.Happened) && e.Kind != journal.Jot {
			g.entries = append(g.entries, e)
		}
	}
	slices.SortStableFunc(g.entries, func(a, b journal.Entry) int { return a.Happened.Compare(b.Happened) })
	g.stories()
	g.lessons()
	g.plans()
	g.patterns()
	g.people()
	return g.Material
}

type gathering struct {
	Material
	sets    prompts.Library
	all     journal.Archive
	entries []journal.Entry // of the year, oldest first

	happened map[journal.ID]time.Time // when each entry did, of whatever year
}

// stories are the wins and the failures.
func (g *gathering) stories() {
	for _, e := range g.entries {
		if e.LetGo != 0 && g.Year.Has(e.LetGo) {
			g.LetGo = append(g.LetGo, voice.Joined(text.CleanLine(e.Name()), text.CleanLine(e.Why)))
		}
		if e.Kind == journal.Win {
			g.Moved++
			g.Wins = append(g.Wins, Win{e.ID, e.Happened.Format("2006-01"), voice.At(e.Happened, "January 2006"), g.moved(e)})
			continue
		}
		g.Messes++
		f := Failure{ID: e.ID, Title: text.CleanLine(e.Name()), Text: text.CleanLine(e.FailureText(g.sets))}
		l, taught := g.lessonOf(e.ID)
		if taught {
			f.Own, f.When, f.Known = text.CleanLine(voice.Unlabelled(l.Text)), text.CleanLine(l.When), text.CleanLine(string(l.Basis))
			f.Lesson, f.Basis = voice.Taught(f.Own, l.When), voice.WithLine(voice.Known(e, f.Known))
			_, f.KnownBy = voice.Known(e, f.Known)
		}
		g.since(&f, e, l)
		g.Failures = append(g.Failures, f)
	}
}

// moved is a win on one line: what was said of it in the order it was asked, but for what is its
// lesson. The title is said where the first answer does not begin with it.
func (g *gathering) moved(e journal.Entry) string {
	var parts []string
	set, _ := e.AskedWith(g.sets)
	for _, a := range e.Answers {
		if q, _, asked := set.Question(a.Question); asked && q.Feeds != prompts.Lesson {
			parts = append(parts, text.CleanLine(a.Text))
		}
	}
	title := text.CleanLine(e.Title)
	if len(parts) > 0 && strings.HasPrefix(text.Fold(parts[0]), strings.TrimSuffix(text.Fold(title), "…")) {
		return voice.Joined(parts...)
	}
	return voice.Joined(append([]string{title}, parts...)...)
}

// lessonOf is the lesson that an entry taught first.
func (g *gathering) lessonOf(entry journal.ID) (journal.Lesson, bool) {
	var from journal.Lesson
	for _, l := range g.all.Lessons {
		switch {
		case l.ID == entry:
			return l, true
		case l.From(entry) && (from.ID == "" || l.Made.Before(from.Made)):
			from = l
		}
	}
	return from, from.ID != ""
}

// since says what came of a failure.
func (g *gathering) since(f *Failure, e journal.Entry, l journal.Lesson) {
	var plans []journal.Plan
	for _, p := range g.all.Plans {
		if p.Chain == e.ID || p.Entry == e.ID {
			plans = append(plans, p)
		}
	}
	came := gather.CameOf(date.DayOf(e.Happened), plans, l)
	f.Came, f.Outcome, f.Seen, f.Felt = came.What, came.Outcome, came.Seen, came.Impression
	f.Since = voice.WithLine(voice.Since(date.DayOf(e.Happened), plans, l))
}

// lessons are those that were used, retired, or can be carried on.
func (g *gathering) lessons() {
	for _, l := range slices.Backward(g.all.Lessons) {
		words := voice.Unlabelled(l.Text)
		counts, line, times := map[journal.Use]int{}, "", 0
		for _, a := range l.Answers {
			switch {
			case !g.Year.Has(a.Day):
			case a.What == journal.Retire && l.State == journal.Retired:
				g.LetGo = append(g.LetGo, voice.Joined(words, text.CleanLine(a.Line)))
			case gather.Used(a):
				counts[a.What]++
				times++
				line = cmp.Or(text.CleanLine(a.Line), line)
			}
		}
		if times > 0 {
			g.Used = append(g.Used, Used{words, times, voice.Joined(came(counts), line)})
		}
		ofYear := g.isOfYear(l.Entry, l.Made)
		if ofYear && times == 0 && l.State != journal.Retired {
			g.Unused = append(g.Unused, words)
		}
		if (ofYear || times > 0) && (l.State == journal.Carried || l.State == journal.Kept || l.State == journal.Undecided) {
			g.Forward = append(g.Forward, Carry{
				ID: l.ID, Words: voice.Taught(voice.Unlabelled(l.Text), l.When),
				Own: text.CleanLine(voice.Unlabelled(l.Text)), When: text.CleanLine(l.When),
				Evidence: cmp.Or(line, text.CleanLine(string(l.Basis))),
			})
		}
	}
	slices.SortStableFunc(g.Used, func(a, b Used) int { return b.Times - a.Times })
}

// came says what came of the times a lesson was used.
func came(counts map[journal.Use]int) string {
	var parts []string
	for _, u := range []journal.Use{journal.Helped, journal.Mixed, journal.NoHelp} {
		if n := counts[u]; n > 0 {
			parts = append(parts, voice.Say("%s %d", useWord(u), n))
		}
	}
	return strings.Join(parts, ", ")
}

// useWord is what came of a use, where it is said already that it was one.
func useWord(u journal.Use) string {
	_, word, _ := strings.Cut(voice.UseWords(u), ", ")
	return word
}

// isOfYear reports whether what was drawn from a story is of the year: by when that happened,
// and without one by when it was made.
func (g *gathering) isOfYear(story journal.ID, made time.Time) bool {
	if at, known := g.happened[story]; known {
		made = at
	}
	return g.Year.Holds(made)
}

// plans are the takes, and what can be carried on.
func (g *gathering) plans() {
	chains := map[journal.ID][]journal.Plan{}
	var order []journal.ID
	for _, p := range slices.Backward(g.all.Plans) {
		if chains[p.Chain] == nil {
			order = append(order, p.Chain)
		}
		chains[p.Chain] = append(chains[p.Chain], p)
	}
	for _, id := range order {
		takes := chains[id]
		slices.SortStableFunc(takes, func(a, b journal.Plan) int { return a.Take - b.Take })
		again, ofYear := 0, false
		for _, p := range takes {
			ofYear = ofYear || g.Year.Has(p.Answered) || g.isOfYear(cmp.Or(p.Entry, p.Chain), p.Made)
			if g.Year.Has(p.Answered) && gather.TriedAgain(p) {
				again++
			}
			if g.Year.Has(p.Answered) && p.Result == journal.LetGo {
				g.LetGo = append(g.LetGo, voice.Joined(text.CleanLine(voice.PlanSentence(p)), text.CleanLine(p.Line)))
			}
		}
		if again > 0 {
			g.TakeTwos += again
			g.Chains = append(g.Chains, g.chain(id, takes))
		}
		if last := takes[len(takes)-1]; ofYear && last.Waits() {
			g.forward(id, last, takes)
		}
	}
}

// chain is the takes of one thing, the mess the first of them.
func (g *gathering) chain(id journal.ID, takes []journal.Plan) Tried {
	t := Tried{Goal: text.CleanLine(cmp.Or(takes[0].Goal, voice.PlanSentence(takes[0])))}
	if i := slices.IndexFunc(g.all.Entries, func(e journal.Entry) bool { return e.ID == id }); i >= 0 {
		t.Goal = text.CleanLine(g.all.Entries[i].Name())
		t.Takes = append(t.Takes, voice.Say("take one: the mess"))
	}
	for _, p := range takes {
		came := cmp.Or(voice.WithLine(voice.Outcome(p.Outcome), text.CleanLine(voice.Evidence(p))), voice.Result(p.Result), voice.Say("not tried yet"))
		t.Takes = append(t.Takes, voice.Say("take %s: %s", voice.TakeWord(p.Take), came))
	}
	return t
}

// forward is a plan that waits, with the lesson of its mess.
func (g *gathering) forward(id journal.ID, p journal.Plan, takes []journal.Plan) {
	c := Carry{ID: p.ID, Words: text.CleanLine(voice.PlanSentence(p)), When: text.CleanLine(p.When), Will: text.CleanLine(p.Will), By: text.CleanLine(p.By), LookFor: text.CleanLine(p.LookFor)}
	for _, before := range takes {
		if before.Outcome == journal.Better || before.Outcome == journal.NotThereYet {
			c.Evidence = cmp.Or(text.CleanLine(voice.Evidence(before)), voice.Outcome(before.Outcome))
		}
	}
	if i := slices.IndexFunc(g.Forward, func(f Carry) bool { return f.ID == id }); i >= 0 {
		c.ID, c.Evidence = id, cmp.Or(c.Evidence, g.Forward[i].Evidence)
		g.Forward[i] = c
		return
	}
	g.Forward = append(g.Forward, c)
}

// patterns are what kept showing up, and both halves.
func (g *gathering) patterns() {
	signs, factors := make([]string, 0, len(g.entries)), make([]string, 0, len(g.entries))
	for _, e := range g.entries {
		signs = append(signs, text.CleanLine(e.Said(g.sets, prompts.Sign)))
		factors = append(factors, strings.Split(e.Answer("factors").Detail("factors"), "\n")...)
		for _, q := range []string{"counted", "number"} {
			g.Counted = appendSaid(g.Counted, e, q)
		}
		for _, q := range []string{"landed", "hard-for", "cost", "eased"} {
			g.Human = appendSaid(g.Human, e, q)
		}
	}
	g.Signs, g.Factors = tallied(signs, enough), tallied(factors, enough)
	for _, s := range skills.Gather(g.sets, g.entries, "", false).Skills {
		if t := (Tally{text.CleanLine(s.Words), len(s.Named)}); t.Count >= enough && s.Side == skills.Gap {
			g.Gaps = append(g.Gaps, t)
		} else if t.Count >= enough {
			g.Strengths = append(g.Strengths, t)
		}
	}
	for _, of := range [][]Tally{g.Gaps, g.Strengths} {
		slices.SortStableFunc(of, func(a, b Tally) int { return b.Count - a.Count })
	}
}

// appendSaid adds what a light line beside an entry says, with what it is called.
func appendSaid(to []string, e journal.Entry, q string) []string {
	a := e.Answer(q)
	if said := text.CleanLine(a.Detail(q)); said != "" {
		return append(to, voice.Say("%s: %s", voice.Word(cmp.Or(text.CleanLine(a.Ask), q)), said))
	}
	return to
}

// tallied counts words that are the same but for case and accents, those with fewer than least
// left out, the most first.
func tallied(all []string, least int) (tallies []Tally) {
	var count text.WordCount
	for _, words := range all {
		if words = strings.TrimRight(text.CleanLine(words), "."); words != "" {
			count.Add(words)
		}
	}
	for _, words := range count.Words {
		if n := count.Count[text.Fold(words)]; n >= least {
			tallies = append(tallies, Tally{words, n})
		}
	}
	slices.SortStableFunc(tallies, func(a, b Tally) int { return b.Count - a.Count })
	return tallies
}
