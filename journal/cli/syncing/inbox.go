package syncing

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"messup/journal"
	"messup/journal/instep"
	"messup/journal/jotted"
	"messup/journal/markdown"
	"messup/journal/record"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/store/folder"
)

// Inbox is where a phone leaves notes for the journal.
func (j Journal) Inbox() Inbox { return Inbox{j, Kept{j.File, j.Rand}} }

// An Inbox is where a phone leaves notes: in the folder that is remembered.
type Inbox struct {
	Journal
	Kept Kept
}

// patience is how long a start waits for a folder that may be on a disk that is away.
const patience = time.Second

// Take makes jots of the notes that lie there, and says how many, and in sentences which stay.
// Where no folder is remembered that is one look at the disk. A folder that is not there, or
// does not answer, keeps nobody waiting.
func (i Inbox) Take(ctx context.Context) (jots int, stay []string, err error) {
	if !i.Kept.Is() {
		return 0, nil, nil
	}
	p, err := i.Kept.Place()
	if err != nil || p.Folder == "" {
		return 0, nil, err
	}
	f, answered, err := i.open(ctx, p)
	switch {
	case !answered:
		return 0, []string{voice.Say("The folder %s does not answer. What lies in its inbox waits.", p.Folder)}, nil
	case errors.Is(err, journal.ErrNoSync): // a stick that is not in
		return 0, nil, nil
	case err != nil:
		return 0, nil, err
	}
	jots, left, err := i.take(ctx, f, false)
	for _, w := range left {
		if w.Why == voice.Say(blankNote) { // a sync names it; at each start nobody wants to hear that
			continue
		}
		stay = append(stay, voice.Say("%s stays in the inbox of the folder: %s.", w.Name, w.Why))
	}
	return jots, stay, errors.Join(err, f.Close())
}

// opened is a folder that was opened, or why it was not.
type opened struct {
	*folder.Folder
	err error
}

// open opens the folder, and looks whether it answers.
func (i Inbox) open(ctx context.Context, p Place) (f *folder.Folder, answered bool, err error) {
	result := make(chan opened, 1)
	go func() { // it ends when the disk answers, and nobody waits for that
		f, err := folder.Open(p.Folder, instep.Folders(), i.Now, i.Rand)
		if err == nil {
			l, lockErr := f.Lock()
			if err = lockErr; err == nil {
				err = f.Seal(l, i.File.Values(), false)
			}
		}
		result <- opened{f, err}
	}()
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case o := <-result:
		return o.Folder, true, o.err
	case <-late.C:
		return nil, false, nil
	case <-ctx.Done():
		return nil, true, ctx.Err()
	}
}

// take makes jots of notes, and moves each to those that were taken once the journal has it.
func (i Inbox) take(ctx context.Context, f *folder.Folder, dryRun bool) (jots int, stay []Problem, err error) {
	notes, stay, err := lying(f)
	if err != nil {
		return 0, stay, err
	}
	for _, n := range notes {
		words, why := legible(n)
		if why != "" {
			stay = append(stay, Problem{Name: n.Name, Why: why})
		}
		if words == "" {
			continue
		}
		if dryRun {
			jots++
			continue
		}
		err := i.jot(ctx, n, words)
		if errors.Is(err, journal.ErrTooLong) || errors.Is(err, journal.ErrEmpty) || errors.Is(err, errGone) {
			stay = append(stay, Problem{Name: n.Name, Why: reason(err)})
			continue
		}
		if err == nil {
			jots++
			err = f.Taken(n)
		}
		if err != nil {
			return jots, stay, err
		}
	}
	return jots, stay, nil
}

// lying are the notes in the inbox, and the files that stay there. Where notes cannot be moved away
// there are none: else one would come in again and again.
func lying(f *folder.Folder) (notes []folder.Note, stay []Problem, err error) {
	notes, waiting, err := f.Inbox()
	for what, why := range map[string]error{"inbox": err, "inbox/taken": f.Takes()} {
		if errors.Is(why, folder.ErrLink) {
			return nil, []Problem{{Name: what, Why: voice.Say("%s, and no note is taken", reason(why))}}, nil
		}
	}
	if err != nil {
		return nil, nil, err
	}
	for _, w := range waiting {
		stay = append(stay, Problem{Name: w.Name, Why: reason(w.Why)})
	}
	blank, err := f.Blank()
	for _, name := range blank {
		stay = append(stay, Problem{Name: name, Why: voice.Say(blankNote)})
	}
	return notes, stay, err
}

// blankNote is why a file stays that somebody may still write into.
const blankNote voice.Phrase = "it is empty so far"

// legible are the words of a note; none, and why, of one that stays. One that is blank waits for
// its words.
func legible(n folder.Note) (words, why string) {
	words, is := wordsOf(n.Words)
	switch {
	case !is:
		return "", voice.Say("it is no text")
	case strings.TrimSpace(words) == "":
		return "", voice.Say(blankNote)
	case markdown.Is([]byte(words)):
		return "", voice.Say("it is an entry of messup, and no note; `messup import` takes it in")
	case !strings.ContainsFunc(text.Clean(words), shows):
		return "", reason(journal.ErrEmpty)
	}
	return words, ""
}

// shows reports whether anything of a character is seen.
func shows(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

func reason(err error) string {
	if errors.Is(err, folder.ErrYoung) {
		return voice.Say("it is still being written; the next sync takes it")
	}
	for _, plain := range []error{folder.ErrLink, errGone} {
		if errors.Is(err, plain) {
			return plain.Error()
		}
	}
	if errors.Is(err, journal.ErrEmpty) {
		return voice.Say("it has no words")
	}
	return voice.Reason(err)
}

// errGone says of a note that it is not to come back.
var errGone = errors.New("its jot was deleted here for good")

// jot keeps a note, of the time it was written at. Its id is made of what it is: one that could
// not be moved away, or that two computers find, does not become two.
func (i Inbox) jot(ctx context.Context, n folder.Note, words string) error {
	said := words
	if matter, body, has := text.Matter(words); has { // what it is called stands first
		said = strings.TrimSpace(body) + "\n\n" + strings.TrimSpace(matter)
	}
	e, err := i.Entries.NewJot(said)
	if err != nil {
		return err
	}
	e.Heavy = text.MatterHas(words, "heavy")
	at := n.At.Truncate(time.Second)
	e.ID = noteID(n.Name, words, at)
	if now := i.Now(); at.Before(now) {
		e.Happened, e.Started = at.In(now.Location()), at.In(now.Location())
	}
	if _, err := i.Entries.Find(ctx, string(e.ID)); err == nil {
		return nil
	}
	if gone, err := i.gone(ctx, e.ID); err != nil || gone[e.ID] {
		return cmpOr(err, errGone)
	}
	_, err = i.Entries.SaveMade(ctx, func(classes []string) journal.Entry {
		named, _ := jotted.Named(e, classes)
		return named
	})
	return err
}

// noteID is the id of the jot that a note becomes.
func noteID(name, words string, at time.Time) journal.ID {
	return journal.HashID("inbox", name, words, strconv.FormatInt(at.Unix(), 10))
}

// gone says which of some entries were deleted here for good.
func (i Inbox) gone(ctx context.Context, ids ...journal.ID) (gone map[journal.ID]bool, err error) {
	err = i.Store.View(ctx, func(tx record.Tx) error {
		gone = map[journal.ID]bool{}
		for _, id := range ids {
			if tx.Gone(journal.Entries, id) {
				gone[id] = true
			}
		}
		return nil
	})
	return gone, err
}

// tidy has the notes that were taken sealed where the folder is, and removes those whose jots
// were deleted here for good. It says how many.
func (i Inbox) tidy(ctx context.Context, f *folder.Folder) (removed int, err error) {
	if errors.Is(f.Takes(), folder.ErrLink) { // it was named
		return 0, nil
	}
	if err := f.SealTaken(); err != nil {
		return 0, err
	}
	notes := map[journal.ID]folder.Note{}
	for n, err := range f.TakenNotes() {
		if err != nil {
			return 0, err
		}
		words, _ := wordsOf(n.Words)
		n.Words = nil // nobody holds all of them
		for _, name := range n.Names() {
			notes[noteID(name, words, n.At.Truncate(time.Second))] = n
		}
	}
	gone, err := i.gone(ctx, slices.Collect(maps.Keys(notes))...)
	if err != nil {
		return 0, err
	}
	for id := range gone {
		if err := f.Discard(notes[id]); err != nil {
			return removed, err
		}
		removed++
	}
	return removed, nil
}

// wordsOf reads a text as phones and computers write it: UTF-8 or UTF-16, with or without a
// mark at its beginning. false if it is none.
func wordsOf(b []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")):
		if len(b)%2 != 0 {
			return "", false
		}
	case len(b)%2 == 0 && zeros(b, 1) > len(b)/4 && zeros(b, 0) == 0:
		b = append([]byte("\xff\xfe"), b...)
	case len(b)%2 == 0 && zeros(b, 0) > len(b)/4 && zeros(b, 1) == 0:
		b = append([]byte("\xfe\xff"), b...)
	}
	words, old := text.Decode(b)
	return string(words), !old && bytes.IndexByte(words, 0) < 0
}

// zeros counts the zeros at every other byte.
func zeros(b []byte, from int) (n int) {
	for i := from; i < len(b); i += 2 {
		if b[i] == 0 {
			n++
		}
	}
	return n
}
