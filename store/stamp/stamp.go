// Package stamp remembers that all of a journal file was checked, so that the next start
// need not do it again. A stamp is a sum over all that tells whether the file is still the
// one that was checked:
//
//   - the start of the computer: a power cut may take back what the disk had acknowledged;
//   - device, inode, size and both times of the file, in nanoseconds: a service that puts
//     a copy in its place, or another program that writes into it, changes one of them;
//   - who the file is, its serial and the number of its last change;
//   - its list of free pages, which bbolt writes over without asking, and that of its
//     buckets, from which on every page says whether it is the right one.
//
// Whatever does not fit means a full check, so a stamp that is lost, torn or old costs
// time only. Where a system does not tell these things (Windows), there is none. What
// is under a stamp is not believed for that: store/boltfile checks each page it comes to.
//
// Here is the stamp and its file. When one is made is for package store to know.
package stamp

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"messup/store/boltfile"
	"messup/store/disk"
	"messup/store/seal"
)

// A Stamp says that a file was checked as it is; nil says nothing.
type Stamp []byte

// rules is the version of what a check looks at: a program that looks at more does not
// believe the stamps of one that looked at less.
const rules = "messup checked 2"

// Of makes the stamp of a file of which all was checked; nil where the system does not
// tell enough.
func Of(info fs.FileInfo, im *boltfile.Image, head seal.Head) Stamp {
	boot, file := started(), identity(info)
	free, freeErr := im.FreeList()
	directory, err := im.Directory()
	if err = errors.Join(freeErr, err); boot == "" || file == nil || err != nil {
		return nil
	}
	numbers := binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, head.Serial), head.Txid)
	h := sha256.New()
	for _, part := range [][]byte{[]byte(rules), []byte(boot), file, head.Birth[:], numbers, free, directory} {
		h.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(part)))) // a hash never fails
		h.Write(part)
	}
	return h.Sum(nil)
}

// Settled reports whether a file was last changed so long ago that a change from now on
// gets another time: file systems count in steps, of up to two seconds (FAT).
func Settled(info fs.FileInfo) bool {
	const step = 2 * time.Second
	return time.Since(info.ModTime()) > step //nolint:forbidigo // the clock that file systems go by
}

// Mark gives a file that was changed just now a time that no other change gets, and
// returns what it is like then, if that is known. A change by another program in the same
// step of the clock would leave no trace else. Where the file system rounds times that is
// an error, and the next start checks all.
func Mark(path string, file *os.File) (fs.FileInfo, error) {
	if started() == "" {
		return nil, errors.New("this system does not tell when it was started")
	}
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("looking at it: %w", err)
	}
	var n [8]byte
	_, _ = rand.Read(n[:]) // which never fails
	at := info.ModTime().Truncate(time.Second).Add(time.Duration(binary.LittleEndian.Uint64(n[:]) % uint64(time.Second)))
	if err := os.Chtimes(path, time.Time{}, at); err != nil {
		return nil, fmt.Errorf("marking it: %w", err)
	}
	if info, err = file.Stat(); err == nil && !info.ModTime().Equal(at) {
		err = errors.New("this file system rounds times")
	}
	return info, err
}

// Fresh marks a file of which all was checked, and which nobody else knows yet; nil if
// that cannot be done. It is for Placed.
func Fresh(path string) fs.FileInfo {
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return nil
	}
	info, err := Mark(path, file)
	if errors.Join(err, file.Close()) != nil {
		return nil
	}
	return info
}

// Placed makes the stamp of a Fresh file that stands in its place by now, which gave it
// another time. It is nil if anybody wrote to it since: others may have it open.
func Placed(path string, fresh fs.FileInfo, head func(io.ReaderAt, int64) (*boltfile.Image, seal.Head, error)) (s Stamp) {
	if fresh == nil {
		return nil
	}
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return nil
	}
	im, h, err := head(file, fresh.Size())
	info, lookErr := file.Stat()
	if err == nil && lookErr == nil && os.SameFile(info, fresh) && disk.Untouched(info, fresh) {
		s = Of(info, im, h)
	}
	if file.Close() != nil {
		return nil
	}
	return s
}

// Fits reports whether the stamp is what the file at a path says. What is no file of ours
// says nothing.
func (s Stamp) Fits(path string) bool {
	if s == nil || !isFile(path) {
		return false
	}
	file, err := disk.Open(path, os.O_RDONLY)
	if err != nil {
		return false
	}
	b := make([]byte, len(s)+1)
	n, err := file.ReadAt(b, 0)
	return errors.Is(errors.Join(err, file.Close()), io.EOF) && bytes.Equal(b[:n], s)
}

// Put writes the stamp to a path. It is not synced. It is a new file each time: the one
// that was there may have another name, and be something else under that.
func (s Stamp) Put(path string) error {
	if _, err := os.Lstat(path); err == nil && !isFile(path) {
		return fmt.Errorf("%s is no file, and stays", path)
	}
	if err := disk.Remove(path); err != nil || s == nil {
		return err
	}
	file, err := disk.Open(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return fmt.Errorf("noting that it was checked: %w", err)
	}
	_, err = file.Write(s)
	return errors.Join(err, file.Close())
}

func isFile(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}
