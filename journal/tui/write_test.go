package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/prompts"
)

// only returns the one entry of the journal.
func (d *driver) only() journal.Entry {
	d.t.Helper()
	found, total, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 0)
	if err != nil || total != 1 {
		d.t.Fatalf("%d entries, %v", total, err)
	}
	e, err := d.book.Entries.Get(d.t.Context(), found[0].ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return e
}

func TestWritingLooks(t *testing.T) {
	nothing := func(*driver) {}
	ten := func(*driver) page.Place { return page.Write{Set: "ten"} }
	onEverySize(t, "welcome", nothing, func(*driver) page.Place { return page.Home{} })
	onEverySize(t, "about", wordsLie, func(*driver) page.Place { return page.Welcome{About: true} })
	onEverySize(t, "home", someJournal, func(*driver) page.Place { return page.Home{} })
	onEverySize(t, "home-empty", nothing, func(*driver) page.Place { return page.Welcome{} }, "esc")
	onEverySize(t, "heading", someJournal, ten, "text:Food web jigsaw", "enter", "text:9B")
	onEverySize(t, "question-1", nothing, ten, "ctrl+n", "text:That each student could say it.")
	onEverySize(t, "question-3", nothing, ten, "ctrl+n", "ctrl+n", "ctrl+n", "tab", "right", "space")
	onEverySize(t, "question-4", nothing, ten, "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n", "tab", "text:Phone first", "tab", "tab", "tab", "space")
	onEverySize(t, "overview", someJournal, func(d *driver) page.Place { return page.Write{ID: d.entryNamed("Food web jigsaw").ID} })
	onEverySize(t, "card", someJournal, func(d *driver) page.Place { return page.Write{ID: d.entryNamed("Food web jigsaw").ID} }, "enter")
	onEverySize(t, "done", someJournal, func(d *driver) page.Place { return page.Write{ID: d.entryNamed("Food web jigsaw").ID} }, "enter", "enter")
	onEverySize(t, "jot", nothing, func(*driver) page.Place { return page.Jot{} }, "text:Attendance took nine minutes")
	onEverySize(t, "grow", someJournal, func(d *driver) page.Place {
		return page.Grow{ID: d.entryNamed("Attendance took nine minutes again").ID}
	})
	onEverySize(t, "help", nothing, ten, "ctrl+n", "ctrl+g")
}

func TestTroubleLooks(t *testing.T) {
	for _, size := range sizes() {
		drive(t, size[0], size[1], func(d *driver) {
			d.open(page.Home{}).send(page.UnreadableMsg{Err: fmt.Errorf("journal.db: %w", journal.ErrDamaged)})
			d.wellFormed()
			d.golden(fmt.Sprintf("trouble-%dx%d", size[0], size[1]))
		})
	}
}

// The main job, end to end: all ten answers written, kept, and there again.
func TestTenAnswersAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Home{})
		d.keys("n", "text:Food web jigsaw", "enter", "text:9B science", "enter", "text:groups, timing", "enter", "text:yesterday", "enter")
		for i, q := range prompts.Ten().Questions {
			d.shows(q.Ask[:18], fmt.Sprintf("%d of 10", i+1))
			d.keys(fmt.Sprintf("text:Answer number %d.", i+1), "ctrl+n")
		}
		d.shows("Go on to the card").keys("enter")
		d.shows("Failure", "Answer number 2.", "Lesson:").keys("enter")
		d.shows("Saved.", "Answer number 10.", "nothing now").keys("enter").shows("Lately", "Food web jigsaw")

		e := d.only()
		if e.Draft() || e.Class != "9B science" || strings.Join(e.Tags, " ") != "groups timing" || e.Happened.Day() != 18 {
			t.Errorf("the heading became %+v", e)
		}
		for i, q := range prompts.Ten().Questions {
			if got, want := e.Answer(q.ID).Text, fmt.Sprintf("Answer number %d.", i+1); got != want {
				t.Errorf("%s holds %q, not %q", q.ID, got, want)
			}
		}
		if l, err := d.book.Lessons.Of(t.Context(), e.ID); err != nil || l.Text != "Answer number 10." {
			t.Errorf("the lesson is %q, %v", l.Text, err)
		}
	})
}

// Acceptance: leave at question four, come back there with the words.
func TestADraftReopensWhereItStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Home{})
		d.keys("n", "text:Lab stations", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n", "text:Draw one together first.", "esc")
		d.shows("Kept at question 4.", "question 4").keys("enter")
		d.shows("4 of 10", "Draw one together first.")

		again := &driver{t: t, book: d.book, store: d.store, router: newRouter(d.router.env, page.Home{})}
		again.open(page.Home{}).keys("enter").shows("4 of 10", "Draw one together first.")
	})
}

func TestFinishingWithTwoAnswersIsFinishing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("ctrl+n", "text:Calm groups", "ctrl+r", "end", "up", "enter", "text:Ask first.", "ctrl+n")
		d.shows("Go on to the card").keys("enter", "enter").shows("Saved.")
		if e := d.only(); e.Draft() || len(e.Answers) != 2 || e.FailureText(prompts.Shipped()) != "Calm groups" {
			t.Errorf("finished as %+v", e)
		}
	})
}

func TestNothingWrittenLeavesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Home{})
		d.keys("n", "ctrl+n", "ctrl+n", "esc")
		if n, err := d.book.Archive.Counts(t.Context()); err != nil || n.Entries != 0 {
			t.Errorf("%d entries after writing nothing, %v", n.Entries, err)
		}
	})
}

func TestGoingBackKeepsTheWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("ctrl+n", "text:one", "ctrl+n", "text:two", "shift+tab").shows("1 of 10", "one")
		d.keys("enter").shows("2 of 10", "two")
	})
}

func TestEnterGoesOnAndOtherKeysMakeALine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("ctrl+n", "text:a", "alt+enter", "text:b", "ctrl+j", "text:c", "shift+enter", "text:d", "enter", "esc")
		if got := d.only().Answer("goal").Text; got != "a\nb\nc\nd" {
			t.Errorf("the answer is %q", got)
		}
	})
}

// Typing on without a pause, the words must still reach the disk: a debounce
// would save nothing here.
func TestWordsReachTheDiskWhileOneTypesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24)
		d.open(page.Write{Set: "ten"}).keys("ctrl+n")
		live := newLive(d)
		typed := 0
		for range 60 {
			live.press('x')
			typed++
			time.Sleep(50 * time.Millisecond)
			synctest.Wait()
			if behind := typed - len(d.stored("goal")); behind > 10 { // 500 ms at 50 ms a key
				t.Fatalf("%d of %d keys are on no disk", behind, typed)
			}
		}
		live.stop()
	})
}

// stored is an answer as the disk has it; empty if there is no entry yet.
func (d *driver) stored(question string) string {
	found, total, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 1)
	if err != nil || total == 0 {
		return ""
	}
	e, err := d.book.Entries.Get(d.t.Context(), found[0].ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return e.Answer(question).Text
}

// A live driver runs commands beside the keys, as the real program does.
type live struct {
	d    *driver
	msgs chan tea.Msg
	done chan struct{}
}

func newLive(d *driver) *live {
	l := &live{d: d, msgs: make(chan tea.Msg, 100), done: make(chan struct{})}
	go func() {
		for {
			select {
			case msg := <-l.msgs:
				_, cmd := d.router.Update(msg)
				l.start(cmd)
			case <-l.done:
				return
			}
		}
	}()
	return l
}

func (l *live) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				l.start(c)
			}
		default:
			select {
			case l.msgs <- msg:
			case <-l.done:
			}
		}
	}()
}

func (l *live) press(r rune) { l.msgs <- tea.KeyPressMsg{Code: r, Text: string(r)} }

// stop lets the last timers run out.
func (l *live) stop() {
	time.Sleep(time.Minute)
	close(l.done)
}

func TestAFullDiskKeepsTheWordsOnTheScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("ctrl+n", "text:before ")
		d.store.Fail(fmt.Errorf("writing journal.db: %w", journal.ErrDiskFull))
		d.hold = true // the retry comes every three seconds: not now
		d.keys("text:after")
		for range 5 { // the tick, the save, its answer; the retry of seconds later is left waiting
			held := d.held
			d.held = nil
			for _, cmd := range held {
				for _, next := range d.answer(cmd()) {
					d.run(next)
				}
			}
			if strings.Contains(d.text(), "Not saved") {
				break
			}
		}
		d.shows("before after", "Not saved", "disk is full", "Free some space")
		d.store.Fail(nil)
		order := make([]int, len(d.held))
		for i := range order {
			order[i] = i
		}
		d.release(order...)
		d.keys("f5")
		if got := d.only().Answer("goal").Text; got != "before after" {
			t.Errorf("the disk has %q", got)
		}
	})
}

func TestLeavingWaitsForTheDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("ctrl+n")
		d.hold = true
		d.keys("text:words", "ctrl+c")
		if d.quit {
			t.Fatal("left before the words were kept")
		}
		order := make([]int, len(d.held))
		for i := range order {
			order[i] = i
		}
		d.release(order...)
		if !d.quit || d.only().Answer("goal").Text != "words" {
			t.Errorf("quit %v with %q kept", d.quit, d.stored("goal"))
		}
	})
}

func TestARefusingDiskStopsLeavingOnceAndNotTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("ctrl+n")
		d.store.Fail(journal.ErrDiskFull)
		d.hold = true
		d.keys("text:w", "ctrl+c", "ctrl+c")
		if !d.router.forced {
			t.Error("ctrl+c twice does not leave")
		}
		var where journal.Archive
		d.router.env.Opts.Rescue = func(_ context.Context, c journal.Archive) (string, error) {
			where = c
			return "inbox/1.jot", nil
		}
		if err := d.router.rescue(t.Context()); !errors.Is(err, ErrUnsaved) || !strings.Contains(err.Error(), "inbox/1.jot") {
			t.Errorf("leaving with unsaved words says %v", err)
		}
		if len(where.Entries) != 1 || where.Entries[0].Answer("goal").Text != "w" {
			t.Errorf("rescued %+v", where)
		}
	})
}

func TestPasteArrivesWhole(t *testing.T) {
	for name, text := range map[string]string{
		"long":    strings.TrimSuffix(strings.Repeat("Eine lange Zeile mit Wörtern.\n", 6000), "\n"),
		"scripts": "日本語のテキスト\nنص عربي\nעברית\nहिन्दी 👩🏽‍🏫 e\u0301",
		"windows": "one\ntwo\nthree",
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
				in := text
				if name == "windows" {
					in = strings.ReplaceAll(text, "\n", "\r\n")
				}
				d.keys("ctrl+n").paste(in).keys("esc")
				if got := d.only().Answer("goal").Text; got != text {
					t.Errorf("%d bytes pasted, %d kept", len(text), len(got))
				}
			})
		})
	}
}

func TestAPasteOverTheLimitIsRefusedWhole(t *testing.T) {
	for name, text := range map[string]string{
		"bytes": strings.Repeat("x", journal.MaxAnswer),
		"lines": strings.Repeat("\n", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
				d.keys("ctrl+n", "text:kept").paste(text).shows("Not pasted", "kept").keys("esc")
				if got := d.only().Answer("goal").Text; got != "kept" {
					t.Errorf("%d bytes are kept", len(got))
				}
			})
		})
	}
}

func TestUndoBringsDeletedWordsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("ctrl+n", "text:many words", "ctrl+u").hides("many words")
		d.keys("ctrl+z").shows("many words").keys("esc")
		if got := d.only().Answer("goal").Text; got != "many words" {
			t.Errorf("after undo the answer is %q", got)
		}
	})
}

func TestAnUnreadableDateIsSaidAndNothingIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("text:Title", "enter", "enter", "enter", "text:the other day", "enter")
		d.shows("annot read this as a date", "Title", "what happened")
	})
}

func TestTheExampleStepsBackAfterThreeMeetings(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24)
		for range book.ExampleShown {
			d.open(page.Write{Set: "ten"}).keys("ctrl+n").shows("Somebody else wrote")
		}
		d.open(page.Write{Set: "ten"}).keys("ctrl+n").hides("Somebody else wrote")
		d.keys("f1").shows("Somebody else wrote", "three-sentence").keys("f1").hides("Somebody else wrote")
	})
}

func TestAQuickEntryGrowsWithItsAnswersInPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Home{})
		d.keys("3", "text:Mail", "ctrl+n", "text:a calm message", "enter", "text:it read badly", "enter", "text:ring first", "tab", "text:Voice first.", "enter", "enter")
		d.keys("enter", "enter").shows("Saved.", "grow into the ten").keys("g").shows("1 of 10", "a calm message", "in place")
		d.keys("ctrl+n").shows("it read badly").keys("esc")
		if e := d.only(); !e.Draft() || e.Set != "ten" || e.Answer("next").Text != "ring first" || e.LessonText(prompts.Shipped()) != "Voice first." {
			t.Errorf("grew into %+v", e)
		}
	})
}

func TestAQuickEntryTakesUnderTwentyKeysBesidesTyping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		keys := []string{"3", "text:Mail", "ctrl+n", "text:a", "enter", "text:b", "enter", "text:c", "enter", "enter", "enter", "enter"}
		d := newDriver(t, 80, 24).open(page.Home{}).keys(keys...)
		actions := 0
		for _, k := range keys {
			if !strings.HasPrefix(k, "text:") {
				actions++
			}
		}
		if e := d.only(); e.Draft() || actions >= 20 {
			t.Errorf("%d keys, draft %v:\n%s", actions, e.Draft(), d.text())
		}
	})
}

func TestAJotIsKeptAndGrows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Home{})
		d.keys("n", "esc", "j", "text:Attendance took nine minutes", "enter").shows("∙ Attendance").keys("enter")
		d.shows("Grow it with", "Attendance took nine minutes").keys("enter").shows("1 of 10")
	})
}

func TestTheNoteOfAJotCanBeEdited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24)
		e, err := d.book.Entries.Jot(t.Context(), "Attendance\nnine minutes")
		if err != nil {
			t.Fatal(err)
		}
		d.open(page.Read{ID: e.ID}).shows("nine minutes").keys("e", "text: again", "enter").shows("nine minutes again")
		if got := d.only(); got.Answer(journal.NoteQuestion).Text != "Attendance\nnine minutes again" || got.Kind != journal.Jot {
			t.Errorf("the jot is %+v", got)
		}
	})
}

func TestWhatAnotherWindowWroteStays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		a.keys("ctrl+n", "text:shared")
		id := a.only().ID
		desk := *a.router.env
		b := &driver{t: t, book: a.book, store: a.store, router: newRouter(&desk, page.Write{ID: id})}
		b.open(page.Write{ID: id}).keys("text: and b")
		a.keys("text: and a").shows("Both versions are kept")
		e := a.only().Answer("goal")
		all := []string{e.Text}
		for _, o := range e.Conflicts {
			all = append(all, o.Text)
		}
		if !slices.Contains(all, "shared and a") || !slices.Contains(all, "shared and b") {
			t.Errorf("the disk has %q", all)
		}
	})
}

// A projected screen: hidden from anywhere, and the key that brings it back
// does nothing else.
func TestHidingFromAnywhere(t *testing.T) {
	everywhere(t, sizes()[:1], aWeek, func(d *driver, to page.Place) {
		d.open(to)
		before := d.text()
		if d.keys("ctrl+l"); strings.TrimSpace(d.text()) != "" {
			d.t.Errorf("%T shows this when hidden:\n%s", to, d.text())
		}
		if d.keys("z"); d.text() != before {
			d.t.Errorf("%T is not what it was after hiding", to)
		}
	})
}

// A window dragged from corner to corner while one writes: nothing breaks, and
// the words are there at the end.
func TestEverySizeOnEveryPage(t *testing.T) {
	everywhere(t, [][2]int{{120, 40}}, aWeek, func(d *driver, to page.Place) {
		d.open(to)
		if w, ok := to.(page.Write); ok && w.Step == "" && w.ID == "" {
			d.keys("text:Title", "ctrl+n", "text:words")
		}
		before := d.text()
		for _, size := range [][2]int{{80, 24}, {50, 14}, {49, 13}, {40, 12}, {20, 5}, {26, 24}, {3, 2}, {1, 1}, {300, 100}, {7, 60}, {120, 40}} {
			d.resize(size[0], size[1])
			d.wellFormed()
		}
		if after := d.text(); after != before {
			d.t.Errorf("after resizing:\n%s\nbefore:\n%s", after, before)
		}
	})
}

// Saving has failed, and one wants to leave all the same: twice ctrl+c does.
func TestLeavingByForceAfterAFailedSave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDriver(t, 80, 24).open(page.Write{Set: "ten"})
		d.keys("ctrl+n")
		d.store.Fail(journal.ErrReadOnly)
		d.hold = true
		d.keys("text:w", "ctrl+c")
		for range 5 { // the save that leaving waits for, and its failure
			held := d.held
			d.held = nil
			for _, cmd := range held {
				for _, next := range d.answer(cmd()) {
					d.run(next)
				}
			}
		}
		if d.quit {
			t.Fatal("left without the words")
		}
		d.shows("Not saved", "cannot be written").keys("ctrl+c")
		if !d.router.forced {
			t.Error("the second ctrl+c does not leave")
		}
	})
}

func tenSet() prompts.Set { return prompts.Ten() }
