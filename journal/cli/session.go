package cli

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/about"
	"messup/journal/cli/ahead"
	"messup/journal/cli/carry"
	"messup/journal/cli/choices"
	"messup/journal/cli/clearing"
	"messup/journal/cli/daily"
	"messup/journal/cli/intake"
	"messup/journal/cli/kept"
	"messup/journal/cli/labels"
	"messup/journal/cli/lessons"
	"messup/journal/cli/lock"
	"messup/journal/cli/logged"
	"messup/journal/cli/looking"
	"messup/journal/cli/naming"
	"messup/journal/cli/others"
	"messup/journal/cli/picturing"
	"messup/journal/cli/place"
	"messup/journal/cli/progress"
	"messup/journal/cli/purge"
	"messup/journal/cli/reporting"
	"messup/journal/cli/sharing"
	"messup/journal/cli/showing"
	"messup/journal/cli/syncing"
	"messup/journal/cli/table"
	"messup/journal/cli/takeout"
	"messup/journal/cli/waiting"
	"messup/journal/doomed"
	"messup/journal/draw"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/telling"
	"messup/journal/tui/page"
	"messup/journal/typeset"
	"messup/journal/voice"
	"messup/prompts"
	"messup/store"
	"messup/store/disk"
	"messup/store/joining"
	"messup/store/keyring"
	"messup/store/spool"
)

// A session is one run of the program: its World, the flags, and the one writer all output goes through.
type session struct {
	World
	sets    prompts.Library
	out     *bufio.Writer
	journal *opened     // nil until a command opens it
	file    string      // --journal
	json    bool        // --json
	plain   bool        // --plain
	kept    bool        // what was asked for is done, and stays
	came    string      // words that came in
	secrets int         // lines before them that were read as passphrases
	begins  bool        // there was no journal where --journal said
	log     *logged.Log // --debug; nil: none
	unknown error       // what help was asked for that there is no such command
	manners manners     // what is asked of any command
}

// path returns where the journal lies.
func (s *session) path() (path string, err error) {
	if path = place.AtHome(s.file, s.home()); path == "" {
		path, err = place.Journal(s.OS, s.Env)
	}
	if err == nil {
		err = place.InFolder(path)
	}
	if err != nil {
		return "", &usageError{What: voice.Sentence(err), Hint: voice.Say("MESSUP_HOME names the folder, --journal the file.")}
	}
	return path, nil
}

// home is the person's own folder; empty if nobody says which that is.
func (s *session) home() string { return cmp.Or(s.Env("HOME"), s.Env("USERPROFILE")) }

// opened is the journal this session works on.
type opened struct {
	*book.Book
	file  *store.File
	waits waiting.Words // what is to be taken in
	sync  syncing.Journal

	everywhere clearing.Everywhere // the same, for what has to be done wherever words lie
	byKeyring  bool                // the keyring of the computer opened it
	filed      bool                // it was
}

// book opens the journal, to change something: the first change makes it.
func (s *session) book() (*opened, error) {
	if s.journal != nil {
		return s.journal, nil
	}
	path, err := s.path()
	if err != nil {
		return nil, err
	}
	s.begins = s.file != "" && !disk.Exists(path)
	file := store.New(store.Config{
		Path: path, Now: s.Now, Rand: s.Rand, Reindex: record.Reindexing(s.sets), Marked: record.Marking(), Join: record.Joining(s.sets),
		Deleted: record.Deleted, Without: record.Without,
		Counted: []journal.Kind{journal.Entries, journal.Lessons}, Unmissed: journal.OwnUse(), Work: s.Work,
	})
	all := kept.New(file, &s.kept, s.Now)
	b := book.Open(s.log.Store(all), s.sets, s.Now, s.Rand)
	sync := syncing.Journal{Book: b, Store: all, File: file, Rand: s.Rand}
	waits := waiting.New(waiting.Words{Book: b, File: file, Scratch: waiting.Places(s.OS, s.Env, path), Home: s.home(), Elsewhere: sync.Inbox().Take})
	s.journal = &opened{Book: b, file: file, waits: waits, sync: sync, everywhere: clearing.Everywhere{
		Book: b, File: file, Waits: waits, Kept: keyring.Kept{Ring: s.Keyring, Path: file.Path(), Rand: s.Rand}, Sync: sync.Inbox().Kept,
	}}
	return s.journal, nil
}

// there opens a journal that was made already. The error wraps journal.ErrNoJournal if none was,
// journal.ErrGone if it was lost: to somebody who asks for what is in it, that says more than nothing found.
func (s *session) there(ctx context.Context) (*opened, error) {
	b, err := s.book()
	if err != nil {
		return nil, err
	}
	if disk.Exists(b.file.Path()) {
		return b, nil
	}
	if err := s.missing(ctx, b); !disk.Exists(b.file.Path()) { // or it is back
		return nil, fmt.Errorf("%s: %w", b.file.Path(), err)
	}
	return b, nil
}

// missing says why there is no journal.
func (s *session) missing(ctx context.Context, b *opened) error {
	return b.waits.Missing(ctx, s.file == "")
}

// read opens the journal to work with what is in it, that which waits for it included.
func (s *session) read(ctx context.Context) (*opened, error) {
	b, err := s.there(ctx)
	if err == nil {
		s.fileInbox(ctx, b)
	}
	return b, err
}

// reading returns a command's work on what is in the journal.
func (s *session) reading(work func(cmd *cobra.Command, args []string, b *opened) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		b, err := s.read(cmd.Context())
		if err != nil {
			return err
		}
		return work(cmd, args, b)
	}
}

// fileInbox brings in what waits for the journal, once in a run, and says so. What
// goes wrong there is no reason to refuse what was asked for.
func (s *session) fileInbox(ctx context.Context, b *opened) {
	if b.filed {
		return
	}
	b.filed = true
	asked := s.kept // what waited was not asked for now
	n, err := b.waits.FileInbox(ctx)
	s.kept = asked
	for _, said := range n.Said() {
		s.note("%s", said)
	}
	if err != nil {
		s.complain("messup: %v", err)
	}
}

// A shell is the session as commands with a room of their own know it.
type shell struct{ *session }

func talk(s *session) *cobra.Command    { return others.Talk(shell{s}) }
func before(s *session) *cobra.Command  { return ahead.Before(shell{s}) }
func loose(s *session) *cobra.Command   { return ahead.Loose(shell{s}, s.sets) }
func heard(s *session) *cobra.Command   { return others.Heard(shell{s}) }
func purged(s *session) *cobra.Command  { return purge.Purge(shell{s}) }
func unnamed(s *session) *cobra.Command { return naming.Names(shell{s}) }
func export(s *session) *cobra.Command {
	return takeout.Export(shell{s}, takeout.Forms{Library: s.sets})
}
func show(s *session) *cobra.Command     { return showing.Show(shell{s}) }
func reported(s *session) *cobra.Command { return reporting.Report(shell{s}) }
func classes(s *session) *cobra.Command  { return labels.Classes(shell{s}) }
func tags(s *session) *cobra.Command     { return labels.Tags(shell{s}) }
func planner(s *session) *cobra.Command  { return looking.Year(shell{s}) }
func patterns(s *session) *cobra.Command { return looking.Patterns(shell{s}) }
func shared(s *session) *cobra.Command   { return sharing.Share(shell{s}) }
func pictured(s *session) *cobra.Command { return picturing.Card(shell{s}) }
func settings(s *session) *cobra.Command { return choices.Settings(shell{s}, s.sets) }
func locked(s *session) *cobra.Command   { return lock.Lock(shell{s}) }
func where(s *session) *cobra.Command    { return lock.Unneeded(about.Where(shell{s})) }
func version(s *session) *cobra.Command  { return lock.Unneeded(about.Version(shell{s}, s.Version)) }

// importFile is the command import; that word is Go's.
func importFile(s *session) *cobra.Command { return lock.TakesCopy(intake.Import(shell{s})) }

func skilled(s *session) *cobra.Command  { return lessons.Skills(shell{s}) }
func synced(s *session) *cobra.Command   { return syncing.Sync(shell{s}) }
func remember(s *session) *cobra.Command { return lock.Unneeded(daily.Remember(shell{s})) }
func today(s *session) *cobra.Command    { return lock.Unneeded(daily.Today(shell{s})) }

// learned is the command lessons; that word is the room it is in.
func learned(s *session) *cobra.Command { return lessons.Lessons(shell{s}) }

func (s shell) Read(ctx context.Context) (*book.Book, error)  { return bookOf(s.read(ctx)) }
func (s shell) There(ctx context.Context) (*book.Book, error) { return bookOf(s.there(ctx)) }
func (s shell) Book() (*book.Book, error)                     { return bookOf(s.book()) }

func bookOf(b *opened, err error) (*book.Book, error) {
	if err != nil {
		return nil, err
	}
	return b.Book, nil
}

func (s shell) Unlock(cmd *cobra.Command, name string, unlock func(string) error) error {
	return lock.Other(cmd, s, name, unlock)
}

func (s shell) Syncable(ctx context.Context) (syncing.Journal, error) {
	b, err := s.book()
	if err != nil {
		return syncing.Journal{}, err
	}
	if disk.Exists(b.file.Path()) {
		s.fileInbox(ctx, b)
	}
	return b.sync, nil
}

func (s shell) Ask(question string) (string, bool, error) { return s.ask(question) }

func (s shell) Purge(ctx context.Context, d book.Doomed, q search.Query) (gone int, unread []string, err error) {
	return s.journal.everywhere.PurgeWith(ctx, d, q)
}

func (s shell) TakeIn(ctx context.Context) {
	left, err := s.journal.waits.TakeLeft(ctx)
	left.Wait = nil // where it has the words it is counted and goes; nothing is to be mended before
	for _, said := range left.Said() {
		s.note("%s", said)
	}
	if err != nil {
		s.complain("messup: %v", err)
	}
}

func (s shell) Beside(ctx context.Context, d book.Doomed, q search.Query) (purge.Beside, error) {
	return s.journal.everywhere.Beside(ctx, d, q)
}

func (s shell) Unname(ctx context.Context, id journal.ID, roles telling.Roles) (telling.Unnamed, error) {
	return s.journal.everywhere.Unname(ctx, id, roles)
}

func (s shell) Everything(ctx context.Context) (purge.Everything, error) {
	b, err := s.there(ctx)
	if err != nil {
		return purge.Everything{}, err
	}
	return b.everywhere.Everything(ctx)
}

func (s shell) Erase(ctx context.Context) error { return s.journal.everywhere.Erase(ctx) }

func (s shell) CompleteHeard() cobra.CompletionFunc {
	return completeIDs(s.session, journal.HeardKind, func(ctx context.Context, b *opened) ([]journal.Heard, error) {
		return b.Heard.All(ctx, false)
	}, func(h journal.Heard) named { return named{h.ID, h.Words} })
}

// Delivery is a file on its way into the journal that is open.
func (s shell) Delivery(name string) carry.Delivery { return s.journal.delivery(s.session, name) }

func (o *opened) delivery(s *session, name string) carry.Delivery {
	return carry.Delivery{
		Name: name, Stdin: s.In, By: spool.Beside(o.file.Path(), s.Rand), File: o.file,
		Joiner: joining.Joiner{
			Both: record.Joining(s.sets), Deleted: record.Deleted, Reindex: record.Reindexing(s.sets), Without: record.Without,
			GiveBack: doomed.GivingBack(s.sets), Room: func() *spool.Spool { return spool.Filed(o.file.Path(), s.Rand) },
		},
	}
}

func (s shell) OpenCopy(cmd *cobra.Command, name string) error { return lock.Copy(cmd, s, name) }

func (s shell) Progress(work progress.Work, printed bool) *progress.Line {
	return progress.On(s.Err, s.ErrTerminal && (!printed || !s.OutTerminal), draw.MarksFor(s.Environ), s.Now, work)
}

func (s shell) JSON(cmd *cobra.Command) *cobra.Command { return s.printsJSON(cmd) }
func (s shell) Print(v any, text func()) error         { return s.print(v, text) }
func (s shell) Say(p voice.Phrase, args ...any)        { s.say(p, args...) }
func (s shell) Prose(words string)                     { s.prose("", words) }
func (s shell) Heading(words string)                   { s.heading(words) }
func (s shell) Measure() int                           { return s.measure() }
func (s shell) Margin(margin, words string)            { s.prose(margin, words) }
func (s shell) IDs() cobra.CompletionFunc              { return s.completeLessons() }
func (s shell) CompleteScopes() cobra.CompletionFunc   { return s.completeScopes }
func (s shell) CompleteEntries() cobra.CompletionFunc  { return s.completeEntries() }
func (s shell) Classes() cobra.CompletionFunc          { return s.completeClass }
func (s shell) CompleteClasses() cobra.CompletionFunc  { return s.completeClasses }

// Pipe has write print what it reads of the journal.
func (s shell) Pipe(write func(io.Writer) error) error {
	return carry.Print(s.Out, s.out, spool.Beside(s.journal.file.Path(), s.Rand), write)
}

func (s shell) Query(words []string) (search.Query, error) { return s.query(words) }
func (s shell) Doubted(words []string) error               { return s.doubted(words) }

func (s shell) List(ctx context.Context, k journal.Kind, ids []journal.ID, none string, v any, text func(short []string)) error {
	b, err := s.read(ctx)
	if err != nil {
		return err
	}
	return s.printList(ctx, b, k, ids, none, v, text)
}

func (s shell) Note(p voice.Phrase, args ...any) { s.note(p, args...) }
func (s shell) SayMissing(ctx context.Context)   { s.sayMissing(ctx) }
func (s shell) Columns() int                     { return s.width() }
func (s shell) Terminal() bool                   { return s.InTerminal && s.OutTerminal }
func (s shell) Typed() bool                      { return s.InTerminal }
func (s shell) Random() io.Reader                { return s.Rand }
func (s shell) Done()                            { s.kept, s.begins = true, false } // the command says itself what came of it

func (s shell) Path() (path string, there bool, err error) {
	path, err = s.path()
	return path, err == nil && disk.Exists(path), err
}

func (s shell) Lockable() (lock.Journal, error) {
	b, err := s.book()
	if err != nil {
		return nil, err
	}
	return b.file, nil
}

func (s shell) Kept() (lock.Kept, error) {
	b, err := s.book()
	if err != nil {
		return nil, err
	}
	return b.everywhere.Kept, nil
}

func (s shell) ByKeyring() { s.journal.byKeyring = true }

func (s shell) SetPassphrase(ctx context.Context, words string) (unread []string, err error) {
	return s.journal.everywhere.Seal(ctx, words)
}

func (s shell) Made(ctx context.Context) error {
	_, err := s.there(ctx)
	return err
}

// Secretly asks beside the output, which may be a file.
func (s shell) Secretly(ask func(lock.Read) error) (asked bool, err error) {
	if !s.InTerminal || s.Raw == nil {
		return false, nil
	}
	if err := s.straight(); err != nil {
		return true, carry.Unprinted(err)
	}
	return true, lock.Secretly(s.In, s.Err, s.Raw, ask)
}

func (s shell) AsksJSON() bool                                { return s.json }
func (s shell) Open(ctx context.Context, to page.Place) error { return s.open(ctx, Start{To: to}) }
func (s shell) Shorten(ctx context.Context, k journal.Kind, ids []journal.ID) ([]string, error) {
	return s.journal.Shorten(ctx, k, ids)
}
func (s shell) Tell(b []typeset.Block)              { s.tell(b) }
func (s shell) Rows(t table.Table)                  { s.printTable(t) }
func (s shell) Pen() draw.Pen                       { return draw.Plain(s.marks()) }
func (s shell) WriteTalk(ctx context.Context) error { return s.open(ctx, Start{Talk: true}) }
