package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"messup/journal"
	"messup/store/boltfile"
	"messup/store/disk"
	"messup/store/seal"
)

// Restored says what a restore found and did.
type Restored struct {
	Whole     bool                 // there was nothing to restore; nothing was done
	Backup    string               // the backup it began from; empty if there was no good one
	FromIt    map[journal.Kind]int // records of the backup, or of the second copy of what was kept since
	Salvaged  map[journal.Kind]int // records that only the damaged file had, or had newer
	Total     map[journal.Kind]int // records in the journal now
	Missing   map[journal.Kind]int // records the damaged file once had that are nowhere; nil if it does not say
	Damaged   string               // where the damaged file is kept; empty if there was none
	Rehearsed bool                 // a dry run: the journal was left as it is
}

// Restore makes a whole journal out of the newest good backup, the second copy
// of what was kept since, and all that can still be read of the damaged file;
// of each record the newest is taken. The
// damaged file is never written to, and a copy of it is kept. The new journal
// is checked before it takes the place of the old one. With dryRun all is done
// but that.
func (f *File) Restore(ctx context.Context, dryRun bool) (Restored, error) {
	s, err := f.open(ctx, rescuing)
	var r Restored
	if err == nil {
		r, err = s.restore(dryRun)
		err = errors.Join(err, s.close())
	}
	if err != nil {
		return Restored{}, explain("restoring", f.config.Path, err)
	}
	return r, nil
}

func (s *session) restore(dryRun bool) (Restored, error) {
	b, whole, err := s.readDamaged()
	if err != nil || whole {
		return Restored{Whole: whole}, err
	}
	r := rescue{file: s.file, damaged: salvage(b, s.file.seal)}
	if r.base, r.report.Backup, r.baseHead, err = s.file.newestGood(r.damaged.head); err != nil {
		return Restored{}, err
	}
	of := r.damaged.head
	if of == nil {
		of = r.baseHead
	}
	if r.deleted, err = s.file.addRecent(r.base, of); err != nil {
		return Restored{}, err
	}
	if h := r.damaged.head; h != nil && s.file.behind(*h) != nil {
		clear(r.damaged.complete) // what it does not have may be newer, not deleted
	}
	all := r.merge()
	if len(all) == 0 && s.f == nil {
		return Restored{}, fmt.Errorf("%w, and no good backup of one", journal.ErrNoJournal)
	}
	if len(all) == 0 {
		return Restored{}, seal.Damaged("no record in it can be read, and there is no good backup")
	}
	h, err := r.newHead()
	if err != nil {
		return Restored{}, err
	}
	fresh, err := s.file.build(filepath.Dir(s.path), h, func(b *builder) error { return r.fill(b, all) })
	if err != nil {
		return Restored{}, err
	}
	if r.report.Rehearsed = dryRun; dryRun {
		return r.report, disk.Remove(fresh)
	}
	s.file.known = nil // whatever was known of the old file
	if s.f == nil {
		return r.report, disk.Place(fresh, s.path)
	}
	now := s.file.config.Now().UTC().Format(stampLayout)
	r.report.Damaged, err = s.file.copyAs(b, func(n int) string {
		return filepath.Join(s.file.folder(), s.file.damagedPrefix()+now+numbered(n)+ending)
	})
	if err != nil {
		return Restored{}, errors.Join(fmt.Errorf("keeping the damaged file: %w", err), disk.Remove(fresh))
	}
	return r.report, s.replace(fresh, false)
}

// readDamaged reads the file as it is; whole if nothing is wrong with it and
// nothing newer is known. A
// file of another program is an error, and so is one of a newer messup.
func (s *session) readDamaged() (b []byte, whole bool, err error) {
	if s.f == nil {
		return nil, false, nil
	}
	_, h, err := s.file.checkFile(s.f, s.info.Size())
	if err == nil {
		err = s.file.behind(h)
	}
	if err == nil {
		return nil, true, nil
	}
	if errors.Is(err, journal.ErrNotJournal) {
		if _, imageErr := boltfile.Open(s.f, s.info.Size()); imageErr == nil {
			return nil, false, err // nothing is wrong with it, but it is not ours
		}
	}
	b, err = io.ReadAll(io.NewSectionReader(s.f, 0, s.info.Size()))
	if err != nil {
		return nil, false, fmt.Errorf("reading what is there: %w", err)
	}
	return b, false, nil
}

// rescue is one restore under way.
type rescue struct {
	file     *File
	damaged  salvaged
	base     records // of the backup
	baseHead *seal.Head
	deleted  []found // since the backup
	report   Restored
}

// newestGood reads the newest backup that is whole and, if that is known, of
// the same journal. Without one there is nothing.
func (f *File) newestGood(of *seal.Head) (records, string, *seal.Head, error) {
	all, err := f.listBackups()
	if err != nil {
		return nil, "", nil, err
	}
	for _, backup := range all {
		b, err := os.ReadFile(backup.Path)
		if err != nil {
			continue
		}
		im, h, err := f.checkBytes(b)
		if err != nil || h.Schema > f.schema() || of != nil && of.Journal != h.Journal {
			continue
		}
		rs, err := f.records(im)
		if err != nil {
			return nil, "", nil, fmt.Errorf("backup %s: %w", backup.Path, err)
		}
		return rs, backup.Path, &h, nil
	}
	return records{}, "", nil, nil
}

// records reads all records of a checked image.
func (f *File) records(im *boltfile.Image) (records, error) {
	rs := records{}
	buckets := map[string][]byte{}
	w := boltfile.Walker{Image: im, Claim: boltfile.AnyPage}
	err := w.Buckets(func(bucket boltfile.Element) error {
		name := string(bucket.Key)
		if buckets[name] = bucket.Value; !seal.IsKind(name) {
			return nil
		}
		return w.Bucket(bucket.Value, func(e boltfile.Element) error {
			r, err := f.seal.OpenRecord(journal.Kind(name), e.Key, e.Value)
			if err == nil {
				rs.add(found{Stored: r})
			}
			return err
		})
	})
	for name, value := range buckets {
		rs.attach(f.seal, im, name, value)
	}
	return rs, seal.InJournalsWords(err)
}

// merge joins backup and damaged file. A kind that the damaged file still has
// whole is taken as it is there, with its deletions; of the others the newest
// of each record is taken.
func (r *rescue) merge() []found {
	merged := records{}
	for kind, of := range r.damaged.records {
		merged[kind] = maps.Clone(of)
	}
	for kind, of := range r.base {
		for _, b := range of {
			if !r.damaged.complete[kind] {
				merged.add(b)
			}
		}
	}
	merged.drop(r.deleted)
	r.count(merged)
	var all []found
	for _, kind := range slices.Sorted(maps.Keys(merged)) {
		for _, id := range slices.Sorted(maps.Keys(merged[kind])) {
			all = append(all, merged[kind][id])
		}
	}
	return all
}

func (r *rescue) count(merged records) {
	c := &r.report
	c.FromIt, c.Salvaged, c.Total = map[journal.Kind]int{}, map[journal.Kind]int{}, map[journal.Kind]int{}
	for kind, of := range merged {
		c.Total[kind] = len(of)
		for id, rec := range of {
			if b, there := r.base[kind][id]; there && b.Serial == rec.Serial {
				c.FromIt[kind]++
			} else {
				c.Salvaged[kind]++
			}
		}
	}
	if r.damaged.head == nil {
		return
	}
	c.Missing = map[journal.Kind]int{}
	for kind, want := range r.damaged.head.Counts {
		c.Missing[kind] = max(0, int(want)-len(merged[kind]))
	}
}

// newHead names the new file: the same journal, with a serial above all that is
// known of it, so that other windows go on with it, and only with it.
func (r *rescue) newHead() (seal.Head, error) {
	h, err := seal.NewHead(r.file.config.Rand, r.file.schema())
	for _, from := range []*seal.Head{r.baseHead, r.damaged.head} {
		if from != nil {
			h.Journal = from.Journal
			h.Serial = max(h.Serial, from.Serial)
		}
	}
	for _, rs := range []records{r.base, r.damaged.records} {
		for _, of := range rs {
			for _, rec := range of {
				h.Serial = max(h.Serial, rec.Serial)
			}
		}
	}
	h.Serial = 1 + max(h.Serial, r.file.newestKnown(h.Journal))
	return h, err
}

func (r *rescue) fill(b *builder, all []found) error {
	for _, rec := range all {
		err := b.update(func(t *tx) error {
			rec.Line, rec.Text = rec.line, rec.text
			b.pending += len(rec.Data) + len(rec.line) + len(rec.text)
			return t.keep(rec.Record, rec.Serial)
		})
		if err != nil {
			return err
		}
	}
	if r.file.config.Reindex == nil {
		return nil
	}
	return b.update(func(t *tx) error { return r.file.config.Reindex(t) })
}
