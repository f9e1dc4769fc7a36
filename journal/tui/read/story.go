package read

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/tui/look"
	"messup/journal/voice"
	"messup/prompts"
)

// A Story is an entry set to be read: the lesson, then each question as it
// was asked with its answer, then what follows from them. Nothing is shown
// twice: a line that the lesson, the plan, the people or the skills show is
// left out where it was given.
type story struct {
	lines    []look.Line
	beside   []look.Line // the margin, line by line
	Sections []section
	clear    func(line int) bool // whether the margin can be parted before a line
}

// firstHit is the line to begin at so that the first words found are among so
// many lines: the heading of their section, or the beginning if that will do.
func (s story) firstHit(lines int) int {
	hit := slices.IndexFunc(s.lines, func(l look.Line) bool { return l.Hit })
	from := 0
	for _, part := range s.Sections {
		if hit >= lines && part.from <= hit {
			from = part.from
		}
	}
	return from
}

// A section is a part of a story that can be chosen and edited.
type section struct {
	Question string // whose answer it is
	name     string // what stands over it
	from     int    // its first line
	others   []journal.Version
	choices  int // the line that what can be done about those begins in
	chosen   int // and the one after its last
}

// A teller is a story while it is being set.
type teller struct {
	story
	sets    prompts.Library
	look    look.Look
	entry   journal.Entry
	lessons []book.Taught
	// corrected is what the plan and the people say now in place of what the
	// entry says, by its role.
	corrected map[prompts.Role]string
	plan      journal.Plan  // as it stands now; zero if none was drawn
	chain     journal.Chain // its takes, for the margin
	margin    margin        // what stands beside the story; none where there is no room
	query     search.Query
	width     int
	now       time.Time
	every     bool // also the questions nothing was said to
	title     bool // begin with the title
}

// tell sets the story.
func (t teller) tell() story {
	if t.title {
		title := text.CleanLine(t.entry.Name())
		for _, line := range look.Prose(t.look, title, t.query.Spans("title", title), t.width) {
			line.Text = t.look.Bold.Render(line.Text)
			t.add(line)
		}
	}
	if t.entry.Kind == journal.Jot && len(t.entry.Answers) == 0 {
		t.add(look.Line{Text: t.look.Pencil.Render(ansi.Truncate(voice.Say("One line so far. g grows it."), t.width, "…"))})
	}
	if why := text.CleanLine(t.entry.Why); why != "" {
		t.add(look.Labelled(t.look, voice.Say("Let go"), why, nil, detailColumn, t.width)...)
		t.gap()
	}
	t.tellCard()
	for _, a := range t.answers() {
		t.tellAnswer(a)
	}
	t.tellPlan()
	if t.margin.width == 0 {
		t.tellParts(voice.Say("People"), peopleParts())
		t.tellParts(voice.Say("Skills"), skillParts())
	}
	t.tellBeside()
	if t.margin.width > 0 {
		t.tellMargin()
	} else if len(t.entry.Tags) > 0 {
		t.gap()
		tags := text.CleanLine(strings.Join(t.entry.Tags, " · "))
		t.add(look.Labelled(t.look, voice.Say("Tags"), tags, t.query.Spans("tag", tags), detailColumn, t.width)...)
	}
	t.beside, t.clear = t.margin.lines, t.margin.clear
	return t.story
}

func (t *teller) add(lines ...look.Line) { t.lines = append(t.lines, lines...) }

// gap leaves a line blank before what comes next.
func (t *teller) gap() {
	if len(t.lines) > 0 {
		t.add(look.Line{})
	}
}

// answers are those given; with every, also the questions not answered, each
// in its place.
func (t *teller) answers() []journal.Answer {
	set, known := t.entry.AskedWith(t.sets)
	if !known || !t.every {
		return t.entry.Answers
	}
	var all []journal.Answer
	for _, q := range set.Questions {
		a := t.entry.Answer(q.ID)
		a.Ask = cmp.Or(a.Ask, q.Ask)
		all = append(all, a)
	}
	for _, a := range t.entry.Answers {
		if _, _, asked := set.Question(a.Question); !asked {
			all = append(all, a)
		}
	}
	return all
}

// tellCard begins with what failed and what is worth carrying: the two halves of the
// card.
func (t *teller) tellCard() {
	t.tellFailure()
	for _, l := range t.lessons {
		t.tellLesson(l)
	}
}

// tellFailure sets the first half, where there is another. A title that stands above
// already is not said again.
func (t *teller) tellFailure() {
	failed := strings.TrimSpace(text.Clean(voice.CardFailure(t.sets, t.entry, len(t.lessons))))
	if failed == "" {
		return
	}
	t.gap()
	t.add(look.Line{Text: t.look.Pencil.Render(ansi.Truncate(voice.Say("Failure"), t.width, "…"))})
	t.add(look.Prose(t.look, failed, t.query.Spans("failure", failed), t.width)...)
}

// tellLesson sets a lesson, how it is known, what it said in this story if that was
// something else, and where else it comes from.
func (t *teller) tellLesson(l book.Taught) {
	words := text.Clean(l.Text)
	if words == "" {
		return
	}
	t.gap()
	bold := t.look
	bold.Ink = bold.Bold
	t.add(look.LessonLines(bold, words, t.query.Spans("lesson", words), t.width, 0)...)
	under := []string{
		voice.LessonAbout(l.Lesson, text.CleanLine(l.Area)), voice.WordedHere(l.Lesson, t.entry.ID), voice.AlsoFrom(l.Elsewhere),
	}
	for _, said := range under {
		for _, line := range look.Prose(t.look, said, nil, t.width) {
			t.lines[len(t.lines)-1].Bar = t.look.Bar(false)
			t.add(look.Line{Text: t.look.Pencil.Render(line.Text), Bar: t.look.Bar(true)})
		}
	}
}

// tellAnswer sets a question as it was asked, what was said, and what another
// window wrote there.
func (t *teller) tellAnswer(a journal.Answer) {
	if t.sets.StandsBeside(a.Question) && len(a.Conflicts) == 0 {
		return
	}
	details := slices.DeleteFunc(slices.Clone(a.Details), func(d journal.Detail) bool { return t.elsewhere(a.Question, d) })
	text1 := text.Clean(a.Text)
	bare := strings.TrimSpace(text1) == "" && len(details) == 0 && len(a.Conflicts) == 0 && !t.names(a)
	if bare && !t.every {
		return
	}
	t.section(voice.Word(text.CleanLine(cmp.Or(a.Ask, a.Question))), a.Question, a.Conflicts)
	t.add(look.Prose(t.look, text1, t.query.Spans(a.Question, text1), t.width)...)
	t.tellDetails(a, details)
	for _, other := range a.Conflicts {
		t.gap()
		said := voice.Say("Also in other words, %s:", voice.ClockOf(other.At, t.now))
		t.add(look.Line{Text: t.look.Ink.Render(ansi.Truncate(said, t.width, "…"))})
		words := text.Clean(other.Text)
		t.add(look.Prose(t.look, words, t.query.Spans(a.Question, words), t.width)...)
	}
	t.tellChoices(a)
}

// tellDetail sets a label and its line; several lines become a list.
func (t *teller) tellDetail(question, label, value string) {
	value = strings.TrimSpace(value)
	if !strings.Contains(value, "\n") {
		if lipgloss.Width(label) > detailColumn-2 && detailColumn <= t.width/3 { // it has a line of its own
			t.add(look.Line{Text: t.look.Pencil.Render(ansi.Truncate(label, t.width, "…"))})
			label = ""
		}
		t.add(look.Labelled(t.look, label, value, t.query.Spans(question, value), detailColumn, t.width)...)
		return
	}
	t.add(look.Line{Text: t.look.Pencil.Render(ansi.Truncate(label, t.width, "…"))})
	value = "- " + strings.ReplaceAll(value, "\n", "\n- ")
	t.add(look.Prose(t.look, value, t.query.Spans(question, value), t.width)...)
}

// detailColumn is where what was said begins, after its label: in all of a story one
// column.
const detailColumn = 16

// section begins a part that can be chosen. What was asked is in pencil: what was said
// to it is what one reads.
func (t *teller) section(heading, question string, others []journal.Version) {
	t.gap()
	t.Sections = append(t.Sections, section{Question: question, name: heading, from: len(t.lines), others: others})
	for _, line := range look.Prose(t.look, heading, nil, t.width) {
		line.Text = t.look.Pencil.Render(line.Text)
		t.add(line)
	}
}

// elsewhere reports whether a detail is shown by another part of the story.
func (t *teller) elsewhere(question string, d journal.Detail) bool {
	role := t.role(question, d.Field)
	if role == prompts.NoRole || t.marked(role) {
		return false
	}
	for _, l := range t.lessons {
		said := map[prompts.Role]string{prompts.Lesson: l.Text, prompts.LessonWhen: l.When, prompts.LessonArea: l.Area, prompts.LessonBasis: string(l.Basis)}
		if words, of := said[role]; of && (d.Value == words || text.CleanLine(d.Value) == words) {
			return true
		}
	}
	for _, p := range slices.Concat(planParts(), peopleParts(), skillParts()) {
		if slices.Contains(p.roles, role) {
			return true
		}
	}
	return false
}

// role is what a field of the entry's set is used for.
func (t *teller) role(question, field string) prompts.Role {
	set, _ := t.entry.AskedWith(t.sets) // of one that is not known here everything stays where it was given
	q, _, _ := set.Question(question)
	f, _ := q.Field(field)
	return f.Feeds
}

// A part is one labelled line of the plan, the people or the skills: the
// details that have its roles, in that order.
type part struct {
	label string
	roles []prompts.Role
	bare  string // the label where nothing is said to the first role; empty is the same one
}

func planParts() []part {
	return []part{
		{voice.Say("When"), []prompts.Role{prompts.PlanWhen}, ""},
		{voice.Say("I will"), []prompts.Role{prompts.PlanWill}, ""},
		{voice.Say("With"), []prompts.Role{prompts.PlanWith}, ""},
		{voice.Say("By"), []prompts.Role{prompts.PlanBy}, ""},
		{voice.Say("I'll look for"), []prompts.Role{prompts.PlanLookFor}, ""},
	}
}

func peopleParts() []part {
	return []part{
		{voice.Say("Check in with"), []prompts.Role{prompts.Person, prompts.Purpose, prompts.PersonWhen}, voice.Say("No name yet")},
		{voice.Say("First words"), []prompts.Role{prompts.FirstWords}, ""},
		{voice.Say("Ask earlier"), []prompts.Role{prompts.AskEarlier, prompts.Seen}, ""},
	}
}

func skillParts() []part {
	return []part{
		{voice.Say("To practise"), []prompts.Role{prompts.Gap}, ""},
		{voice.Say("Held up"), []prompts.Role{prompts.Strength}, ""},
	}
}

// tellPlan sets the plan in its words, the day they meant, and what came of it.
func (t *teller) tellPlan() {
	heading := voice.Say("Plan")
	begun := t.tellParts(heading, planParts())
	today := date.DayOf(t.now)
	day := ""
	if t.plan.Day != 0 {
		day = voice.MeantFor(t.plan.Meant(), today)
	}
	came := voice.Joined(voice.Result(t.plan.Result), voice.Outcome(t.plan.Outcome), voice.DoneOn(t.plan, today))
	if !begun && day+came != "" {
		set, _ := t.entry.AskedWith(t.sets)
		asked, _, _ := set.Feeding(prompts.PlanWill)
		t.section(heading, asked.ID, nil)
	}
	for _, line := range [][2]string{{voice.Say("Day"), day}, {voice.Say("Came of it"), came}} {
		if line[1] != "" {
			t.add(look.Labelled(t.look, line[0], line[1], nil, detailColumn, t.width)...)
		}
	}
}

// tellParts sets the parts that something was said to, under a heading; false if there
// are none.
func (t *teller) tellParts(heading string, parts []part) (begun bool) {
	for _, p := range parts {
		value, from, label := t.said(p)
		if value == "" {
			continue
		}
		if !begun {
			t.section(heading, from, nil)
			begun = true
		}
		t.add(look.Labelled(t.look, label, value, t.query.Spans(from, value), detailColumn, t.width)...)
	}
	return begun
}

// standing is the detail as it stands after corrections.
func (t *teller) standing(role prompts.Role) (question, value string) {
	question, value = t.detail(role)
	words, is := t.corrected[role]
	if !is {
		return question, value
	}
	for _, a := range t.answers() {
		if question == "" && t.feeds(a.Question, role) {
			question = a.Question
		}
	}
	return question, text.CleanLine(words)
}

// feeds reports whether a question, or a field of it, has a role.
func (t *teller) feeds(question string, role prompts.Role) bool {
	set, _ := t.entry.AskedWith(t.sets)
	q, _, _ := set.Question(question)
	return q.Feeds == role || slices.ContainsFunc(q.Fields, func(f prompts.Field) bool { return f.Feeds == role })
}

// detail finds the detail that feeds a role, and the question it was given to.
func (t *teller) detail(role prompts.Role) (question, value string) {
	for _, a := range t.entry.Answers {
		for _, d := range a.Details {
			if t.role(a.Question, d.Field) == role {
				return a.Question, detailText(d.Value)
			}
		}
	}
	return "", ""
}

// detailText is a detail's value on one line; several lines become a list.
func detailText(value string) string {
	return strings.ReplaceAll(strings.TrimSpace(text.Clean(value)), "\n", " · ")
}
