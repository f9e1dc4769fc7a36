package cli

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/search"
	"messup/prompts"
	"messup/store/disk"
)

// a stream of ids, the same each time.
type stream struct{ n int }

func (r *stream) Read(p []byte) (int, error) {
	r.n++
	sum := sha256.Sum256([]byte(strconv.Itoa(r.n)))
	return copy(p, sum[:]), nil
}

// a newSession is one whose journal lies in folder, and what it prints.
func newSession(t *testing.T, folder string) (*session, *bytes.Buffer, *bytes.Buffer) {
	t.Helper()
	var out, errs bytes.Buffer
	now := time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC)
	s := &session{sets: prompts.Shipped(), out: bufio.NewWriter(&out), file: filepath.Join(folder, "journal.db")}
	s.World = World{
		In: strings.NewReader(""), Out: &out, Err: &errs, Env: func(string) string { return "" },
		Now: func() time.Time { return now }, Rand: &stream{}, OS: "linux", Version: "1.2.3",
	}
	return s, &out, &errs
}

// opens opens the journal of a session, with one jot in it.
func opens(t *testing.T, s *session) *opened {
	t.Helper()
	b, err := s.book()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Entries.Jot(t.Context(), "The fire drill"); err != nil {
		t.Fatal(err)
	}
	return b
}

func jots(t *testing.T, b *opened) []string {
	t.Helper()
	all, _, err := b.Entries.Search(t.Context(), search.Query{}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, f := range all {
		titles = append(titles, f.Title)
	}
	slices.Sort(titles)
	return titles
}

func TestWhatWaitedIsKeptWhenThePagesOpen(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	if _, err := b.waits.Put(t.Context(), journal.Archive{Entries: []journal.Entry{{ID: "waited0000", Rev: 1, Kind: journal.Jot, Title: "It waited in the inbox", Happened: s.Now()}}}); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(b.waits.Scratch[0], 0o700); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(b.waits.Scratch[0], "answer-2147483646-1.md") // a process that is not there
	if err := os.WriteFile(left, []byte("The editor had this"), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := s.begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Filed from the inbox: 1 note.", "Kept as 1 jot: what you were writing when messup ended."}
	if !slices.Equal(said, want) {
		t.Errorf("it says %q, want %q", said, want)
	}
	if got := jots(t, b); !slices.Equal(got, []string{"It waited in the inbox", "The editor had this", "The fire drill"}) {
		t.Errorf("the journal has %q", got)
	}
	if said, err := s.begin(t.Context()); err != nil || len(said) > 0 {
		t.Errorf("the second time it says %q, %v", said, err)
	}
}

func TestTheTrashIsEmptiedAfterItsTimeWhenThePagesOpen(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	all, _, err := b.Entries.Search(t.Context(), search.Query{}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Trash.Delete(t.Context(), all[0].ID); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(s.file)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ days, want int }{{journal.TrashDays - 2, 1}, {journal.TrashDays + 1, 0}} {
		// Nothing goes on the first day that says it should.
		later, _, _ := newSession(t, t.TempDir())
		if err := os.WriteFile(later.file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		now := s.Now().AddDate(0, 0, tt.days)
		later.Now = func() time.Time { return now }
		b, err := later.book()
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if _, err := later.begin(t.Context()); err != nil {
				t.Fatal(err)
			}
			now = now.AddDate(0, 0, 1)
		}
		trashed, err := b.Trash.All(t.Context())
		if err != nil || len(trashed) != tt.want {
			t.Errorf("after %d days %d things are in the trash, %v", tt.days, len(trashed), err)
		}
	}
}

func TestAJournalInASyncedFolderIsWarnedOfOnce(t *testing.T) {
	s, _, _ := newSession(t, filepath.Join(t.TempDir(), "Dropbox"))
	if err := os.Mkdir(filepath.Dir(s.file), 0o700); err != nil {
		t.Fatal(err)
	}
	opens(t, s)
	said, err := s.begin(t.Context())
	if err != nil || len(said) != 1 || !strings.Contains(said[0], "in a folder of Dropbox") {
		t.Errorf("it says %q, %v", said, err)
	}
	if said, err := s.begin(t.Context()); err != nil || len(said) > 0 {
		t.Errorf("the second time it says %q, %v", said, err)
	}
}

func TestANewerJournalIsOnlyRead(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	newer, err := os.ReadFile("testdata/newer.db")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.file, newer, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.book(); err != nil {
		t.Fatal(err)
	}
	said, err := s.begin(t.Context())
	if err != nil || len(said) != 1 || !strings.Contains(said[0], "newer messup") {
		t.Errorf("it says %q, %v", said, err)
	}
}

// Words the journal does not take go into the inbox; if its disk takes nothing
// at all, into the home folder; and if there is none, the error says so. The next
// start takes them in from there as well, once, and nothing else that lies there.
func TestWordsAreRescuedToWhereTheyCanBe(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b := opens(t, s)
	words := journal.Archive{Entries: []journal.Entry{{ID: "rescued000", Kind: journal.Jot, Title: "Not to be lost", Happened: s.Now()}}}
	where, err := b.waits.Put(t.Context(), words)
	if err != nil || !strings.HasPrefix(where, filepath.Dir(s.file)) {
		t.Fatalf("rescued to %q, %v", where, err)
	}
	if n, err := b.waits.FileInbox(t.Context()); n.Inbox != 1 || err != nil {
		t.Fatalf("%v filed, %v", n, err)
	}
	inbox := filepath.Dir(where)
	if err := errors.Join(os.RemoveAll(inbox), os.WriteFile(inbox, nil, 0o600)); err != nil { // in its way
		t.Fatal(err)
	}
	if where, err := b.waits.Put(t.Context(), words); err == nil {
		t.Errorf("without a home they are rescued to %q", where)
	}
	folder := t.TempDir()
	b.waits.Home = folder
	words.Entries[0].ID = "rescued111"
	path, err := b.waits.Put(t.Context(), words)
	if err != nil || filepath.Dir(path) != folder {
		t.Fatalf("rescued to %q, %v", path, err)
	}
	if again, err := b.waits.Put(t.Context(), words); again != path || err != nil {
		t.Errorf("the second time to %q, %v", again, err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	others := []string{"messup-2026.jsonl", "messup-" + journal.HashID("/another/journal.db", string(data)).Short() + ".jsonl"}
	for _, other := range others { // a person's own export, and what waits for another journal
		if err := os.WriteFile(filepath.Join(folder, other), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(inbox); err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{{"Filed from the home folder: 1 note."}, nil} {
		if said, err := s.begin(t.Context()); err != nil || !slices.Equal(said, want) {
			t.Errorf("it says %q, %v", said, err)
		}
	}
	if _, err := b.Entries.Get(t.Context(), "rescued111"); err != nil || disk.Exists(path) {
		t.Errorf("not taken in: %v, and its file is there: %v", err, disk.Exists(path))
	}
	for _, other := range others {
		if !disk.Exists(filepath.Join(folder, other)) {
			t.Errorf("%s was taken", other)
		}
	}
	b.waits.Home = filepath.Join(folder, "gone")
	if err := os.WriteFile(inbox, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if where, err := b.waits.Put(t.Context(), words); err == nil {
		t.Errorf("into no folder they are rescued to %q", where)
	}
}

// What was rescued is the newest there is, whatever is in the journal by then.
func TestRescuedPlansPeopleAndLessonsReplaceWhatIsThere(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b, err := s.book()
	if err != nil {
		t.Fatal(err)
	}
	plan, err := b.Plans.Save(t.Context(), journal.Plan{}, journal.Plan{ID: "plan000000", Take: 1, Made: s.Now(), When: "it rains", Will: "wait"})
	if err != nil {
		t.Fatal(err)
	}
	person, err := b.People.Save(t.Context(), journal.Checkin{}, journal.Checkin{ID: "person0000", Made: s.Now(), Person: "ELL teacher"})
	if err != nil {
		t.Fatal(err)
	}
	plan.Will, person.Purpose = "open a window", "ask"
	lesson := journal.Lesson{ID: "lesson0000", Text: "Ring first", Made: s.Now()}
	_, err = b.waits.Put(t.Context(), journal.Archive{OfEntries: journal.OfEntries{Plans: []journal.Plan{plan}, Checkins: []journal.Checkin{person}}, Lessons: []journal.Lesson{lesson}})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := b.waits.FileInbox(t.Context()); n.Inbox != 1 || err != nil {
		t.Fatalf("%v filed, %v", n, err)
	}
	if got, err := b.Plans.Get(t.Context(), plan.ID); err != nil || got.Will != "open a window" {
		t.Errorf("the plan is %+v, %v", got, err)
	}
	if got, err := b.People.Get(t.Context(), person.ID); err != nil || got.Purpose != "ask" {
		t.Errorf("the check-in is %+v, %v", got, err)
	}
	if got, err := b.Lessons.Find(t.Context(), "lesson"); err != nil || got.Text != "Ring first" {
		t.Errorf("the lesson is %+v, %v", got, err)
	}
}

// The win of a review comes back with the review: what was noted there stays, and where it
// stands; a review that is gone takes nothing.
func TestAWinComesBackToItsReview(t *testing.T) {
	s, _, _ := newSession(t, t.TempDir())
	b, err := s.book()
	if err != nil {
		t.Fatal(err)
	}
	begun, _, err := b.Reviews.StartOrResume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	begun.At = journal.StopWin
	left := begun.Record("win0000000", "Leo asked first")
	if _, err := b.Reviews.Change(t.Context(), begun.ID, func(r journal.Review) journal.Review {
		r.At = journal.StopSweep
		return r.Record("", "looked through")
	}); err != nil {
		t.Fatal(err)
	}
	gone := left
	gone.ID = "gone000000"
	win := journal.Entry{ID: "win0000000", Rev: 1, Kind: journal.Win, Happened: s.Now(), Started: s.Now(), Finished: s.Now(), Title: "Leo asked first"}
	if _, err := b.waits.Put(t.Context(), journal.Archive{Entries: []journal.Entry{win}, Reviews: []journal.Review{left, gone}}); err != nil {
		t.Fatal(err)
	}
	if n, err := b.waits.FileInbox(t.Context()); n.Inbox != 1 || err != nil {
		t.Fatalf("%v filed, %v", n, err)
	}
	all, err := b.Reviews.All(t.Context(), 9)
	if err != nil || len(all) != 1 {
		t.Fatalf("the reviews are %+v, %v", all, err)
	}
	want := []journal.Recorded{{Stop: journal.StopSweep, Line: "looked through"}, {Stop: journal.StopWin, ID: win.ID, Line: "Leo asked first"}}
	if r := all[0]; r.At != journal.StopSweep || !slices.Equal(r.Recorded, want) {
		t.Errorf("the review is %+v", r)
	}
	if e, err := b.Entries.Get(t.Context(), win.ID); err != nil || e.Kind != journal.Win {
		t.Errorf("the win is %+v, %v", e, err)
	}
}

// leaves returns every command that does something, with words in place of
// what its usage names.
func leaves(cmd *cobra.Command) [][]string {
	var all [][]string
	for _, c := range cmd.Commands() {
		if c.Name() == "completion" || c.Name() == "help" {
			continue
		}
		if c.Runnable() {
			words := strings.Fields(c.CommandPath())[1:]
			usage, _, _ := strings.Cut(c.Use, " [") // what may be left out is
			for _, word := range strings.Fields(usage)[1:] {
				switch {
				case word == "FILE":
					words = append(words, "testdata/book.json")
				case strings.HasPrefix(word, "helped|"):
					words = append(words, "helped")
				case strings.ToUpper(word) == word:
					words = append(words, "tomorrow")
				}
			}
			all = append(all, words)
		}
		all = append(all, leaves(c)...)
	}
	return all
}

// Whatever a person asks of a damaged journal, they are told that it is
// damaged, by the exit code too unless a jot is kept beside it; nothing is printed,
// and nothing written to it.
func TestEveryCommandTellsOfADamagedJournal(t *testing.T) {
	folder := t.TempDir()
	s, _, _ := newSession(t, folder)
	opens(t, s)
	data, err := os.ReadFile(s.file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 3 * 4096; i < len(data); i++ {
		data[i] ^= 0xff
	}
	if err := os.WriteFile(s.file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	// Those that do not read it, that check it in words, and that need a terminal.
	path := s.file // which is a flag of the commands, and theirs from here on
	other := []string{"questions", "where", "version", "backups", "restore", "begin", "write", "check", "review", "lock"}
	tried := 0
	also := map[string][]string{"share": {"--list"}, "jot": {"fire drill"}, "sync": {t.TempDir()}}
	for _, words := range leaves(root(s, "")) {
		if slices.Contains(other, words[0]) {
			continue
		}
		tried++
		words = append(words, also[words[0]]...)
		var out, errs bytes.Buffer
		w := s.World
		w.Args, w.Out, w.Err = append([]string{"--journal", path}, words...), &out, &errs
		want, silent := 13, true
		if words[0] == "jot" { // whose words wait
			want, silent = 0, false
		}
		if words[0] == "today" || words[0] == "remember" { // a prompt is told nothing that is not due
			if code := Main(w); code != 0 || out.Len()+errs.Len() > 0 {
				t.Errorf("messup %s: exit code %d, %q, %q", words[0], code, out.String(), errs.String())
			}
			continue
		}
		if words[0] == "doctor" { // which tells what else it sees
			silent = false
		}
		if code := Main(w); code != want || silent != (out.Len() == 0) || !strings.Contains(errs.String(), journal.ErrDamaged.Error()) {
			t.Errorf("messup %s: exit code %d, %q, %q", strings.Join(words, " "), code, out.String(), errs.String())
		}
	}
	if tried < 25 {
		t.Errorf("only %d commands were tried", tried)
	}
	now, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(now, data) {
		t.Errorf("the damaged file was changed, %v", err)
	}
}

// The shell is no place for errors: of a damaged journal nothing is completed.
func TestNothingIsCompletedFromADamagedJournal(t *testing.T) {
	s, _, errs := newSession(t, t.TempDir())
	if err := os.WriteFile(s.file, []byte("no journal"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := &cobra.Command{}
	cmd.SetContext(context.Background())
	for name, complete := range map[string]cobra.CompletionFunc{
		"entries": s.completeEntries(), "lessons": s.completeLessons(), "trash": s.completeTrash(),
		"plans": planned().complete(s), "people": checkedIn().complete(s), "classes": s.completeClasses,
	} {
		if words, _ := complete(cmd, nil, ""); len(words) > 0 || errs.Len() > 0 {
			t.Errorf("%s: %q, %q", name, words, errs)
		}
	}
}
