package book

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/rename"
	"messup/journal/school"
	"messup/journal/text"
	"messup/prompts"
)

// Before is what is good to know before a class: two seconds to read, and no
// question in it. Heavy entries are not in it.
type Before struct {
	Class   string         // the class or tag, as the person names it: the one asked for whole, or else the newest
	Also    []string       // as what else it is written: "9B science" is about 9B too
	Plans   []journal.Plan // that wait, as due.Before chooses them
	More    int            // plans that wait as well
	Signs   []Sign         // at most three
	Lessons []journal.Card // at most three: those carried first, then the others that are not retired
	Ask     AskFirst       // whom to ask first
	Heard   journal.Heard  // what somebody said that fits one of the plans; at most one
	Beside  journal.ID     // the plan it fits
	Next    school.Lesson  // when the class meets next, if a timetable says
	Year    school.Year    // by which a plan in a break comes up on another day
}

// A Sign is what was seen early once, and what to switch to when it is seen again.
type Sign struct {
	Sign     string     `json:"sign"`
	Switch   string     `json:"switch_to,omitempty"`
	Happened time.Time  `json:"happened"`
	Entry    journal.ID `json:"entry"`
}

// AskFirst is somebody who would have seen it sooner.
type AskFirst struct {
	Person string `json:"person"`
	Seen   string `json:"seen,omitempty"` // what they would have seen
}

// How much is on the card, and how many of the newest entries about a class are looked through.
const (
	onCard     = 3
	beforeFrom = 100
)

// Before returns what is good to know before a class, or whatever has a tag. name may be the beginning of any
// word in it. Of a class that the timetable has it may be nothing. The error wraps ErrNoClass, and names the
// classes there are, if there is no such class.
func (b Classes) Before(ctx context.Context, name string) (card Before, err error) {
	d := before{sets: b.sets, name: text.FoldWords(name), now: date.MomentOf(b.Now())}
	if d.name == "" {
		return Before{}, fmt.Errorf("before a class: %w", journal.ErrEmpty)
	}
	err = b.store.View(ctx, func(tx record.Tx) error {
		d.tx, d.Before = tx, Before{}
		for _, step := range []func() error{d.entries, d.plans, d.heard, d.lessons} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Before{}, fmt.Errorf("before %q: %w", text.CleanLine(name), err)
	}
	if d.Class != "" {
		return d.Before, nil
	}
	words, err := b.Words(ctx)
	if err != nil {
		return Before{}, err
	}
	for _, class := range words.Classes { // one that is there with nothing to know
		if d.isAbout(class) {
			d.Class = class
			return d.Before, nil
		}
	}
	return Before{}, gather.NoClass(name, words.Classes)
}

// Coming returns what is good to know before the class that comes next by the
// timetable, which may be nothing yet; false where no timetable says.
func (b Classes) Coming(ctx context.Context) (Before, bool, error) {
	s, err := b.Settings(ctx)
	if err != nil {
		return Before{}, false, err
	}
	next, ok := s.Year().Coming("", date.MomentOf(b.Now()))
	if !ok {
		return Before{}, false, nil
	}
	card, err := b.Before(ctx, next.Class)
	card.meets(next.Class, text.FoldWords(next.Class))
	return card, true, err
}

// meets notes how the class is written somewhere. Which of them comes first is not what has
// one called so, where one was named whole.
func (b *Before) meets(class, named string) {
	switch is := text.FoldWords(class); {
	case is == "" || is == text.FoldWords(b.Class) || slices.ContainsFunc(b.Also, func(s string) bool { return is == text.FoldWords(s) }):
	case b.Class == "":
		b.Class = class
	case is == named:
		b.Also, b.Class = append(b.Also, b.Class), class
	default:
		b.Also = append(b.Also, class)
	}
}

// Before is a Before being drawn up.
type before struct {
	sets prompts.Library
	Before
	tx    record.Tx
	name  string // folded
	now   date.Moment
	about []journal.Summary // the entries about it, newest first
}

// isAbout reports whether a class or tag is the one that was named.
func (d *before) isAbout(class string) bool { return school.Same(class, d.name) }

func (d *before) entries() error {
	about := gather.About{Is: d.isAbout}
	for r, err := range d.tx.Rows(journal.Entries) {
		if err != nil {
			return err
		}
		if !about.Row(r) {
			continue
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return err
		}
		names := slices.DeleteFunc(append([]string{l.Class}, l.Tags...), func(s string) bool { return !d.isAbout(s) })
		if l.Heavy { // whoever names it whole knows that it is there
			if text.FoldWords(names[0]) == d.name {
				d.Class = cmp.Or(d.Class, names[0])
			}
			continue
		}
		d.meets(names[0], d.name)
		d.about = append(d.about, l)
		if len(d.about) == beforeFrom {
			break
		}
	}
	return d.signs()
}

// signs reads those of the entries about it that have a sign or a person to ask.
func (d *before) signs() error {
	fed := gather.FedBy(d.sets, prompts.StopWhen, prompts.Sign, prompts.AskEarlier)
	for _, l := range d.about {
		if len(d.Signs) == onCard && d.Ask.Person != "" {
			break
		}
		r, err := d.tx.Data(journal.Entries, l.ID)
		if err != nil {
			return err
		}
		if !fed.In(r.Data) {
			continue
		}
		e, err := record.GetEntry(d.tx, l.ID)
		if err != nil {
			return err
		}
		d.entry(e)
	}
	return nil
}

// entry takes the sign and the person to ask out of an entry.
func (d *before) entry(e journal.Entry) {
	sign := text.CleanLine(cmp.Or(e.Said(d.sets, prompts.StopWhen), e.Said(d.sets, prompts.Sign)))
	known := slices.ContainsFunc(d.Signs, func(s Sign) bool { return text.SameFolded(s.Sign, sign) })
	if sign != "" && !isCount(sign) && !known && len(d.Signs) < onCard {
		d.Signs = append(d.Signs, Sign{Sign: sign, Switch: text.CleanLine(e.Said(d.sets, prompts.StopSwitch)), Happened: e.Happened, Entry: e.ID})
	}
	if person := text.CleanLine(e.Said(d.sets, prompts.AskEarlier)); person != "" && d.Ask.Person == "" {
		d.Ask = AskFirst{person, text.CleanLine(e.Said(d.sets, prompts.Seen))}
	}
}

// isCount reports whether words are a count alone, "11 of 24": that is nothing to look for.
func isCount(words string) bool {
	return !slices.ContainsFunc(strings.Fields(words), func(w string) bool {
		return w != "of" && w != "out" && strings.Trim(w, "0123456789/.%") != ""
	})
}

func (d *before) plans() error {
	plans, err := record.PlanKind().Asking(d.tx, func(r record.DatedRow) bool { return r.Open })
	if err != nil {
		return err
	}
	plans, err = record.PlanKind().LightOnly(d.tx, plans)
	if err != nil {
		return err
	}
	s, err := record.GetSettings(d.tx)
	if err != nil {
		return err
	}
	year := s.Year()
	next, _ := year.Coming(d.name, d.now)
	meant, _ := year.After(d.name, d.now) // what "next lesson" means now: that of today may be over
	d.Plans, d.More = due.Before(plans, due.Day{Day: d.now.Day, Year: year, Begins: s.WeekBegins()}, meant.Day, func(p journal.Plan) bool {
		fromAbout := func(l journal.Summary) bool { return l.ID == p.Entry }
		return d.isAbout(p.With) || d.isAbout(p.Class) || slices.ContainsFunc(d.about, fromAbout)
	})
	d.Year, d.Next = year, next
	for _, p := range d.Plans {
		if d.isAbout(p.Class) {
			d.meets(p.Class, d.name)
		}
	}
	if d.Class == "" && len(d.Plans) > 0 {
		d.Class = d.Plans[0].Whom()
	}
	return nil
}

// heard takes what somebody said that fits one of the plans.
func (d *before) heard() (err error) {
	d.Heard, d.Beside, err = besidePlans(d.tx, d.Plans, d.now.Day)
	return err
}

// lessons takes those of the entries about the class, and those that name it themselves.
func (d *before) lessons() error {
	s, err := record.GetSettings(d.tx)
	if err != nil {
		return err
	}
	cards, err := gather.Carried(d.tx, s.Limit())
	if err != nil {
		return err
	}
	for _, c := range cards {
		if d.isAbout(c.Class) || d.isAbout(c.When) || d.isAbout(c.Area) {
			d.lesson(c)
		}
	}
	more, err := record.AllTaught(d.tx)
	if err != nil {
		return err
	}
	for _, l := range d.about {
		if len(d.Lessons) == onCard {
			break
		}
		taught, err := more.Of(d.tx, l.ID)
		if err != nil {
			return err
		}
		for _, l := range taught {
			c, _, err := gather.CardFrom(d.tx, l)
			if err != nil {
				return err
			}
			d.lesson(c)
		}
	}
	if d.Class == "" && len(d.Lessons) > 0 {
		d.Class = d.name
	}
	return nil
}

// lesson takes one that is about the class, unless there are enough.
func (d *before) lesson(c journal.Card) {
	known := slices.ContainsFunc(d.Lessons, func(have journal.Card) bool { return have.ID == c.ID })
	if !known && c.State != journal.Retired && len(d.Lessons) < onCard {
		d.Lessons = append(d.Lessons, c)
		if d.isAbout(c.Class) || d.Class == "" {
			d.meets(c.Class, d.name)
		}
	}
}

// Rename gives a class its new name wherever it stands, and says how many entries that
// were. The error wraps ErrEmpty, or ErrNoClass if it stands nowhere.
func (b Classes) Rename(ctx context.Context, old, name string) (entries int, err error) {
	name = text.CleanLine(name)
	if name == "" {
		return 0, fmt.Errorf("renaming a class: %w", journal.ErrEmpty)
	}
	others := 0
	err = b.store.Update(ctx, func(tx record.Tx) (err error) {
		entries, others, err = rename.Class(tx, b.sets, old, name, b.Now())
		return err
	})
	if err == nil && entries+others == 0 {
		words, wordsErr := b.Words(ctx)
		err = wordsErr
		if err == nil {
			err = gather.NoClass(old, words.Classes)
		}
	}
	if err != nil {
		return 0, fmt.Errorf("renaming a class: %w", err)
	}
	return entries, nil
}

// RenameTags gives tags one name in every entry that has one of them, heavy ones too, and
// says how many entries those were. The error wraps ErrEmpty.
func (b Entries) RenameTags(ctx context.Context, olds []string, name string) (entries int, err error) {
	return update(ctx, b.core, "renaming a tag", func(tx record.Tx) (int, error) { return rename.Tags(tx, b.sets, olds, name) })
}

// Named are the classes that a jot may name.
func (b Classes) Named(ctx context.Context) ([]string, error) {
	return view(ctx, b.core, "collecting earlier classes", gather.Classes)
}
