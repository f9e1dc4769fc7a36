package store

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"messup/journal"
	"messup/store/bolttx"
	"messup/store/disk"
	"messup/store/names"
	"messup/store/seal"
	"messup/store/spool"
	"messup/store/stamp"
	"messup/store/verify"
)

// guard decides, with the lock held, whether the file may be used.
//
// The first call of a File reads and checks all of it, unless a stamp says that this very
// state was checked before (store/stamp). After that the File knows the file it left
// behind, and four cases are told apart:
//
//   - Nothing changed (same file, size, time and serial): go on.
//   - Another messup saved: same file and same birth, a higher serial under a higher
//     transaction number. It is enough because the serial lies at the end of a chain that
//     only a commit of this program makes: a meta page with a fitting checksum, the root
//     page it names, the head with checksums of its own. That program had the same lock
//     and went through the same guard, so what it built on was checked as well.
//   - Somebody compacted, filled or restored the journal, once or often: another file of
//     the same journal, with a birth of its own and a higher serial. It is checked as at first.
//   - Anything else was not our doing. A file changed without a new serial is checked in
//     full; another file, or an older state, is refused: what was acknowledged may be
//     missing there, and the person has to know.
//
// Each page and each value is still checked when a call comes to it (store/bolttx).
func (s *session) guard() (err error) {
	if s.image, s.head, err = s.file.reader().Head(s.f, s.info.Size()); err == nil {
		if err := s.fits(); err != nil {
			return err
		}
	}
	was := s.file.known
	switch {
	case was == nil:
		return s.checkNew(err)
	case errors.Is(err, journal.ErrNotJournal):
		return fmt.Errorf("%w: it is not a journal any more", journal.ErrReplaced)
	case err != nil:
		return err
	case s.head.Journal == was.head.Journal && s.head.State().Apart(was.head.State()):
		return fmt.Errorf("%w: it is a copy that was written in elsewhere", journal.ErrReplaced)
	case !os.SameFile(was.info, s.info) || s.head.Birth != was.head.Birth:
		if s.head.Journal != was.head.Journal || s.head.Birth == was.head.Birth || s.head.Serial <= was.head.Serial {
			return fmt.Errorf("%w: it is not the file that was open before", journal.ErrReplaced)
		}
		return s.checkNew(nil)
	case s.head.Serial < was.head.Serial || s.head.Txid < was.head.Txid:
		return fmt.Errorf("%w: it holds an older state than before", journal.ErrReplaced)
	case was.doubtful:
		return s.checkAll()
	case s.head.Serial > was.head.Serial && s.head.Txid > was.head.Txid:
		s.remember()
		return nil
	case s.head.Txid == was.head.Txid && disk.Untouched(was.info, s.info):
		return nil
	}
	return s.checkAll()
}

// checkNew checks a file that this File does not know, unless a stamp says that it was
// checked as it is.
func (s *session) checkNew(headErr error) error {
	if headErr == nil && s.stamp().Fits(names.Checked(s.file.config.Path)) {
		return s.accept()
	}
	return s.checkAll()
}

// checkAll verifies all of the file, and that it is not behind what is known.
func (s *session) checkAll() (err error) {
	if s.image, s.head, err = s.file.reader().File(s.f, s.info.Size()); err != nil {
		return err
	}
	if err := s.accept(); err != nil {
		return err
	}
	if stamp.Settled(s.info) {
		s.putStamp()
	}
	return nil
}

// accept takes a file that was checked, unless it is behind what is known.
func (s *session) accept() error {
	if err := s.file.behind(s.head); err != nil {
		return err
	}
	if s.file.known == nil && s.head.Schema <= s.file.schema() {
		s.file.tellOthers(s.head, s.image)
	}
	s.remember()
	return nil
}

// mark notes that what was just kept stands on what was checked.
func (s *session) mark() {
	info, err := stamp.Mark(s.path, s.f)
	if info != nil {
		s.info = info
	}
	if err == nil {
		s.putStamp()
	}
}

// putStamp has the next start believe that the file was checked; or else that checks it again.
func (s *session) putStamp() { _ = s.stamp().Put(names.Checked(s.file.config.Path)) }

// stamp says of the file that it was checked, as only who has its key can say it.
func (s *session) stamp() stamp.Stamp {
	return s.file.Values().Bind(stamp.Of(s.info, s.image, s.head))
}

// fits refuses a file that is not sealed as the journal is. One without a passphrase has the
// keys that it had.
func (s *session) fits() error {
	f := s.file
	if err := f.Values().Fits(s.head); err != nil {
		return cmp.Or(f.behind(s.head), err) // an older copy, maybe of before the passphrase
	}
	if s.head.Lock != "" || f.known != nil {
		return nil
	}
	values, err := s.head.Plain()
	if err == nil {
		f.sealed(values)
	}
	return err
}

// remember keeps what the guard of the next call compares with.
func (s *session) remember() { s.file.known = &known{info: s.info, head: s.head} }

// commit brings t to the disk, and makes sure that it arrived in the file that
// the path leads to before anyone is told so.
func (s *session) commit(t *bolttx.Tx) error {
	now, err := s.f.Stat()
	if err != nil {
		return fmt.Errorf("looking at it: %w", err)
	}
	if !s.inPlace() || !disk.Untouched(now, s.info) {
		return fmt.Errorf("%w: another program changed it during this save; nothing was kept", journal.ErrReplaced)
	}
	due, err := s.backUpBefore(t)
	if err != nil {
		return err
	}
	t.Head.Serial = t.Serial
	if err := s.file.sign(&t.Head); err != nil {
		return err
	}
	if err := t.Settle(); err != nil {
		return err
	}
	if err := bolttx.PutHead(t.Bolt, s.file.Values().Head(t.Head)); err != nil {
		return err
	}
	commitErr := t.Bolt.Commit()
	arrived, lookErr := s.look()
	if commitErr != nil {
		// A disk that fails to sync may have taken the change or not.
		if lookErr == nil && arrived.Serial == t.Serial {
			return fmt.Errorf("%w: %w", journal.ErrUnsure, commitErr)
		}
		return fmt.Errorf("nothing was kept: %w", commitErr)
	}
	if info, err := os.Stat(s.file.config.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", journal.ErrUnsure, err)
	} else if err != nil || !os.SameFile(info, s.info) {
		return fmt.Errorf("%w: this save went into the old one", journal.ErrReplaced)
	}
	if lookErr != nil && !errors.Is(lookErr, journal.ErrDamaged) { // bbolt said that it is on the disk
		return fmt.Errorf("%w: %w", journal.ErrUnsure, lookErr)
	}
	if lookErr != nil {
		return fmt.Errorf("the save cannot be found again: %w", lookErr)
	}
	if arrived.Serial != t.Serial || arrived.Birth != s.head.Birth {
		return fmt.Errorf("%w: this save cannot be found in it", journal.ErrReplaced)
	}
	s.head, s.kept = arrived, true
	s.mark()
	s.remember()
	s.file.appendRecent(arrived, t.Log)
	s.file.due.CompareAndSwap(false, due)
	return nil
}

// sign puts this run into the past of a head that it made a change under.
func (f *File) sign(h *seal.Head) error {
	if f.run == (seal.Run{}) {
		if _, err := io.ReadFull(f.config.Rand, f.run[:]); err != nil {
			return fmt.Errorf("naming this run: %w", err)
		}
	}
	h.Past = h.Past.With(h.Serial, f.run)
	return nil
}

// look reads the head as it is in the file now.
func (s *session) look() (h seal.Head, err error) {
	info, err := s.f.Stat()
	if err != nil {
		return seal.Head{}, err
	}
	s.info = info
	s.image, h, err = s.file.reader().Head(s.f, s.info.Size())
	return h, err
}

// reader reads journal files as far as this program knows them.
func (f *File) reader() verify.Reader { return f.readerOf(f.Values()) }

func (f *File) readerOf(values seal.Seal) verify.Reader {
	return verify.Reader{
		Seal: values, Schema: f.schema(), Marked: f.config.Marked,
		Room: func() *spool.Spool { return spool.Filed(f.config.Path, f.config.Rand) },
	}
}
