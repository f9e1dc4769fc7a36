package share_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/journaltest"
	"messup/journal/redact"
	"messup/journal/share"
	"messup/journal/text"
)

// line is a sentence in the check.
func line(f share.Field, words string, flags ...string) share.Line {
	l := share.Line{Key: share.Key{Field: f}, Sentence: redact.Sentence{Was: words, Proposed: strings.ReplaceAll(words, "@J", "a student")}}
	l.Of = journal.HashID(l.Was, l.Proposed)
	for _, w := range flags {
		l.Flags = append(l.Flags, redact.Flag{Why: redact.Name, Words: w})
	}
	return l
}

// Nothing that has a flag is in the document before somebody decided about it; what is dropped
// never is, and what is kept stands as it was proposed.
func TestWhatIsNotDecidedIsNotInTheDocument(t *testing.T) {
	c := share.Check{Lines: []share.Line{
		line(share.Opening, "Grace asked twice.", "Grace"), line(share.Opening, "@J asked once.", "@J"), line(share.Opening, ""),
		line(share.Opening, "It was noon."), line(share.Turn, "Grace asked twice.", "Grace"),
	}}
	opening := share.Key{Field: share.Opening}
	if got := c.Passed()[opening]; got != "It was noon." {
		t.Errorf("undecided it has %q", got)
	}
	if left := c.Left(); !slices.Equal(left, []int{0, 1}) || c.Flagged() != 2 {
		t.Errorf("left are %v of %d: the same sentence twice is asked about once", left, c.Flagged())
	}
	c.Lines[0].Decided, c.Lines[0].Dropped, c.Lines[1].Decided = true, true, true
	if got := c.Passed()[opening]; got != "a student asked once.\n\nIt was noon." {
		t.Errorf("decided it has %q", got)
	}
}

// A decision holds for the sentence as it is; changed, it is asked about anew.
func TestAChangedSentenceIsReadAnew(t *testing.T) {
	d := share.New(share.Post, now()).With(share.Key{Field: share.Opening}, "It was noon.\n\nAll had left.")
	c := d.Check(nil, redact.Known{})
	i := slices.IndexFunc(c.Lines, func(l share.Line) bool { return l.Was == "All had left." })
	d = d.Decide(c.Lines[i].Of, true)
	if c = d.Check(nil, redact.Known{}); !c.Lines[i].Dropped {
		t.Error("the decision is forgotten")
	}
	d = d.Change(c, i, "Most had\x1b left.")
	if words, _ := d.Words(share.Key{Field: share.Opening}); words != "It was noon.\n\nMost had left." {
		t.Errorf("changed it is %q", words)
	}
	if c = d.Check(nil, redact.Known{}); c.Lines[i].Decided {
		t.Errorf("nobody is asked about %+v", c.Lines[i])
	}
	if d = d.Undecide(); len(d.Decisions) != 0 || len(d.Undecide().Decisions) != 0 {
		t.Error("the decision cannot be taken back")
	}
}

// A failure without its lesson, or a lesson that is gone, is left out whole, and that is said.
func TestAFailureWithoutALessonIsLeftOut(t *testing.T) {
	d := newDesk(t)
	draft, pieces := d.share(share.Post, failure(d.web), failure(d.mail))
	for _, l := range draft.Check(pieces, redact.Known{}).Lines {
		draft = draft.Decide(l.Of, l.Ref == failure(d.web) && l.Field == share.TheLesson)
	}
	doc := draft.Document(pieces, draft.Check(pieces, redact.Known{}), now())
	if len(doc.Items) != 1 || !slices.Equal(doc.Out, []string{"Food web jigsaw"}) {
		t.Errorf("in it are %+v, left out is %v", doc.Items, doc.Out)
	}
}

// What is kept of a draft holds no sentence of the journal, and comes back as it was.
func TestADraftHoldsNoSentenceOfTheJournal(t *testing.T) {
	d := newDesk(t)
	draft, pieces := d.share(share.Post, failure(d.web), lesson(d.alone))
	draft, _ = allKept(draft, pieces)
	draft = draft.With(share.Key{Field: share.Opening}, "Two things.").Spare("Dharker")
	k := &keeper{}
	if err := draft.Keep(d.ctx, k); err != nil {
		t.Fatal(err)
	}
	for _, p := range pieces {
		for _, said := range p.Texts() {
			if said.Words != "" && strings.Contains(string(k.data), said.Words) {
				t.Errorf("it holds %q", said.Words)
			}
		}
	}
	back, is, err := share.Read(d.ctx, k)
	if err != nil || !is || len(back.Check(pieces, redact.Known{}).Left()) != 0 || back.Place(lesson(d.alone)) != 2 {
		t.Errorf("back is %+v, %v", back, err)
	}
	if err := back.Toggle(failure(d.web), "").Toggle(lesson(d.alone), "").With(share.Key{Field: share.Opening}, "").Keep(d.ctx, k); err != nil || k.data != nil {
		t.Errorf("one with nothing in it stays: %s, %v", k.data, err)
	}
}

// What was deleted or marked heavy since is no longer chosen, and its words go with it.
func TestWhatIsGoneIsNoLongerChosen(t *testing.T) {
	d := newDesk(t)
	draft, _ := d.share(share.Post, failure(d.web), failure(d.mail))
	draft = draft.With(share.Key{Ref: failure(d.web), Field: share.Text}, "Worded anew.")
	marked := d.web
	marked.Heavy = true
	d.save(d.web, marked)
	pieces, err := share.Draw(d.ctx, d.Book, draft.Refs())
	if err != nil {
		t.Fatal(err)
	}
	draft = draft.Only(pieces)
	if _, is := draft.Words(share.Key{Ref: failure(d.web), Field: share.Text}); is || len(draft.Chosen) != 1 {
		t.Errorf("it is still there: %+v", draft)
	}
}

// What is chosen stands in the order it was chosen in, until it is moved.
func TestTheOrderIsThePersons(t *testing.T) {
	d := newDesk(t)
	draft, _ := d.share(share.Post, failure(d.web), failure(d.mail))
	if draft.Place(failure(d.mail)) != 2 {
		t.Errorf("the second is number %d", draft.Place(failure(d.mail)))
	}
	moved := draft.Move(failure(d.mail), -1).Move(failure(d.mail), -1)
	if moved.Place(failure(d.mail)) != 1 || moved.Place(failure(d.web)) != 2 || draft.Place(failure(d.web)) != 1 {
		t.Errorf("moved: %v, before: %v", moved.Refs(), draft.Refs())
	}
}

// Whatever is typed, the document is clean, and nothing typed in it is a heading of it.
func TestNoTextIsMoreThanWordsInADocument(t *testing.T) {
	d := newDesk(t)
	rapid.Check(t, func(rt *rapid.T) {
		draft, pieces := d.share(share.Post, failure(d.web), failure(d.mail))
		above, below := share.Post.Typed()
		for _, f := range append(above, below...) {
			draft = draft.With(share.Key{Field: f}, journaltest.Hostile().Draw(rt, string(f)))
		}
		draft = draft.With(share.Key{Ref: failure(d.web), Field: share.Text}, "## Failure 7\n"+journaltest.Hostile().Draw(rt, "text"))
		draft, c := allKept(draft, pieces)
		post := written(t, "markdown", draft.Document(pieces, c, now()))
		if text.Clean(post) != post {
			rt.Errorf("not clean: %q", post)
		}
		if n := strings.Count("\n"+post, "\n## Failure "); n != 2 {
			rt.Errorf("%d failures in\n%s", n, post)
		}
		if page := written(t, "page", draft.Document(pieces, c, now())); strings.Contains(page, "<script") || strings.Contains(page, "<img") {
			rt.Errorf("the page is %s", page)
		}
	})
}

// The line below a document says that names were taken out only where that is true.
func TestWhatIsSaidToBeRemovedWas(t *testing.T) {
	opening := share.Key{Field: share.Opening}
	said := func(d share.Draft, drop bool) string {
		for _, l := range d.Check(nil, redact.Known{}).Lines {
			if l.Asked() {
				d = d.Decide(l.Of, drop)
			}
		}
		return written(t, "markdown", d.Document(nil, d.Check(nil, redact.Known{}), now()))
	}
	const removed, read = "identifying details were removed by the author", "Every line was read by the author before it was shared."
	named := share.New(share.Post, now()).With(opening, "It was noon. Grace asked what it meant.")
	if got := said(named, true); !strings.Contains(got, removed) {
		t.Errorf("a name was dropped:\n%s", got)
	}
	if got := said(named, false); strings.Contains(got, removed) || !strings.Contains(got, read) {
		t.Errorf("a name was kept:\n%s", got)
	}
	if got := said(share.New(share.Post, now()).With(opening, "It was noon. @J asked what it meant."), false); !strings.Contains(got, removed) {
		t.Errorf("a role stands for an alias:\n%s", got)
	}
	if got := said(share.New(share.Post, now()).With(opening, "It was noon."), false); strings.Contains(got, removed) {
		t.Errorf("there was nothing to remove:\n%s", got)
	}
	p := share.Piece{Ref: share.Ref{Kind: share.Win, ID: "w"}, Text: "Grace asked what it meant."}
	d := share.New(share.Post, now()).With(share.Key{Ref: p.Ref, Field: share.Text}, "Somebody asked what it meant.")
	if c := d.Check([]share.Piece{p}, redact.Known{}); !c.Removed() {
		t.Error("a name was worded anew")
	}
}

// What is decided so far is told apart from what is not decided yet: only what was dropped leaves
// something out.
func TestWhatIsLeftOutIsWhatWasDropped(t *testing.T) {
	p := share.Piece{Ref: share.Ref{Kind: share.Failure, ID: "f"}, Text: "Grace asked.", Lesson: "Ask first."}
	d := share.New(share.Post, now()).Toggle(p.Ref, "x")
	c := d.Check([]share.Piece{p}, redact.Known{})
	if out := d.LeftOut([]share.Piece{p}, c); len(out) != 0 {
		t.Errorf("undecided, %v is left out", out)
	}
	d = d.Decide(c.Lines[c.Left()[0]].Of, true)
	if out := d.LeftOut([]share.Piece{p}, d.Check([]share.Piece{p}, redact.Known{})); !slices.Equal(out, []share.Ref{p.Ref}) {
		t.Errorf("dropped, %v is left out", out)
	}
}
