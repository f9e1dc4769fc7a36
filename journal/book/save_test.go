package book_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/book"
	"messup/prompts"
)

func TestWhatIsSavedIsWhatIsRead(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Food webs").With(prompts.Shipped(), ask("goal"), "Explain it without the card.").WithTags([]string{"groups"})
	saved := d.save(t, journal.Entry{}, e)
	if saved.Rev != 1 || !saved.Edited.Equal(d.clock) || !saved.Same(e) {
		t.Errorf("saved %+v", saved)
	}
	if got := d.read(t, e.ID); !got.Same(saved) || got.Rev != 1 || !got.Edited.Equal(saved.Edited) {
		t.Errorf("read %+v", got)
	}
}

func TestSavingWhatIsThereWritesNothing(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Bad\xffbytes").With(prompts.Shipped(), ask("goal"), "a\r\nb").WithDetail(prompts.Shipped(), ask("goal"), field("goal", "known-by"), "a\x1bb")
	saved := d.save(t, journal.Entry{}, e)
	writes := d.store.Updates()
	if again := d.save(t, saved, saved); again.Rev != 1 || d.store.Updates() != writes {
		t.Errorf("revision %d after %d writes", again.Rev, d.store.Updates())
	}
	if again := d.save(t, saved, e); again.Rev != 1 || d.store.Updates() != writes {
		t.Errorf("the words as they were typed count as a change: revision %d", again.Rev)
	}
}

// After a save that may or may not have reached the disk, the same is sent
// again, with the keys typed meanwhile.
func TestASaveTriedAgainIsNoConflict(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Food webs").With(prompts.Shipped(), ask("goal"), "Explain")
	d.save(t, journal.Entry{}, e)
	saved := d.save(t, journal.Entry{}, e.With(prompts.Shipped(), ask("goal"), "Explain it"))
	if saved.Rev != 2 || said(saved, "goal") != "Explain it" {
		t.Errorf("revision %d says %q", saved.Rev, said(saved, "goal"))
	}
}

func TestTwoWindowsKeepBothVersions(t *testing.T) {
	d := newDesk(t)
	base := d.save(t, journal.Entry{}, d.mess(t, "Food webs").With(prompts.Shipped(), ask("goal"), "Explain it."))
	d.pass(time.Minute)
	theirs := d.save(t, base, base.With(prompts.Shipped(), ask("goal"), "Explain it to each other.").With(prompts.Shipped(), ask("next"), "Ask."))
	saved, conflicts, err := d.Entries.Save(t.Context(), base, base.With(prompts.Shipped(), ask("goal"), "Explain it without cards."))
	if err != nil || fmt.Sprint(conflicts) != "[goal]" {
		t.Fatalf("conflicts %q, %v", conflicts, err)
	}
	if got := said(saved, "goal"); got != "Explain it without cards. | Explain it to each other." {
		t.Errorf("the goal is %q", got)
	}
	if at := saved.Answer("goal").Conflicts[0].At; !at.Equal(theirs.Edited) {
		t.Errorf("theirs is from %v, was kept %v", at, theirs.Edited)
	}
	if saved.Rev != 3 || saved.Answer("next").Text != "Ask." || !d.read(t, base.ID).Same(saved) {
		t.Errorf("saved %+v", saved)
	}
}

// A window is what a write page keeps of an entry.
type window struct{ base, e journal.Entry }

func (w *window) save(t interface{ Fatal(...any) }, d *desk, typed func(journal.Entry) journal.Entry) {
	saved, _, err := d.Entries.Save(stopless{}, w.base, w.e)
	if err != nil {
		t.Fatal(err)
	}
	sent := w.e
	w.e, _ = journal.Merge(prompts.Shipped(), sent, typed(sent), saved) // keys came while it was saved
	w.base = saved
}

func TestTwoWindowsThatBothTypeOnDoNotPileUpVersions(t *testing.T) {
	for name, typed := range map[string]func(before, who string, round int) string{
		"at the end":       func(before, who string, _ int) string { return before + who },
		"at the beginning": func(before, who string, _ int) string { return who + before },
		"all anew":         func(_, who string, round int) string { return fmt.Sprint(who, " says ", round) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			base := d.save(t, journal.Entry{}, d.mess(t, "Food webs").With(prompts.Shipped(), ask("goal"), "start"))
			a, b := window{base, base}, window{base, base}
			var wrote [2]string
			for round := range 60 {
				for i, w := range []*window{&a, &b} {
					wrote[i] = typed(w.e.Answer("goal").Text, "xy"[i:i+1], round)
					w.e = w.e.With(prompts.Shipped(), ask("goal"), wrote[i])
					w.save(t, d, func(e journal.Entry) journal.Entry { return e })
				}
			}
			last := d.read(t, base.ID)
			if n := len(last.Answer("goal").Conflicts); n != 1 {
				t.Errorf("%d versions stand beside the answer", n)
			}
			for _, words := range wrote {
				if !holds(last, "goal", words) {
					t.Errorf("%q is lost: %q", words, said(last, "goal"))
				}
			}
		})
	}
}

// Whatever two windows do, what was typed last in each is in the journal.
func TestTwoWindowsNeverLoseWhatWasTypedLast(t *testing.T) {
	q := ask("goal")
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t)
		base := d.save(t, journal.Entry{}, d.mess(t, "Food webs"))
		windows := []*window{{base, base}, {base, base}}
		type last struct {
			words string
			typed bool
		}
		said := make([]last, 2)
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			i := rapid.IntRange(0, 1).Draw(rt, "window")
			w := windows[i]
			words := rapid.StringMatching([]string{`[ab]{1,3}`, `[xy]{1,3}`}[i]).Draw(rt, "words")
			if rapid.Bool().Draw(rt, "types on") {
				words = w.e.Answer("goal").Text + words
			}
			if words == w.e.Answer("goal").Text || words == w.base.Answer("goal").Text {
				continue // nothing was typed, or it was taken back
			}
			w.e = w.e.With(prompts.Shipped(), q, words)
			said[i] = last{words, true}
			more := rapid.SampledFrom([]string{"", "c"}).Draw(rt, "meanwhile")
			w.save(rt, d, func(e journal.Entry) journal.Entry {
				if more != "" {
					said[i].words = e.Answer("goal").Text + more
					return e.With(prompts.Shipped(), q, said[i].words)
				}
				return e
			})
			// Each window shows its own last words, whatever the other did.
			if got := w.e.Answer("goal").Text; got != said[i].words {
				rt.Fatalf("window %d shows %q, typed was %q", i, got, said[i].words)
			}
		}
		for i, w := range windows {
			if said[i].typed {
				w.save(rt, d, func(e journal.Entry) journal.Entry { return e })
			}
		}
		final := d.read(t, base.ID)
		for i := range windows {
			seen := holds(final, "goal", said[i].words)
			other := windows[1-i].e.Answer("goal").Text
			if said[i].typed && !seen && !strings.HasPrefix(other, said[i].words) {
				rt.Errorf("window %d typed %q last; there is %q", i, said[i].words, final.Answer("goal"))
			}
		}
	})
}

func TestAnEntryDeletedMeanwhileComesBackWithItsWords(t *testing.T) {
	d := newDesk(t)
	base := d.finished(t, "Food webs", "Watch the timing.")
	l := d.lesson(t, base.ID)
	l.Text = "Watch the clock."
	if _, err := d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	d.save(t, base, base.With(prompts.Shipped(), ask("next"), "written in the other window"))
	if _, err := d.Trash.Delete(t.Context(), base.ID); err != nil {
		t.Fatal(err)
	}
	saved := d.save(t, base, base.With(prompts.Shipped(), ask("goal"), "typed on here"))
	if saved.Answer("goal").Text != "typed on here" || saved.Answer("next").Text != "written in the other window" {
		t.Errorf("back are %+v", saved.Answers)
	}
	if saved.Rev <= base.Rev+1 {
		t.Errorf("revision %d was there before", saved.Rev)
	}
	if l := d.lesson(t, base.ID); l.Text != "Watch the clock." || len(l.Versions) != 1 {
		t.Errorf("its lesson came back as %+v", l)
	}
	if c, err := d.Archive.Counts(t.Context()); err != nil || c != (book.Counts{Entries: 1, Lessons: 1}) {
		t.Errorf("there are %+v, %v", c, err)
	}
}

func TestAnEntryDeletedMeanwhileStaysDeletedIfNothingWasWritten(t *testing.T) {
	d := newDesk(t)
	base := d.finished(t, "Food webs", "Watch the timing.")
	if _, err := d.Trash.Delete(t.Context(), base.ID); err != nil {
		t.Fatal(err)
	}
	writes := d.store.Updates()
	d.save(t, base, base)
	if _, err := d.Entries.Get(t.Context(), base.ID); !errors.Is(err, journal.ErrNotFound) || d.store.Updates() != writes {
		t.Errorf("it is back (%v)", err)
	}
}

func TestAnEntryGoneForGoodIsKeptAgainUnderANewRevision(t *testing.T) {
	d := newDesk(t)
	base := d.finished(t, "Food webs", "Watch the timing.")
	if _, err := d.Trash.Delete(t.Context(), base.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Trash.Sweep(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if saved := d.save(t, base, base.With(prompts.Shipped(), ask("goal"), "typed on")); saved.Rev != base.Rev+1 || d.lesson(t, base.ID).Text != "Watch the timing." {
		t.Errorf("saved %+v", saved)
	}
}

func TestWhatIsTooLongIsNamedAndNothingIsKept(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	for want, change := range map[string]func(journal.Entry) journal.Entry{
		"the title is 3 KB, the limit is 2 KB":  func(e journal.Entry) journal.Entry { e.Title = long(journal.MaxLine + 1); return e },
		"the class is 3 KB":                     func(e journal.Entry) journal.Entry { e.Class = long(journal.MaxLine + 1); return e },
		"a tag is 3 KB":                         func(e journal.Entry) journal.Entry { return e.WithTags([]string{"fine", long(journal.MaxLine + 1)}) },
		"the failure line is 257 KB":            func(e journal.Entry) journal.Entry { e.Failure = long(journal.MaxAnswer + 1); return e },
		`the answer to "What was the goal?" is`: func(e journal.Entry) journal.Entry { return e.With(prompts.Shipped(), goal, long(journal.MaxAnswer+1)) },
		`"How would you have known?" is 7 KB`: func(e journal.Entry) journal.Entry {
			return e.WithDetail(prompts.Shipped(), goal, goal.Fields[0], long(3*journal.MaxLine+1))
		},
		"a question is 3 KB": func(e journal.Entry) journal.Entry {
			return e.With(prompts.Shipped(), prompts.Question{ID: "x", Ask: long(journal.MaxLine + 1)}, "a")
		},
		"the id of a question is 3 KB": func(e journal.Entry) journal.Entry {
			return e.With(prompts.Shipped(), prompts.Question{ID: long(journal.MaxLine + 1)}, "a")
		},
		"the place is 3 KB": func(e journal.Entry) journal.Entry { e.Place = long(journal.MaxLine + 1); return e },
		"the entry is 1281 KB, the limit is 1024": func(e journal.Entry) journal.Entry {
			for i := range 5 {
				e = e.With(prompts.Shipped(), prompts.Question{ID: fmt.Sprint("q", i)}, long(journal.MaxAnswer))
			}
			return e
		},
	} {
		d := newDesk(t)
		base := d.finished(t, "Food webs", "Watch the timing.")
		writes := d.store.Updates()
		_, _, err := d.Entries.Save(t.Context(), base, change(base.With(prompts.Shipped(), ask("learned"), "Another lesson.")))
		if !errors.Is(err, journal.ErrTooLong) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %.200v", want, err)
		}
		if !d.read(t, base.ID).Same(base) || d.lesson(t, base.ID).Text != "Watch the timing." || d.store.Updates() != writes {
			t.Errorf("%s: something was kept", want)
		}
	}
}

func TestWhatFitsTheLimitsIsKept(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, strings.Repeat("x", journal.MaxLine))
	for i := range 3 {
		e = e.With(prompts.Shipped(), prompts.Question{ID: fmt.Sprint("q", i)}, strings.Repeat("x", journal.MaxAnswer))
	}
	d.save(t, journal.Entry{}, e)
}

func TestAnEntryNeedsAnID(t *testing.T) {
	d := newDesk(t)
	for _, id := range []journal.ID{"", "no id", "é"} {
		if _, _, err := d.Entries.Save(t.Context(), journal.Entry{}, journal.Entry{ID: id}); !errors.Is(err, journal.ErrBadID) {
			t.Errorf("%q is kept: %v", id, err)
		}
	}
}

func TestADiskThatFailsKeepsNothing(t *testing.T) {
	d := newDesk(t)
	base := d.finished(t, "Food webs", "Watch the timing.")
	d.store.Fail(journal.ErrDiskFull)
	if _, _, err := d.Entries.Save(t.Context(), base, base.With(prompts.Shipped(), goal, "new")); !errors.Is(err, journal.ErrDiskFull) {
		t.Errorf("Save: %v", err)
	}
	d.store.Fail(nil)
	if !d.read(t, base.ID).Same(base) {
		t.Error("something was kept")
	}
}

func TestFinishIsOnce(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "Food webs")
	e.Place = "goal"
	done := d.Entries.Finish(e)
	if done.Draft() || done.Place != "" || !done.Finished.Equal(d.clock) {
		t.Errorf("finished %+v", done)
	}
	d.pass(time.Hour)
	if again := d.Entries.Finish(done); !again.Finished.Equal(done.Finished) {
		t.Errorf("finished again at %v", again.Finished)
	}
}
