package exchange

import (
	"math/rand/v2"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
	"messup/store/storetest"
)

func TestTheKindThatWasAddedGoesWithItsEntry(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	store := storetest.NewMemory()
	b := book.Open(store, prompts.Shipped(), func() time.Time { return now }, rand.NewChaCha8([32]byte{}))
	e := journal.Entry{ID: "aaaaaaaaaaaaa", Rev: 1, Kind: journal.Mess, Happened: now, Title: "Food webs", Heavy: true}
	c := journal.Archive{Entries: []journal.Entry{e}}
	c.Sprints = []journal.Sprint{{ID: "bbbbbbbbbbbbb", Rev: 1, Made: now, Entry: e.ID, Aim: "Exit\x1b[2J tickets"}}
	if _, err := b.Archive.Import(t.Context(), c, record.Intake{}); err != nil {
		t.Fatal(err)
	}
	if err := store.Update(t.Context(), record.Reindexing(prompts.Shipped())); err != nil {
		t.Fatal(err)
	}
	all, err := b.Archive.All(t.Context(), search.Query{})
	if err != nil || len(all.Sprints) != 1 || all.Sprints[0].Aim != "Exit[2J tickets" {
		t.Errorf("kept: %+v, %v", all.Sprints, err)
	}
	err = b.Archive.Out(t.Context(), search.Query{}, false, func(o *record.Outgoing) error {
		if light, err := o.All(); err != nil || len(light.Sprints) != 0 {
			t.Errorf("what belongs to a heavy entry leaves: %+v, %v", light.Sprints, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	short, err := b.Shorten(t.Context(), journal.SprintsKind, []journal.ID{"bbbbbbbbbbbbb"})
	if err != nil || len(short) != 1 {
		t.Errorf("its short id: %q, %v", short, err)
	}
	sprints := func() int {
		all, err := b.Archive.All(t.Context(), search.Query{})
		if err != nil {
			t.Fatal(err)
		}
		return len(all.Sprints)
	}
	if _, err := b.Trash.Delete(t.Context(), e.ID); err != nil || sprints() != 0 {
		t.Errorf("deleted with its entry: %d, %v", sprints(), err)
	}
	if _, err := b.Trash.GiveBack(t.Context(), string(e.ID)); err != nil || sprints() != 1 {
		t.Errorf("given back: %d, %v", sprints(), err)
	}
	if _, err := b.Trash.Delete(t.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Trash.Sweep(t.Context(), true); err != nil || sprints() != 0 {
		t.Errorf("purged: %d, %v", sprints(), err)
	}
}
