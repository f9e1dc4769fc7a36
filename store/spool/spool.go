// Package spool holds what is written now and read later: in memory while it is little,
// and else in a file beside the journal. It has a name that the next start clears away, is
// open to its owner alone, and is sealed with a key that is nowhere but in memory: whatever
// is left of it, by a kill or on the disk, nobody can read.
package spool

import (
	"cmp"
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

// Usual is how many bytes are held without a file, where nothing else is said.
const Usual = 8 << 20

const atOnce = 256 << 10 // as much is held beside a file

// A Spool is what was written. Its zero value is held in memory however long it is.
type Spool struct {
	dir    string
	making disk.Making

	held        int      // as much is held without a file
	filed       int64    // how much is in the file
	blocks      [][]byte // what is not, each but the last of them full
	alone       bool     // no file can be made
	filedAtOnce bool     // and not only when it is much
	file        *os.File
	path        string
	key         cipher.Block
}

// Beside is a spool that has its file beside a journal.
func Beside(journal string, rand io.Reader) *Spool {
	if at, err := disk.Resolve(journal); err == nil {
		journal = at
	}
	return &Spool{dir: filepath.Dir(journal), making: names.Making(journal, rand), held: Usual}
}

// Holding makes it hold so many bytes without a file, some blocks of them; 0 is Usual.
func (s *Spool) Holding(bytes int) *Spool {
	s.held = cmp.Or(bytes, Usual)
	return s
}

// Filed is a spool beside a journal that holds next to nothing in memory.
func Filed(journal string, rand io.Reader) *Spool {
	s := Beside(journal, rand)
	s.filedAtOnce = true
	return s
}

// Len returns how much was written.
func (s *Spool) Len() int64 {
	n := s.filed + atOnce*int64(len(s.blocks))
	if last := len(s.blocks) - 1; last >= 0 {
		n -= atOnce - int64(len(s.blocks[last]))
	}
	return n
}

// Great reports whether it is more than is held in memory.
func (s *Spool) Great() bool { return s.Len() > int64(cmp.Or(s.held, Usual)) }

// Write adds to what was written. Where no file can be made all of it stays in memory.
func (s *Spool) Write(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		last := len(s.blocks) - 1
		if last < 0 || len(s.blocks[last]) == atOnce {
			if err := s.toFile(); err != nil {
				return len(b) - len(rest), err
			}
			s.blocks = append(s.blocks, make([]byte, 0, min(atOnce, max(4096, 2*s.Len()))))
			last = len(s.blocks) - 1
		}
		n := min(len(rest), atOnce-len(s.blocks[last]))
		s.blocks[last] = append(s.blocks[last], rest[:n]...)
		rest = rest[n:]
	}
	return len(b), nil
}

// toFile puts what is in memory into the file, if it is enough.
func (s *Spool) toFile() error {
	if s.alone || len(s.blocks) == 0 || s.file == nil && !s.filedAtOnce && len(s.blocks) < s.held/atOnce {
		return nil
	}
	if s.file == nil {
		if s.alone = s.open() != nil; s.alone {
			return nil
		}
	}
	for _, block := range s.blocks {
		s.crypt(block, s.filed)
		if _, err := s.file.WriteAt(block, s.filed); err != nil {
			return fmt.Errorf("putting something by: %w", err)
		}
		s.filed += int64(len(block))
	}
	s.blocks = nil
	return nil
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
	if err = disk.MakeFolder(s.dir); err == nil { // of a journal that begins with what comes
		s.path, s.file, err = s.making.File(s.dir)
	}
	if err != nil {
		return err
	}
	if _, err = disk.TryLock(s.file, true); err != nil { // nobody sweeps it while it is in use
		return errors.Join(err, s.Close())
	}
	return nil
}

// crypt seals bytes that lie at a place of the file, or opens them.
func (s *Spool) crypt(b []byte, at int64) {
	var counter [aes.BlockSize]byte // no place of a key is written to twice
	binary.BigEndian.PutUint64(counter[8:], uint64(at)/aes.BlockSize)
	stream := cipher.NewCTR(s.key, counter[:])
	var skipped [aes.BlockSize]byte
	stream.XORKeyStream(skipped[:at%aes.BlockSize], skipped[:at%aes.BlockSize])
	stream.XORKeyStream(b, b)
}

// ReadAt reads what was written, as io.ReaderAt says.
func (s *Spool) ReadAt(b []byte, at int64) (n int, err error) {
	if at < s.filed {
		n, err = s.file.ReadAt(b[:min(int64(len(b)), s.filed-at)], at)
		s.crypt(b[:n], at)
		if err != nil {
			return n, fmt.Errorf("reading what was put by: %w", err)
		}
	}
	for n < len(b) && at+int64(n) < s.Len() {
		behind := at + int64(n) - s.filed
		n += copy(b[n:], s.blocks[behind/atOnce][behind%atOnce:])
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
	file := s.file
	if s.file, s.key = nil, nil; file == nil {
		return nil
	}
	return errors.Join(disk.IgnoreClosed(file.Close()), disk.Remove(s.path)) // without its key there is nothing to overwrite
}
