package syncing

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/progress"
	"messup/journal/instep"
	"messup/store/folder"
)

// Done and Problem are those of package instep.
type (
	// Done is what a sync did.
	Done = instep.Done
	// Problem is a file that was left alone.
	Problem = instep.Problem
)

// run is one sync as it was asked for.
type run struct {
	Shell
	cmd   *cobra.Command
	j     Journal
	kept  Kept
	asked asked
	place Place
	fresh bool // it was not sealed before
}

func (r *run) sync(ctx context.Context) (out Outcome, err error) {
	before := r.place
	if r.asked.dryRun && folder.Makeable(r.place.Folder) {
		out = Outcome{Folder: r.place.Folder, DryRun: true}
		out.Done, err = r.inStep(ctx, unmade{}, false, before)
		return out, err
	}
	made := folder.Makeable(r.place.Folder)
	f, anew, err := r.open()
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	out = Outcome{Folder: r.place.Folder, DryRun: r.asked.dryRun, Sealed: f.Ending() != ".json", commits: r.place.Commit, made: made}
	out.sealedNow = out.Sealed && r.fresh
	if err := r.begin(ctx, f); err != nil {
		return out, err
	}
	inbox := Inbox{r.j, r.kept}
	if out.Jots, out.Waiting, err = inbox.take(ctx, f, r.asked.dryRun); err != nil {
		return out, err
	}
	if !r.asked.dryRun {
		if out.Removed, err = inbox.tidy(ctx, f); err != nil {
			return out, err
		}
	}
	if out.Done, err = r.inStep(ctx, disked{f}, anew, before); err != nil {
		return out, err
	}
	out.titles = r.titles(ctx, out.Joined, out.Returned, out.Again)
	if r.place.Renewed && !r.asked.dryRun {
		r.place.Renewed = false
		if err := r.kept.KeepPlace(r.place); err != nil {
			return out, err
		}
	}
	if r.place.Commit && !r.asked.dryRun {
		out.Commit, out.ignored, err = git{dir: r.place.Folder}.record(ctx, out.Done)
	}
	return out, err
}

// titles are those of entries that were joined or given back; of others there is none.
func (r *run) titles(ctx context.Context, lists ...[]journal.ID) map[journal.ID]string {
	titles := map[journal.ID]string{}
	for _, id := range slices.Concat(lists...) {
		if e, err := r.j.Entries.Find(ctx, string(id)); err == nil && len(titles) < mostTold {
			titles[id] = e.Title
		}
	}
	return titles
}

// begin remembers the folder, also for a sync that is cut short.
func (r *run) begin(ctx context.Context, f *folder.Folder) error {
	if r.asked.dryRun {
		return nil
	}
	if r.place.Commit {
		if err := (git{dir: r.place.Folder}).ready(ctx); err != nil {
			return err
		}
	}
	if err := r.kept.KeepPlace(r.place); err != nil {
		return err
	}
	if err := f.MakeInbox(); !errors.Is(err, folder.ErrLink) { // which the inbox tells of
		return err
	}
	return nil
}

func (r *run) inStep(ctx context.Context, f instep.Folder, anew bool, before Place) (Done, error) {
	line := r.Progress(progress.Sync, false) // nobody is asked anything from here on
	defer line.Done()
	memory, err := r.kept.Memory()
	if err != nil {
		return Done{}, err
	}
	if before.other { // what was seen of files is of another folder
		for k, s := range memory {
			s.Size, s.Mod = 0, 0
			memory[k] = s
		}
	}
	done, err := instep.Sync{
		Store: r.j.Store, Folder: f, Memory: memory, Sets: r.j.Sets(), Now: r.j.Now(),
		Heavy: r.place.Heavy, DryRun: r.asked.dryRun, Anew: anew, Shutting: r.fresh, Remember: r.kept.KeepMemory, Base: r.bases(),
	}.Run(line.In(ctx))
	if done.Files == nil {
		done.Files = []Problem{}
	}
	return done, err
}
