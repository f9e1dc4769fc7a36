package journal

import (
	"fmt"
	"slices"
	"time"

	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/text"
	"messup/prompts"
)

// A Checkin is a person to talk to: to repair, to ask, to say it out loud. The
// first one of an entry bears the entry's id.
type Checkin struct {
	ID         ID             `json:"id"`
	Rev        int            `json:"rev"`
	Entry      ID             `json:"entry,omitempty"`
	Person     string         `json:"person"`            // a role or an alias
	Purpose    prompts.Chosen `json:"purpose,omitempty"` // repair, ask, say aloud, thank
	FirstWords string         `json:"first_words,omitempty"`
	When       string         `json:"when,omitempty"` // as they said
	From       date.Day       `json:"from,omitzero"`  // the first day of a range that ends on Day; zero if Day is all
	Day        date.Day       `json:"day,omitzero"`   // the same as a day; zero if none could be read from it

	Status   Status   `json:"status,omitempty"` // empty while it is open
	Line     string   `json:"line,omitempty"`   // what came of it
	Answered date.Day `json:"answered,omitzero"`
	Moves    []Move   `json:"moves,omitempty"`

	Drawn  string    `json:"drawn,omitempty"`
	Made   time.Time `json:"made"`
	Edited time.Time `json:"edited,omitzero"`
}

// Status says what became of a check-in. One that was moved is still open.
type Status string

// The ends of a check-in.
const (
	Done    Status = "done"
	Dropped Status = "let-go"
)

// Open reports whether the person has still to be spoken to.
func (c Checkin) Open() bool { return c.Status == "" }

// End returns the check-in done or let go.
func (c Checkin) End(s Status, line string, today date.Day) Checkin {
	c.Status, c.Line, c.Answered = s, line, today
	return c
}

// Move returns the check-in meant for another day, read from when as
// ParseNext reads it. The error wraps ErrPast or ErrWhen.
func (c Checkin) Move(when, why string, today date.Day) (Checkin, error) {
	to, err := date.ParseNext(when, today)
	if err != nil {
		return c, fmt.Errorf("moving a check-in: %w", err)
	}
	c.Moves = append(slices.Clone(c.Moves), Move{On: today, From: c.Day, Why: text.CleanLine(why)})
	c.When, c.From, c.Day = text.CleanLine(when), to.From, to.Day
	return c, nil
}

// Corrected returns the check-in with the person, the words and the day of
// another copy of it; what became of it stays, and no move is counted. The error
// wraps ErrAnswered for another day of one that is over.
func (c Checkin) Corrected(to Checkin) (Checkin, error) {
	if !c.Open() && to.When != c.When {
		return c, fmt.Errorf("the day: %w", ErrAnswered)
	}
	c.Person, c.Purpose, c.FirstWords, c.When = to.Person, to.Purpose, to.FirstWords, to.When
	return c, nil
}

// CheckinParts is what a check-in is made of.
func CheckinParts() []Part[Checkin] {
	return []Part[Checkin]{
		plainPart[Checkin, ID](func(c *Checkin) *ID { return &c.ID }),
		aLine("the id of its entry", func(c *Checkin) *ID { return &c.Entry }),
		aLine("the person", func(c *Checkin) *string { return &c.Person }),
		aLine("the purpose", func(c *Checkin) *string { return (*string)(&c.Purpose) }),
		aLine("the first words", func(c *Checkin) *string { return &c.FirstWords }),
		aLine("the when", func(c *Checkin) *string { return &c.When }),
		plainPart[Checkin, date.Day](func(c *Checkin) *date.Day { return &c.From }),
		plainPart[Checkin, date.Day](func(c *Checkin) *date.Day { return &c.Day }),
		aLine("what became of it", func(c *Checkin) *Status { return &c.Status }),
		aLine("what came of it", func(c *Checkin) *string { return &c.Line }),
		plainPart[Checkin, date.Day](func(c *Checkin) *date.Day { return &c.Answered }),
		drawnWords(checkinWordCount*(MaxLine+1), func(c *Checkin) *string { return &c.Drawn }),
		listPart[Checkin, Move]{func(c *Checkin) *[]Move { return &c.Moves }, moveParts},
	}
}

// Check returns an error that wraps ErrEmpty or ErrTooLong if the Check-in
// cannot be kept.
func (c Checkin) Check() error {
	if c.Person == "" {
		return fmt.Errorf("the person: %w", ErrEmpty)
	}
	return CheckParts(CheckinParts(), &c, "the check-in")
}

// checkinWordCount is how many words a check-in is drawn from.
const checkinWordCount = 4

// CheckinWords is what a check-in is drawn from, in the order Checkin.Drawn
// keeps it. Whoever would be glad to hear of a win is nobody to check in with.
func (e Entry) CheckinWords(sets prompts.Library) []string {
	if e.Kind == Win {
		return make([]string, checkinWordCount)
	}
	return e.saidLines(sets, checkinRoles()...)
}

// checkinRoles is what the words a check-in is drawn from feed, in their order.
func checkinRoles() []prompts.Role {
	return []prompts.Role{prompts.Person, prompts.Purpose, prompts.FirstWords, prompts.PersonWhen}
}

// Corrections returns what the check-in says otherwise than the words it was
// drawn from, as those of a plan do.
func (c Checkin) Corrections() map[prompts.Role]string {
	return corrections(c.Drawn, checkinRoles(), c.Person, string(c.Purpose), c.FirstWords, c.When)
}

// DeriveCheckin brings the entry's first check-in up to date with the entry's
// words, as DerivePlan does for the plan.
func (e Entry) DeriveCheckin(sets prompts.Library, c Checkin, now date.Moment, year school.Year) Checkin {
	words, before := e.CheckinWords(sets), drawnParts(c.Drawn, checkinWordCount)
	if words[0] == "" || slices.Equal(words, before) || !c.Open() {
		return c
	}
	c.ID, c.Entry = e.ID, e.ID
	redrawn(words, before, &c.Person, (*string)(&c.Purpose), &c.FirstWords, &c.When)
	if words[3] != before[3] && len(c.Moves) == 0 {
		meant := c.Meant()
		meant.Class, meant.Said = e.Class, e.SaidAt(sets, now, prompts.PersonWhen)
		meant.ReadAnew(now, year)
	}
	c.Drawn = PackParts(words)
	return c
}

// Meant is when the person is to be spoken to.
func (c *Checkin) Meant() school.Meant {
	return school.Meant{Words: &c.When, From: &c.From, Day: &c.Day}
}
