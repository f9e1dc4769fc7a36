package book

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/record"
	"messup/journal/school"
	"messup/journal/shortid"
	"messup/journal/text"
)

// Settings returns the person's choices; all zero if there are none yet.
func (b *core) Settings(ctx context.Context) (journal.Settings, error) {
	return view(ctx, b, "reading the settings", record.GetSettings)
}

// ChangeSettings changes the choices; what change leaves as it was is not written. The
// error wraps ErrSetting if what it leaves cannot be kept.
func (b *core) ChangeSettings(ctx context.Context, change func(*journal.Settings)) (journal.Settings, error) {
	return update(ctx, b, "changing the settings", func(tx record.Tx) (journal.Settings, error) {
		have, err := record.GetSettings(tx)
		if err != nil {
			return have, err
		}
		s := have
		s.Breaks, s.Talk = slices.Clone(have.Breaks), slices.Clone(have.Talk)
		change(&s)
		s, err = s.Normalized()
		if err != nil || journal.SameParts(journal.SettingsParts(), &s, &have) {
			return s, err
		}
		s.Rev, s.Edited = have.Rev+1, b.Now()
		return s, cmp.Or(record.SettingsKind().Put(tx, s), datesAnew(tx, have.Year(), s.Year(), b.Now()))
	})
}

// KeepSettings keeps choices as somebody typed them who began with those of before: what
// was changed meanwhile by another hand stays. The error is that of ChangeSettings.
func (b *core) KeepSettings(ctx context.Context, before, typed journal.Settings) (journal.Settings, error) {
	typed, err := typed.Normalized()
	if err != nil {
		return typed, fmt.Errorf("changing the settings: %w", err)
	}
	return b.ChangeSettings(ctx, func(s *journal.Settings) { *s = joinSettings(before, typed, *s) })
}

// joinSettings returns settings that were typed by somebody who began with those of
// before, as they are kept where they are others by now: what was not changed there is as
// it is now. A list that both changed has what each put into it, and neither took out.
// Typed is normalized.
func joinSettings(before, typed, now journal.Settings) journal.Settings {
	joined := journal.MergeParts(journal.SettingsParts(), before, typed, now)
	joined.Breaks = journal.JoinSets(before.Breaks, typed.Breaks, now.Breaks, func(a, b date.Break) bool { return a == b })
	joined.Talk = journal.JoinSets(before.Talk, typed.Talk, now.Talk, func(a, b journal.Contact) bool { return a == b })
	if now.Timetable != before.Timetable && typed.Timetable != before.Timetable {
		joined.Timetable = joinTimetables(before, typed, now)
	}
	return joined
}

// joinTimetables joins timetables class by class: one that both changed is as it was typed.
func joinTimetables(before, typed, now journal.Settings) school.Timetable {
	ours := typed.Year().Classes
	all := journal.JoinSets(before.Year().Classes, ours, now.Year().Classes, func(a, b school.Class) bool { return a.String() == b.String() })
	for i := len(all) - 1; i >= 0; i-- {
		if slices.IndexFunc(all, func(c school.Class) bool { return text.SameFolded(c.Name, all[i].Name) }) < i {
			all = slices.Delete(all, i, i+1)
		}
	}
	return school.WriteTimetable(all)
}

// datesAnew gives what is meant for a lesson that no timetable had the day that a new one
// has for it. What has a day keeps it, and so does what names none.
func datesAnew(tx record.Tx, before, year school.Year, now time.Time) error {
	return cmp.Or(dateAnew(tx, record.PlanKind(), before, year, now), dateAnew(tx, record.CheckinKind(), before, year, now))
}

func dateAnew[T any](tx record.Tx, d record.Dated[T], before, year school.Year, now time.Time) error {
	undated, err := d.Asking(tx, func(r record.DatedRow) bool { return r.Open && r.Day[0] == ' ' })
	if err != nil {
		return err
	}
	at := date.MomentOf(now)
	for _, have := range undated {
		dated := have
		m, err := d.MeantIn(tx, &dated)
		if err != nil {
			return err
		}
		was, wasErr := m.Read(at, before)
		to, toErr := m.Read(at, year)
		if wasErr != nil || was.Day != 0 || toErr != nil || to.Day < at.Day { // the day was taken from it, or is over
			continue
		}
		m.Set(to)
		if err := d.Put(tx, d.After(dated, have, now)); err != nil {
			return err
		}
	}
	return nil
}

// newID reads 16 random bytes from rand: 26 letters and digits without the
// ones easily taken for others (Crockford's base 32).
func newID(rand io.Reader) (journal.ID, error) {
	var b [16]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		return "", fmt.Errorf("making an id: %w", err)
	}
	return journal.IDOf(b[:]), nil
}

// Shorten returns, for each id, the shortest beginning that no other record of
// the kind shares: what Find takes. It is never shorter than Short.
func (b *core) Shorten(ctx context.Context, k journal.Kind, ids []journal.ID) ([]string, error) {
	return view(ctx, b, "looking through ids", func(tx record.Tx) ([]string, error) {
		short := make([]string, len(ids))
		for i, id := range ids {
			var err error
			if short[i], err = shortid.In(func(prefix string) iter.Seq2[journal.ID, error] { return tx.IDs(k, prefix) }, id); err != nil {
				return nil, err
			}
		}
		return short, nil
	})
}
