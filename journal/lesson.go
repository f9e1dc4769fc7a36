package journal

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"messup/journal/date"
	"messup/journal/text"
	"messup/prompts"
)

// LessonSoftLimit is the length, in characters, up to which a lesson is easily
// carried. It is shown beside the line and never enforced.
const LessonSoftLimit = 140

// A Lesson is one sentence worth carrying, with when it applies and how it is
// known. The first lesson of an entry bears the entry's id, so that keeping
// the entry twice, or on two computers, never makes two of it; further ones have
// an id of their own. A lesson may come from several entries.
type Lesson struct {
	ID       ID             `json:"id"`
	Rev      int            `json:"rev"`
	Text     string         `json:"text"`
	When     string         `json:"applies_when,omitempty"`
	Area     string         `json:"area,omitempty"`
	Basis    prompts.Chosen `json:"basis,omitempty"`    // seen, counted, told, impression only
	Entry    ID             `json:"entry,omitempty"`    // the story it was drawn from, if any
	Drawn    string         `json:"drawn,omitempty"`    // the entry's words it was last drawn from
	Stories  []Story        `json:"stories,omitempty"`  // the other entries it comes from
	Ties     []Tie          `json:"ties,omitempty"`     // what it was said to be beside older lessons
	Made     time.Time      `json:"made"`               // its place in lists
	Edited   time.Time      `json:"edited,omitzero"`    // when it was last kept
	Versions []Version      `json:"versions,omitempty"` // older wordings, oldest first

	State    LessonState    `json:"state,omitempty"`
	Crowded  bool           `json:"crowded,omitempty"`  // on the shelf because there was no room: nobody has chosen yet
	Rung     int            `json:"rung,omitempty"`     // its place on the ladder, 0 to 3
	Run      int            `json:"run,omitempty"`      // times in a row without a chance, up to 3
	Next     date.Day       `json:"next,omitzero"`      // when it comes back; see Due
	On       date.Day       `json:"on,omitzero"`        // the day of the occasion it is tied to
	Occasion string         `json:"occasion,omitempty"` // the occasion in words
	Answers  []LessonAnswer `json:"answers,omitempty"`  // oldest first
}

// A Story is one more entry that a lesson comes from, with what the lesson said
// there.
type Story struct {
	Entry ID             `json:"entry"`
	Text  string         `json:"text,omitempty"`         // as it was worded there
	When  string         `json:"applies_when,omitempty"` // as it applied there
	Area  string         `json:"area,omitempty"`
	Basis prompts.Chosen `json:"basis,omitempty"`
	Drawn string         `json:"drawn,omitempty"` // as Lesson.Drawn
	At    time.Time      `json:"at,omitzero"`     // when it was learned there
}

// A Tie says what a lesson is beside another one.
type Tie struct {
	Lesson ID      `json:"lesson"` // the other one
	As     Kinship `json:"as"`
	When   string  `json:"when,omitempty"` // when this one holds beside the other
}

// A Kinship is how a lesson stands to another that shares its words.
type Kinship string

// The kinships that are kept. A lesson that is the same as another joins it, and
// needs none.
const (
	Narrower Kinship = "narrower"  // an exception of it: "except when …"
	Opposite Kinship = "opposite"  // both hold, each at its own time
	Another  Kinship = "different" // asked and answered: it is not asked again
)

// Entries returns the entries a lesson comes from, the first one first.
func (l Lesson) Entries() []ID {
	var all []ID
	if l.Entry != "" {
		all = append(all, l.Entry)
	}
	for _, s := range l.Stories {
		all = append(all, s.Entry)
	}
	return all
}

// From reports whether a lesson comes from an entry.
func (l Lesson) From(entry ID) bool { return slices.Contains(l.Entries(), entry) }

// Reword returns the lesson with new text, the old wording kept.
func (l Lesson) Reword(text string, now time.Time) Lesson {
	if text == l.Text {
		return l
	}
	if l.Text != "" {
		l.Versions = append(slices.Clone(l.Versions), l.version())
	}
	l.Text, l.Edited = text, now
	return l
}

// version is the present wording, as it is kept when another takes its place.
func (l Lesson) version() Version {
	if l.Edited.IsZero() {
		return Version{Text: l.Text, At: l.Made}
	}
	return Version{Text: l.Text, At: l.Edited}
}

// WithOlder returns the lesson with the wordings of an older copy among its
// versions, before its own.
func (l Lesson) WithOlder(old Lesson) Lesson {
	older := slices.Clone(old.Versions)
	if old.Text != "" {
		older = append(older, old.version())
	}
	older = slices.DeleteFunc(older, func(v Version) bool {
		return v.Text == l.Text || slices.ContainsFunc(l.Versions, func(w Version) bool { return v.Text == w.Text })
	})
	l.Versions = append(older, l.Versions...)
	return l
}

// Same reports whether two copies say the same, whatever their revision and
// the times they were made and kept.
func (l Lesson) Same(o Lesson) bool { return SameParts(LessonParts(), &l, &o) }

// LessonParts is what a lesson is made of.
func LessonParts() []Part[Lesson] {
	return []Part[Lesson]{
		plainPart[Lesson, ID](func(l *Lesson) *ID { return &l.ID }),
		aLine("the lesson", func(l *Lesson) *string { return &l.Text }),
		aLine("when it applies", func(l *Lesson) *string { return &l.When }),
		aLine("its area", func(l *Lesson) *string { return &l.Area }),
		aLine("how it is known", func(l *Lesson) *string { return (*string)(&l.Basis) }),
		aLine("its occasion", func(l *Lesson) *string { return &l.Occasion }),
		aLine("the id of its entry", func(l *Lesson) *ID { return &l.Entry }),
		aLine("its state", func(l *Lesson) *LessonState { return &l.State }),
		drawnWords(0, func(l *Lesson) *string { return &l.Drawn }),
		plainPart[Lesson, bool](func(l *Lesson) *bool { return &l.Crowded }),
		plainPart[Lesson, int](func(l *Lesson) *int { return &l.Rung }),
		plainPart[Lesson, int](func(l *Lesson) *int { return &l.Run }),
		plainPart[Lesson, date.Day](func(l *Lesson) *date.Day { return &l.Next }),
		plainPart[Lesson, date.Day](func(l *Lesson) *date.Day { return &l.On }),
		listPart[Lesson, Story]{func(l *Lesson) *[]Story { return &l.Stories }, storyParts},
		listPart[Lesson, Tie]{func(l *Lesson) *[]Tie { return &l.Ties }, these[Tie](
			aLine("the id of another lesson", func(t *Tie) *ID { return &t.Lesson }),
			aLine("what it is beside another lesson", func(t *Tie) *Kinship { return &t.As }),
			aLine("when it holds beside another lesson", func(t *Tie) *string { return &t.When }),
		)},
		listPart[Lesson, Version]{func(l *Lesson) *[]Version { return &l.Versions }, versionParts},
		listPart[Lesson, LessonAnswer]{func(l *Lesson) *[]LessonAnswer { return &l.Answers }, these[LessonAnswer](
			aLine("an answer to it", func(a *LessonAnswer) *string { return &a.Line }),
			aLine("what came of it", func(a *LessonAnswer) *Use { return &a.What }),
			coded(aLine("where it was used", func(a *LessonAnswer) *string { return &a.Class })),
			plainPart[LessonAnswer, date.Day](func(a *LessonAnswer) *date.Day { return &a.Day }),
		)},
	}
}

func storyParts() []Part[Story] {
	return []Part[Story]{
		aLine("the id of a story", func(s *Story) *ID { return &s.Entry }),
		aLine("the lesson of a story", func(s *Story) *string { return &s.Text }),
		aLine("when it applied", func(s *Story) *string { return &s.When }),
		aLine("the area of a story", func(s *Story) *string { return &s.Area }),
		aLine("how it was known", func(s *Story) *string { return (*string)(&s.Basis) }),
		aText("the words a story was drawn from", 0, func(s *Story) *string { return &s.Drawn }),
		timePart[Story](func(s *Story) *time.Time { return &s.At }),
	}
}

// Check returns an error that wraps ErrTooLong or ErrEmpty if the lesson
// cannot be kept.
func (l Lesson) Check() error {
	if l.Text == "" {
		return fmt.Errorf("the lesson: %w", ErrEmpty)
	}
	return CheckParts(LessonParts(), &l, "the lesson")
}

// Cleaned returns the lesson with every text in it Cleaned.
func (l Lesson) Cleaned() Lesson {
	CleanParts(LessonParts(), &l)
	return l
}

// Said returns the words in the entry that feed a role: those of a field if
// one is filled in, else the answer to a question that feeds it; else a line
// beside the entry.
func (e Entry) Said(sets prompts.Library, role prompts.Role) string {
	set, _ := e.AskedWith(sets)
	if said := saidIn(e.Answers, set, role); said != "" {
		return said
	}
	for _, beside := range sets.Beside() {
		if said := saidIn(e.Answers, beside, role); said != "" {
			return said
		}
	}
	return ""
}

func saidIn(all []Answer, set prompts.Set, role prompts.Role) (said string) {
	for i := range set.Questions {
		q := &set.Questions[i]
		a := answerTo(q.ID, all)
		for _, d := range a.Details {
			if f, ok := q.Field(d.Field); ok && f.Feeds == role {
				return d.Value
			}
		}
		if q.Feeds == role && role == prompts.Lesson && a.Detail(cardLine) != "" {
			return a.Detail(cardLine)
		}
		if q.Feeds == role && said == "" {
			said = strings.TrimSpace(a.Text)
		}
	}
	return said
}

// cardLine is the detail in which WithLesson keeps a lesson worded on the card
// when the set asks for no such line.
const cardLine = "lesson"

// WithLesson returns the entry with text as its lesson, in the line its set
// keeps lessons in, else beside the answer that feeds the lesson; the answer
// itself stays. A blank text leaves the lesson to the answer again. A set that
// draws no lessons is unchanged, and so is an entry whose lesson this is
// already.
func (e Entry) WithLesson(sets prompts.Library, text string) Entry {
	set, known := e.AskedWith(sets)
	if !known || text == e.LessonText(sets) {
		return e.clone()
	}
	if q, f, ok := set.Feeding(prompts.Lesson); ok {
		return e.WithDetail(sets, q, f, text)
	}
	for _, q := range set.Questions {
		if q.Feeds == prompts.Lesson {
			return e.WithDetail(sets, q, prompts.Field{ID: cardLine, Label: prompts.OneLine, Feeds: prompts.Lesson}, text)
		}
	}
	return e.clone()
}

// LessonText returns the entry's lesson as one line, in the person's words:
// the line they gave it, else what they wrote as the lesson, up to the end of
// the sentence if it is longer than a lesson is easily carried.
func (e Entry) LessonText(sets prompts.Library) string {
	said := text.CleanStart(e.Said(sets, prompts.Lesson), MaxLine)
	if utf8.RuneCountInString(said) > LessonSoftLimit {
		said = text.FirstSentences(said, 1)
	}
	return text.ClipLine(said, MaxLine)
}

// FailureText returns the Failure half of the card: what the person worded
// there, else their own first sentences about where it went wrong, else the
// title. Nothing is generated.
func (e Entry) FailureText(sets prompts.Library) string {
	if e.Failure != "" {
		return e.Failure
	}
	set, _ := e.AskedWith(sets)
	for _, role := range []prompts.Role{prompts.Failure, prompts.Sign, prompts.Goal} {
		for _, a := range e.Answers {
			q, _, asks := set.Question(a.Question)
			if !asks { // it was brought in, or the entry has grown since
				q, _ = sets.Question(a.Question)
			}
			if t := text.CleanLine(a.Text); q.Feeds == role && t != "" {
				return text.FirstSentences(t, 3)
			}
		}
	}
	return e.Title
}

// lessonWordCount is how many words a lesson is drawn from.
const lessonWordCount = 4

// LessonWords is what a lesson is drawn from, in the order Lesson.Drawn keeps it.
func (e Entry) LessonWords(sets prompts.Library) []string {
	rest := e.saidLines(sets, prompts.LessonWhen, prompts.LessonArea, prompts.LessonBasis)
	return append([]string{e.LessonText(sets)}, rest...)
}

// DeriveLesson brings the entry's lesson up to date with the entry's words. A
// lesson reworded since stays as it is until the words themselves change, and
// words taken out of the entry do not take the lesson away.
func (e Entry) DeriveLesson(sets prompts.Library, l Lesson, now time.Time) Lesson {
	words, before := e.LessonWords(sets), drawnParts(l.Drawn, lessonWordCount)
	if words[0] == "" || slices.Equal(words, before) {
		return l
	}
	if l.ID == "" {
		l = Lesson{ID: e.ID, Entry: e.ID, Made: now}
	}
	if words[0] != before[0] {
		l = l.Reword(words[0], now)
	}
	redrawn(words[1:], before[1:], &l.When, &l.Area, (*string)(&l.Basis))
	l.Drawn = PackParts(words)
	return l
}

// Retell brings what a lesson said in one of its stories up to date with the
// words of that entry, as DeriveLesson does for the first one.
func (e Entry) Retell(sets prompts.Library, s Story) Story {
	words, before := e.LessonWords(sets), drawnParts(s.Drawn, lessonWordCount)
	if words[0] == "" || slices.Equal(words, before) {
		return s
	}
	redrawn(words, before, &s.Text, &s.When, &s.Area, (*string)(&s.Basis))
	s.Drawn = PackParts(words)
	return s
}

// Reworded returns the lesson as it is kept with the wording of another copy.
func (l Lesson) Reworded(as Lesson, now time.Time) Lesson {
	if l.ID == "" {
		l = Lesson{ID: as.ID, Entry: as.Entry, Stories: as.Stories, Made: as.Made}
		if l.Made.IsZero() {
			l.Made = now
		}
	}
	saved := l.Reword(as.Text, now)
	saved.When, saved.Area, saved.Basis = as.When, as.Area, as.Basis
	saved.Rev, saved.Edited = l.Rev+1, now
	return saved
}
