package home

import (
	"context"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// begunFirst puts what was begun before what was only jotted down: it is to be gone on
// with, and stays in sight however much is jotted after it.
func begunFirst(drafts []journal.Summary) []journal.Summary {
	sorted := slices.Clone(drafts)
	slices.SortStableFunc(sorted, func(a, b journal.Summary) int {
		return journal.YesFirst(a.Kind != journal.Jot) - journal.YesFirst(b.Kind != journal.Jot)
	})
	return sorted
}

// begun is the row of a plan or a person that an entry names: of one that is a draft yet,
// it says so and leads there.
func (h *homePage) begun(entry journal.ID, row homeRow) homeRow {
	for _, l := range h.on.Drafts {
		if l.ID == entry {
			row.right, row.to = voice.Stopped(h.env.Sets(), l, h.env.Book.Now(), h.env.Narrow()), page.Write{ID: l.ID}
		}
	}
	return row
}

// asked is the row of a plan whose day is over: what happened? That of a draft is told of
// once there is one, and says which day that was.
func (h *homePage) asked(p journal.Plan) homeRow {
	row := homeRow{section: waiting, title: voice.HomeLine(p), whole: voice.PlanSentence(p), class: p.Whom(), right: voice.HomeAside(p, h.env.Today(), h.env.Year, h.env.Narrow()), to: page.TakeTwo{ID: p.ID}}
	if slices.ContainsFunc(h.on.Drafts, func(l journal.Summary) bool { return l.ID == p.Entry }) {
		row.right, row.to = voice.UntilDay(p, h.env.Today()), page.Write{ID: p.Entry}
	}
	return row
}

// shown is every row on a tall screen; otherwise the sections share the room, and what
// is waiting comes first: it takes the rows that are free, and where it needs more still,
// the last one says how many there are and leads to them.
func (h *homePage) shown() []homeRow {
	rows := h.rows()
	limit := map[voice.Phrase]int{today: 8, waiting: 5, latest: 5, carried: 4} // the others have one row
	if h.env.Size.Height >= 28 {
		limit = map[voice.Phrase]int{today: 8, waiting: 8, latest: 8, carried: 9}
	}
	waits := 0
	for _, r := range rows {
		if r.section == waiting {
			waits++
		}
	}
	shown := within(rows, limit)
	if over := waits - limit[waiting]; over > 0 {
		limit[waiting] += max(0, min(over, h.free(shown)))
		shown = within(rows, limit)
	}
	if over := waits - limit[waiting]; over > 0 {
		last := slices.IndexFunc(shown, func(r homeRow) bool { return r.section == waiting }) + limit[waiting] - 1
		shown[last] = homeRow{section: waiting, title: voice.MoreWait(over + 1), to: page.Browse{Query: page.AskDrafts}}
	}
	return shown
}

// within are the first so many rows of each section, and all of one that has no limit.
func within(rows []homeRow, limit map[voice.Phrase]int) (shown []homeRow) {
	n := map[voice.Phrase]int{}
	for _, r := range rows {
		most, limited := limit[r.section]
		if n[r.section]++; !limited || n[r.section] <= most {
			shown = append(shown, r)
		}
	}
	return shown
}

// free is how many rows of the screen stay empty below some rows and the keys.
func (h *homePage) free(rows []homeRow) int {
	used, section := len(rows), voice.Phrase("")
	for _, r := range rows {
		if r.section == section {
			continue
		}
		if section != "" && !h.env.Short() {
			used++
		}
		if section = r.section; section != aside && section != focus {
			used++
		}
	}
	if notice := h.env.Waiting(); notice != "" {
		used += min(h.env.Size.Height/2, lipgloss.Height(notice)+1)
	}
	if !h.env.Wide() && !h.env.Narrow() {
		used += 1 + strings.Count(h.keyTable(), "\n") + 1
	}
	return h.env.Size.Height - used
}

// widestRight is the width of a section's right column.
func widestRight(rows []homeRow, section voice.Phrase) int {
	widest := 0
	for _, r := range rows {
		if r.section == section {
			widest = max(widest, lipgloss.Width(r.right))
		}
	}
	return widest
}

// beneath puts a row's sign before its first line, and that of the others before them.
func beneath(lines []string, first, others string) []string {
	for i := range lines {
		lines[i] = first + lines[i]
		first = others
	}
	return lines
}

// begunShare reports whether a share was begun and not written yet. One that cannot be read
// is there as well: its page says so.
func begunShare(ctx context.Context, d *page.Env) bool {
	if d.Opts.Sharing == nil {
		return false
	}
	begun, err := d.Opts.Sharing.Kept(ctx)
	return err != nil || begun != nil
}
