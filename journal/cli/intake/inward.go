package intake

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"messup/journal/book"
	"messup/journal/cli/carry"
	"messup/journal/cli/takeout"
	"messup/journal/cli/told"
	"messup/journal/foreign"
	"messup/journal/takeback"
	"messup/journal/text"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Giver brings files into the journal for the pages. It is their page.Inward.
type Giver struct {
	Book    *book.Book
	Deliver func(name string) carry.Delivery
	Home    string // what ~ stands for; empty: nothing
	Here    string // the folder messup was started in; empty: nobody knows
}

// Reads are the programs whose journals are read.
func (g Giver) Reads() (all []page.Form) {
	for _, p := range foreign.Programs() {
		all = append(all, page.Form{Name: voice.Word(p.Source), About: voice.Say(voice.Phrase(p.About))})
	}
	return all
}

// Understood reads a path as takeout.Taker does: what goes out to one comes in from it.
func (g Giver) Understood(path string) string {
	return takeout.Taker{Home: g.Home, Here: g.Here}.Understood(path)
}

func (g Giver) delivery(path string) carry.Delivery {
	name := g.Understood(path)
	if name == "-" { // a file of that name: what the terminal types is no file
		name = "." + string(filepath.Separator) + name
	}
	return g.Deliver(name)
}

// Look says what a file would bring.
func (g Giver) Look(ctx context.Context, path string) (in page.Incoming, err error) {
	d := g.delivery(path)
	d.DryRun = true
	all, err := d.Into(ctx, g.Book)
	if err != nil {
		return in, err
	}
	if f := all.Foreign; f != nil {
		in.Whose = voice.Say("It is of %s.", voice.Word(f.Source))
		for _, e := range f.First {
			in.First = append(in.First, voice.Joined(voice.At(e.Happened, told.DayAs), e.Title, strings.Join(e.Tags, ", ")))
		}
	}
	if more := more(all); more != "" {
		in.First = append(in.First, more)
	}
	in.Said, in.None = Said(all), all.Added+all.Updated == 0
	in.Said = in.Said[:len(in.Said)-1] // that it was a dry run goes without saying here
	return in, nil
}

// Take takes a file in.
func (g Giver) Take(ctx context.Context, path string) (said []string, err error) {
	all, err := g.delivery(path).Into(ctx, g.Book)
	if err != nil {
		return nil, err
	}
	said = Said(all)
	if all.Undo {
		said = said[:len(said)-1] // a key does it here
	}
	return said, nil
}

// Undo takes the last import back.
func (g Giver) Undo(ctx context.Context, rehearse bool) (said []string, none bool, err error) {
	u, err := g.Book.Archive.TakeBack(ctx, rehearse)
	if err != nil {
		return nil, false, err
	}
	said = Undone(u)
	if rehearse && !u.Nothing() {
		said = said[:len(said)-1]
	}
	return said, u.Nothing() || nothingLeft(u), nil
}

func nothingLeft(u takeback.Undone) bool { return len(u.Gone) == 0 && u.Before == 0 }

// mostOffers is how many files are offered, and mostLooked how many of a folder are looked at.
const (
	mostOffers = 60
	mostLooked = 2000
)

// Offers are files that may be meant, the newest first: those of such endings where a browser and
// hands put them.
func (g Giver) Offers() []string {
	type file struct {
		name string
		at   time.Time
	}
	var all []file
	for _, folder := range []string{g.Here, g.Home, filepath.Join(g.Home, "Downloads"), filepath.Join(g.Home, "Documents"), filepath.Join(g.Home, "Desktop")} {
		if folder == "" || g.Home == "" {
			continue
		}
		for _, d := range some(folder) {
			ending := strings.ToLower(filepath.Ext(d.Name()))
			info, err := d.Info()
			if err != nil || !d.Type().IsRegular() || strings.HasPrefix(d.Name(), ".") || !slices.Contains([]string{".json", ".jsonl", ".zip", ".txt", ".md", ".db"}, ending) {
				continue
			}
			name := filepath.Join(folder, d.Name())
			if rest, is := strings.CutPrefix(name, g.Home+string(filepath.Separator)); is {
				name = filepath.Join("~", rest)
			}
			if text.CleanLine(name) == name { // what cannot be shown cannot be chosen
				all = append(all, file{name, info.ModTime()})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b file) int { return b.at.Compare(a.at) })
	var names []string
	for _, f := range all {
		if len(names) < mostOffers && !slices.Contains(names, f.name) {
			names = append(names, f.name)
		}
	}
	return names
}

// some lists a folder, or what of a large one comes first. One that is not there has nothing.
func some(folder string) []fs.DirEntry {
	f, err := os.Open(folder)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }() // it was only read
	all, _ := f.ReadDir(mostLooked)  // what came before an error is offered
	return all
}
