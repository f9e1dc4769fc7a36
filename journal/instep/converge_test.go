package instep_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/instep"
	"messup/journal/journaltest"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
	"messup/store/storetest"
)

// A machine has a journal, and a folder beside it.
type machine struct {
	*book.Book
	name   string
	store  *storetest.Memory
	folder *pile
	memory instep.Memory
	clock  *time.Time
	heavy  bool
}

func newMachine(name string, folder *pile, clock *time.Time) *machine {
	m := &machine{name: name, store: storetest.NewMemory(), folder: folder, clock: clock, heavy: true}
	seed := rand.NewChaCha8([32]byte([]byte(name + strings.Repeat(".", 32-len(name)))))
	m.Book = book.Open(m.store, prompts.Shipped(), m.now, seed)
	return m
}

func (m *machine) now() time.Time {
	*m.clock = m.clock.Add(time.Second)
	return *m.clock
}

func (m *machine) sync() (instep.Done, error) {
	return instep.Sync{
		Store: m.store, Folder: m.folder, Memory: m.memory, Sets: prompts.Shipped(), Now: m.now(), Heavy: m.heavy,
		Remember: func(all instep.Memory) error {
			if m.folder.left == 0 {
				return errOff
			}
			m.memory = instep.ReadMemory(all.Bytes())
			return nil
		},
	}.Run(context.Background())
}

// all is what a machine has, by kind and id, each with its revision; the trash too where asked.
func (m *machine) all(t testing.TB, trash bool) map[string]string {
	all := map[string]string{}
	err := m.store.View(context.Background(), func(tx record.Tx) error {
		for _, kind := range record.Kinds() {
			if kind == journal.HabitsKind || kind == journal.Trash && !trash {
				continue
			}
			for id, err := range tx.IDs(kind, "") {
				if err != nil {
					return err
				}
				r, err := tx.Data(kind, id)
				if err != nil {
					return err
				}
				all[fmt.Sprint(kind, " ", id)] = fmt.Sprint(r.Rev, " ", string(r.Data))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// words counts what somebody wrote.
type words struct{ n int }

func (w *words) next() string {
	w.n++
	return fmt.Sprintf("word%dz", w.n)
}

// act does one thing that a person does.
func (m *machine) act(t testing.TB, d *dice, w *words) {
	ctx := context.Background()
	all, err := m.Archive.All(ctx, search.Query{})
	if err != nil {
		t.Fatal(err)
	}
	acts := []string{"jot", "mess", "mess"}
	if len(all.Entries) > 0 {
		acts = append(acts, "edit", "edit", "edit", "class", "delete", "heavy", "bring back")
	}
	if len(all.Lessons) > 0 {
		acts = append(acts, "lesson", "drop lesson", "answer")
	}
	if len(all.Plans) > 0 {
		acts = append(acts, "plan")
	}
	trash, err := m.Trash.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(trash) > 0 {
		acts = append(acts, "give back")
	}
	acts = append(acts, "heard", "settings")
	act := d.one(acts...)
	d.said = append(d.said, m.name+" "+act)
	switch act {
	case "jot":
		_, err = m.Entries.Jot(ctx, w.next())
	case "mess":
		err = m.mess(ctx, w)
	case "edit", "class", "heavy":
		err = m.edit(ctx, act, all.Entries[d.IntN(len(all.Entries))], d.one("goal", "learned", "surpluses", "note"), w)
	case "delete":
		_, err = m.Trash.Delete(ctx, all.Entries[d.IntN(len(all.Entries))].ID)
	case "lesson":
		l := all.Lessons[d.IntN(len(all.Lessons))]
		l.Text += " " + w.next()
		_, err = m.Lessons.Save(ctx, l)
	case "answer":
		_, _, err = m.Lessons.Answer(ctx, all.Lessons[d.IntN(len(all.Lessons))].ID, journal.Helped, w.next())
	case "drop lesson":
		_, err = m.Trash.DeleteLesson(ctx, all.Lessons[d.IntN(len(all.Lessons))].ID)
	case "plan":
		p := all.Plans[d.IntN(len(all.Plans))]
		changed := p
		changed.Will += " " + w.next()
		_, err = m.Plans.Save(ctx, p, changed)
	case "give back":
		_, err = m.Trash.GiveBack(ctx, string(trash[d.IntN(len(trash))].ID))
	case "bring back":
		if _, err = m.Trash.Delete(ctx, all.Entries[d.IntN(len(all.Entries))].ID); err == nil {
			_, err = m.sync()
		}
		if err == nil {
			_, err = m.Archive.Import(ctx, all, record.Intake{Trashed: true})
		}
	case "heard":
		h, newErr := m.Heard.New()
		h.Words = w.next()
		_, err = m.Heard.Save(ctx, journal.Heard{}, h)
		err = errors.Join(newErr, err)
	case "settings":
		_, err = m.ChangeSettings(ctx, func(s *journal.Settings) { s.Important += " " + w.next() })
	}
	if errors.Is(err, journal.ErrAnswered) {
		w.n--
	} else if err != nil {
		t.Fatal(err)
	}
}

func (m *machine) mess(ctx context.Context, w *words) error {
	set := prompts.Shipped().Sets()[0]
	e, err := m.Entries.New(journal.Mess, set)
	if err != nil {
		return err
	}
	sets := prompts.Shipped()
	e.Title = w.next()
	e = e.With(sets, journaltest.Ask("goal"), w.next()).With(sets, journaltest.Ask("learned"), w.next())
	e = e.With(sets, journaltest.Ask("next"), "When "+w.next()+", I will "+w.next())
	_, _, err = m.Entries.Save(ctx, journal.Entry{}, m.Entries.Finish(e))
	return err
}

func (m *machine) edit(ctx context.Context, act string, e journal.Entry, question string, w *words) error {
	base := e
	switch {
	case act == "class":
		e.Class = strings.TrimSpace(e.Class + " " + w.next())
	case act == "heavy":
		e.Heavy = !e.Heavy
	case e.Kind == journal.Jot:
		q := prompts.Question{ID: journal.NoteQuestion, Ask: prompts.Note}
		e = e.With(prompts.Shipped(), q, strings.TrimSpace(e.Answer(journal.NoteQuestion).Text+" "+w.next()))
	case question == "note":
		e.Title += " " + w.next()
	default:
		q := journaltest.Ask(question)
		e = e.With(prompts.Shipped(), q, strings.TrimSpace(e.Answer(question).Text+" "+w.next()))
	}
	_, _, err := m.Entries.Save(ctx, base, e)
	return err
}

// settle syncs two machines until neither has anything to do.
func settle(t testing.TB, a, b *machine, carry func()) {
	quiet := 0
	for range 24 {
		for _, m := range []*machine{a, b} {
			carry()
			done, err := m.sync()
			if err != nil {
				t.Error(err)
				return
			}
			if quiet++; !done.Nothing() {
				quiet = 0
			}
			if len(done.Files) > 0 {
				t.Errorf("left alone: %+v", done.Files)
				return
			}
		}
		if quiet >= 4 {
			return
		}
	}
	t.Error("it does not come to rest")
}

// A dice decides what comes next, the same for each seed, and says what that was.
type dice struct {
	*rand.Rand
	said []string
}

func (d *dice) one(of ...string) string { return of[d.IntN(len(of))] }

// Two journals, each written in as people do, in any order and with a machine that is switched
// off now and then: in the end both say the same, and no word is lost.
func TestTwoJournalsComeInStep(t *testing.T) {
	for _, way := range []string{"one folder", "copies", "newest"} {
		t.Run(way, func(t *testing.T) {
			for _, seed := range append(told(), lost...) {
				d := &dice{Rand: rand.New(rand.NewPCG(seed, 7))}
				if converge(t, d, way); t.Failed() {
					t.Fatalf("seed %d: %s", seed, strings.Join(d.said, ", "))
				}
			}
		})
	}
}

// told are the stories that are told of each way.
func told() (seeds []uint64) {
	n, err := strconv.Atoi(os.Getenv("MESSUP_SEEDS"))
	if err != nil {
		n = 60
	}
	for seed := range uint64(n) {
		seeds = append(seeds, seed)
	}
	return seeds
}

// lost are stories in which a word was lost once.
var lost = []uint64{472} // what lay in the trash was taken for the version that the memory named

func converge(t testing.TB, d *dice, way string) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	one := newPile(&files)
	a, b := newMachine("a", one, &clock), newMachine("b", one, &clock)
	c := &courier{had: map[string]string{}, copies: way == "copies"}
	carry := func() {}
	if way != "one folder" {
		b.folder = newPile(&files)
		carry = func() { c.carry(a.folder, b.folder) }
	}
	var w words
	for range 1 + d.IntN(40) {
		m := []*machine{a, b}[d.IntN(2)]
		step := d.one("act", "act", "act", "act", "sync", "sync", "carry", "killed", "forget")
		switch step {
		case "act":
			m.act(t, d, &w)
			continue
		case "sync":
			if _, err := m.sync(); err != nil {
				t.Error(err)
			}
		case "killed":
			m.folder.left = d.IntN(5)
			if _, err := m.sync(); err != nil && !errors.Is(err, errOff) {
				t.Error(err)
			}
			m.folder.left = -1
		case "carry":
			carry()
		case "forget":
			if d.IntN(10) > 0 {
				continue
			}
			m.memory = nil
		}
		d.said = append(d.said, m.name+" "+step)
	}
	if settle(t, a, b, carry); !t.Failed() {
		same(t, a, b)
		kept(t, &w, a, b)
	}
}

func same(t testing.TB, a, b *machine) {
	inA, inB := a.all(t, false), b.all(t, false)
	for k, v := range inA {
		if inB[k] != v {
			t.Errorf("%s\n  %s\n  %s", k, v, inB[k])
		}
	}
	for k, v := range inB {
		if _, is := inA[k]; !is {
			t.Errorf("%s is in one alone: %s", k, v)
		}
	}
}

func kept(t testing.TB, w *words, machines ...*machine) {
	var all []string
	for _, m := range machines {
		for _, v := range m.all(t, true) {
			all = append(all, v)
		}
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= w.n; n++ {
		if word := fmt.Sprintf("word%dz", n); !strings.Contains(string(text), word) {
			t.Errorf("%s is lost", word)
		}
	}
}

// What is in step stays as it is: no file is written, and no record.
func TestSyncingAgainChangesNothing(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	a := newMachine("a", newPile(&files), &clock)
	var w words
	for range 5 {
		if err := a.mess(t.Context(), &w); err != nil {
			t.Fatal(err)
		}
	}
	done, err := a.sync()
	if err != nil || done.Written != 15 || done.Sum != 15 {
		t.Fatalf("%+v, %v", done, err)
	}
	before, updates, stamp := slices.Clone(must(a.folder.List())), a.store.Updates(), files
	for range 2 {
		if done, err = a.sync(); err != nil || !done.Nothing() || done.Sum != 15 {
			t.Errorf("%+v, %v", done, err)
		}
		a.memory = nil // nor without the memory of the last time
	}
	if after := must(a.folder.List()); !slices.Equal(before, after) || a.store.Updates() != updates || files != stamp {
		t.Errorf("it was changed: %v", after)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// What git could not join has both sides in it: both are taken in.
func TestAFileThatGitCouldNotJoinIsReadAsBoth(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	one := newPile(&files)
	a, b := newMachine("a", one, &clock), newMachine("b", newPile(&files), &clock)
	e := must(a.Entries.Jot(t.Context(), "Cards"))
	must(a.sync())
	name := "entries/" + string(e.ID) + ".json"
	base := string(one.files[name].b)
	b.folder.put(name, one.files[name].b)
	must(b.sync())
	for m, title := range map[*machine]string{a: "Cards at school", b: "Cards at home"} {
		changed := must(m.Entries.Find(t.Context(), string(e.ID)))
		was := changed
		changed.Title = title
		if _, _, err := m.Entries.Save(t.Context(), was, changed); err != nil {
			t.Fatal(err)
		}
		must(m.sync())
	}
	ours, theirs := string(a.folder.files[name].b), string(b.folder.files[name].b)
	a.folder.put(name, []byte("<<<<<<< HEAD\n"+ours+"||||||| base\n"+base+"=======\n"+theirs+">>>>>>> theirs\n"))
	done := must(a.sync())
	now := must(a.Entries.Find(t.Context(), string(e.ID)))
	said := now.Title + " " + journaltest.Said(now, journal.HeadingBeside)
	if done.Differ != 1 || !strings.Contains(said, "at school") || !strings.Contains(said, "at home") {
		t.Errorf("%+v: %s", done, said)
	}
	if strings.Contains(string(a.folder.files[name].b), "<<<<") {
		t.Error("the file is as git left it")
	}
	if done := must(a.sync()); !done.Nothing() {
		t.Errorf("again: %+v", done)
	}
}

// A folder that is half there, or holds what is not messup's, harms nothing.
func TestWhatCannotBeReadIsLeftAloneAndNamed(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	a := newMachine("a", newPile(&files), &clock)
	e := must(a.Entries.Jot(t.Context(), "Cards"))
	must(a.sync())
	name := "entries/" + string(e.ID) + ".json"
	whole := a.folder.files[name].b
	before := a.all(t, true)
	for what, b := range map[string]string{
		"cut short":           string(whole[:len(whole)/2]),
		"empty":               "",
		"newer":               strings.Replace(string(whole), `"format": 1`, `"format": 2`, 1),
		"of another program":  strings.Replace(string(whole), `"messup"`, `"other"`, 1),
		"with another field":  strings.Replace(string(whole), `"rev"`, `"more": 1, "rev"`, 1),
		"two things":          strings.Replace(string(whole), `"lessons": []`, `"lessons": [{"id": "x", "text": "y"}]`, 1),
		"no thing":            `{"app": "messup", "format": 1, "entries": []}`,
		"settings deleted":    `{"app": "messup", "format": 1, "deleted": {"kind": "settings", "id": "settings", "of": "x"}}`,
		"deleted by no id":    `{"app": "messup", "format": 1, "deleted": {"kind": "entries", "id": "../x", "of": "x"}}`,
		"deleted by no words": `{"app": "messup", "format": 1, "deleted": {"kind": "entries", "id": "x"}}`,
	} {
		a.folder.put(name, []byte(b))
		done, err := a.sync()
		if err != nil || len(done.Files) != 1 || done.Files[0].Name != name || !done.Nothing() {
			t.Errorf("%s: %+v, %v", what, done, err)
		}
		if string(a.folder.files[name].b) != b || !maps.Equal(before, a.all(t, true)) {
			t.Errorf("%s: something was changed", what)
		}
	}
	delete(a.folder.files, name)
	if done := must(a.sync()); done.Written != 1 || string(a.folder.files[name].b) != string(whole) {
		t.Errorf("a file that is missing: %+v", done)
	}
}

// An older copy of the journal takes the newer state from the folder, and deletes nothing there.
func TestARestoredJournalTakesWhatTheFolderHas(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	a := newMachine("a", newPile(&files), &clock)
	e := must(a.Entries.Jot(t.Context(), "Cards"))
	must(a.sync())
	old := must(a.Entries.Find(t.Context(), string(e.ID)))
	changed := old
	changed.Title = "Cards, face down"
	if _, _, err := a.Entries.Save(t.Context(), old, changed); err != nil {
		t.Fatal(err)
	}
	later := must(a.Entries.Jot(t.Context(), "Later"))
	must(a.sync())
	restored := newMachine("a", a.folder, &clock)
	restored.memory = a.memory
	if _, err := restored.Archive.Import(t.Context(), journal.Archive{Entries: []journal.Entry{old}}, record.Intake{}); err != nil {
		t.Fatal(err)
	}
	if done := must(restored.sync()); done.Added != 1 || done.Updated != 1 || done.Written+done.Gone+done.Differ != 0 {
		t.Errorf("%+v", done)
	}
	if now := must(restored.Entries.Find(t.Context(), string(e.ID))); now.Title != changed.Title {
		t.Errorf("it is %q", now.Title)
	}
	must(restored.Entries.Find(t.Context(), string(later.ID)))
}

// What a person brings back stays, also with the very words that were deleted, and comes back
// on the other machine, in whichever way it went and came.
func TestWhatIsBroughtBackIsNewerThanItsDeletion(t *testing.T) {
	for how, forGood := range map[string]bool{"taken in again": false, "after it was deleted for good": true} {
		for _, lost := range []bool{false, true} {
			t.Run(fmt.Sprint(how, ", file lost: ", lost), func(t *testing.T) {
				clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
				one := newPile(&files)
				a, b := newMachine("a", one, &clock), newMachine("b", one, &clock)
				var w words
				if err := a.mess(t.Context(), &w); err != nil {
					t.Fatal(err)
				}
				before := must(a.Archive.All(t.Context(), search.Query{}))
				id := before.Entries[0].ID
				settle(t, a, b, func() {})
				must(a.Trash.Delete(t.Context(), id))
				settle(t, a, b, func() {})
				if forGood {
					must(a.Trash.Sweep(t.Context(), true))
				}
				if _, err := a.Archive.Import(t.Context(), before, record.Intake{Trashed: true, Gone: true}); err != nil {
					t.Fatal(err)
				}
				if lost {
					clear(one.files)
				}
				if done := must(a.sync()); done.Deleted+done.Stays+done.Written != 3 || done.Written != 3 {
					t.Errorf("%+v", done)
				}
				settle(t, a, b, func() {})
				same(t, a, b)
				for _, m := range []*machine{a, b} {
					if all := must(m.Archive.All(t.Context(), search.Query{})); len(all.Entries) != 1 || len(all.Lessons) != 1 || len(all.Plans) != 1 {
						t.Errorf("%s has %d entries, %d lessons, %d plans", m.name, len(all.Entries), len(all.Lessons), len(all.Plans))
					}
				}
			})
		}
	}
}

// An entry that was changed here stays where it was deleted, with the lesson and the plan that
// came from it.
func TestAnEntryThatStaysKeepsWhatItTaught(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	one := newPile(&files)
	a, b := newMachine("a", one, &clock), newMachine("b", one, &clock)
	var w words
	if err := a.mess(t.Context(), &w); err != nil {
		t.Fatal(err)
	}
	settle(t, a, b, func() {})
	e := must(a.Archive.All(t.Context(), search.Query{})).Entries[0]
	must(a.Trash.Delete(t.Context(), e.ID))
	must(a.sync())
	if err := b.edit(t.Context(), "edit", e, "goal", &w); err != nil {
		t.Fatal(err)
	}
	settle(t, b, a, func() {})
	same(t, a, b)
	for _, m := range []*machine{a, b} {
		if all := must(m.Archive.All(t.Context(), search.Query{})); len(all.Entries) != 1 || len(all.Lessons) != 1 || len(all.Plans) != 1 {
			t.Errorf("%s has %d entries, %d lessons, %d plans", m.name, len(all.Entries), len(all.Lessons), len(all.Plans))
		}
	}
}

// Of what was deleted here for good nothing comes back, and nothing that comes tells of it.
func TestWhatWasDeletedForGoodDoesNotComeBack(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	one := newPile(&files)
	a, b := newMachine("a", one, &clock), newMachine("b", one, &clock)
	e := must(a.Entries.Jot(t.Context(), "Cards"))
	must(a.sync())
	must(b.Entries.Jot(t.Context(), "Other"))
	b.store.Bury(record.Key{Kind: journal.Entries, ID: e.ID})
	if done := must(b.sync()); done.Added != 0 || done.Left[journal.GoneHere] != 1 || done.Gone != 0 {
		t.Errorf("%+v", done)
	}
}

// What is marked heavy stays, with what comes from it, and lines about it in reviews stay here.
func TestHeavyEntriesStay(t *testing.T) {
	clock, files := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC), int64(1)
	one := newPile(&files)
	a, b := newMachine("a", one, &clock), newMachine("b", one, &clock)
	a.heavy, b.heavy = false, false
	var w words
	if err := a.mess(t.Context(), &w); err != nil {
		t.Fatal(err)
	}
	e := must(a.Archive.All(t.Context(), search.Query{})).Entries[0]
	r, _, err := a.Reviews.StartOrResume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	must(a.Reviews.Change(t.Context(), r.ID, func(r journal.Review) journal.Review { return r.Record(e.ID, "about it") }))
	if err := a.edit(t.Context(), "heavy", e, "", &w); err != nil {
		t.Fatal(err)
	}
	if done := must(a.sync()); done.Heavy != 1 || done.Written != 1 {
		t.Errorf("%+v", done)
	}
	must(b.sync())
	must(b.Reviews.Change(t.Context(), r.ID, func(r journal.Review) journal.Review { return r.Record("", "from there") }))
	must(b.sync())
	must(a.sync())
	if said := fmt.Sprint(must(a.Reviews.Find(t.Context(), string(r.ID))).Recorded); !strings.Contains(said, "about it") || !strings.Contains(said, "from there") {
		t.Errorf("the review says %s", said)
	}
	for name, p := range one.files {
		if strings.Contains(string(p.b), "about it") || strings.Contains(string(p.b), "word") {
			t.Errorf("%s went out:\n%s", name, p.b)
		}
	}
	if done := must(a.sync()); !done.Nothing() {
		t.Errorf("again: %+v", done)
	}
}

// Every kind that is exported has files.
func TestEveryKindHasFiles(t *testing.T) {
	if n, all := len(instep.Folders()), len(record.Kinds())-len(journal.OwnUse())-len([]journal.Kind{journal.Trash}); n != all {
		t.Errorf("%d of %d kinds have files", n, all)
	}
}
