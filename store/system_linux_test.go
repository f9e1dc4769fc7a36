package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"messup/journal"
)

// smallDisk mounts a file system of a few bytes.
func smallDisk(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options)
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		t.Skip("only root can mount a small disk")
	}
	must(t, err)
	t.Cleanup(func() { must(t, syscall.Unmount(dir, syscall.MNT_DETACH)) })
	return dir
}

// TestAFullDisk fills the disk at every step, and looks for everything that
// was acknowledged.
func TestAFullDisk(t *testing.T) {
	dir := smallDisk(t, "size=600k")
	path := filepath.Join(dir, "journal.db")
	filler := filepath.Join(dir, "filler")
	want := state{}
	refused := 0
	for i := range sized(120, 600) {
		// Leave ever another amount free, from nothing on.
		fill(t, filler, int64(i%40)*2048)
		err := save(fileAt(path), entry(i%50, i))
		switch {
		case err == nil:
			want.put(entry(i%50, i))
		case errors.Is(err, journal.ErrDiskFull):
			refused++
		default:
			t.Errorf("save %d: %v", i, err)
		}
		must(t, os.Remove(filler))
		got, err := contents(fileAt(path))
		must(t, err)
		if diff := difference(got, want); diff != "" {
			t.Fatalf("after save %d: %s", i, diff)
		}
	}
	mustBeWhole(t, path)
	if refused < 10 || len(want) < 10 {
		t.Errorf("%d saves were refused and %d entries kept; the disk was not at its limit", refused, len(want))
	}
	t.Logf("%d saves refused, %d entries kept", refused, len(want))
}

// fill leaves about free bytes.
func fill(t *testing.T, path string, free int64) {
	t.Helper()
	file, err := os.Create(path)
	must(t, err)
	block := make([]byte, 2048)
	for err == nil {
		_, err = file.Write(block)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	info, err := file.Stat()
	must(t, err)
	must(t, file.Truncate(max(0, info.Size()-free)))
	must(t, file.Close())
}

// A check that has no room to unpack a backup says that, and not that the backup is bad.
func TestACheckOnAFullDisk(t *testing.T) {
	dir := smallDisk(t, "size=8m")
	path := filepath.Join(dir, "journal.db")
	filled(t, path, 100)
	f := fileAt(path)
	_, err := f.Backup(t.Context(), "")
	must(t, err)
	fill(t, filepath.Join(dir, "filler"), 0)
	r, err := f.Check(t.Context())
	wants(t, "Check", err, journal.ErrDiskFull)
	if errors.Is(err, journal.ErrBadBackup) || len(r.Backups) == 0 || !errors.Is(r.Backups[0].Err, journal.ErrDiskFull) {
		t.Errorf("%v, %+v", err, r.Backups)
	}
	must(t, os.Remove(filepath.Join(dir, "filler")))
	_, err = f.Check(t.Context())
	must(t, err)
}

// TestAFullDiskElsewhere holds that the other writers fail cleanly too.
func TestAFullDiskElsewhere(t *testing.T) {
	dir := smallDisk(t, "size=8m")
	path := filepath.Join(dir, "journal.db")
	want := filled(t, path, 100)
	fill(t, filepath.Join(dir, "filler"), 0)
	f := fileAt(path)
	wants(t, "Compact", f.compact(t.Context(), nil), journal.ErrDiskFull)
	_, err := f.Backup(t.Context(), "")
	wants(t, "Backup", err, journal.ErrDiskFull)
	_, err = f.PutInbox(t.Context(), []byte("x"))
	wants(t, "PutInbox", err, journal.ErrDiskFull)
	mustHold(t, f, want)

	b := pagesInUse(t, path)
	clear(b[4096*4 : 4096*8])
	overwrite(t, path, b)
	_, err = fileAt(path).Restore(t.Context(), false)
	wants(t, "Restore", err, journal.ErrDiskFull)
	must(t, os.Remove(filepath.Join(dir, "filler")))
	_, err = fileAt(path).Restore(t.Context(), false)
	must(t, err)
	mustHold(t, fileAt(path), want)
	left, err := filepath.Glob(filepath.Join(dir, ".journal-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("failing left %q, %v", left, err)
	}
}

// TestAReadOnlyDisk holds that a journal can be read where nothing can be
// written.
func TestAReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t, "size=2m")
	path := filepath.Join(dir, "journal.db")
	mustSave(t, fileAt(path), entry(1, 1))
	must(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	f := fileAt(path)
	mustHold(t, f, state{key(journal.Entries, name(1)): entry(1, 1)})
	wants(t, "saving", save(f, entry(2, 1)), journal.ErrReadOnly)
	wants(t, "compacting", f.compact(t.Context(), nil), journal.ErrReadOnly)
}
