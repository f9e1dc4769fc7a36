package book_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
)

// another keeps one more lesson of an entry.
func (d *desk) another(t testing.TB, entry journal.ID, text string) journal.Lesson {
	t.Helper()
	l, err := d.Lessons.New()
	if err != nil {
		t.Fatal(err)
	}
	l.Entry, l.Text = entry, text
	if l, err = d.Lessons.Save(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	return l
}

// twice keeps two messes that taught the same, a day apart, and joins their lessons.
func (d *desk) twice(t testing.TB) (first, second journal.Entry, l journal.Lesson) {
	t.Helper()
	first = d.finished(t, "Food webs", "Ask first.")
	d.pass(24 * time.Hour)
	second = d.finished(t, "Lab stations", "Ask them first.")
	l, err := d.Lessons.Same(t.Context(), second.ID, first.ID)
	if err != nil || l.ID != first.ID {
		t.Fatalf("Same = %+v, %v", l, err)
	}
	return first, second, l
}

func (d *desk) taught(t testing.TB, entry journal.ID) (texts []string) {
	t.Helper()
	all, err := d.Lessons.AllOf(t.Context(), entry)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		texts = append(texts, l.Text)
	}
	return texts
}

func (d *desk) delete(t testing.TB, id journal.ID) journal.Trashed {
	t.Helper()
	gone, err := d.Trash.Delete(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return gone
}

func (d *desk) giveBack(t testing.TB, id journal.ID) {
	t.Helper()
	if _, err := d.Trash.GiveBack(t.Context(), string(id)); err != nil {
		t.Fatal(err)
	}
}

func TestAnEntryTeachesSeveralLessons(t *testing.T) {
	d := newDesk(t)
	e := d.finished(t, "Food webs", "Ask first.")
	more := d.another(t, e.ID, "Hand the sheet out last.")
	if got := d.taught(t, e.ID); !slices.Equal(got, []string{"Ask first.", "Hand the sheet out last."}) {
		t.Fatalf("it teaches %q", got)
	}
	for _, words := range []string{"lesson:first", "lesson:sheet"} {
		if got := d.search(t, words); len(got) != 1 {
			t.Errorf("%s finds %q", words, got)
		}
	}
	gone := d.delete(t, e.ID)
	if gone.Lesson == nil || len(gone.Lessons) != 1 || len(d.contents(t, "").Lessons) != 0 {
		t.Fatalf("with its entry went %+v", gone)
	}
	d.giveBack(t, e.ID)
	if got := d.taught(t, e.ID); !slices.Equal(got, []string{"Ask first.", "Hand the sheet out last."}) {
		t.Errorf("given back, it teaches %q", got)
	}
	if _, err := d.Trash.DeleteLesson(t.Context(), more.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.search(t, "lesson:sheet"); got != nil {
		t.Errorf("a deleted lesson is found in %q", got)
	}
	if got := d.taught(t, e.ID); !slices.Equal(got, []string{"Ask first."}) {
		t.Errorf("after one was deleted it teaches %q", got)
	}
}

func TestALessonOfTwoEntriesStandsInBoth(t *testing.T) {
	d := newDesk(t)
	first, second, l := d.twice(t)
	if !slices.Equal(l.Entries(), []journal.ID{first.ID, second.ID}) || l.Stories[0].Text != "Ask them first." {
		t.Fatalf("it comes from %+v", l)
	}
	for _, e := range []journal.Entry{first, second} {
		if got := d.taught(t, e.ID); !slices.Equal(got, []string{"Ask first."}) {
			t.Errorf("%s teaches %q", e.Title, got)
		}
	}
	if got := d.search(t, "lesson:ask"); !slices.Equal(got, []string{"Lab stations", "Food webs"}) {
		t.Errorf("its words find %q", got)
	}
	if ends, err := d.Loose(t.Context()); err != nil || len(ends) != 0 {
		t.Errorf("loose are %+v, %v", ends, err)
	}
	if all := d.contents(t, "").Lessons; len(all) != 1 {
		t.Errorf("there are the lessons %+v", all)
	}
	family, err := d.Lessons.Family(t.Context(), l, false)
	if err != nil || len(family.Stories) != 2 || family.Stories[1].Title != "Lab stations" {
		t.Errorf("its stories are %+v, %v", family.Stories, err)
	}
}

// Deleting one of two stories leaves the lesson with the other one, and giving it back
// makes it what it was.
func TestALessonOutlivesOneOfItsStories(t *testing.T) {
	for _, which := range []int{0, 1} {
		d := newDesk(t)
		first, second, before := d.twice(t)
		gone, other := first, second
		if which == 1 {
			gone, other = second, first
		}
		if in := d.delete(t, gone.ID); in.Lesson != nil || len(in.Told) != 1 {
			t.Errorf("with %s went %+v", gone.Title, in)
		}
		l := d.lesson(t, other.ID)
		if l.Text != "Ask first." || !slices.Equal(l.Entries(), []journal.ID{other.ID}) {
			t.Errorf("without %s it is %+v", gone.Title, l)
		}
		d.giveBack(t, gone.ID)
		if after := d.lesson(t, gone.ID); !after.Same(before) {
			t.Errorf("given back it is\n%s", cmp.Diff(before, after))
		}
		if got := d.search(t, "lesson:ask"); len(got) != 2 {
			t.Errorf("its words find %q", got)
		}
		d.delete(t, first.ID)
		d.delete(t, second.ID)
		if left := d.contents(t, "").Lessons; len(left) != 0 {
			t.Errorf("of no story %+v is left", left)
		}
		d.giveBack(t, second.ID)
		d.giveBack(t, first.ID)
		if after := d.lesson(t, first.ID); !slices.Contains(after.Entries(), first.ID) || !slices.Contains(after.Entries(), second.ID) {
			t.Errorf("both given back, it comes from %q", after.Entries())
		}
	}
}

// When the lesson went to the trash by itself, a story of it that comes back alone is
// told again.
func TestAStoryWhoseLessonIsGoneIsALessonByItself(t *testing.T) {
	d := newDesk(t)
	first, second, _ := d.twice(t)
	d.delete(t, second.ID)
	d.delete(t, first.ID)
	d.giveBack(t, second.ID)
	if got := d.taught(t, second.ID); !slices.Equal(got, []string{"Ask them first."}) {
		t.Errorf("it teaches %q", got)
	}
}

func TestALessonComesBackWhileOneOfItsStoriesIsNotHeavy(t *testing.T) {
	d := newDesk(t)
	first, second, _ := d.twice(t)
	heavy := func(e journal.Entry) {
		e = d.read(t, e.ID)
		marked := e
		marked.Heavy = true
		d.save(t, e, marked)
	}
	heavy(first)
	cards, err := d.Lessons.Carried(t.Context())
	if err != nil || len(cards) != 1 || cards[0].Story != second.ID {
		t.Fatalf("with one heavy story come back %+v, %v", cards, err)
	}
	light, n := d.light(t)
	if n != 1 || len(light.Lessons) != 1 || light.Lessons[0].From(first.ID) || !light.Lessons[0].From(second.ID) {
		t.Errorf("without heavy entries go out %+v", light.Lessons)
	}
	heavy(second)
	if cards, err = d.Lessons.Carried(t.Context()); err != nil || len(cards) != 0 {
		t.Errorf("with heavy stories alone come back %+v, %v", cards, err)
	}
	if light, _ := d.light(t); len(light.Lessons) != 0 {
		t.Errorf("without heavy entries go out %+v", light.Lessons)
	}
}

func TestLessonsOfSeveralStoriesGoOutAndComeInAsTheyAre(t *testing.T) {
	d := newDesk(t)
	first, second, _ := d.twice(t)
	d.another(t, second.ID, "Hand the sheet out last.")
	out := d.contents(t, "")
	there := newDesk(t)
	there.take(t, out, false)
	if diff := cmp.Diff(out, there.contents(t, "")); diff != "" {
		t.Errorf("taken in elsewhere:\n%s", diff)
	}
	if got := there.taught(t, second.ID); !slices.Equal(got, []string{"Ask first.", "Hand the sheet out last."}) {
		t.Errorf("there it teaches %q", got)
	}
	one := d.contents(t, "title:food")
	if len(one.Lessons) != 1 || !slices.Equal(one.Lessons[0].Entries(), []journal.ID{first.ID}) {
		t.Errorf("with one entry goes %+v", one.Lessons)
	}
}

// What is written in an entry whose lesson was joined changes what the lesson says in
// that story, and nothing else; and no second lesson is drawn.
func TestAJoinedStoryFollowsItsEntry(t *testing.T) {
	d := newDesk(t)
	_, second, _ := d.twice(t)
	second = d.read(t, second.ID)
	reworded := second.With(prompts.Shipped(), ask("learned"), "Ask every one of them first.")
	reworded = d.save(t, second, reworded)
	l := d.lesson(t, second.ID)
	if l.Text != "Ask first." || len(l.Stories) != 1 || l.Stories[0].Text != "Ask every one of them first." {
		t.Errorf("the lesson is %+v", l)
	}
	if all := d.contents(t, "").Lessons; len(all) != 1 {
		t.Errorf("there are the lessons %+v", all)
	}
	if _, err := d.Trash.DeleteLesson(t.Context(), l.ID); err != nil {
		t.Fatal(err)
	}
	retitled := reworded
	retitled.Title = "Stations"
	d.save(t, reworded, retitled)
	if all := d.contents(t, "").Lessons; len(all) != 0 {
		t.Errorf("a deleted lesson is back as %+v", all)
	}
}

// Rows are found again from what they stand for.
func TestRowsOfSharedLessonsAreDerivedAgain(t *testing.T) {
	d := newDesk(t)
	_, second, _ := d.twice(t)
	d.another(t, second.ID, "Hand the sheet out last.")
	if err := d.store.Update(t.Context(), record.Reindexing(prompts.Shipped())); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"lesson:ask", "lesson:sheet"} {
		if got := d.search(t, words); !slices.Contains(got, "Lab stations") {
			t.Errorf("%s finds %q", words, got)
		}
	}
	if got := d.taught(t, second.ID); len(got) != 2 {
		t.Errorf("it teaches %q", got)
	}
}

func TestOneAsksOnceWhetherTwoLessonsAreTheSame(t *testing.T) {
	d := newDesk(t)
	first := d.finished(t, "Food webs", "Hand the sheet out last.")
	second := d.finished(t, "Lab stations", "Hand out the sheet last of all.")
	d.finished(t, "Map work", "Say what the map is for.")
	other, asked, err := d.Lessons.Alike(t.Context(), second.ID)
	if err != nil || !asked || other.ID != first.ID {
		t.Fatalf("Alike = %s, %t, %v", other.ID, asked, err)
	}
	if _, err := d.Lessons.SayKin(t.Context(), second.ID, first.ID, journal.Another, "", ""); err != nil {
		t.Fatal(err)
	}
	for _, id := range []journal.ID{first.ID, second.ID} {
		if other, asked, err := d.Lessons.Alike(t.Context(), id); err != nil || asked {
			t.Errorf("after a no, %s is asked about %s, %v", id, other.ID, err)
		}
	}
	heavy := d.read(t, first.ID)
	marked := heavy
	marked.Heavy = true
	d.save(t, heavy, marked)
	third := d.finished(t, "Sheets again", "The sheet goes out last.")
	if other, asked, err := d.Lessons.Alike(t.Context(), third.ID); err != nil || asked && other.ID == first.ID {
		t.Errorf("asked about a heavy one: %s, %v", other.ID, err)
	}
}

// What is tied stays two lessons, each with its when, and follows where one of them is
// joined to another.
func TestTiedLessonsFindEachOther(t *testing.T) {
	d := newDesk(t)
	first := d.finished(t, "Food webs", "Hand the sheet out last.")
	d.pass(time.Hour)
	second := d.finished(t, "Lab stations", "Hand the sheet out first.")
	d.pass(time.Hour)
	third := d.finished(t, "Map work", "Hand the sheet out last, always.")
	l, err := d.Lessons.SayKin(t.Context(), second.ID, third.ID, journal.Opposite, "they read slowly", "they are quick")
	if err != nil || l.When != "they read slowly" || d.lesson(t, third.ID).When != "they are quick" {
		t.Fatalf("SayKin = %+v, %v", l, err)
	}
	if _, err := d.Lessons.Same(t.Context(), first.ID, third.ID); err != nil {
		t.Fatal(err)
	}
	for one, two := range map[journal.ID]journal.ID{first.ID: second.ID, second.ID: first.ID} {
		family, err := d.Lessons.Family(t.Context(), d.lesson(t, one), false)
		if err != nil || len(family.Opposite) != 1 || family.Opposite[0].ID != two {
			t.Errorf("opposite to %s is %+v, %v", one, family.Opposite, err)
		}
	}
}

// What a person joined stays joined when an older copy of it comes in.
func TestAnImportDoesNotTakeJoinedLessonsApart(t *testing.T) {
	d := newDesk(t)
	first := d.finished(t, "Food webs", "Ask first.")
	d.pass(24 * time.Hour)
	second := d.finished(t, "Lab stations", "Ask them first.")
	before := d.contents(t, "")
	if _, err := d.Lessons.Same(t.Context(), second.ID, first.ID); err != nil {
		t.Fatal(err)
	}
	if taken := d.take(t, before, false); taken.Added != 0 {
		t.Errorf("it took in %+v", taken)
	}
	if got := d.taught(t, second.ID); !slices.Equal(got, []string{"Ask first."}) {
		t.Errorf("it teaches %q", got)
	}
}

// A lesson that is an exception of two others holds beside each at its own time.
func TestEachTieKeepsItsWhen(t *testing.T) {
	d := newDesk(t)
	one, two, three := d.finished(t, "a", "Read aloud."), d.finished(t, "b", "Never read aloud."), d.finished(t, "c", "Let them read.")
	for other, when := range map[journal.ID]string{two.ID: "they read slowly", three.ID: "in the afternoon"} {
		if _, err := d.Lessons.SayKin(t.Context(), one.ID, other, journal.Narrower, when, ""); err != nil {
			t.Fatal(err)
		}
	}
	for other, when := range map[journal.ID]string{two.ID: "they read slowly", three.ID: "in the afternoon"} {
		f, err := d.Lessons.Family(t.Context(), d.lesson(t, other), false)
		if err != nil || len(f.Narrower) != 1 || f.Narrower[0].When != when {
			t.Errorf("beside %s it holds %+v, %v", other, f.Narrower, err)
		}
	}
}

// What comes from a heavy entry alone is in no list of lessons, and its words are not
// offered while one types, unless they are asked for.
func TestWhatIsHeavyIsNotOffered(t *testing.T) {
	d := newDesk(t)
	e := d.mess(t, "x")
	e.Class, e.Tags, e.Heavy = "10Z", []string{"quietly"}, true
	e = e.With(d.Sets(), ask("learned"), "HEAVYLESSON")
	d.save(t, journal.Entry{}, d.Entries.Finish(e))
	d.finished(t, "light", "Ask first.")
	lessons, total, err := d.Lessons.Search(t.Context(), search.Query{}, 0, 1)
	if err != nil || total != 1 || len(lessons) != 1 || lessons[0].Text != "Ask first." {
		t.Errorf("of %d lessons it finds %+v, %v", total, lessons, err)
	}
	words, err := d.Words(t.Context())
	if err != nil || slices.Contains(words.Classes, "10Z") || slices.Contains(words.Tags, "quietly") {
		t.Errorf("it offers %+v, %v", words, err)
	}
}
