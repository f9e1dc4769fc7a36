package text

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Decode is words that come in as UTF-8, the one encoding they are kept in: read as UTF8 reads them and,
// byte by byte where they are none, as the Windows-1252 of older programs, which old reports. There each
// byte is a letter, so that nothing is lost where that is not what they are; and letters of such a program
// that stand side by side are next to never UTF-8.
func Decode(b []byte) (words []byte, old bool) {
	b, err := io.ReadAll(UTF8(bytes.NewReader(b)))
	if err != nil || utf8.Valid(b) {
		return b, false
	}
	words = make([]byte, 0, len(b)+len(b)/8)
	for len(b) > 0 {
		c, size := utf8.DecodeRune(b)
		if c == utf8.RuneError && size == 1 {
			c = windows(b[0])
		}
		words, b = utf8.AppendRune(words, c), b[size:]
	}
	return words, true
}

// windows is the letter of a byte in Windows-1252: that of Latin-1 but for a row of its own, in which the
// five that are none stay controls. The package of the Go project brings the tables of all others with it.
func windows(c byte) rune {
	const row = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"
	if c < 0x80 || c > 0x9F {
		return rune(c)
	}
	return []rune(row)[c-0x80]
}

// UTF8 is a file as UTF-8, without the mark some begin with. A shell of Windows writes what it is told to
// put in a file as UTF-16, with one.
func UTF8(r io.Reader) io.Reader {
	in := bufio.NewReader(r)
	mark, _ := in.Peek(3) // what cannot be read is told with what comes next
	switch {
	case string(mark) == "\uFEFF":
		_, _ = in.Discard(3) // they were there a moment ago
	case len(mark) > 1 && mark[0] == 0xFF && mark[1] == 0xFE:
		return &wide{in: in, order: binary.LittleEndian}
	case len(mark) > 1 && mark[0] == 0xFE && mark[1] == 0xFF:
		return &wide{in: in, order: binary.BigEndian}
	}
	return in
}

// wide reads UTF-16.
type wide struct {
	in    *bufio.Reader
	order binary.ByteOrder
	begun bool
	left  []byte // of a letter that did not fit
}

func (w *wide) unit() (rune, error) {
	var two [2]byte
	_, err := io.ReadFull(w.in, two[:])
	if errors.Is(err, io.ErrUnexpectedEOF) { // cut in the middle of a letter
		return utf8.RuneError, nil
	}
	if err != nil {
		return 0, err //nolint:wrapcheck // it stands for the file
	}
	return rune(w.order.Uint16(two[:])), nil
}

func (w *wide) Read(to []byte) (n int, err error) {
	if !w.begun { // the mark
		w.begun = true
		if _, err := w.unit(); err != nil {
			return 0, err
		}
	}
	for n < len(to) {
		if len(w.left) == 0 {
			c, err := w.letter()
			if err != nil {
				return n, err
			}
			w.left = utf8.AppendRune(w.left, c)
		}
		k := copy(to[n:], w.left)
		n, w.left = n+k, w.left[k:]
	}
	return n, nil
}

func (w *wide) letter() (rune, error) {
	c, err := w.unit()
	if err == nil && utf16.IsSurrogate(c) {
		var second rune
		if second, err = w.unit(); err == nil {
			c = utf16.DecodeRune(c, second)
		}
	}
	return c, err
}
