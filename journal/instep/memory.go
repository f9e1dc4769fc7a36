package instep

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"messup/journal"
	"messup/journal/record"
)

// Memory is what a journal and a folder had in common the last time, by thing. It holds no
// words. Without it nothing is lost: then wordings stay beside each other of which one is
// older.
type Memory map[record.Key]Seen

// Seen is a thing as both had it.
type Seen struct {
	V    string // the version
	Was  []string
	Rev  int
	Gone bool
	Of   string // the version that is gone
	// Stamp tells the record of the journal, and Size and Mod the file, from others without
	// reading them as a thing. Where Mod is 0 the file is to be read.
	Stamp uint64
	Size  int64
	Mod   int64 // nanoseconds since 1970
}

// child is the line of a version in the journal, where this was kept before.
func (s Seen) child(v string, rev int) []string {
	at := slices.Index(s.Was, v)
	switch {
	case v == s.V:
		return s.Was
	case at >= 0: // an older state was put in the place of the journal
		return s.Was[:at]
	case rev > s.Rev:
		return line(v, s.Was, []string{s.V})
	}
	return nil
}

func (s Seen) version(k record.Key) Version {
	return Version{Key: k, V: s.V, Was: s.Was, Rev: s.Rev, Gone: s.Gone, Of: s.Of}
}

// seen is a version that both have, with others that it came from.
func seen(v Version, more ...string) Seen {
	return Seen{V: v.V, Was: line(v.V, v.Was, more), Rev: v.Rev, Gone: v.Gone, Of: v.Of}
}

// gone is a version that deletes what was here. What was deleted elsewhere may have had words that
// nobody here saw: it knows of what was here alone.
func gone(d Version, here Version) Seen {
	d.Was, d.Rev = here.Was, here.Rev
	return seen(d, here.V)
}

// stamp tells the bytes of a record from others.
func stamp(r record.Record) uint64 {
	sum := sha256.Sum256(binary.AppendVarint(bytes.Clone(r.Data), int64(r.Rev)))
	return binary.LittleEndian.Uint64(sum[:])
}

// memoryHead begins the file of a Memory.
const memoryHead = "messup-in-step-1"

// Bytes is the Memory as a file: a line for each thing.
func (m Memory) Bytes() []byte {
	var b bytes.Buffer
	b.WriteString(memoryHead + "\n")
	order := func(a, c record.Key) int { return cmp.Or(cmp.Compare(a.Kind, c.Kind), cmp.Compare(a.ID, c.ID)) }
	for _, k := range slices.SortedFunc(maps.Keys(m), order) {
		s := m[k]
		_, _ = fmt.Fprintf(&b, "%s %s %s %d %s %x %d %d %s\n", k.Kind, k.ID, s.V, s.Rev, cmp.Or(s.Of, "-"), s.Stamp, s.Size, s.Mod, strings.Join(s.Was, ",")) // a buffer takes everything
	}
	return b.Bytes()
}

// ReadMemory reads what Bytes wrote. What cannot be read is forgotten: nothing is lost by that.
func ReadMemory(b []byte) Memory {
	m := Memory{}
	lines := bufio.NewScanner(bytes.NewReader(b))
	if !lines.Scan() || lines.Text() != memoryHead {
		return m
	}
	for lines.Scan() {
		f := strings.Split(lines.Text(), " ")
		if len(f) != 9 {
			continue
		}
		s := Seen{V: f[2], Gone: f[4] != "-"}
		if s.Gone {
			s.Of = f[4]
		}
		var errs [4]error
		s.Rev, errs[0] = strconv.Atoi(f[3])
		s.Stamp, errs[1] = strconv.ParseUint(f[5], 16, 64)
		s.Size, errs[2] = strconv.ParseInt(f[6], 10, 64)
		s.Mod, errs[3] = strconv.ParseInt(f[7], 10, 64)
		if f[8] != "" {
			s.Was = strings.Split(f[8], ",")
		}
		if errs == [4]error{} {
			m[record.Key{Kind: journal.Kind(f[0]), ID: journal.ID(f[1])}] = s
		}
	}
	return m
}
