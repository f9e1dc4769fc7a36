package record

import (
	"messup/journal"
	"messup/journal/kin"
	"messup/journal/wording"
	"messup/prompts"
)

// The kinds, one after the other: each says only what differs.

// EntryKind is all there is to know about entries.
func EntryKind(sets prompts.Library) Kind[journal.Entry] { return knowing(sets, nil) }

// knowing is the kind of entries where it is known what they teach beside their own
// lessons; nil if it is not.
func knowing(sets prompts.Library, more Taught) Kind[journal.Entry] {
	return Kind[journal.Entry]{
		name: journal.Entries, marked: markedEntry, one: "entry", label: "entry", Parts: journal.EntryParts, Check: journal.Entry.Check,
		Stamps: func(e *journal.Entry) stamps { return stamps{&e.ID, &e.Rev, &e.Started, &e.Edited} },
		derive: func(tx Tx, e journal.Entry, r *Record) error {
			own, err := GetLesson(tx, e.ID)
			if err != nil {
				return err
			}
			all, err := withMore(tx, e.ID, own, more)
			if err != nil {
				return err
			}
			return deriveEntry(sets, e, all, r)
		},
		pack: wording.Pack, unpack: wording.Unpack,
		in:    func(c *journal.Archive) *[]journal.Entry { return &c.Entries },
		entry: func(e *journal.Entry) *journal.ID { return &e.ID },
		fit:   (*Importing).fitEntry,
		keep:  (*Importing).keepEntry, try: (*Importing).tryEntry,
		merge: func(base, ours, theirs journal.Entry) journal.Entry {
			merged, _ := journal.Merge(sets, base, ours, theirs)
			return merged
		},
	}
}

// LessonKind is all there is to know about lessons.
func LessonKind(sets prompts.Library) Kind[journal.Lesson] {
	return Kind[journal.Lesson]{
		name: journal.Lessons, marked: markedLesson, one: "lesson", label: "lesson", Parts: journal.LessonParts, Check: journal.Lesson.Check,
		Stamps: func(l *journal.Lesson) stamps { return stamps{&l.ID, &l.Rev, &l.Made, &l.Edited} },
		derive: deriveLesson,
		in:     func(c *journal.Archive) *[]journal.Lesson { return &c.Lessons },
		entry:  func(l *journal.Lesson) *journal.ID { return &l.Entry },
		light:  kin.OnlyFrom,
		words:  journal.Entry.LessonWords,
		drawn: func(l *journal.Lesson) []drawing {
			all := append(make([]drawing, 0, 1+len(l.Stories)), drawing{l.Entry, &l.Drawn})
			for i := range l.Stories {
				all = append(all, drawing{l.Stories[i].Entry, &l.Stories[i].Drawn})
			}
			return all
		},
		fit:    fitLesson,
		joined: joinedAlready,
		keep: func(_ *Importing, tx Tx, l journal.Lesson) error {
			err := PutLesson(tx, l)
			if err != nil {
				return err
			}
			return ShowLesson(tx, sets, l)
		},
	}
}

// TrashKind is all there is to know about what was deleted.
func TrashKind() Kind[journal.Trashed] {
	return Kind[journal.Trashed]{
		name: journal.Trash, one: "trash", pack: wording.PackTrashed, unpack: wording.UnpackTrashed,
		Stamps: func(t *journal.Trashed) stamps { return stamps{ID: &t.ID, Rev: new(int), made: &t.Deleted} },
		derive: func(_ Tx, _ journal.Trashed, r *Record) error {
			r.Rev, r.Line = 1, []byte("-") // wherever it is shown it is read whole
			return nil
		},
	}
}

// PlanKind is all there is to know about plans.
func PlanKind() Dated[journal.Plan] {
	k := Kind[journal.Plan]{
		name: journal.PlansKind, marked: markedDated, one: "plans", label: "plan", Parts: journal.PlanParts, Check: journal.Plan.Check,
		Stamps: func(p *journal.Plan) stamps { return stamps{&p.ID, &p.Rev, &p.Made, &p.Edited} },
		derive: derivePlan,
		in:     func(c *journal.Archive) *[]journal.Plan { return &c.Plans },
		entry:  func(p *journal.Plan) *journal.ID { return &p.Entry },
		fit:    fitPlan,
		words:  journal.Entry.PlanWords,
		drawn:  func(p *journal.Plan) []drawing { return []drawing{{p.Entry, &p.Drawn}} },
		pair:   pairPlan,
		wait:   func(t *journal.Trashed) *[]journal.Plan { return &t.Plans },
	}
	return Dated[journal.Plan]{
		Kind:  k,
		Meant: (*journal.Plan).Meant,
		told:  func(p, base journal.Plan) bool { return p.Report != base.Report || len(p.Moves) != len(base.Moves) },
		words: journal.Entry.PlanWords, draw: journal.Entry.DerivePlan,
	}
}

// CheckinKind is all there is to know about check-ins.
func CheckinKind() Dated[journal.Checkin] {
	k := Kind[journal.Checkin]{
		name: journal.CheckinsKind, marked: markedDated, one: "checkins", label: "check-in", Parts: journal.CheckinParts, Check: journal.Checkin.Check,
		Stamps: func(c *journal.Checkin) stamps { return stamps{&c.ID, &c.Rev, &c.Made, &c.Edited} },
		derive: deriveCheckin,
		in:     func(c *journal.Archive) *[]journal.Checkin { return &c.Checkins },
		entry:  func(c *journal.Checkin) *journal.ID { return &c.Entry },
		pair:   pairMeant((*journal.Checkin).Meant),
		words:  journal.Entry.CheckinWords,
		drawn:  func(c *journal.Checkin) []drawing { return []drawing{{c.Entry, &c.Drawn}} },
		wait:   func(t *journal.Trashed) *[]journal.Checkin { return &t.Checkins },
	}
	return Dated[journal.Checkin]{
		Kind:  k,
		Meant: (*journal.Checkin).Meant,
		told:  func(c, base journal.Checkin) bool { return c.Status != base.Status || len(c.Moves) != len(base.Moves) },
		words: journal.Entry.CheckinWords, draw: journal.Entry.DeriveCheckin,
	}
}

// ReviewKind is all there is to know about weekly reviews.
func ReviewKind() Kind[journal.Review] {
	return Kind[journal.Review]{
		name: journal.ReviewsKind, one: "reviews", label: "review", Parts: journal.ReviewParts,
		Stamps: func(r *journal.Review) stamps { return stamps{&r.ID, &r.Rev, &r.Begun, &r.Edited} },
		derive: wholeRow[journal.Review],
		in:     func(c *journal.Archive) *[]journal.Review { return &c.Reviews },
		fit:    func(_ *Importing, r journal.Review) (journal.Review, error) { return r.Normalized() },
		gone:   reviewWithout,
	}
}

// SettingsKind is all there is to know about the settings, of which there is one record.
func SettingsKind() Kind[journal.Settings] {
	return Kind[journal.Settings]{
		name: journal.SettingsKind, one: "settings", Parts: journal.SettingsParts, pack: wording.CodedSettings, unpack: wording.WordSettings,
		Stamps: func(s *journal.Settings) stamps {
			id := SettingsID
			return stamps{&id, &s.Rev, &s.Edited, &s.Edited}
		},
		derive: wholeRow[journal.Settings],
		in: func(c *journal.Archive) *[]journal.Settings {
			if c.Settings.Rev == 0 {
				return &[]journal.Settings{}
			}
			return &[]journal.Settings{c.Settings}
		},
		set: func(c *journal.Archive, all []journal.Settings) { c.Settings = append(all, journal.Settings{})[0] },
		fit: func(_ *Importing, s journal.Settings) (journal.Settings, error) { return s.Normalized() },
	}
}
