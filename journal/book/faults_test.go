package book_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/gather"
	"messup/journal/habits"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/telling"
	"messup/prompts"
)

var errFault = errors.New("the disk gave up")

// A brittle store fails once: at one of the calls made on it, counted over all
// of a test.
type brittle struct {
	record.Store
	calls int // that still succeed
}

func (s *brittle) View(ctx context.Context, fn func(record.Tx) error) error {
	return s.Store.View(ctx, func(tx record.Tx) error { return fn(brittleTx{tx, s}) })
}

func (s *brittle) Update(ctx context.Context, fn func(record.Tx) error) error {
	return s.Store.Update(ctx, func(tx record.Tx) error { return fn(brittleTx{tx, s}) })
}

func (s *brittle) Fill(ctx context.Context, fn func(record.Tx) error) error { return s.Update(ctx, fn) }

func (s *brittle) call() error {
	s.calls--
	if s.calls == -1 {
		return errFault
	}
	return nil
}

type brittleTx struct {
	record.Tx
	s *brittle
}

func (tx brittleTx) Get(k journal.Kind, id journal.ID) (record.Record, error) {
	if err := tx.s.call(); err != nil {
		return record.Record{}, err
	}
	return tx.Tx.Get(k, id)
}

func (tx brittleTx) Put(r record.Record) error {
	if err := tx.s.call(); err != nil {
		return err
	}
	return tx.Tx.Put(r)
}

func (tx brittleTx) Delete(k journal.Kind, id journal.ID) error {
	if err := tx.s.call(); err != nil {
		return err
	}
	return tx.Tx.Delete(k, id)
}

func (tx brittleTx) Row(k journal.Kind, id journal.ID) (record.Row, error) {
	if err := tx.s.call(); err != nil {
		return record.Row{}, err
	}
	return tx.Tx.Row(k, id)
}

func (tx brittleTx) Count(k journal.Kind) (int, error) {
	if err := tx.s.call(); err != nil {
		return 0, err
	}
	return tx.Tx.Count(k)
}

func (tx brittleTx) Rows(k journal.Kind) iter.Seq2[record.Row, error] {
	return breaking(tx.s, tx.Tx.Rows(k))
}

func (tx brittleTx) Texts(k journal.Kind) iter.Seq2[record.Row, error] {
	return breaking(tx.s, tx.Tx.Texts(k))
}

func (tx brittleTx) IDs(k journal.Kind, prefix string) iter.Seq2[journal.ID, error] {
	return breaking(tx.s, tx.Tx.IDs(k, prefix))
}

func breaking[T any](s *brittle, all iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range all {
			if err == nil {
				err = s.call()
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// a brittleDesk has something of everything, and gives what the methods of a
// Book are called with, by type: one value for each time a method asks.
func brittleDesk(t *testing.T, otherwise bool) (*desk, *brittle, map[reflect.Type][]any) {
	t.Helper()
	d := newDesk(t)
	d.planned(t, "Older", "9B", "friday")
	d.pass(-8 * 24 * time.Hour)
	p := d.planned(t, "Food webs", "9B", "friday")
	e := d.read(t, p.Entry)
	for _, said := range [][3]string{
		{"ask-now", "person", "ELL teacher"}, {"not-stopping", "stop-when", "copying"}, {"not-stopping", "stop-switch", "one web together"}, {"should-have-asked", "person", "vice-principal"},
	} {
		e = e.WithDetail(prompts.Shipped(), ask(said[0]), field(said[0], said[1]), said[2])
	}
	e = d.save(t, d.read(t, p.Entry), e.With(prompts.Shipped(), ask("learned"), "Ask first.").WithTags([]string{"groups"}))
	d.finished(t, "Another", "Count before they sit.")
	d.save(t, journal.Entry{}, d.mess(t, "draft"))
	gone := d.finished(t, "Gone", "Ring first.")
	if _, err := d.Trash.Delete(t.Context(), gone.ID); err != nil {
		t.Fatal(err)
	}
	r, _ := d.review(t)
	r = d.record(t, r, "something")
	d.pass(8 * 24 * time.Hour)
	lesson := d.lesson(t, e.ID)
	checkin, err := d.People.Get(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	q, err := search.ParseQuery("webs", prompts.Shipped(), d.clock)
	if err != nil {
		t.Fatal(err)
	}
	heard, err := d.Heard.Save(t.Context(), journal.Heard{}, journal.Heard{ID: e.ID, Entry: e.ID, Words: "They copied the webs.", Class: "9B", Made: d.clock})
	if err != nil {
		t.Fatal(err)
	}
	doomed, err := d.Trash.Named(t.Context(), []string{string(gone.ID)})
	if err != nil {
		t.Fatal(err)
	}
	all := d.contents(t, "")
	plan := d.plan(t, p.ID)
	again, moved, spoken, words := e, plan, checkin, lesson
	again.Title, again.Heavy = "Food webs, again", true
	moved.Will, spoken.When, words.Text = "ring first", "monday", "Ask before."
	comes := func(c journal.Archive) iter.Seq2[journal.Archive, error] {
		return func(yield func(journal.Archive, error) bool) { yield(c, nil) }
	}
	lessons := journal.Archive{Lessons: all.Lessons}
	others := all
	others.Lessons = nil
	given := map[reflect.Type][]any{}
	for _, v := range []any{
		e, again, plan, moved, checkin, spoken, words, heard, journal.Settings{}, journal.Settings{Carry: 7}, journal.TookIt, r, q, all, comes(lessons), comes(others), e.ID, journal.ID(""), journal.Helped, journal.LessonAnswer{What: journal.Mixed, Class: "9B"}, journal.Shelf, journal.Narrower, journal.Entries, prompts.Ten(), []journal.ID{e.ID, gone.ID}, 5, 3, false, record.Intake{}, string(e.ID), "monday", []string{string(e.ID), string(gone.ID)}, doomed,
		func(tx record.Tx) error { _, err := tx.Row(journal.Entries, e.ID); return err }, telling.Roles{"Food": "@F"}, func(h *habits.Habits) { h.Welcomed = true }, func(s *journal.Settings) { s.Carry = 5 }, func(i gather.Intent) bool { return i.Plan.ID != "" }, func(r journal.Review) journal.Review { return r.Record("", "more").Next() },
	} {
		given[reflect.TypeOf(v)] = append(given[reflect.TypeOf(v)], v)
	}
	if otherwise {
		given[reflect.TypeFor[journal.Use]()] = []any{journal.Retire}
		given[reflect.TypeFor[journal.LessonState]()] = []any{journal.Carried}
		given[reflect.TypeFor[journal.Taking]()] = []any{journal.AskAgain}
		given[reflect.TypeFor[string]()] = []any{"9B", "10A"}
		given[reflect.TypeFor[bool]()] = []any{true}
		given[reflect.TypeFor[record.Intake]()] = []any{record.Intake{DryRun: true}}
		given[reflect.TypeFor[journal.ID]()] = []any{r.ID}
	}
	given[reflect.TypeFor[func([]string) journal.Entry]()] = []any{func([]string) journal.Entry {
		return journal.Entry{ID: journal.HashID("made"), Kind: journal.Jot, Title: "a"}
	}}
	given[reflect.TypeFor[func(*record.Outgoing) error]()] = []any{func(o *record.Outgoing) error {
		_, _ = o.All() // what could not be read is told all the same
		return nil
	}}
	s := &brittle{Store: d.store}
	d.Book = book.Open(s, prompts.Shipped(), func() time.Time { return d.clock }, rand.NewChaCha8([32]byte{9}))
	return d, s, given
}

// Whatever the disk refuses in the middle of whatever is asked of a Book, the
// Book says so, and keeps nothing of it.
func TestNoFaultOfTheDiskIsSwallowed(t *testing.T) {
	whole := reflect.TypeFor[*book.Book]()
	called := 0
	for _, handle := range append(reflect.VisibleFields(whole.Elem()), reflect.StructField{Type: whole}) {
		if handle.Name != "" && !handle.IsExported() || len(handle.Index) > 1 {
			continue
		}
		for i := range handle.Type.NumMethod() {
			method := handle.Type.Method(i)
			if method.Type.NumIn() < 2 || method.Type.In(1) != reflect.TypeFor[context.Context]() {
				continue // it asks nothing of the disk
			}
			called++
			for _, otherwise := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s.%s/%t", handle.Name, method.Name, otherwise), func(t *testing.T) {
					breakEverywhere(t, handle, method, otherwise)
				})
			}
		}
	}
	if called < 40 {
		t.Errorf("only %d methods were called", called)
	}
}

// breakEverywhere calls a method until it comes to its end, with a disk that
// fails one call later each time.
func breakEverywhere(t *testing.T, handle reflect.StructField, method reflect.Method, otherwise bool) {
	d, s, given := brittleDesk(t, otherwise)
	on := reflect.ValueOf(d.Book)
	if handle.Name != "" {
		on = on.Elem().FieldByIndex(handle.Index)
	}
	args := []reflect.Value{on, reflect.ValueOf(t.Context())}
	asked := map[reflect.Type]int{}
	for i := 2; i < method.Type.NumIn(); i++ {
		in := method.Type.In(i)
		values := given[in]
		if len(values) == 0 {
			t.Fatalf("the test knows no %s to call it with", in)
		}
		args = append(args, reflect.ValueOf(values[min(asked[in], len(values)-1)]))
		asked[in]++
	}
	breakEach(t, d, s, func() error {
		out := method.Func.Call(args)
		err, _ := out[len(out)-1].Interface().(error)
		return err
	})
}

func breakEach(t *testing.T, d *desk, s *brittle, work func() error) {
	t.Helper()
	kept := d.store.Updates()
	for n := 0; ; n++ {
		s.calls = n
		err := work()
		if s.calls >= 0 {
			return
		}
		if !errors.Is(err, errFault) {
			t.Fatalf("call %d on the store failed, and it says %v", n+1, err)
		}
		if d.store.Updates() != kept {
			t.Fatalf("call %d on the store failed, and something was kept", n+1)
		}
	}
}

func TestReindexingSaysWhatTheDiskRefused(t *testing.T) {
	d, s, _ := brittleDesk(t, false)
	breakEach(t, d, s, func() error { return s.Update(t.Context(), record.Reindexing(prompts.Shipped())) })
}
