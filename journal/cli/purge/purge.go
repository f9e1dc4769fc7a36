package purge

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/voice"
)

// Purge deletes for good what ids name, or words are in.
func Purge(s Shell) *cobra.Command {
	r := run{Shell: s}
	var all, old bool
	cmd := s.JSON(&cobra.Command{
		Use:   "purge ID…",
		Short: voice.Say("Delete for good what you choose"),
		Long: voice.Say(`Delete for good, without the 30 days of the trash: what ids name, or with --with
all that words are in, a name say, or a time. They are written as for "list", and
find what is marked heavy too, lessons and plans of their own, people to check in
with, what was heard, and what lies in the trash; also what you typed for a report or
a share, and what "import --undo" would bring back. With an entry goes what was drawn
from it.

What goes is listed first, and you type "delete" and how many things that is. Then the journal
file and its backups are written anew without it, and it is taken out of what a
restore kept. There is no undo. What you exported, copies made elsewhere, what
a synced folder or a snapshot of the disk keeps, and what an SSD has not written
over yet are out of messup's reach.

With --old the messes go that are older than your settings keep them ("messup
settings --keep 2"), and their lessons stay. What is marked heavy, and what has a plan,
a talk or feedback that is still open, stays.

With --all everything goes: the journal with its settings, its backups, and all else
that messup keeps beside it.

What is under a formal investigation, or what somebody has asked to see by law,
should not be deleted: ask your union or your board before.`),
		Example: voice.Say(`  messup purge k3v9 w2fj
  messup purge --with @J
  messup purge --with "class:9B until:2024-06-30" --dry-run`),
		ValidArgsFunction: s.CompleteEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := cmd.Flags().Changed("with")
			r.cmd = cmd
			switch {
			case old && !all && !given && len(args) == 0:
				return r.old()
			case all && !given && len(args) == 0:
				return r.everything()
			case all || old || given == (len(args) > 0):
				return usage.Misused(cmd, "either ids, or --with words, or --old, or --all")
			case given && strings.TrimSpace(r.words) == "":
				return usage.Misused(cmd, "there are no words")
			}
			d, err := r.chosen(args)
			if err != nil {
				return err
			}
			return r.purge(d)
		},
	})
	cmd.Flags().StringVar(&r.words, "with", "", voice.Say("all that `WORDS` and scopes are in, as for \"list\""))
	cmd.Flags().BoolVar(&old, "old", false, voice.Say("messes older than your settings keep them; what they taught stays"))
	cmd.Flags().BoolVar(&all, "all", false, voice.Say("everything there is"))
	cmd.Flags().BoolVar(&r.yes, "yes", false, voice.Say("do not ask"))
	cmd.Flags().BoolVar(&r.rehearse, "dry-run", false, voice.Say("say what would go, and delete nothing"))
	return cmd
}

// run is one purge as it was asked for.
type run struct {
	Shell
	cmd           *cobra.Command
	words         string
	yes, rehearse bool
	reduces       bool
	query         search.Query // the words, if they were given
	beside        Beside       // what else they are in
}

// chosen finds what goes, and what the words are in beside it.
func (r *run) chosen(ids []string) (d book.Doomed, err error) {
	ctx := r.cmd.Context()
	b, err := r.Read(ctx)
	if err != nil {
		return d, err
	}
	if len(ids) > 0 {
		d, err = b.Trash.Named(ctx, ids)
		if errors.Is(err, journal.ErrNotFound) {
			return d, noThing(ctx, b, ids, err)
		}
		return d, usage.ListedIn("messup list", err)
	}
	if r.query, err = r.Query(strings.Fields(r.words)); err == nil {
		r.TakeIn(ctx)
		d, err = b.Trash.Holding(ctx, r.query)
	}
	if err == nil {
		r.beside, err = r.Beside(ctx, d, r.query)
	}
	return d, usage.ListedIn("messup list", err)
}

// noThing gives the error that one of some ids names nothing what deletes the plan or the check-in that
// it names: that goes with its entry, or by its words.
func noThing(ctx context.Context, b *book.Book, ids []string, err error) error {
	missing := slices.IndexFunc(ids, func(id string) bool {
		_, one := b.Trash.Named(ctx, []string{id})
		return errors.Is(one, journal.ErrNotFound)
	})
	if missing < 0 { // another window kept it by now
		return err
	}
	id, hint := ids[missing], ""
	if p, findErr := b.Plans.Find(ctx, id); findErr == nil {
		hint = voice.Say("It is a plan: `messup purge --with WORDS` deletes it for good, and all else that has the words; `messup plans let-go %s` lets it go.", id)
		if p.Entry != "" {
			hint = voice.Say("It is a plan: `messup purge %s` deletes it for good with its entry, `messup plans let-go %s` lets it go.", p.Entry.Short(), id)
		}
	} else if c, findErr := b.People.Find(ctx, id); findErr == nil {
		hint = voice.Say("It is somebody to check in with: `messup purge --with WORDS` deletes that for good, and all else that has the words; `messup people let-go %s` lets it go.", id)
		if c.Entry != "" {
			hint = voice.Say("It is somebody to check in with: `messup purge %s` deletes that for good with its entry, `messup people let-go %s` lets it go.", c.Entry.Short(), id)
		}
	}
	if hint == "" {
		return usage.ListedIn("messup list", err)
	}
	return &usage.HintedError{Err: err, Hint: hint}
}

// old reduces messes to their lessons.
func (r run) old() error {
	b, err := r.Read(r.cmd.Context())
	if err != nil {
		return err
	}
	d, err := b.Trash.Old(r.cmd.Context())
	if err != nil {
		return err
	}
	if len(d.All) == 0 {
		return r.Print(r.shape(d), func() {
			r.Prose(voice.Say("No mess is old enough to go."))
			for _, said := range voice.OldStay(0, d.Aged)[1:] {
				r.Prose(said)
			}
		})
	}
	r.reduces = true
	return r.purge(d)
}

func (r run) purge(d book.Doomed) error {
	if d.Count()+r.beside.Goes() == 0 {
		if err := r.Doubted(strings.Fields(r.words)); err != nil {
			return err
		}
		return r.Print(r.shape(d), func() {
			r.Prose(voice.NoMatch(r.words, "a name, a class, or a word"))
			r.sayStay(d)
		})
	}
	if r.rehearse {
		return r.Print(r.shape(d), func() { r.preview(d) })
	}
	if !r.yes {
		if sure, err := r.ask(d); err != nil || !sure {
			return err
		}
	}
	gone, unread, err := r.Purge(r.cmd.Context(), d, r.query)
	if err != nil {
		return err
	}
	v := r.shape(d)
	v.Gone, v.Unread = gone, unread
	return r.Print(v, func() {
		if r.reduces {
			for _, said := range voice.Reduced(gone, d.Left, unread) {
				r.Prose(said)
			}
			return
		}
		for _, said := range voice.Purged(gone+d.Older+r.beside.Goes(), unread) {
			r.Prose(said)
		}
		r.sayStay(d)
	})
}

// everything deletes the journal and all that belongs to it.
func (r run) everything() error {
	all, err := r.Everything(r.cmd.Context())
	if err != nil {
		return err
	}
	preview := func() {
		r.Prose(voice.Say("To be deleted for good: the journal with all that is in it (%s, %s), what waits for it and was set aside beside it, and %s.",
			voice.Count(all.Entries, "entry", "entries"), voice.Count(all.Lessons, "lesson", "lessons"), voice.Count(all.Backups, "backup", "backups")))
	}
	if r.rehearse {
		return r.Print(all, preview)
	}
	if !r.yes {
		preview()
		if sure, err := r.typed(voice.Say("everything")); err != nil || !sure {
			return err
		}
	}
	if err := r.Erase(r.cmd.Context()); err != nil {
		return err
	}
	all.Gone = true
	return r.Print(all, func() {
		r.Prose(voice.Say("Everything was deleted. The next thing you keep begins a new journal."))
		if all.Folder != "" {
			r.Prose(voice.Say("The folder %s is remembered no longer, and has what went out to it: it stays until you delete it there.", all.Folder))
		}
		r.Prose(voice.Say("Copies made elsewhere, and what was exported, may still hold it."))
	})
}

// typed has some words typed that say that one means it.
func (r run) typed(words string) (sure bool, err error) {
	answer, asked, err := r.Ask(voice.Say("This cannot be undone. Type %s to do it:", words))
	switch {
	case err != nil:
		return false, err
	case !asked:
		return false, usage.Misused(r.cmd, "it asks before it deletes, and here is nobody to ask: --yes, or --dry-run")
	case !text.SameFolded(text.CleanLine(answer), words):
		r.Say("Nothing was deleted.")
		return false, nil
	}
	return true, nil
}

// ask shows what goes, and has typed that it is to be deleted, with the number of things: that is read before
// it is done. The pages ask for the same.
func (r run) ask(d book.Doomed) (sure bool, err error) {
	n := d.Count() + r.beside.Goes()
	r.preview(d)
	return r.typed(voice.Say("delete %d", n))
}

// listed is how many things are named; the others are counted.
const listed = 20

// preview says what goes, and what stays.
func (r run) preview(d book.Doomed) {
	r.Prose(voice.Say("To be deleted for good, from the journal and its backups: %s.", voice.Count(d.Count()+r.beside.Goes(), "thing", "things")))
	rows := table.Table{Flex: 1}
	for _, t := range d.All[:min(listed, len(d.All))] {
		rows.Add("", day(t), t.Title, t.Class)
	}
	r.Rows(rows)
	if more := len(d.All) - listed; more > 0 {
		r.Say("and %d more", more)
	}
	if older := voice.OlderGo(d.Older); older != "" {
		r.Prose(older)
	}
	for _, text := range r.beside.texts() {
		r.Prose(text)
	}
	if with := voice.GoesWith(d.All); with != "" {
		r.Prose(voice.Say("With them: %s.", with))
	}
	r.sayStay(d)
}

// sayStay says what else the words are in.
func (r run) sayStay(d book.Doomed) {
	stays := voice.StaysToo(d.Stay)
	if r.reduces {
		stays = voice.OldStay(d.Left, d.Aged)
	}
	for _, said := range stays {
		r.Prose(said)
	}
	if n := r.beside.Settings; n > 0 {
		r.Prose(voice.Say("The words are in %s of the settings as well (`messup settings` and `messup talk` show them), and stay there.", voice.Count(n, "text", "texts")))
	}
}

// texts says what goes that is no thing of its own.
func (b Beside) texts() (said []string) {
	for _, of := range []struct {
		n    int
		what voice.Phrase
	}{
		{b.Remembered, "What something said before the last import, as `import --undo` would bring it back: %s"},
		{b.Reports, "Typed for a report: %s"},
		{b.Share, "Worded for the share that is begun: %s"},
		{b.Waiting, "Left by an editor or a pipe, and not taken in yet: %s"},
	} {
		if of.n > 0 {
			said = append(said, voice.Say(of.what, voice.Count(of.n, "text", "texts")))
		}
	}
	return said
}

// day is when it happened, of what has a day.
func day(t journal.Trashed) string {
	if t.Entry == nil {
		return ""
	}
	return voice.At(t.Entry.Happened, told.DayAs)
}

// shape is a purge as --json prints it.
type shape struct {
	Things []thing        `json:"things"`
	Stay   map[string]int `json:"stay,omitempty"`
	Older  int            `json:"older_wordings,omitempty"`
	Beside *Beside        `json:"beside,omitempty"`
	Gone   int            `json:"gone"`
	Unread []string       `json:"unread,omitempty"`
}

type thing struct {
	ID       journal.ID `json:"id"`
	Title    string     `json:"title"`
	Class    string     `json:"class,omitempty"`
	Happened time.Time  `json:"happened,omitzero"`
	Lessons  int        `json:"lessons"`
	Plans    int        `json:"plans"`
	People   int        `json:"people"`
	Heard    int        `json:"feedback"`
}

func (r run) shape(d book.Doomed) shape {
	v := shape{Things: []thing{}, Stay: map[string]int{}, Older: d.Older}
	for _, t := range d.All {
		one := thing{ID: t.ID, Title: t.Title, Class: t.Class, Lessons: len(t.Lessons), Plans: len(t.Plans), People: len(t.Checkins), Heard: len(t.Heard)}
		if t.Entry != nil {
			one.Happened = t.Entry.Happened
		}
		if t.Lesson != nil {
			one.Lessons++
		}
		v.Things = append(v.Things, one)
	}
	if r.beside != (Beside{}) {
		v.Beside = &r.beside
	}
	for kind, n := range d.Stay {
		v.Stay[string(kind)] = n
	}
	return v
}
