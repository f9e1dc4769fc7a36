package share_test

import (
	"bytes"
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/bundle"
	"messup/journal/date"
	"messup/journal/journaltest"
	"messup/journal/redact"
	"messup/journal/share"
	"messup/journal/voice"
	"messup/prompts"
	"messup/store/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A desk is a journal with what the pages of product.md tell: two messes that taught something,
// a win, a heavy one, a draft, a jot, and a lesson that belongs to no entry.
type desk struct {
	*book.Book
	t                     *testing.T
	web, mail, heavy, win journal.Entry
	alone, both           journal.Lesson
	ctx                   context.Context
	store                 *storetest.Memory
}

func now() time.Time { return time.Date(2026, time.November, 19, 16, 20, 0, 0, time.UTC) }

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, store: storetest.NewMemory(), ctx: t.Context()}
	d.Book = book.Open(d.store, prompts.Shipped(), now, rand.NewChaCha8([32]byte{7}))
	sets := prompts.Shipped()
	ask, field := journaltest.Ask, journaltest.Field
	beside := func(e journal.Entry, id, words string) journal.Entry {
		q, _ := sets.Question(id)
		return e.WithDetail(sets, q, q.Fields[0], words)
	}
	learned := func(e journal.Entry, lesson, when, basis string) journal.Entry {
		e = e.With(sets, ask("learned"), lesson)
		if when != "" {
			e = e.WithDetail(sets, ask("learned"), field("learned", "applies-when"), when)
		}
		if basis != "" {
			e = e.WithDetail(sets, ask("learned"), field("learned", "basis"), basis)
		}
		return e
	}
	d.web = d.mess("Food web jigsaw", "9B science", func(e journal.Entry) journal.Entry {
		e.Failure = "I wanted each student to explain the food web without the card. Expert groups copied sentences off the cards."
		e = e.With(sets, ask("next"), "I will turn the cards face down after six minutes")
		e = beside(e, "counted", "four of nineteen exit tickets had all three sentences")
		e = beside(e, "area", "lesson design")
		e = beside(e, "reach", "impact: it did not move")
		return learned(e, "Before students teach each other, have them explain it once without the sheet.", "students are to teach each other", "counted")
	})
	d.tell(d.web.ID, journal.Report{Result: journal.Did, Outcome: journal.NotThereYet, How: "two of three groups managed without notes"})
	d.mail = d.mess("Parent e-mail at ten at night", "", func(e journal.Entry) journal.Entry {
		e.Failure = "I wanted to warn a family early. I wrote it at night and led with the mark."
		return learned(e, "Bad news by voice first, in writing second.", "", "")
	})
	d.heavy = d.mess("The call", "", func(e journal.Entry) journal.Entry {
		e.Failure = "I said what should not be said."
		return learned(e, "Never alone.", "", "")
	})
	marked := d.heavy
	marked.Heavy = true
	d.heavy = d.save(d.heavy, marked)
	d.draft()
	d.win = d.mess("Three students added links nobody had drawn", "9B science", func(e journal.Entry) journal.Entry {
		set, err := sets.Find("win")
		if err != nil {
			t.Fatal(err)
		}
		e.Kind, e.Set, e.SetVersion = journal.Win, "win", set.Version
		return e.With(sets, ask("moved"), "Three students added links nobody had drawn.")
	})
	d.alone = d.lesson("Ask before the third reminder, not after.")
	d.both = d.lesson("Say it early.", d.mail.ID, d.heavy.ID)
	return d
}

func (d *desk) mess(title, class string, write func(journal.Entry) journal.Entry) journal.Entry {
	d.t.Helper()
	e, err := d.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		d.t.Fatal(err)
	}
	e.Title, e.Class = title, class
	return d.save(journal.Entry{}, d.Entries.Finish(write(e)))
}

func (d *desk) draft() {
	e, err := d.Entries.New(journal.Mess, prompts.Ten())
	if err != nil {
		d.t.Fatal(err)
	}
	e.Title = "Half a thought"
	d.save(journal.Entry{}, e)
	if _, err := d.Entries.Jot(d.ctx, "Attendance took nine minutes"); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) save(base, e journal.Entry) journal.Entry {
	d.t.Helper()
	saved, _, err := d.Entries.Save(d.ctx, base, e)
	if err != nil {
		d.t.Fatal(err)
	}
	return saved
}

func (d *desk) lesson(words string, from ...journal.ID) journal.Lesson {
	d.t.Helper()
	l, err := d.Lessons.New()
	if err != nil {
		d.t.Fatal(err)
	}
	l.Text = words
	for _, id := range from {
		l.Stories = append(l.Stories, journal.Story{Entry: id, Text: words})
	}
	if l, err = d.Lessons.Save(d.ctx, l); err != nil {
		d.t.Fatal(err)
	}
	return l
}

func (d *desk) tell(entry journal.ID, r journal.Report) {
	d.t.Helper()
	p, err := d.Plans.Get(d.ctx, entry)
	if err == nil {
		_, err = d.Plans.Save(d.ctx, p, p.Tell(r, date.DayOf(now())))
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// share chooses things in an order, and draws them.
func (d *desk) share(f share.Form, refs ...share.Ref) (share.Draft, []share.Piece) {
	d.t.Helper()
	draft := share.New(f, now())
	for i, r := range refs {
		draft = draft.Toggle(r, journal.HashID("share", string(rune('a'+i))))
	}
	pieces, err := share.Draw(d.ctx, d.Book, draft.Refs())
	if err != nil {
		d.t.Fatal(err)
	}
	return draft, pieces
}

func failure(e journal.Entry) share.Ref { return share.Ref{Kind: share.Failure, ID: e.ID} }
func lesson(l journal.Lesson) share.Ref { return share.Ref{Kind: share.Lesson, ID: l.ID} }

// allKept is the check of a draft with every sentence kept.
func allKept(d share.Draft, pieces []share.Piece) (share.Draft, share.Check) {
	c := d.Check(pieces, redact.Known{})
	for _, l := range c.Lines {
		d = d.Decide(l.Of, false)
	}
	return d, d.Check(pieces, redact.Known{})
}

func written(t *testing.T, name string, doc share.Document) string {
	t.Helper()
	for _, f := range share.Formats(doc.Form) {
		if f.Name == name {
			var b, again bytes.Buffer
			if err := f.Write(&b, doc); err != nil {
				t.Fatal(err)
			}
			if err := f.Write(&again, doc); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
				t.Errorf("%s is another one when it is written again, %v", name, err)
			}
			return b.String()
		}
	}
	t.Fatalf("there is no format %s", name)
	return ""
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// What is heavy, not finished, or taught nothing cannot be chosen, however it is asked for.
func TestOnlyWhatMayBeSharedCanBeChosen(t *testing.T) {
	d := newDesk(t)
	all, err := share.May(d.ctx, d.Book)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range all {
		got = append(got, string(c.Kind)+" "+c.Title)
	}
	slices.Sort(got)
	want := []string{
		"failure Food web jigsaw", "failure Parent e-mail at ten at night",
		"lesson Ask before the third reminder, not after.", "lesson Bad news by voice first, in writing second.",
		"lesson Before students teach each other, have them explain it once without the sheet.",
		"win Three students added links nobody had drawn",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, pieces := d.share(share.Post, failure(d.heavy), lesson(d.both), lesson(journal.Lesson{ID: d.heavy.ID}),
		share.Ref{Kind: share.Win, ID: d.web.ID}, failure(journal.Entry{ID: "gone"}))
	if len(pieces) > 0 {
		t.Errorf("drawn all the same: %+v", pieces)
	}
}

// The post is that of the design, to the letter.
func TestThePost(t *testing.T) {
	d := newDesk(t)
	draft, pieces := d.share(share.Post, failure(d.web), failure(d.mail), share.Ref{Kind: share.Win, ID: d.win.ID})
	for f, words := range map[share.Field]string{
		share.Title: "two messes of one fall", share.Byline: "A science teacher", share.For: "grades 9 and 10",
		share.Opening: "I set out to have students teach each other this term. It cost two lessons and one evening.",
		share.Still:   "How to see at a glance whether a group is thinking or copying.", share.Turn: "What do you look for?",
	} {
		draft = draft.With(share.Key{Field: f}, words)
	}
	draft, c := allKept(draft, pieces)
	post := draft.Document(pieces, c, now())
	golden(t, "post.golden", written(t, "markdown", post))
	golden(t, "blog.md", written(t, "blog", post))
	if page := written(t, "page", post); !strings.Contains(page, "<h2>Failure 2</h2>") || strings.Contains(page, "<script") {
		t.Errorf("the page is %s", page)
	}
	draft.We = true
	draft, pieces = draft.Toggle(failure(d.mail), ""), pieces[:1]
	draft, c = allKept(draft, pieces)
	if post := written(t, "markdown", draft.Document(pieces, c, now())); !strings.Contains(post, "Below is the failure that taught us most.") || !strings.Contains(post, "How we know: ") {
		t.Errorf("of several it is\n%s", post)
	}
}

// Each failure is numbered from 1 on and directly followed by its lesson; what came of it since
// is always said.
func TestEachFailureIsFollowedByItsLesson(t *testing.T) {
	d := newDesk(t)
	draft, pieces := d.share(share.Post, failure(d.mail), failure(d.web))
	draft, c := allKept(draft, pieces)
	var kinds []string
	for line := range strings.Lines(written(t, "markdown", draft.Document(pieces, c, now()))) {
		for _, begins := range []string{"## Failure 1", "## Failure 2", "Lesson:", "Since then:"} {
			if strings.HasPrefix(line, begins) {
				kinds = append(kinds, begins)
			}
		}
	}
	if want := []string{"## Failure 1", "Lesson:", "Since then:", "## Failure 2", "Lesson:", "Since then:"}; !slices.Equal(kinds, want) {
		t.Errorf("in this order: %v", kinds)
	}
}

// A lesson that is chosen with its story is said once.
func TestALessonIsSaidOnce(t *testing.T) {
	d := newDesk(t)
	draft, pieces := d.share(share.Post, lesson(journal.Lesson{ID: d.web.ID}), failure(d.web))
	draft, c := allKept(draft, pieces)
	if post := written(t, "markdown", draft.Document(pieces, c, now())); strings.Count(post, "Before students teach each other") != 1 {
		t.Errorf("it says\n%s", post)
	}
}

// The sheet is one page for a conversation, and the bundle holds nothing of the journal that
// says who, when or which class.
func TestTheSheetAndTheBundle(t *testing.T) {
	d := newDesk(t)
	for form, name := range map[share.Form]string{share.Sheet: "markdown", share.Bundle: "bundle"} {
		draft, pieces := d.share(form, failure(d.web), lesson(d.alone), share.Ref{Kind: share.Win, ID: d.win.ID})
		for f, words := range map[share.Field]string{share.Byline: "a science teacher", share.Still: "How to see copying at a glance.", share.Turn: "What would you have seen first?", share.Title: "copying that looks like working"} {
			draft = draft.With(share.Key{Field: f}, words)
		}
		draft, c := allKept(draft, pieces)
		got := written(t, name, draft.Document(pieces, c, now()))
		golden(t, string(form)+share.Formats(form)[0].End, got)
		for _, own := range []string{string(d.web.ID), string(d.alone.ID), "jigsaw", "9B", "2026-"} {
			if strings.Contains(got, own) {
				t.Errorf("the %s holds %s", form, own)
			}
		}
		if form == share.Bundle { // whoever merges it takes it as it is
			if b, err := bundle.Read(strings.NewReader(got)); err != nil || len(b.Items) != 4 {
				t.Errorf("read back the bundle is %+v, %v", b, err)
			}
		}
	}
}

// What came of a lesson is what was said of it last, of its plan or of the lesson itself.
func TestWhatCameOfItSince(t *testing.T) {
	d := newDesk(t)
	since := func(r share.Ref) string {
		draft, pieces := d.share(share.Post, r)
		draft, c := allKept(draft, pieces)
		post := written(t, "markdown", draft.Document(pieces, c, now()))
		_, after, _ := strings.Cut(post, "Since then: ")
		said, _, _ := strings.Cut(after, "\n")
		return said
	}
	if got := since(failure(d.mail)); got != "not tried yet" {
		t.Errorf("of what was not tried: %q", got)
	}
	if got := since(failure(d.web)); got != "tried again: better, not there yet: two of three groups managed without notes" {
		t.Errorf("of what was tried: %q", got)
	}
	if _, _, err := d.Lessons.AnswerWith(d.ctx, d.mail.ID, journal.LessonAnswer{What: journal.NoHelp, Line: "the line was busy"}); err != nil {
		t.Fatal(err)
	}
	if got := since(failure(d.mail)); got != "used, didn't help: the line was busy" {
		t.Errorf("of what was used: %q", got)
	}
}

// keeper keeps a draft in memory.
type keeper struct{ data []byte }

func (k *keeper) Kept(context.Context) ([]byte, error)      { return k.data, nil }
func (k *keeper) Keep(_ context.Context, data []byte) error { k.data = data; return nil }
func (k *keeper) Forget(context.Context) error              { k.data = nil; return nil }

// In French a colon stands apart from the label before it: where there is no label, there is none.
func TestADocumentInFrenchHasNoColonWithoutALabel(t *testing.T) {
	voice.Speak(voice.French)
	t.Cleanup(func() { voice.Speak(voice.English) })
	d := newDesk(t)
	draft, pieces := d.share(share.Post, failure(d.web))
	draft, c := allKept(draft.With(share.Key{Field: share.Still}, "Pourquoi ?"), pieces)
	post := written(t, "markdown", draft.Document(pieces, c, now()))
	for line := range strings.Lines(post) {
		if strings.HasPrefix(strings.TrimLeft(line, "\u00a0\u202f *_>"), ":") {
			t.Errorf("a line begins with a colon: %q", line)
		}
	}
	if !strings.Contains(post, "Leçon\u00a0:") {
		t.Errorf("a label has no colon:\n%s", post)
	}
}
