package reporting

import (
	"slices"
	"strconv"

	"messup/journal"
	"messup/journal/cli/table"
	"messup/journal/habits"
	"messup/journal/report"
	"messup/journal/text"
	"messup/journal/voice"
)

// shape is what --json prints.
type shape struct {
	Year     string           `json:"year"`
	Messes   int              `json:"messes"`
	TakeTwos int              `json:"take_twos"`
	Wins     []report.Win     `json:"wins"`
	Failures []report.Failure `json:"failures"`
	Forward  []report.Carry   `json:"carry"`
	Chosen   habits.Report    `json:"chosen"`
}

// list shows what can be chosen, what was, and what was typed.
func (r *run) list() error {
	m := r.material
	v := shape{m.Year.Name, m.Messes, m.TakeTwos, append([]report.Win{}, m.Wins...), append([]report.Failure{}, m.Failures...), append([]report.Carry{}, m.Forward...), r.chosen}
	v.Chosen.Read = nil // ids of sentences say nothing to anybody
	var failed error
	err := r.Print(v, func() { failed = r.tell() })
	if err == nil {
		err = failed
	}
	return err
}

func (r *run) tell() error {
	m := r.material
	r.Prose(voice.Say("The report of %s: %s, %s, %s.", m.Year.Name,
		voice.Count(m.Messes, "mess", "messes"), voice.Count(m.Moved, "win", "wins"), voice.TakeTwos(m.TakeTwos)))
	if r.heavy > 0 {
		r.Prose(voice.Say("What is marked heavy is left out."))
	}
	for _, c := range r.choices() {
		r.Say("")
		if err := r.show(c); err != nil {
			return err
		}
	}
	r.lines()
	r.Say("")
	if n := len(r.chosen.Read); n > 0 {
		r.Prose(voice.Say("Before others may read it %s so far; `messup report %s --redact -o FILE` goes on.", voice.Count(n, "decision was made", "decisions were made"), m.Year.Name))
	}
	r.Prose(voice.Say("Go on with `messup report %s --guided`, read it with -o -, write it with -o FILE.", m.Year.Name))
	return nil
}

// show shows one list, with its place before each thing that was chosen.
func (r *run) show(c choice) error {
	r.Heading(voice.Say(c.title))
	if len(c.ids) == 0 {
		r.Say("Nothing yet.")
		return nil
	}
	short, err := r.short(c)
	if err != nil {
		return err
	}
	rows := table.Table{Flex: 2}
	for i, id := range c.ids {
		place := ""
		if at := slices.Index(*c.chosen, id); at >= 0 {
			place = strconv.Itoa(at + 1)
		}
		rows.Add(c.under[i], place, short[i], c.words[i])
	}
	r.Rows(rows)
	if len(*c.chosen) == 0 {
		r.Prose(voice.Say(c.unchosen))
	}
	return nil
}

// short are the ids of a list as they are typed. A plan that came after the first has an id of
// its own.
func (r *run) short(c choice) ([]string, error) {
	short, err := r.book.Shorten(r.ctx, c.kind, c.ids)
	if err == nil && c.kind == journal.Lessons {
		for i, id := range c.ids { // of plans and lessons, whichever is longer
			plan, planErr := r.book.Shorten(r.ctx, journal.PlansKind, []journal.ID{id})
			if err = planErr; err != nil {
				return nil, err
			}
			if len(plan[0]) > len(short[i]) {
				short[i] = plan[0]
			}
		}
	}
	return short, err
}

// lines shows what was typed.
func (r *run) lines() {
	rows := table.Table{Flex: 1}
	for i, l := range typed() {
		if said := *r.chosen.Lines.All()[i]; said != "" {
			rows.Add("", voice.Say(l.label), text.CleanLine(said))
		}
	}
	if len(rows.Rows) > 0 {
		r.Say("")
		r.Heading(voice.Say("In your words"))
		r.Rows(rows)
	}
}
