package review

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/gather"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// Open opens page.Review.
func Open(d *page.Env, to page.Review) page.Page {
	p := &reviewPage{Page: form.Page{Desk: d}, within: to.Within, partner: to.Partner, met: to.Met}
	p.Head = p.route
	return p
}

// A reviewPage takes a person from stop to stop. What was said at a stop is on
// the disk before the next one begins, and so is where one is.
type reviewPage struct {
	form.Page
	reviewRead
	within  bool
	partner bool   // it is to be held with somebody
	met     string // what the mess asked when it was last gone to
	stop    reviewStop
}

// A reviewStop is one stop: what it asks, its keys, and what it goes through.
type reviewStop interface {
	form.Panel
	// begin puts the first thing on the page.
	begin() tea.Cmd
	// next goes to the next thing of the stop; false if there is no other.
	next() bool
	// beside sets what it is about on the right page, where two fit; nothing if there is
	// nothing of its own.
	beside(set *look.Lines)
	// aside says which of several things this is; empty if it is the only one.
	aside() string
}

// A stopEnv is what a stop has to work with: what was read for it, and what it
// can ask of the review it is on.
type stopEnv struct {
	form.Host
	*reviewRead
	env *page.Env
	met *string // what the mess asked when it was last gone to
	// record notes what came of the stop.
	record func(id journal.ID, line string, then func() tea.Cmd) tea.Cmd
	// goOn goes to the next thing: of this stop, else of the review.
	goOn func() tea.Cmd
	// change changes the review and shows the stop it is at then.
	change func(func(journal.Review) journal.Review) tea.Cmd
	// onSlip puts a form on the page that can be skipped and left backwards.
	onSlip func(form.Form) tea.Cmd
}

func (e stopEnv) paper(width int) *look.Lines { return &look.Lines{Look: e.env.Look, Width: width} }

// reviewRead is what a stop begins with.
type reviewRead struct {
	review   journal.Review
	agenda   gather.Agenda
	settings journal.Settings
	resumed  bool
	side     besideRead
	heard    journal.Heard // at the people: what somebody said that has no plan to stand beside
}

func readReview(ctx context.Context, book *book.Book, r journal.Review) (read reviewRead, err error) {
	read.review = r
	if read.agenda, err = book.Reviews.Agenda(ctx, r); err != nil {
		return read, err
	}
	if r.At == journal.StopPeople && !read.agenda.Break {
		if read.heard, err = book.Heard.Alone(ctx); err != nil {
			return read, err
		}
	}
	if read.side, err = readBeside(ctx, book, read); err != nil {
		return read, err
	}
	read.settings, err = book.Settings(ctx)
	return read, err
}

func (p *reviewPage) Init() tea.Cmd {
	book, partner := p.Desk.Book, p.partner
	return form.After(&p.Page, func(ctx context.Context) (reviewRead, error) {
		r, resumed, err := book.Reviews.StartOrResume(ctx)
		if err == nil && partner && !r.Partner {
			r, err = book.Reviews.Change(ctx, r.ID, func(r journal.Review) journal.Review { return r.Together(true) })
		}
		if err != nil {
			return reviewRead{}, err
		}
		read, err := readReview(ctx, book, r)
		read.resumed = resumed
		if err != nil || r.At != journal.StopArrive {
			return read, err
		}
		fitted := r.Resized(r.Minutes, preferred(read.agenda), read.agenda.Quiet).Beside(read.agenda.Pair.Found())
		if slices.Equal(fitted.Stops, r.Stops) {
			return read, nil
		}
		read.review, err = book.Reviews.Change(ctx, r.ID, func(r journal.Review) journal.Review {
			r.Stops = fitted.Stops
			return r
		})
		return read, err
	}, func(read reviewRead) tea.Cmd {
		cmd := p.enter(read)
		if read.resumed && !p.within && !p.Desk.Short() && read.review.At != journal.StopArrive {
			return tea.Batch(cmd, page.Say("Going on where you stopped."))
		}
		return cmd
	})
}

// enter shows the stop the review is at.
func (p *reviewPage) enter(read reviewRead) tea.Cmd {
	p.reviewRead, p.Loaded = read, true
	p.Form, p.Top = nil, 0
	p.stop = p.newStop()
	return p.stop.begin()
}

func (p *reviewPage) newStop() reviewStop {
	env := stopEnv{
		Host: p, reviewRead: &p.reviewRead, env: p.Desk, met: &p.met,
		record: p.record, goOn: p.goOn, change: p.change, onSlip: p.onSlip,
	}
	switch p.review.At {
	case journal.StopWin:
		return &winStop{stopEnv: env}
	case journal.StopSweep:
		return &sweepStop{stopEnv: env}
	case journal.StopTakeTwo:
		return &takeTwoStop{stopEnv: env}
	case journal.StopMess:
		return &messStop{stopEnv: env}
	case journal.StopPair:
		return &pairStop{stopEnv: env}
	case journal.StopLessons:
		return &lessonsStop{stopEnv: env}
	case journal.StopPeople:
		return &peopleStop{stopEnv: env}
	case journal.StopNextWeek:
		return &nextWeekStop{stopEnv: env}
	case journal.StopAloud:
		return &aloudStop{stopEnv: env}
	case journal.StopClose:
		return &closeStop{stopEnv: env}
	}
	return &arriveStop{stopEnv: env}
}

// goOn goes to the next thing: of this stop, else of the review.
func (p *reviewPage) goOn() tea.Cmd {
	p.Top = 0
	if p.stop.next() {
		return p.stop.begin()
	}
	return p.change(journal.Review.Next)
}

// change changes the review and shows the stop it is at then.
func (p *reviewPage) change(change func(journal.Review) journal.Review) tea.Cmd {
	book, id, from := p.Desk.Book, p.review.ID, p.review.At
	return form.After(&p.Page, func(ctx context.Context) (reviewRead, error) {
		for {
			r, err := book.Reviews.Change(ctx, id, change)
			if err == nil && r.At == journal.StopClose {
				r, err = book.Reviews.Finish(ctx, id)
			}
			if err != nil {
				return reviewRead{}, err
			}
			read, err := readReview(ctx, book, r)
			if err != nil || r.At == from || !read.empty() {
				return read, err
			}
			from = r.At // there is nothing at this one: on, or further back
		}
	}, p.enter)
}

// empty reports whether the stop has nothing to ask, and nothing was recorded at it.
func (r *reviewRead) empty() bool {
	if len(r.recorded()) > 0 {
		return false
	}
	switch a := r.agenda; r.review.At {
	case journal.StopTakeTwo:
		return len(a.Plans) == 0
	case journal.StopMess:
		return a.Mess.ID == "" && r.review.Mess == ""
	case journal.StopPair:
		return !a.Pair.Found()
	case journal.StopLessons:
		return len(a.Lessons) == 0
	case journal.StopPeople:
		return len(a.Checkins) == 0 && a.Person == "" && r.heard.ID == ""
	}
	return false
}

// back goes to the stop before. A review that was closed is open again.
func (p *reviewPage) back() tea.Cmd {
	return p.change(func(r journal.Review) journal.Review {
		r.Finished = time.Time{}
		return r.Back()
	})
}

// record notes what came of a stop, for the last page and for reading again.
func (p *reviewPage) record(id journal.ID, line string, then func() tea.Cmd) tea.Cmd {
	book, review, at := p.Desk.Book, p.review.ID, p.review.At
	return form.After(&p.Page, func(ctx context.Context) (journal.Review, error) {
		return book.Reviews.Change(ctx, review, func(r journal.Review) journal.Review {
			r.At = at
			return r.Record(id, line)
		})
	}, func(r journal.Review) tea.Cmd {
		p.review = r
		if then == nil {
			return nil
		}
		return then()
	})
}

// recorded are the lines noted at the present stop.
func (r *reviewRead) recorded() []journal.Recorded {
	var here []journal.Recorded
	for _, line := range r.review.Recorded {
		if line.Stop == r.review.At {
			here = append(here, line)
		}
	}
	return here
}

// setRecorded sets what was noted here already.
func (r *reviewRead) setRecorded(set *look.Lines) {
	for _, line := range r.recorded() {
		set.Add(set.Look.Pencil, voice.Say("Kept: %s", line.Line))
	}
	set.Gap()
}

func (p *reviewPage) View() page.View {
	v := page.View{Title: voice.Say("Weekly review"), Asks: true}
	if !p.Loaded {
		return v
	}
	v.Title, v.Aside = p.heading()
	if p.Form != nil {
		v.Side = p.side()
		return p.Show(v, nil)
	}
	if p.thought() {
		v.Middle = p.width()
	} else {
		v.Side = p.side()
	}
	return p.Ask(v, p.question())
}

// heading is which stop this is, and how far one is. Where the map has no room, the place
// on it stands here.
func (p *reviewPage) heading() (title, aside string) {
	title, left := voice.StopTitle(p.review.At), ""
	if p.review.At != journal.StopClose {
		left = voice.Say("about %d min", voice.MinutesLeft(p.review))
	}
	if !p.Desk.Narrow() {
		title = voice.Say("Weekly review") + " · " + title
	}
	if len(p.route()) > 0 {
		return title, voice.Joined(p.stop.aside(), left)
	}
	title, place := voice.Joined(title, p.stop.aside()), routeOf(p.review).place()
	if aside = voice.Joined(place, left); lipgloss.Width(title)+2+lipgloss.Width(aside) > p.Desk.Size.Width {
		aside = place
	}
	return title, aside
}

// route is the map of the review over the stop, where there is room for it.
func (p *reviewPage) route() []string {
	if !p.Loaded || p.Desk.Short() || p.Desk.Opts.Lines {
		return nil
	}
	if line := routeOf(p.review).draw(p.Desk.Look, p.Desk.PageWidth()); line != "" {
		if p.Desk.Wide() && p.Form == nil && p.thought() { // as all that stands there
			line = strings.Repeat(" ", (p.Desk.Size.Width-lipgloss.Width(line))/2) + line
		}
		return []string{line, ""}
	}
	return nil
}

func (p *reviewPage) Actions() []page.Action {
	escape := page.Act("esc", "keep and stop", p.leaveIt, "esc", "q")
	switch {
	case !p.Loaded:
		return []page.Action{escape}
	case p.Form != nil:
		return p.FormKeys()
	case p.review.At == journal.StopClose:
		return append([]page.Action{
			page.Act("enter", "close the book", func() tea.Cmd { return page.GoHome }, "enter", "esc", "q"),
			page.Act("shift+tab", "stop before", p.back, "shift+tab").OnScreen().Seldom(),
		}, p.Scrolls()...)
	}
	all := p.onward()
	all = append(all, escape, page.Act("ctrl+n", "skip this stop", p.skip, "ctrl+n").Seldom())
	if p.review.At != journal.StopArrive {
		all = append(all, page.Act("shift+tab", "stop before", p.back, "shift+tab").OnScreen().Seldom())
	}
	return all
}

// leaveIt goes home; the review waits at this stop.
func (p *reviewPage) leaveIt() tea.Cmd {
	if p.review.At == journal.StopArrive && len(p.review.Recorded) == 0 {
		return page.Back
	}
	return tea.Batch(page.Back, page.Say("Kept. For two days the review goes on here."))
}

func (p *reviewPage) Here() page.Place {
	if p.Loaded && !p.review.Open() {
		return page.PastReview{ID: p.review.ID}
	}
	return page.Review{Within: true, Met: p.met}
}

// onSlip puts a form of a stop on the page: what is skipped there is skipped
// with one key, and the stop before is another key away.
func (p *reviewPage) onSlip(on form.Form) tea.Cmd {
	on.Skip = p.goOn
	if p.review.Partner {
		below, at := on.About, p.review.At
		on.About = func(set *look.Lines) {
			setTalk(set, at, p.Desk.Short())
			if below != nil && !p.Desk.Short() {
				below(set)
			}
		}
	}
	on.Back = p.back
	return p.Write(on)
}

// Write puts a form on the page. Where it leads to nothing else, the key that skips the
// stop skips it from there as well.
func (p *reviewPage) Write(on form.Form) tea.Cmd {
	if on.Skip == nil {
		on.Skip = p.skip
	}
	return p.Page.Write(on)
}
