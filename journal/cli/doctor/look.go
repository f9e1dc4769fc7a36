package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"

	"messup/journal"
	"messup/journal/draw"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/store/disk"
	"messup/store/inbox"
	"messup/store/names"
	"messup/store/scratch"
	"messup/store/seal"
	"messup/store/shelf"
	"messup/store/verify"
)

// A report is all that is seen, as scripts read it.
type report struct {
	Version   string     `json:"version"`
	Go        string     `json:"go"`
	Platform  string     `json:"platform"`
	Terminal  terminal   `json:"terminal"`
	Journal   file       `json:"journal"`
	Places    []place    `json:"folders"`
	Backups   backups    `json:"backups"`
	Inbox     inboxed    `json:"inbox"`
	Home      waits      `json:"home"` // because the inbox took nothing
	Left      []waits    `json:"left"` // by an editor or a pipe, or while it was written
	Variables []variable `json:"variables"`
	Findings  []finding  `json:"findings"` // what is not as it should be; empty: nothing
}

type terminal struct {
	Name    string `json:"name"`
	In      bool   `json:"in"`
	Out     bool   `json:"out"`
	Columns int    `json:"columns"` // 0: nobody knows
	Colours string `json:"colours"` // none, 16, 256 or true
	Marks   string `json:"marks"`   // drawn or typed
}

// A state is how far the journal can be looked into, as scripts read it.
type state string

// The states.
const (
	readable   state = "readable"
	busy       state = "busy"
	locked     state = "locked"
	missing    state = "missing"
	gone       state = "gone"
	damaged    state = "damaged"
	unreadable state = "unreadable"
)

// mine is the owner of what is the person's own.
const mine = "you"

type place struct {
	Path  string `json:"path"`
	Mode  string `json:"mode,omitempty"`  // who may read and write it, in octal digits; empty where no mode says so
	Owner string `json:"owner,omitempty"` // you, or the number of a user; empty: it is not there
}

type file struct {
	place
	Exists  bool      `json:"exists"`
	State   state     `json:"state"`
	Bytes   int64     `json:"bytes"`
	Schema  uint64    `json:"schema,omitempty"`
	Sealed  bool      `json:"sealed"`
	Checked time.Time `json:"checked,omitzero"` // when all of it was last found whole
	Locks   bool      `json:"locks_known"`
	HeldBy  []holder  `json:"held_by"`
}

type holder struct {
	PID  int    `json:"pid"`
	Name string `json:"name,omitempty"`
}

type backups struct {
	Path   string    `json:"path"`
	Count  int       `json:"count"`
	Newest time.Time `json:"newest,omitzero"`
	Bytes  int64     `json:"bytes"`
}

type inboxed struct {
	Path    string `json:"path"`
	Waiting int    `json:"waiting"`
	Unfiled int    `json:"unfiled"`
}

// waits is how much lies in a folder to be taken in, which is none of the inbox.
type waits struct {
	Path    string `json:"path"` // empty: there is none
	Waiting int    `json:"waiting"`
}

type variable struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// An id tells one finding from another, whatever language it is told in. What keeps the journal
// from being read is called by its state.
type id string

const (
	noticed         id = "notice" // something that opening the journal came upon
	halfSealed      id = "half-sealed"
	newerJournal    id = "newer-journal"
	syncedFolder    id = "synced-folder"
	inboxUnreadable id = "inbox-unreadable"
	inboxUnfiled    id = "inbox-unfiled"
	inboxWaiting    id = "inbox-waiting"
	homeWaiting     id = "home-waiting"
	textsWaiting    id = "texts-waiting"
	backupsUnknown  id = "backups-unknown"
	noBackup        id = "no-backup"
	backupsAhead    id = "backups-ahead"
	folderWritable  id = "folder-writable"
	folderReadable  id = "folder-readable"
	notOwner        id = "not-owner"
)

// A finding is what is not as it should be.
type finding struct {
	ID   id     `json:"id"`
	What string `json:"what"`
	Do   string `json:"do,omitempty"` // empty if What says it
	ends bool   // the command ends with it
}

// filedNext is what becomes of notes that wait.
const filedNext voice.Phrase = "The next start does so, and so does `messup list`."

// prefix is what the variables begin with that are messup's own.
const prefix = "MESSUP_"

// examine looks at everything. The error is what is the matter with the journal.
func examine(ctx context.Context, w World, j Journal, home waits, path string, there bool, left []scratch.Lying) (report, error) {
	ctx = disk.AtAGlance(ctx)
	r := report{
		Version: w.Version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Terminal: terminalOf(w), Variables: variables(w),
		Home: home, Left: []waits{}, Places: []place{}, Findings: []finding{},
	}
	for _, l := range left {
		r.Left = append(r.Left, waits{l.Path, l.Things})
	}
	sh := shelf.Shelf{Path: path, Now: w.Now}
	var away error
	if !there {
		away = j.Missing(ctx)
		there = disk.Exists(path) // it may be back
	}
	r.Journal = fileAt(path, there)
	holders, known := disk.Holders(path) // before anything of this run has the lock
	r.Journal.Locks, r.Journal.HeldBy = known, named(holders)
	err := r.look(ctx, j, away)
	r.Inbox = r.waits(sh)
	if home.Waiting > 0 && r.Journal.State == readable {
		r.find(homeWaiting, voice.Say("Notes wait in the home folder to be filed."), voice.Say(filedNext))
	}
	if len(left) > 0 && r.Journal.State == readable {
		r.find(textsWaiting, voice.Say("Texts wait that an editor or a pipe left, or that were being written."), voice.Say("When its pages open next, messup takes them in, or says what is to be mended."))
	}
	r.backedUp(ctx, j, sh)
	for _, dir := range []string{sh.Folder(), sh.Backups(), r.Inbox.Path} {
		if p := placeAt(dir); p.Owner != "" {
			r.Places = append(r.Places, p)
		}
	}
	r.openToOthers(sh.Folder())
	for _, said := range j.Notices() {
		if !slices.ContainsFunc(r.Findings, func(f finding) bool {
			return strings.Contains(f.What+f.Do, sh.Folder()) && strings.Contains(said, sh.Folder())
		}) {
			r.find(noticed, text.Clean(said), "")
		}
	}
	if err != nil {
		r.Findings = append(r.Findings, finding{ID: id(r.Journal.State), What: voice.SentenceCase(text.Ended(voice.Reason(err))), Do: voice.Say(voice.FaultOf(err).Hint), ends: true})
	}
	return r, err
}

func (r *report) find(is id, what, do string) {
	r.Findings = append(r.Findings, finding{ID: is, What: what, Do: do})
}

// look opens the journal as every command does. That it is locked, busy, or not begun is
// nothing to be mended. away says why there is none.
func (r *report) look(ctx context.Context, j Journal, away error) error {
	if !r.Journal.Exists {
		r.Journal.State = missing
		if errors.Is(away, journal.ErrNoJournal) {
			return nil
		}
		r.Journal.State = gone
		return away
	}
	r.Journal.Sealed, _ = j.HasPassphrase(ctx) // what keeps it from being told is told below
	if j.Unsealed() {
		r.find(halfSealed, voice.Say("The passphrase was changed, and not all that lies beside the journal has the new one yet."), voice.Say("The next command that opens the journal does the rest."))
	}
	st, err := j.Status(ctx)
	switch {
	case err == nil:
		r.Journal.State = readable
	case errors.Is(err, journal.ErrBusy):
		r.Journal.State, err = busy, nil
	case errors.Is(err, journal.ErrLocked):
		r.Journal.State, err = locked, nil
	case errors.Is(err, journal.ErrDamaged):
		r.Journal.State, r.Journal.Checked = damaged, time.Time{} // what was found then is so no longer
	default:
		r.Journal.State = unreadable
	}
	if st.Newer {
		r.find(newerJournal, voice.Say("The journal was made by a newer messup: it can be read here, and not changed."), voice.Say("Use the newer messup to write."))
	}
	if st.Synced != "" {
		r.find(syncedFolder, voice.Say("The journal is in a folder of %s, which can replace it while you write, and takes your words off this computer.", st.Synced), voice.Say("Move it with --journal or MESSUP_HOME, and put backups there instead."))
	}
	return err
}

// waits counts what is in the inbox.
func (r *report) waits(sh shelf.Shelf) inboxed {
	in := inboxed{Path: filepath.Join(sh.Folder(), names.InboxFolder)}
	waiting, unfiled, err := inbox.Inbox{Folder: in.Path, Journal: sh.Name(), Journals: sh.IsBeside}.Look()
	in.Waiting, in.Unfiled = len(waiting), len(unfiled)
	switch {
	case err != nil:
		r.find(inboxUnreadable, voice.Say("The inbox cannot be looked into: %s.", in.Path), voice.Say("Check who may read that folder."))
	case in.Unfiled > 0:
		r.find(inboxUnfiled, voice.Say("Notes are in the inbox that cannot be filed: %s.", in.Path), voice.Say("Any editor shows what is in them; delete them if you do not need them."))
	case in.Waiting > 0 && r.Journal.State == readable:
		r.find(inboxWaiting, voice.Say("Notes wait in the inbox to be filed."), voice.Say(filedNext))
	}
	return in
}

func (r *report) backedUp(ctx context.Context, j Journal, sh shelf.Shelf) {
	r.Backups = backups{Path: sh.Backups()}
	all, err := j.Backups(ctx)
	for _, b := range all {
		r.Backups.Count++
		r.Backups.Bytes += b.Size
		if !b.Ahead && b.Made.After(r.Backups.Newest) {
			r.Backups.Newest = b.Made
		}
	}
	switch {
	case err != nil:
		r.find(backupsUnknown, voice.Say("What backups there are cannot be told."), voice.Say(voice.FaultOf(err).Hint))
	case r.Backups.Count == 0 && r.Journal.State == readable:
		r.find(noBackup, voice.Say("There are no backups yet. One is made by itself on the next day you write."), voice.Say("`messup backup` makes one now."))
	case r.Backups.Count > 0 && r.Backups.Newest.IsZero():
		r.find(backupsAhead, voice.Say("All backups are dated ahead of the clock of this computer."), voice.Say("Check the day it shows."))
	}
}

// openToOthers says what others may do.
func (r *report) openToOthers(folder string) {
	switch perm := disk.OthersMay(folder); {
	case perm&0o022 != 0:
		r.find(folderWritable, voice.Say("Others on this computer may write to %s, and so put another file in the place of the journal.", folder), voice.Say("chmod go-w %s closes it.", strconv.Quote(folder)))
	case perm != 0 && r.Journal.Exists:
		r.find(folderReadable, voice.Say("Others on this computer may look into %s: they see what its files are called, and nothing that is in them.", folder), voice.Say("chmod go-rwx %s closes it.", strconv.Quote(folder)))
	}
	if r.Journal.Exists && r.Journal.Owner != mine {
		r.find(notOwner, voice.Say("The journal belongs to another user."), voice.Say("Its owner can give it to you, or choose another file with --journal."))
	}
}

// fileAt is the journal as the system has it.
func fileAt(path string, there bool) file {
	f := file{place: placeAt(path), Exists: there, HeldBy: []holder{}}
	if info, err := os.Stat(path); err == nil {
		f.Bytes = info.Size()
	}
	if h, err := (verify.Reader{Seal: seal.Seal{}}).HeadAt(path); err == nil {
		f.Schema = h.Schema
	}
	if info, err := os.Lstat(names.Checked(path)); err == nil {
		f.Checked = info.ModTime()
	}
	return f
}

func placeAt(path string) place {
	p := place{Path: path}
	info, err := os.Stat(path)
	if err != nil {
		return p
	}
	p.Mode, p.Owner = modeOf(info), mine
	if uid, is := disk.Stranger(info); is {
		p.Owner = strconv.Itoa(uid)
	}
	return p
}

func modeOf(info fs.FileInfo) string {
	if !disk.HasModes {
		return ""
	}
	return fmt.Sprintf("%03o", info.Mode().Perm())
}

// named are processes with what they are called, where the system tells.
func named(pids []int) []holder {
	all := make([]holder, 0, len(pids))
	for _, pid := range pids {
		name, _ := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "comm")) // elsewhere there is none
		all = append(all, holder{pid, text.CleanLine(string(name))})
	}
	return all
}

func terminalOf(w World) terminal {
	t := terminal{In: w.In, Out: w.Out, Marks: "drawn"}
	for _, v := range variables(w) {
		if v.Name == "TERM" {
			t.Name = v.Value
		}
	}
	if w.Out {
		t.Columns = w.Columns()
	}
	if draw.MarksFor(w.Environ) == draw.Typed() {
		t.Marks = "typed"
	}
	switch colorprofile.Env(w.Environ) {
	case colorprofile.TrueColor:
		t.Colours = "true"
	case colorprofile.ANSI256:
		t.Colours = "256"
	case colorprofile.ANSI:
		t.Colours = "16"
	default:
		t.Colours = "none"
	}
	return t
}

// variables are those that are set, messup's own first; of these also one that it does not
// know, which may be a slip.
func variables(w World) []variable {
	own, others := []variable{}, []variable{}
	for _, line := range w.Environ {
		name, value, _ := strings.Cut(line, "=")
		v := variable{text.CleanLine(name), text.CleanLine(value)}
		switch {
		case value == "":
		case strings.HasPrefix(name, prefix):
			own = append(own, v)
		case slices.Contains(w.Heeded, name):
			others = append(others, v)
		}
	}
	byName := func(a, b variable) int { return strings.Compare(a.Name, b.Name) }
	slices.SortFunc(own, byName)
	slices.SortFunc(others, byName)
	return append(own, others...)
}
