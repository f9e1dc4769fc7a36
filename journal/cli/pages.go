package cli

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/carry"
	"messup/journal/cli/intake"
	"messup/journal/cli/lines"
	"messup/journal/cli/repair"
	"messup/journal/cli/sharing"
	"messup/journal/cli/takeout"
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/habits"
	"messup/journal/tui"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/store/disk"
)

// onTerminal reports whether there is a terminal that pages can be shown on.
func (s *session) onTerminal() bool {
	return s.InTerminal && s.OutTerminal && !s.inLines()
}

// inLines reports whether the pages are told line by line.
func (s *session) inLines() bool {
	return s.plain || lines.Wanted(s.Env, s.InTerminal && s.OutTerminal)
}

// marks are what is drawn with: those of a typewriter where nothing is drawn that can be told.
func (s *session) marks() draw.Marks {
	if s.inLines() {
		typed := draw.Typed()
		typed.Aloud = true
		return typed
	}
	return draw.MarksFor(s.Environ)
}

// open shows the screens.
func (s *session) open(ctx context.Context, start Start) error {
	if !s.onTerminal() && !s.inLines() {
		return &usageError{What: voice.Say("this needs a terminal"), Hint: start.without()}
	}
	if err := s.Window.Refuses(); err != nil {
		return err
	}
	b, err := s.book()
	if err != nil {
		return err
	}
	screens := s.Screens
	if screens == nil {
		screens = s.pages
	}
	return screens(ctx, b.Book, start)
}

// without says what there is in place of a page where there is no terminal.
func (start Start) without() string {
	switch {
	case start.Review:
		return voice.Say("`messup review --list` prints past ones without.")
	case start.Talk:
		return voice.Say("`messup talk --line` writes it down without.")
	case start.To != nil:
		return voice.Say("`messup --help` lists what works without.")
	}
	return voice.Say("`messup jot WORDS` keeps one line without, and --plain writes in plain lines.")
}

// pages are the real screens.
func (s *session) pages(ctx context.Context, book *book.Book, start Start) error {
	file := s.journal.file
	var to page.Place = page.Home{}
	switch {
	case start.Entry != "":
		to = page.Write{ID: start.Entry}
	case start.Set != "":
		to = page.Write{Set: start.Set}
	case start.Review:
		to = page.Review{Partner: start.Partner}
	case start.Talk:
		to = page.Talk{Edit: true}
	case start.To != nil:
		to = start.To
	}
	sealed, err := file.HasPassphrase(ctx)
	if err != nil {
		return err
	}
	here, _ := filepath.Abs("") // a folder that is gone: paths stay as they are typed
	out := takeout.Taker{Book: book, Home: s.home(), Here: here}
	return tui.Run(ctx, book, lines.For(shell{s}, s.inLines(), page.Options{
		In: s.In, Out: s.Out, Environ: s.Environ, Path: file.Path(), Touched: func() time.Time { return disk.Touched(file.Path()) },
		Scratch: s.journal.waits.Scratch, Encode: s.journal.waits.Encode, Sealed: sealed, Lock: s.journal.everywhere.Seal, Knows: file.Knows, Begin: s.begin, Rescue: s.journal.waits.Put,
		Outward: out, Inward: intake.Giver{Book: book, Deliver: shell{s}.Delivery, Home: s.home(), Here: here}, Sharing: sharing.Out{Shares: s.journal.waits.Shares(), Taker: out}, Restore: s.journal.restored, Anew: s.journal.anew, Empty: s.journal.everywhere.Emptied, Purge: s.journal.everywhere.Purge, Unname: s.journal.everywhere.Unname,
		Backups: s.journal.kept, Check: s.journal.check, Due: file.Due, Settle: s.journal.settle, Still: file.Still, Hides: true,
	}), to)
}

// kept tells the pages of the backups.
func (o *opened) kept(ctx context.Context) (page.Backups, error) {
	all, err := o.file.Backups(ctx)
	if err != nil || len(all) == 0 {
		return page.Backups{}, err
	}
	b := page.Backups{Folder: filepath.Dir(all[0].Path), Count: len(all)}
	if !all[0].Ahead { // those that are stand behind all others
		b.Newest = all[0].Made.In(o.Now().Location())
	}
	return b, nil
}

// settle makes the backup that is due, for the pages.
func (o *opened) settle(ctx context.Context) (said []string, err error) {
	err = o.file.Settle(ctx)
	for _, n := range o.file.Notices() {
		said = append(said, voice.Told(n))
	}
	return said, err
}

// check reads all through for the pages.
func (o *opened) check(ctx context.Context) ([]string, error) {
	r, err := o.file.Check(ctx)
	return repair.CheckedLines(r), err
}

// begin does what is due when the screens open, and says in sentences what came of it: what waits in the inbox,
// what an editor left behind, what has been in the trash for its time, and what is the matter with the
// journal's place.
func (s *session) begin(ctx context.Context) (said []string, err error) {
	b := s.journal
	st, err := b.file.Status(ctx)
	switch {
	case err != nil:
		return nil, err
	case st.Newer:
		return []string{voice.Say("This journal was made by a newer messup: it can be read here, and not changed.")}, nil
	case st.Exists:
		said, err = s.tidy(ctx)
		if err != nil {
			return nil, err
		}
	default: // a lost one may come back: then it is due again
		if err := b.file.Missing(ctx); !errors.Is(err, journal.ErrNoJournal) {
			return nil, err
		}
		if said, err = s.takeIn(ctx); err != nil { // the first words of all
			return nil, err
		}
	}
	if b.byKeyring {
		said = append([]string{voice.Say("Opened with the passphrase that the keyring of this computer keeps.")}, said...)
	}
	for _, n := range b.file.Notices() {
		said = append(said, voice.Told(n))
	}
	return s.warnSynced(ctx, st.Synced, said)
}

// tidy files what waits and clears what is done with.
func (s *session) tidy(ctx context.Context) (said []string, err error) {
	if said, err = s.takeIn(ctx); err != nil {
		return nil, err
	}
	leapt, err := s.journal.sweep(ctx)
	return append(said, leapt...), err
}

// takeIn files what waits, and what was being written when messup ended.
func (s *session) takeIn(ctx context.Context) (said []string, err error) {
	b := s.journal
	n, err := b.waits.FileInbox(ctx)
	if err != nil {
		return nil, err
	}
	left, err := b.waits.TakeLeft(ctx)
	return slices.Concat(n.Said(), n.Stay, left.Said()), err
}

// sweep empties the trash of what has been there for its time. Its words are then taken out of the file and the
// backups too. If the clock leapt since the last day of use, that is said, and nothing goes.
func (o *opened) sweep(ctx context.Context) (said []string, err error) {
	h, err := o.Habits(ctx)
	if err != nil {
		return nil, err
	}
	today := date.DayOf(o.Now())
	next, leapt := h.On(today)
	last := h.Used
	if last == today && h.Leapt != 0 { // a command before this start leapt
		last = h.Leapt
	}
	if leapt || h.Leapt != 0 || next.Used != h.Used {
		if leapt || h.Leapt != 0 {
			said = []string{voice.Say("The clock says %s, and messup was last used on %s. Nothing leaves the trash until the days add up again.", voice.Day(today, dayAs), voice.Day(last, dayAs))}
		}
		err := o.Remember(ctx, func(h *habits.Habits) { h.Use, _ = h.On(today); h.Leapt = 0 })
		if errors.Is(err, journal.ErrReadOnly) || errors.Is(err, journal.ErrDiskFull) || errors.Is(err, journal.ErrBusy) {
			return said, nil // nothing goes where the day cannot be kept; who writes is told why
		}
		if err != nil {
			return said, err
		}
	}
	due, err := o.Trash.Due(ctx)
	if err != nil || due == 0 {
		return said, err
	}
	return said, o.everywhere.Sweep(ctx)
}

// warnSynced says once that a journal in a synced folder is not safe there.
func (s *session) warnSynced(ctx context.Context, service string, said []string) ([]string, error) {
	if service == "" {
		return said, nil
	}
	h, err := s.journal.Habits(ctx)
	if err != nil || h.Synced == service {
		return said, err
	}
	err = s.journal.Remember(ctx, func(h *habits.Habits) { h.Synced = service })
	return append(said, voice.Say("This journal is in a folder of %s, which can replace it while you write, and takes your words off this computer. Move it with --journal or MESSUP_HOME, and put backups there instead.", service)), err
}

// restored and anew are the same from the pages. Rehearsed, a restore asks.
func (o *opened) restored(ctx context.Context, rehearse bool) (said string, err error) {
	defer carry.Sparing()()
	r, err := o.file.Restore(ctx, rehearse)
	if err == nil && rehearse {
		return repair.Question(r), nil
	}
	return repair.RestoredBriefly(r), err
}

func (o *opened) anew(ctx context.Context) (said string, err error) {
	aside, err := o.file.Begin(ctx)
	if aside == "" {
		return voice.Say("A new journal is begun."), err
	}
	return voice.Say("A new journal is begun. What was left of the old one is set aside: %s", aside), err
}

// sayMissing says why there is no journal.
func (s *session) sayMissing(ctx context.Context) {
	b, err := s.book()
	if err == nil {
		err = s.missing(ctx, b)
	}
	if errors.Is(err, journal.ErrNoJournal) {
		s.note("Not made yet: the first thing you keep makes it.")
		return
	}
	what, hint := voice.Failure(err)
	s.note("%s. %s", strings.TrimSuffix(what, "."), hint)
}
