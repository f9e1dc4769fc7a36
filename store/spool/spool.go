// Package spool holds what is written now and read later: in memory while it is little,
// and else in a file beside the journal. It has a name that the next start clears away, is
// open to its owner alone, and is sealed with a key that is nowhere but in memory: whatever
// is left of it, by a kill or on the disk, nobody can read.
package spool

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"messup/store/disk"
	"messup/store/names"
)

const (
	inMemory = 8 << 20   // as much is held without a file
	atOnce   = 256 << 10 // and as much beside one
)

// A Spool is what was written. Its zero value is held in memory however long it is.
type Spool struct {
	dir    string
	making disk.Making

	tail   []byte // what is not in the file
	filed  int64  // how much is
	alone  bool   // no file can be made
	file   *os.File
	path   string
	key    cipher.Block
	sealed []byte // the last that went into the file
}

// Beside is a spool that has its file beside a journal.
func Beside(journal string, rand io.Reader) *Spool {
	if at, err := disk.Resolve(journal); err == nil {
		journal = at
	}
	return &Spool{dir: filepath.Dir(journal), making: names.Making(journal, rand)}
}

// Len returns how much was written.
func (s *Spool) Len() int64 { return s.filed + int64(len(s.tail)) }

// Great reports whether it is more than is held in memory.
func (s *Spool) Great() bool { return s.Len() > inMemory }

// Write adds to what was written. Where no file can be made all of it stays in memory.
func (s *Spool) Write(b []byte) (int, error) {
	s.tail = append(s.tail, b...)
	if s.alone || len(s.tail) <= inMemory && s.file == nil || len(s.tail) < atOnce {
		return len(b), nil
	}
	if s.file == nil {
		if s.alone = s.open() != nil; s.alone {
			return len(b), nil
		}
	}
	if cap(s.sealed) < len(s.tail) {
		s.sealed = make([]byte, len(s.tail))
	}
	sealed := s.sealed[:len(s.tail)]
	s.crypt(sealed, s.tail, s.filed)
	if _, err := s.file.WriteAt(sealed, s.filed); err != nil {
		return 0, fmt.Errorf("putting something by: %w", err)
	}
	if s.filed == 0 { // it was much
		s.sealed = nil
	}
	if s.filed += int64(len(s.tail)); cap(s.tail) > 2*atOnce {
		s.tail = make([]byte, 0, 2*atOnce)
	}
	s.tail = s.tail[:0]
	return len(b), nil
}

func (s *Spool) open() (err error) {
	if s.making.Rand == nil {
		return os.ErrNotExist
	}
	var key [16]byte
	if _, err = io.ReadFull(s.making.Rand, key[:]); err == nil {
		s.key, err = aes.NewCipher(key[:])
	}
	if err != nil {
		return err
	}
	if s.path, s.file, err = s.making.File(s.dir); err != nil {
		return err
	}
	if _, err = disk.TryLock(s.file, true); err != nil { // nobody sweeps it while it is in use
		return errors.Join(err, s.Close())
	}
	return nil
}

// crypt seals bytes that lie at a place of the file, or opens them.
func (s *Spool) crypt(to, from []byte, at int64) {
	var counter [aes.BlockSize]byte // no place of a key is written to twice
	binary.BigEndian.PutUint64(counter[8:], uint64(at)/aes.BlockSize)
	stream := cipher.NewCTR(s.key, counter[:])
	var skipped [aes.BlockSize]byte
	stream.XORKeyStream(skipped[:at%aes.BlockSize], skipped[:at%aes.BlockSize])
	stream.XORKeyStream(to, from)
}

// ReadAt reads what was written, as io.ReaderAt says.
func (s *Spool) ReadAt(b []byte, at int64) (n int, err error) {
	if at < s.filed {
		n, err = s.file.ReadAt(b[:min(int64(len(b)), s.filed-at)], at)
		s.crypt(b[:n], b[:n], at)
		if err != nil {
			return n, fmt.Errorf("reading what was put by: %w", err)
		}
		at += int64(n)
	}
	if at >= s.filed && at-s.filed < int64(len(s.tail)) {
		n += copy(b[n:], s.tail[at-s.filed:])
	}
	if n < len(b) {
		err = io.EOF
	}
	return n, err
}

// Reader reads all of it.
func (s *Spool) Reader() io.Reader { return io.NewSectionReader(s, 0, s.Len()) }

// Close lets all of it go.
func (s *Spool) Close() error {
	s.sealed = nil
	file := s.file
	if s.file, s.key = nil, nil; file == nil {
		return nil
	}
	return errors.Join(disk.IgnoreClosed(file.Close()), disk.Remove(s.path)) // without its key there is nothing to overwrite
}
