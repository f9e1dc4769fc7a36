package book

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/gather"
	"messup/journal/record"
	"messup/journal/school"
	"messup/journal/text"
	"messup/prompts"
)

// Before is what is good to know before a class: two seconds to read, and no
// question in it. Heavy entries are not in it.
type Before struct {
	Class   string         // the class or tag, as the person names it
	Plans   []journal.Plan // that wait: for today or later this week, then those without a day
	Signs   []Sign         // at most three
	Lessons []journal.Card // at most three: those carried first, then the others that are not retired
	Ask     AskFirst       // whom to ask first
	Heard   journal.Heard  // what somebody said that fits one of the plans; at most one
	Beside  journal.ID     // the plan it fits
	Next    school.Lesson  // of Coming: when the class meets
}

// A Sign is what was seen early once, and what to switch to when it is seen
// again.
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

// How much is on the card, and how many of the newest entries about a class
// are looked through for it: about a year of them.
const (
	onCard     = 3
	beforeFrom = 100
)

// Before returns what is good to know before a class, or whatever has a tag.
// name may be the beginning of any word in it. The error wraps ErrNoClass, and
// names the classes there are, if nothing is known of it.
func (b Classes) Before(ctx context.Context, name string) (card Before, err error) {
	d := before{sets: b.sets, name: text.FoldWords(name), today: date.DayOf(b.Now())}
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
	return Before{}, noClass(name, words.Classes)
}

// Coming returns what is good to know before the class that comes next by the
// timetable, which may be nothing yet; false where no timetable says.
func (b Classes) Coming(ctx context.Context) (Before, bool, error) {
	s, err := b.Settings(ctx)
	if err != nil {
		return Before{}, false, err
	}
	now := b.Now()
	next, ok := s.Year().Coming(date.DayOf(now), 60*now.Hour()+now.Minute())
	if !ok {
		return Before{}, false, nil
	}
	card, err := b.Before(ctx, next.Class)
	if errors.Is(err, journal.ErrNoClass) {
		card, err = Before{Class: next.Class}, nil
	}
	card.Next = next
	return card, true, err
}

func noClass(name string, known []string) error {
	there := "no entry names a class yet"
	if len(known) > 0 {
		there = "there are: " + strings.Join(known[:min(len(known), offeredClasses)], ", ")
	}
	return fmt.Errorf("%w: %q (%s)", journal.ErrNoClass, text.ClipLine(text.CleanLine(name), text.MaxTitle), there)
}

// offeredClasses is how many classes an error names.
const offeredClasses = 12

// Before is a Before being drawn up.
type before struct {
	sets prompts.Library
	Before
	tx    record.Tx
	name  string // folded
	today date.Day
	about []journal.Summary // the entries about it, newest first
}

// isAbout reports whether a class or tag is the one that was named.
func (d *before) isAbout(class string) bool { return school.Same(class, d.name) }

func (d *before) entries() error {
	word, _, _ := strings.Cut(d.name, " ")
	first := []byte(word)
	for r, err := range d.tx.Texts(journal.Entries) { // without the JSON of those about other classes
		if err != nil {
			return err
		}
		if !bytes.Contains(r.Bytes, first) {
			continue
		}
		l, err := record.LineOf(d.tx, r.ID)
		if err != nil {
			return err
		}
		names := slices.DeleteFunc(append([]string{l.Class}, l.Tags...), func(s string) bool { return !d.isAbout(s) })
		if len(names) == 0 {
			continue
		}
		if l.Heavy { // whoever names it whole knows that it is there
			if text.FoldWords(names[0]) == d.name {
				d.Class = cmp.Or(d.Class, names[0])
			}
			continue
		}
		d.Class = cmp.Or(d.Class, names[0])
		d.about = append(d.about, l)
		if len(d.about) == beforeFrom {
			break
		}
	}
	for _, l := range d.about {
		e, err := record.GetEntry(d.tx, l.ID)
		if err != nil {
			return err
		}
		d.entry(e)
	}
	return nil
}

// OfEntry takes the sign and the person to ask out of an OfEntry.
func (d *before) entry(e journal.Entry) {
	sign := text.CleanLine(cmp.Or(e.Said(d.sets, prompts.StopWhen), e.Said(d.sets, prompts.Sign)))
	known := slices.ContainsFunc(d.Signs, func(s Sign) bool { return text.SameFolded(s.Sign, sign) })
	if sign != "" && !known && len(d.Signs) < onCard {
		d.Signs = append(d.Signs, Sign{Sign: sign, Switch: text.CleanLine(e.Said(d.sets, prompts.StopSwitch)), Happened: e.Happened, Entry: e.ID})
	}
	if d.Ask.Person == "" {
		d.Ask = AskFirst{text.CleanLine(e.Said(d.sets, prompts.AskEarlier)), text.CleanLine(e.Said(d.sets, prompts.Seen))}
	}
}

func (d *before) plans() error {
	plans, err := record.PlanKind().Rows(d.tx, func(r record.DatedRow) bool { return r.Open && !r.Before(d.today) })
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
	plans = due.Before(plans, due.Day{Day: d.today, Begins: s.WeekBegins()}, func(p journal.Plan) bool {
		fromAbout := func(l journal.Summary) bool { return l.ID == p.Entry }
		return d.isAbout(p.With) || d.isAbout(p.Class) || slices.ContainsFunc(d.about, fromAbout)
	})
	d.Plans = plans
	if d.Class == "" && len(plans) > 0 {
		d.Class = plans[0].Whom()
	}
	return nil
}

// heard takes what somebody said that fits one of the plans.
func (d *before) heard() (err error) {
	d.Heard, d.Beside, err = besidePlans(d.tx, d.Plans, d.today)
	return err
}

// lessons takes those of the entries about the class, and those that name it
// themselves.
func (d *before) lessons() error {
	s, err := record.GetSettings(d.tx)
	if err != nil {
		return err
	}
	cards, err := gather.Carried(d.tx, s.Limit())
	if err != nil {
		return err
	}
	carried := len(cards)
	more, err := record.AllTaught(d.tx)
	if err != nil {
		return err
	}
	for _, l := range d.about {
		taught, err := more.Of(d.tx, l.ID)
		if err != nil {
			return err
		}
		for _, l := range taught {
			c, _, err := record.CardFrom(d.tx, l)
			if err != nil {
				return err
			}
			cards = append(cards, c)
		}
	}
	for i, c := range cards {
		about := i >= carried || d.isAbout(c.Class) || d.isAbout(c.When) || d.isAbout(c.Area)
		known := slices.ContainsFunc(d.Lessons, func(have journal.Card) bool { return have.ID == c.ID })
		if about && !known && c.State != journal.Retired && len(d.Lessons) < onCard {
			d.Lessons = append(d.Lessons, c)
			d.Class = cmp.Or(d.Class, c.Class)
		}
	}
	if d.Class == "" && len(d.Lessons) > 0 {
		d.Class = d.name
	}
	return nil
}

// Rename gives a class its new name wherever it stands: in entries, plans, what was
// heard, answers and the timetable. It says how many entries that were. The error wraps ErrNoClass or ErrEmpty.
func (b Classes) Rename(ctx context.Context, old, name string) (n int, err error) {
	name = text.CleanLine(name)
	if name == "" {
		return 0, fmt.Errorf("renaming a class: %w", journal.ErrEmpty)
	}
	isOld := func(class string) bool { return text.FoldWords(class) == text.FoldWords(old) }
	err = b.store.Update(ctx, func(tx record.Tx) error {
		n = 0
		renamed, err := renameInEntries(tx, b.sets, isOld, name)
		if err != nil {
			return err
		}
		n = renamed
		if err := renameInHeard(tx, isOld, name, b.Now()); err != nil {
			return err
		}
		if err := renameInPlans(tx, isOld, name, b.Now()); err != nil {
			return err
		}
		if err := renameInAnswers(tx, isOld, name); err != nil {
			return err
		}
		return renameInTimetable(tx, isOld, name, b.Now())
	})
	if err == nil && n == 0 {
		words, wordsErr := b.Words(ctx)
		err = wordsErr
		if err == nil {
			err = noClass(old, words.Classes)
		}
	}
	if err != nil {
		return 0, fmt.Errorf("renaming a class: %w", err)
	}
	return n, nil
}

func renameInEntries(tx record.Tx, sets prompts.Library, isOld func(string) bool, name string) (n int, err error) {
	var ids []journal.ID // a list is not changed while it is gone through
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return 0, err
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return 0, err
		}
		if isOld(l.Class) && l.Class != name {
			ids = append(ids, r.ID)
		}
	}
	for _, id := range ids {
		e, err := record.GetEntry(tx, id)
		if err != nil {
			return 0, err
		}
		e.Class, e.Rev = name, e.Rev+1 // nobody wrote in it: it keeps its time
		if err := record.EntryKind(sets).Put(tx, e); err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}

func renameInTimetable(tx record.Tx, isOld func(string) bool, name string, now time.Time) error {
	s, err := record.GetSettings(tx)
	if err != nil {
		return err
	}
	classes := s.Year().Classes
	if !slices.ContainsFunc(classes, func(c school.Class) bool { return isOld(c.Name) }) {
		return nil
	}
	s.Timetable = school.WriteTimetable(school.Renamed(classes, isOld, name))
	s.Rev, s.Edited = s.Rev+1, now
	return record.SettingsKind().Put(tx, s)
}

func renameInHeard(tx record.Tx, isOld func(string) bool, name string, now time.Time) error {
	all, err := record.HeardKind().Whole(tx)
	if err != nil {
		return err
	}
	for _, h := range all {
		if !isOld(h.Class) || h.Class == name {
			continue
		}
		renamed := h
		renamed.Class = name
		if err := record.HeardKind().Put(tx, record.HeardKind().After(renamed, h, now)); err != nil {
			return err
		}
	}
	return nil
}

func renameInPlans(tx record.Tx, isOld func(string) bool, name string, now time.Time) error {
	plans, err := record.PlanKind().All(tx)
	if err != nil {
		return err
	}
	for _, p := range plans {
		renamed := p
		if isOld(p.Class) {
			renamed.Class = name
		}
		if isOld(p.With) {
			renamed.With = name
		}
		if renamed.Class == p.Class && renamed.With == p.With {
			continue
		}
		if err := record.PlanKind().Put(tx, record.PlanKind().After(renamed, p, now)); err != nil {
			return err
		}
	}
	return nil
}

// renameInAnswers renames where lessons were used.
func renameInAnswers(tx record.Tx, isOld func(string) bool, name string) error {
	ids, err := record.IDs(tx, journal.Lessons)
	if err != nil {
		return err
	}
	for _, id := range ids {
		l, err := record.GetLesson(tx, id)
		if err != nil {
			return err
		}
		renamed := l
		renamed.Answers = slices.Clone(l.Answers)
		for i, a := range renamed.Answers {
			if isOld(a.Class) {
				renamed.Answers[i].Class = name
			}
		}
		if renamed.Same(l) {
			continue
		}
		renamed.Rev++ // nobody wrote in it: it keeps its time
		if err := record.PutLesson(tx, renamed); err != nil {
			return err
		}
	}
	return nil
}
