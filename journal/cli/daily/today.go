package daily

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/due"
	"messup/journal/gather"
	"messup/journal/school"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// Today prints what is due.
func Today(s Shell) *cobra.Command {
	var count bool
	cmd := s.JSON(&cobra.Command{
		Use:   "today",
		Short: voice.Say("Print what is due today"),
		Long: voice.Say(`Print what is due today as the first page shows it, a line each: plans and people of
the day, lessons that come back, plans whose day is over, drafts and lines jotted
down, and a review, for a week from when it is due. What is marked heavy is never
among it. In a break nothing is due but what was begun.

It is for a prompt, the line of tmux, cron or a start-up file: it ends with 0,
prints nothing if nothing is due, or where the journal is busy, locked, damaged or
not there, and waits for nobody. "messup doctor" tells which of these it is. With
--count it prints how many lines there are.

What can be said of each, by the id before it:
  plan    messup plans did ID, else, move or let-go
  person  messup people done ID, move or let-go
  lesson  messup lessons use ID
  draft   messup edit ID, as of a jot
  review  messup review`),
		Example:           voice.Say("  messup today\n  messup today --count"),
		Args:              usage.Takes(0, 0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, there := glanced(cmd.Context(), s, func(ctx context.Context, b *book.Book) ([]thing, error) {
				return things(ctx, b, !count)
			})
			switch {
			case !there:
				return s.Print(nil, func() {})
			case count:
				return s.Print(len(all), func() { s.Say("%s", strconv.Itoa(len(all))) })
			}
			return s.Print(append([]thing{}, all...), func() { s.Rows(rows(all)) })
		},
	})
	cmd.Flags().BoolVar(&count, "count", false, voice.Say("print one number"))
	return cmd
}

// A kind is what a thing is, as scripts read it and, said, as people do.
type kind voice.Phrase

// The kinds. Several are plans that a day has no room for, told in one line as on the desk.
const (
	aPlan   kind = "plan"
	several kind = "plans"
	aPerson kind = "person"
	aLesson kind = "lesson"
	aDraft  kind = "draft"
	aJot    kind = "jot"
	aReview kind = "review"
)

// A thing is one line of what is due.
type thing struct {
	What  kind       `json:"what"`
	ID    journal.ID `json:"id,omitempty"`
	Words string     `json:"words,omitempty"` // the person's own: a title, a lesson, who it is
	When  string     `json:"when,omitempty"`  // of a plan or a lesson
	Will  string     `json:"will,omitempty"`
	Class string     `json:"class,omitempty"`
	Day   date.Day   `json:"day,omitzero"`  // that it is due from
	Over  bool       `json:"over,omitzero"` // that is over, and is asked about
	Of    int        `json:"of,omitzero"`   // how many it tells of, where these are several

	short string       // as much of the id as names it
	in    journal.Kind // what the id is of
	said  string       // the words as a person reads them
	about string       // where it stands
}

// things are what is due, in the order of the first page; by the shortest id of each where
// that is asked.
func things(ctx context.Context, b *book.Book, shortened bool) ([]thing, error) {
	now := b.Now()
	set, err := b.Settings(ctx)
	if err != nil {
		return nil, err
	}
	on, err := b.Today(ctx)
	if err != nil {
		return nil, err
	}
	d := day{Day: on, sets: b.Sets(), now: now, today: date.DayOf(now), year: set.Year()}
	all := once(slices.Concat(d.plans(), d.others(), d.waiting()))
	if !shortened {
		return all, nil
	}
	return all, shorten(ctx, b, all)
}

// shorten finds the shortest id of each.
func shorten(ctx context.Context, b *book.Book, all []thing) error {
	of := map[journal.Kind][]int{}
	for i, one := range all {
		if one.in != "" {
			of[one.in] = append(of[one.in], i)
		}
	}
	for in, at := range of {
		ids := make([]journal.ID, len(at))
		for i, n := range at {
			ids[i] = all[n].ID
		}
		short, err := b.Shorten(ctx, in, ids)
		if err != nil {
			return err
		}
		for i, n := range at {
			all[n].short = short[i]
		}
	}
	return nil
}

// day is what is due on it, as it is told.
type day struct {
	gather.Day
	sets  prompts.Library
	now   time.Time
	today date.Day
	year  school.Year
}

// plans are those of the day.
func (d day) plans() (all []thing) {
	for _, p := range d.Due.Now {
		all = append(all, d.begun(p.Entry, p.Rev, thing{
			What: aPlan, in: journal.PlansKind, ID: p.ID, When: text.CleanLine(p.When), Will: text.CleanLine(p.Will), said: voice.PlanSentence(p), Class: p.Whom(), Day: p.Day, about: voice.UntilDay(p, d.today),
		}))
	}
	return all
}

// others are the people and the lessons of the day. Of a lesson that is to be recalled no
// more is told than when it applies.
func (d day) others() (all []thing) {
	for _, c := range d.Due.People {
		all = append(all, d.begun(c.Entry, c.Rev, thing{What: aPerson, in: journal.CheckinsKind, ID: c.ID, Words: text.CleanLine(c.Person), said: voice.SpeakTo(c), Day: c.Day}))
	}
	for _, c := range d.Due.Lessons {
		one := thing{What: aLesson, in: journal.Lessons, ID: c.ID, When: text.CleanLine(c.When), said: voice.Returns(c), Class: c.Class, Day: c.Due()}
		if one.When == "" {
			one.Words = text.CleanLine(c.Text)
		}
		all = append(all, one)
	}
	return all
}

// waiting are plans whose day is over, drafts and jots, and a review.
func (d day) waiting() (all []thing) {
	for _, p := range d.Due.Asked {
		all = append(all, d.begun(p.Entry, p.Rev, thing{
			What: aPlan, in: journal.PlansKind, ID: p.ID, When: text.CleanLine(p.When), Will: text.CleanLine(p.Will), said: voice.WhatHappened(voice.PlanSentence(p)), Class: p.Whom(), Day: p.Day, Over: true,
			about: voice.HomeAside(p, d.today, d.year),
		}))
	}
	if more := d.Due.More; more > 0 {
		all = append(all, thing{What: several, said: voice.MorePlans(more), Of: more})
	}
	for _, jots := range []bool{false, true} { // what was begun is to be gone on with, and comes first
		for _, l := range d.Drafts {
			if is := l.Kind == journal.Jot; is == jots {
				one := thing{What: aDraft, in: journal.Entries, ID: l.ID, Words: l.Title, Class: l.Class, Day: date.DayOf(l.Happened), about: voice.Stopped(d.sets, l, d.now, false)}
				if is {
					one.What = aJot
				}
				all = append(all, one)
			}
		}
	}
	if d.Looking {
		all = append(all, d.review())
	}
	return all
}

func (d day) review() thing {
	held := date.DayOf(d.Review.Begun.In(d.now.Location()))
	if d.Review.Resumes(d.now) {
		return thing{What: aReview, in: journal.ReviewsKind, ID: d.Review.ID, said: voice.Say("the review that you began"), Day: held}
	}
	return thing{What: aReview, said: voice.Say("a look back at the week"), about: voice.Say("the last was on %s", voice.Dated(held, "2 January", d.today)), Day: due.NextReview(held, d.year)}
}

// begun is what a draft means to do: there is nothing else to say of it yet than the draft. What was
// kept of one by itself is there by itself, and has an id of its own.
func (d day) begun(entry journal.ID, rev int, one thing) thing {
	for _, l := range d.Drafts {
		if l.ID == entry && rev == 0 {
			one.What, one.in, one.ID, one.about = aDraft, journal.Entries, l.ID, voice.Stopped(d.sets, l, d.now, false)
		}
	}
	return one
}

// once are the things without the drafts that were told of already, by what they mean to do.
func once(all []thing) []thing {
	told := map[journal.ID]bool{}
	return slices.DeleteFunc(all, func(one thing) bool {
		is := one.What == aDraft && one.Will+one.said == "" && told[one.ID]
		told[one.ID] = told[one.ID] || one.What == aDraft
		return is
	})
}

// rows are the lines.
func rows(all []thing) table.Table {
	t := table.Table{Flex: 3, Wrap: true}
	for _, one := range all {
		words := one.said
		if words == "" {
			words = one.Words
		}
		t.Add("", one.short, voice.Say(voice.Phrase(one.What)), one.Class, voice.Joined(words, one.about))
	}
	return t
}
