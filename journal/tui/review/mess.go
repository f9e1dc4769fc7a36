package review

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/look"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// messStop moves one mess on: only one, and at most three questions of it.
type messStop struct {
	stopEnv
	entry  journal.Entry
	lesson journal.Lesson
	asks   []prompts.Question // the questions that are asked here
	read   bool
}

func (s *messStop) next() bool { return false }

func (s *messStop) aside() string { return "" }

// messRead is the mess a review is about, and what it taught.
type messRead struct {
	entry  journal.Entry
	lesson journal.Lesson
}

// begin reads the mess: the one that was chosen, else the one begun here, else
// the one that is offered.
func (s *messStop) begin() tea.Cmd {
	ids := []journal.ID{s.review.Mess}
	if here := s.recorded(); len(here) > 0 {
		ids = append(ids, here[0].ID)
	}
	ids = append(ids, s.agenda.Mess.ID)
	b := s.env.Book
	return form.After(s.Host, func(ctx context.Context) (messRead, error) { return readMess(ctx, b, ids) }, func(m messRead) tea.Cmd {
		s.entry, s.lesson, s.read = m.entry, m.lesson, true
		s.asks = s.asksOf(m.entry)
		return nil
	})
}

// readMess reads the first of these that is there and may come up in a review;
// the zero messRead if none may.
func readMess(ctx context.Context, b *book.Book, ids []journal.ID) (m messRead, err error) {
	for _, id := range ids {
		if id == "" {
			continue
		}
		e, err := b.Entries.Get(ctx, id)
		if err := page.IgnoreMissing(err); err != nil {
			return m, err
		}
		if e.ID == "" || e.Heavy { // deleted since, or marked
			continue
		}
		l, err := b.Lessons.Of(ctx, id)
		return messRead{e, l}, err
	}
	return m, nil
}

// asksOf are the questions a review asks of an entry: those that move it on.
// Of more than there is time for they are the next ones without an answer.
func (s *messStop) asksOf(e journal.Entry) []prompts.Question {
	set, _ := e.AskedWith(s.env.Sets()) // of one that is not known here nothing can be asked
	asks := slices.DeleteFunc(slices.Clone(set.Questions), func(q prompts.Question) bool { return !q.Again })
	if len(asks) > asksAtOnce {
		asks = slices.DeleteFunc(asks, func(q prompts.Question) bool { return !e.Answer(q.ID).Empty() })
	}
	return asks[:min(len(asks), asksAtOnce)]
}

// asksAtOnce is how many questions there is time for.
const asksAtOnce = 3

// lacksLesson reports whether the entry is finished and taught nothing yet: that
// is why it is offered, so the lesson is what is asked for.
func (s *messStop) lacksLesson() bool {
	return s.entry.ID != "" && !s.entry.Draft() && s.lesson.ID == ""
}

// open is the first question without an answer, apart from the lesson where
// that is asked for by itself.
func (s *messStop) open() (prompts.Question, bool) {
	for _, q := range s.asks {
		if q.Feeds == prompts.Lesson && s.lacksLesson() {
			continue
		}
		if s.entry.Answer(q.ID).Empty() {
			return q, true
		}
	}
	return prompts.Question{}, false
}

// wants is what enter leads to here: the mess and, of what it asks, the next. Empty
// where nothing is.
func (s *messStop) wants() string {
	q, ok := s.open()
	switch {
	case s.lacksLesson():
		return string(s.entry.ID) + " " + string(prompts.Lesson)
	case ok:
		return string(s.entry.ID) + " " + q.ID
	}
	return ""
}

// passed reports whether one came back from what enter leads to with nothing answered:
// then enter goes on, else it would run in a circle.
func (s *messStop) passed() bool { return *s.met != "" && *s.met == s.wants() }

// tells reports whether an answer shown here tells already what went wrong, as
// the first of the quick three does.
func (s *messStop) tells() bool {
	for _, q := range s.asks {
		if s.entry.Failure == "" && q.Feeds == prompts.Failure && !s.entry.Answer(q.ID).Empty() {
			return true
		}
	}
	return false
}

func (s *messStop) Question(width int) page.Question {
	if !s.read {
		return page.Question{}
	}
	q := page.Question{Answers: s.answers(), Width: width}
	set := s.paper(width)
	if s.entry.ID == "" {
		set.Add(set.Look.Ink, voice.Say("Nothing waits to be thought through. You can choose one."))
		q.About = set.Rows
		return q
	}
	next, open := s.open()
	switch {
	case s.lacksLesson():
		q.Ask = voice.Say("No lesson yet. What would you tell a colleague?")
	case open:
		q.Ask = voice.Word(next.Ask)
	}
	if len(q.Answers) > 0 && !s.passed() {
		q.Rest = q.Answers[0].Key.Help().Key
	}
	set.Add(set.Look.Ink, s.entry.Name())
	set.Add(set.Look.Pencil, voice.WhereAndWhen(s.entry, s.env.Book.Now()))
	if !s.tells() {
		set.Gap()
		set.Add(set.Look.Ink, s.entry.FailureText(s.env.Sets()))
	}
	q.About = set.Rows
	q.More = s.told(width, q.Ask)
	return q
}

// told are the questions that are not in hand, with what was answered, and the lesson.
func (s *messStop) told(width int, asked string) []string {
	set := s.paper(width)
	for _, q := range s.asks {
		if voice.Word(q.Ask) == asked {
			continue
		}
		set.Gap()
		set.Add(set.Look.Pencil, voice.Word(q.Ask))
		set.Add(set.Look.Ink, s.entry.Answer(q.ID).Text)
	}
	lesson := s.lesson.Text
	if s.entry.Draft() {
		lesson = cmp.Or(lesson, s.entry.LessonText(s.env.Sets()))
	}
	if lesson != "" {
		set.Gap()
		set.Lesson(lesson)
	}
	return set.Rows
}

// answers are what can be said to what the mess asks; none where it asks nothing more.
func (s *messStop) answers() []page.Action {
	if s.entry.ID == "" {
		return []page.Action{s.choose()}
	}
	id, name := s.entry.ID, s.entry.Name()
	var all []page.Action
	if s.lacksLesson() {
		all = append(all, page.Act("l", "its lesson", func() tea.Cmd {
			*s.met = s.wants()
			return s.askLesson()
		}, "l"))
	}
	q, ok := s.open()
	if !ok {
		return all
	}
	to := page.GoTo(page.Write{ID: id, Step: q.ID, Single: true})
	answer := page.Act("a", "answer", func() tea.Cmd {
		*s.met = s.wants()
		return s.record(id, name, func() tea.Cmd { return to })
	}, "a")
	switch {
	case s.review.Partner:
		answer = page.Act("a", "answer in a short note", func() tea.Cmd {
			*s.met = s.wants()
			return s.askNote(q)
		}, "a")
	case s.lacksLesson(): // then it is another question than the one asked
		answer = page.Named("a", voice.Say("answer: %s", voice.Word(q.Ask)), answer.Run, "a")
	}
	return append(all, answer)
}

// choose goes through the messes for another one.
func (s *messStop) choose() page.Action {
	return page.Act("m", "choose a mess", func() tea.Cmd { return page.GoTo(page.Browse{For: s.review.ID}) }, "m")
}

func (s *messStop) Actions() []page.Action {
	if s.entry.ID == "" {
		return nil
	}
	id := s.entry.ID
	return append(s.env.BesideKey(id),
		page.Act("o", "read it", func() tea.Cmd { return page.GoTo(page.Read{ID: id}) }, "o").Seldom(),
		s.choose().Seldom())
}

// askLesson asks for the one sentence the mess taught, with the question the
// entry's own set has for it.
func (s *messStop) askLesson() tea.Cmd {
	b, e := s.env.Book, s.entry
	ask, hint := voice.Say("What is its lesson?"), voice.Say("One sentence you'd give a colleague about to do the same thing.")
	if q, ok := lessonQuestion(b.Sets(), e); ok {
		ask, hint = q.Ask, q.Hint
	}
	return s.Write(form.Form{
		Asked: ask, Hinted: hint, About: s.setTold,
		Fields: []form.Field{{Long: true}},
		Count: func(v form.Values) string {
			return voice.LessonLength(v[0])
		},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if text.CleanLine(v[0]) == "" {
				return func() tea.Cmd { return nil }, nil
			}
			crowded, err := keepLesson(ctx, b, e, v[0])
			return func() tea.Cmd {
				return s.record(e.ID, e.Name(), func() tea.Cmd {
					if crowded {
						return page.GoTo(page.CarryLimit{ID: e.ID})
					}
					return s.begin()
				})
			}, err
		},
	})
}

// askNote answers a question in one line: two people talk, and the rest can be
// written another time.
func (s *messStop) askNote(q prompts.Question) tea.Cmd {
	b, e := s.env.Book, s.entry
	return s.Write(form.Form{
		Asked: q.Ask, Hint: "A short note; talk first.", About: s.setTold,
		Fields: []form.Field{{}},
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			if v[0] == "" {
				return func() tea.Cmd { return nil }, nil
			}
			_, _, err := b.Entries.Save(ctx, e, e.With(b.Sets(), q, v[0]))
			return func() tea.Cmd { return s.record(e.ID, e.Name(), s.begin) }, err
		},
	})
}

// setTold sets which mess it is and what went wrong.
func (s *messStop) setTold(set *look.Lines) {
	set.Add(set.Look.Pencil, s.entry.Name())
	set.Add(set.Look.Ink, s.entry.FailureText(s.env.Sets()))
}

// lessonQuestion is the question the entry's set asks for its lesson with; false
// if it asks none.
func lessonQuestion(sets prompts.Library, e journal.Entry) (prompts.Question, bool) {
	set, _ := e.AskedWith(sets)
	i := slices.IndexFunc(set.Questions, func(q prompts.Question) bool { return q.Feeds == prompts.Lesson })
	if i < 0 {
		return prompts.Question{}, false
	}
	return set.Questions[i], true
}

// keepLesson gives an entry its lesson: as the answer to its question, or in the
// line its set keeps lessons in, so that the two go together from then on. Words
// that were there before, and whose lesson was deleted, are kept as a lesson all
// the same. It reports whether there is no room to carry it.
func keepLesson(ctx context.Context, b *book.Book, e journal.Entry, words string) (crowded bool, err error) {
	worded := e.WithLesson(b.Sets(), text.CleanLine(words))
	if q, ok := lessonQuestion(b.Sets(), e); ok && e.Answer(q.ID).Empty() {
		worded = e.With(b.Sets(), q, words)
	}
	if _, _, err = b.Entries.Save(ctx, e, worded); err != nil {
		return false, err
	}
	l, err := b.Lessons.Of(ctx, e.ID)
	if err != nil {
		return false, err
	}
	if l.ID == "" {
		_, err = b.Lessons.Save(ctx, journal.Lesson{ID: e.ID, Entry: e.ID, Text: text.CleanLine(words), Made: b.Now()})
		if err != nil {
			return false, err
		}
	}
	_, crowded, err = b.Lessons.Choice(ctx, e.ID)
	return crowded, err
}
