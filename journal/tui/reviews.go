package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
)

func openReviews(d *desk, to Reviews) page {
	p := &reviewsPage{}
	none := "No reviews yet. r on the desk begins one; five minutes are enough."
	p.listPage = newListPage(d, "Reviews", none, to.Cursor, p.read, p.row)
	return p
}

type reviewsPage struct{ listPage[journal.Review] }

func (p *reviewsPage) read(ctx context.Context, _ journal.Query, skip, limit int) (batch[journal.Review], error) {
	all, err := p.desk.book.Reviews(ctx, 0)
	return cut(all, skip, limit), err
}

// row is one review: its week, and what was to be tried.
func (p *reviewsPage) row(i int, _ bool) []string {
	r, _ := p.list.row(i)
	about := "open"
	for _, line := range r.Recorded {
		if line.Stop == journal.StopNextWeek || about == "open" {
			about = line.Line
		}
	}
	words := weekOf(r) + " · " + about
	return []string{listRow(p.desk, i == p.list.cursor, words, "", r.Begun.Format("2 Jan 2006"))}
}

func (p *reviewsPage) Actions() []action {
	var all []action
	if r, ok := p.list.chosen(); ok {
		all = append(all, act("enter", "read", func() tea.Cmd { return goTo(PastReview{ID: r.ID}) }, "enter"))
	}
	return p.keys(append(all, act("r", "review", func() tea.Cmd { return swapTo(Review{}) }, "r"))...)
}

func (p *reviewsPage) Here() Place { return Reviews{Cursor: p.list.cursor} }

func openPastReview(d *desk, to PastReview) page {
	return &pastReviewPage{sheet: sheet{desk: d}, route: to}
}

type pastReviewPage struct {
	sheet
	route  PastReview
	review journal.Review
}

func (p *pastReviewPage) Init() tea.Cmd {
	book, id := p.desk.book, p.route.ID
	return after(&p.sheet, func(ctx context.Context) (journal.Review, error) {
		return book.FindReview(ctx, string(id))
	}, func(r journal.Review) tea.Cmd {
		p.review, p.loaded = r, true
		return nil
	})
}

func (p *pastReviewPage) View() view {
	v := view{title: "Review"}
	if !p.loaded {
		return v
	}
	v.title, v.aside = weekOf(p.review), p.review.Begun.Format("Monday 2 January 2006")
	set := p.paper()
	setReview(set, p.review.Recorded)
	if len(p.review.Recorded) == 0 {
		set.add(set.look.words, "Nothing was recorded.")
	}
	return p.show(v, set.rows)
}

// setReview sets what was recorded, by its stops.
func setReview(set *paper, lines []journal.Recorded) {
	var at journal.Stop
	for _, line := range lines {
		if line.Stop != at {
			set.gap()
			set.add(set.look.quiet, stopTitle(line.Stop))
			at = line.Stop
		}
		if line.Stop == journal.StopLessons {
			set.lesson(line.Line)
			continue
		}
		set.add(set.look.words, line.Line)
	}
}

func (p *pastReviewPage) Actions() []action {
	return append([]action{act("esc", "back", func() tea.Cmd { return back }, "esc", "enter")}, p.scrolls()...)
}

func (p *pastReviewPage) Here() Place { return p.route }
