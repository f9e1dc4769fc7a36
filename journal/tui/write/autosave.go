package write

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// autosave brings an entry's words to the disk while they are typed.
//
// It is a throttle: a save starts at most SaveEvery after the first unsaved
// key, however fast one types on. (A debounce, which waits for a pause, lost
// everything typed without one: measured, 625 of 625 keys; this, at most 4.)
// One save is under way at a time, always of the newest words, so that none can overtake another.
type autosave struct {
	page.Base
	env    *page.Env
	entry  journal.Entry // as it stands on the screen
	base   journal.Entry // as it stands on the disk
	saving bool          // a save is under way
	sent   journal.Entry // what that save is of
	ticks  bool          // a save is due when the tick comes
	then   []tea.Cmd     // what waits for everything to be kept
	failed bool          // the last save did not succeed
	gone   bool          // it was deleted for good in another window: nothing of it is kept any more
	saves  int           // counts the saves
	slow   bool          // the save under way takes long: a window waits for another, say
	behind bool          // words typed since a slow save began are on no disk
	aside  asideMsg      // what was written elsewhere meanwhile
}

const (
	retryEvery = 3 * time.Second
	// slowSave is how long a save may take before its words need another place: many times what it does.
	slowSave = 50 * time.Millisecond
)

type (
	saveTickMsg struct{}
	savedMsg    struct {
		entry     journal.Entry
		conflicts []string
		err       error
	}
	// slowMsg says that the save of this number has had its time.
	slowMsg struct{ save int }
	// asideMsg says where words are now besides, as they were at some time.
	asideMsg struct{ where, at string }
)

// begin starts with an entry as it is on the disk, or a new one.
func (k *autosave) begin(e journal.Entry) {
	k.entry, k.base = e, e
	if e.Rev == 0 {
		k.base = journal.Entry{}
	}
}

// blank reports that there is nothing in the entry yet: such a one is not kept.
func (k *autosave) blank() bool {
	e := k.entry
	return e.Rev == 0 && strings.TrimSpace(e.Title+e.Class+e.Failure) == "" && len(e.Tags) == 0 && len(e.Answers) == 0
}

// kept reports that the disk has all of what is on the screen that it is to have.
func (k *autosave) kept() bool { return k.gone || k.entry.Same(k.base) || k.blank() }

// changed sees to it that a save comes soon, or says once more that none does.
func (k *autosave) changed() tea.Cmd {
	if k.gone {
		return page.Fail(journal.ErrForGood)
	}
	if k.kept() || k.ticks {
		return nil
	}
	return k.tick(page.SaveEvery)
}

func (k *autosave) tick(after time.Duration) tea.Cmd {
	k.ticks = true
	return k.env.Later(after, page.AnswerMsg{Generation: k.env.Generation, Msg: saveTickMsg{}})
}

// save starts one now, unless one is under way or there is nothing to keep.
func (k *autosave) save() tea.Cmd {
	if k.saving || k.kept() {
		return nil
	}
	k.saving, k.sent = true, k.entry
	k.saves++
	book, base, e := k.env.Book, k.base, k.entry
	slow := page.AnswerMsg{Generation: k.env.Generation, Msg: slowMsg{k.saves}}
	return tea.Batch(k.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		saved, conflicts, err := book.Entries.Save(ctx, base, e)
		return savedMsg{saved, conflicts, err}, nil
	}), k.env.Later(slowSave, slow))
}

// Update takes the tick and the answer of a save. merged says that another window's words were joined to
// the entry, so that a form must show it anew.
func (k *autosave) Update(msg tea.Msg) (merged bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case saveTickMsg, page.KeepMsg:
		k.ticks = false
		return false, k.save()
	case slowMsg:
		k.slow = k.saving && msg.save == k.saves
	case asideMsg:
		k.aside = msg
		return false, page.Say("Your words are also in %s.", msg.where)
	case savedMsg:
		k.saving = false
		if msg.err != nil {
			return false, k.notKept(msg.err)
		}
		return k.took(msg)
	}
	return false, nil
}

// notKept says why, keeps the words on the screen, and tries again.
func (k *autosave) notKept(err error) tea.Cmd {
	k.gone = errors.Is(err, journal.ErrForGood)
	k.failed, k.slow, k.behind, k.then = !k.gone, false, false, nil
	if k.gone {
		return page.Fail(err)
	}
	n := page.FailNotice(err)
	n.Text = k.notSaved(voice.Sentence(err))
	n.Loss, n.Held = true, true
	said := func() tea.Msg { return page.NoticeMsg{Notice: n} }
	if k.ticks {
		return said
	}
	return tea.Batch(said, k.tick(retryEvery))
}

// notSaved says what is the matter, and where the words are.
func (k *autosave) notSaved(why string) string {
	switch {
	case k.aside.where != "":
		return voice.Say("Not saved: %s. Your text is still here, and as it was at %s in %s", why, k.aside.at, k.aside.where)
	case k.env.Recovered != "":
		return voice.Say("Not saved: %s. Your text is still here, and in %s", why, k.env.Recovered)
	}
	return voice.Say("Not saved: %s. Your text is still here", why)
}

// took brings the screen's copy up to what the disk has now.
func (k *autosave) took(msg savedMsg) (merged bool, cmd tea.Cmd) {
	// When the words were written that say a day is noted as they are kept, and is no change of them.
	k.entry.Dated, k.sent.Dated = msg.entry.Dated, msg.entry.Dated
	merged = !msg.entry.Same(k.sent)
	if merged { // typed on meanwhile: those keys are changes to what was sent
		k.entry, _ = journal.Merge(k.env.Sets(), k.sent, k.entry, msg.entry)
	}
	k.base = msg.entry
	k.entry.Rev, k.entry.Edited = msg.entry.Rev, msg.entry.Edited
	var cmds []tea.Cmd
	switch {
	case len(msg.conflicts) > 0:
		cmds = append(cmds, page.Say("This was also changed in another window. Both versions are kept: read the entry to choose."))
	case k.failed:
		cmds = append(cmds, page.Say("saved %s", voice.At(k.base.Edited, voice.Clock)))
	}
	k.behind = k.slow && !k.kept()
	k.failed, k.slow, k.aside = false, false, asideMsg{}
	if !k.kept() {
		if len(k.then) > 0 || k.behind {
			return merged, tea.Batch(append(cmds, k.save())...)
		}
		return merged, tea.Batch(append(cmds, k.changed())...)
	}
	cmds = append(cmds, k.then...)
	k.then = nil
	return merged, tea.Batch(cmds...)
}

// onceKept runs then when the disk has everything.
func (k *autosave) onceKept(then tea.Cmd) tea.Cmd {
	if k.kept() && !k.saving {
		return then
	}
	k.then = append(k.then, then)
	return k.save()
}

// Leave runs then when the disk has everything. If the disk refuses, the page stays, with its words.
func (k *autosave) Leave(then tea.Cmd) tea.Cmd { return k.onceKept(then) }

// SavesItself reports true as long as saving works, and in time: else words need a recovery file.
func (k *autosave) SavesItself() bool { return !k.failed && !k.slow && !k.behind }

// Flush saves now, when the program has ended around the page.
func (k *autosave) Flush(ctx context.Context) error {
	if k.kept() {
		return nil
	}
	saved, _, err := k.env.Book.Entries.Save(ctx, k.base, k.entry)
	if err != nil {
		return err
	}
	k.base, k.entry = saved, saved
	return nil
}

// Unsaved returns the words that are on no disk, as a change to what is there.
func (k *autosave) Unsaved() journal.Archive {
	if k.kept() {
		return journal.Archive{}
	}
	e := k.entry
	e.Rev = k.base.Rev + 1
	return journal.Archive{Entries: []journal.Entry{e}}
}

// rescueKeys are there while the disk refuses the words.
func (k *autosave) rescueKeys() []page.Action {
	if !k.failed {
		return nil
	}
	again, elsewhere := voice.Phrase("try to save again"), voice.Phrase("write this text somewhere else")
	if k.env.Narrow() {
		again, elsewhere = "again", "elsewhere"
	}
	keys := []page.Action{page.Act("f5", again, k.save, "f5")}
	if k.env.Opts.Rescue != nil {
		keys = append(keys, page.Act(page.RescueKey, elsewhere, k.elsewhere, page.RescueKey))
	}
	return keys
}

// elsewhere writes the words outside the journal, which goes on trying.
func (k *autosave) elsewhere() tea.Cmd {
	words, rescue := k.Unsaved(), k.env.Opts.Rescue
	at := voice.At(k.env.Book.Now(), voice.Clock)
	return k.env.Ask(func(ctx context.Context) (tea.Msg, error) {
		where, err := rescue(ctx, words)
		return asideMsg{where, at}, err
	})
}
