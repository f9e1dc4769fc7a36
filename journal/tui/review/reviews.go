package review

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/tui/form"
	"messup/journal/tui/list"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// OpenReviews opens page.Reviews.
func OpenReviews(d *page.Env, to page.Reviews) page.Page {
	p := &reviewsPage{}
	const none voice.Phrase = "No reviews yet. r on the desk begins one; five minutes are enough."
	p.Page = list.NewListPage(d, "Reviews", none, to.Cursor, p.read, p.row)
	return p
}

type reviewsPage struct{ list.Page[journal.Review] }

func (p *reviewsPage) read(ctx context.Context, _ search.Query, skip, limit int) (list.Batch[journal.Review], error) {
	all, err := p.Env.Book.Reviews.All(ctx, 0)
	return list.Cut(all, skip, limit), err
}

// row is one review: its week, and what was to be tried.
func (p *reviewsPage) row(i int, _ bool) []string {
	r, _ := p.List.Row(i)
	about := ""
	for _, line := range r.Recorded {
		if line.Stop == journal.StopNextWeek || about == "" {
			about = line.Line
		}
	}
	switch {
	case about != "":
	case r.Open():
		about = voice.Open()
	default:
		about = voice.Say("nothing was recorded")
	}
	words := voice.WeekOf(r) + " · " + about
	return []string{list.Row(p.Env, i == p.List.Cursor, words, "", voice.At(r.Begun, "2 Jan 2006"))}
}

func (p *reviewsPage) Actions() []page.Action {
	var all []page.Action
	if r, ok := p.List.Chosen(); ok {
		all = append(all, page.Act("enter", "read", func() tea.Cmd { return page.GoTo(page.PastReview{ID: r.ID}) }, "enter"))
	}
	return p.Keys(all, page.Act("r", "review", func() tea.Cmd { return page.SwapTo(page.Review{}) }, "r"))
}

func (p *reviewsPage) Here() page.Place { return page.Reviews{Cursor: p.List.Cursor} }

// OpenPastReview opens page.PastReview.
func OpenPastReview(d *page.Env, to page.PastReview) page.Page {
	return &pastReviewPage{Page: form.Page{Desk: d}, route: to}
}

type pastReviewPage struct {
	form.Page
	route  page.PastReview
	review journal.Review
}

func (p *pastReviewPage) Init() tea.Cmd {
	book, id := p.Desk.Book, p.route.ID
	return form.After(&p.Page, func(ctx context.Context) (journal.Review, error) {
		return book.Reviews.Find(ctx, string(id))
	}, func(r journal.Review) tea.Cmd {
		p.review, p.Loaded = r, true
		return nil
	})
}

func (p *pastReviewPage) View() page.View {
	v := page.View{Title: voice.Say("Review")}
	if !p.Loaded {
		return v
	}
	v.Title, v.Aside = voice.WeekOf(p.review), voice.At(p.review.Begun, "Monday 2 January 2006")
	set := p.Paper()
	if p.review.Partner {
		set.Add(set.Look.Pencil, voice.Say("with a partner"))
	}
	setReview(set, p.review.Recorded)
	if len(p.review.Recorded) == 0 {
		set.Add(set.Look.Ink, voice.Say("Nothing was recorded."))
	}
	return p.Show(v, set.Rows)
}

// setReview sets what was recorded, by its stops.
func setReview(set *look.Lines, lines []journal.Recorded) {
	var at journal.Stop
	for _, line := range lines {
		if line.Stop != at {
			set.Gap()
			set.Add(set.Look.Pencil, voice.StopTitle(line.Stop))
			at = line.Stop
		}
		if line.Stop == journal.StopLessons {
			set.Lesson(line.Line)
			continue
		}
		set.Add(set.Look.Ink, line.Line)
		for _, half := range voice.Halves(line) {
			set.Named(half[0], half[1])
		}
	}
}

func (p *pastReviewPage) Actions() []page.Action {
	return append([]page.Action{page.Act("esc", "back", func() tea.Cmd { return page.Back }, "esc", "enter")}, p.Scrolls()...)
}

func (p *pastReviewPage) Here() page.Place { return p.route }
