package instep

import (
	"fmt"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/prompts"
)

// A sort is a kind of thing that has files.
type sort struct {
	kind   journal.Kind
	folder string // empty for the settings, of which there is one file
	get    func(tx record.Tx, id journal.ID) (any, error)
	put    func(tx record.Tx, r record.Record) error
	hold   func(v any) (one thing, is bool)         // as a file holds it
	in     func(journal.Archive) (first any, n int) // what a file held
}

// A thing is one record as it goes into a file.
type thing struct {
	journal.Archive
	id  journal.ID
	rev int
}

// sorts is the one table of them. What an entry comes with comes before it: its row shows
// what it teaches.
func sorts(sets prompts.Library) []sort {
	return []sort{
		sortOf(journal.Lessons, "lessons", record.LessonKind(sets), func(c *journal.Archive) *[]journal.Lesson { return &c.Lessons }),
		sortOf(journal.Entries, "entries", record.EntryKind(sets), func(c *journal.Archive) *[]journal.Entry { return &c.Entries }),
		sortOf(journal.PlansKind, "plans", record.PlanKind().Kind, func(c *journal.Archive) *[]journal.Plan { return &c.Plans }),
		sortOf(journal.CheckinsKind, "checkins", record.CheckinKind().Kind, func(c *journal.Archive) *[]journal.Checkin { return &c.Checkins }),
		sortOf(journal.HeardKind, "feedback", record.HeardKind(), func(c *journal.Archive) *[]journal.Heard { return &c.Heard }),
		sortOf(journal.ReviewsKind, "reviews", record.ReviewKind(), func(c *journal.Archive) *[]journal.Review { return &c.Reviews }),
		settingsSort(),
	}
}

// tells reports whether one of the kind may tell of others, and so goes out with less where
// those are left out.
func (s sort) tells() bool { return s.kind != journal.Entries && s.kind != journal.SettingsKind }

func sortOf[T any](kind journal.Kind, folder string, k record.Kind[T], in func(*journal.Archive) *[]T) sort {
	s := sort{
		kind: kind, folder: folder, put: putting(k),
		get: func(tx record.Tx, id journal.ID) (any, error) { return k.Get(tx, id) },
		in: func(c journal.Archive) (any, int) {
			all := *in(&c)
			if len(all) == 0 {
				return nil, 0
			}
			return all[0], len(all)
		},
	}
	s.hold = func(v any) (one thing, is bool) {
		t, is := v.(T)
		if is {
			*in(&one.Archive) = []T{t}
			one.id, one.rev = *k.Stamps(&t).ID, *k.Stamps(&t).Rev
		}
		return one, is
	}
	return s
}

// putting keeps a record with all that is derived from it.
func putting[T any](k record.Kind[T]) func(record.Tx, record.Record) error {
	return func(tx record.Tx, r record.Record) error {
		v, err := k.FromRow(record.Row{ID: r.ID, Bytes: r.Data})
		if err != nil {
			return err
		}
		*k.Stamps(&v).Rev = r.Rev
		return k.Put(tx, v)
	}
}

func settingsSort() sort {
	k := record.SettingsKind()
	return sort{
		kind: journal.SettingsKind, put: putting(k),
		get: func(tx record.Tx, id journal.ID) (any, error) { return k.Get(tx, id) },
		hold: func(v any) (one thing, is bool) {
			s, is := v.(journal.Settings)
			return thing{journal.Archive{Settings: s}, record.SettingsID, s.Rev}, is
		},
		in: func(c journal.Archive) (any, int) {
			if c.Settings.Rev == 0 {
				return nil, 0
			}
			return c.Settings, 1
		},
	}
}

// things are what was deleted together.
func things(t journal.Trashed) (all []any) {
	if t.Entry != nil {
		e := *t.Entry
		e.ID = t.ID
		all = append(all, e)
	}
	if t.Lesson != nil {
		l := *t.Lesson
		l.ID = t.ID
		all = append(all, l)
	}
	return slices.Concat(all, anyOf(t.Lessons), anyOf(t.Plans), anyOf(t.Checkins), anyOf(t.Heard))
}

func anyOf[T any](list []T) []any {
	all := make([]any, len(list))
	for i, v := range list {
		all[i] = v
	}
	return all
}

// Folders are those that things lie in, and where the settings do: the folder itself.
func Folders() []string {
	all := sorts(prompts.Library{})
	folders := make([]string, len(all))
	for i, s := range all {
		folders[i] = s.folder
	}
	return folders
}

// name is what a thing's file is called, without its ending.
func (s sort) name(id journal.ID) string {
	if s.folder == "" {
		return string(id)
	}
	return s.folder + "/" + string(id)
}

// sortIn finds a sort by its kind.
func sortIn(all []sort, kind journal.Kind) (sort, error) {
	for _, s := range all {
		if s.kind == kind {
			return s, nil
		}
	}
	return sort{}, fmt.Errorf("%w: %q is no kind of thing that has files", journal.ErrBadImport, kind)
}
