package report

import (
	"cmp"
	"strings"

	"messup/journal/text"
	"messup/journal/typeset"
	"messup/journal/voice"
)

// Doc is the report under its headings. A section with nothing in it says so: what is empty is
// a part of the year too.
func (r Report) Doc() typeset.Doc {
	var d document
	d.Lang, d.Title = string(voice.Spoken()), voice.Say("Learning report, %s", r.Year)
	if r.Title != "" {
		d.Title = voice.Say("Learning report: %s, %s", r.Title, r.Year)
	}
	if !r.Redacted {
		d.paragraph(voice.Say("Written for yourself: names and details stand in it as you wrote them. Share a failure with `messup share`."))
	}
	d.paragraph(r.Important)
	d.paragraph(voice.Say("How to read this: my own notes, chosen by me. %s, %s, %s. It measures nothing and nobody.",
		voice.Count(r.Messes, "mess", "messes"), voice.Count(r.Moved, "win", "wins"), voice.TakeTwos(r.TakeTwos)))
	if (len(r.Wins) == 0) != (len(r.Failures) == 0) {
		d.paragraph(voice.Say(NeedBoth))
	}

	d.heading(typeset.Heading, voice.Say("1. Wins"))
	d.part(voice.Say("1a. Small wins"), r.Wins)
	d.heading(typeset.Below, voice.Say("1b. Lessons learned"))
	for _, words := range r.Lessons {
		d.bullet(words)
	}
	d.said(voice.Say("Not used yet"), r.Unused)
	d.none(len(r.Lessons) + len(r.Unused))
	d.heading(typeset.Heading, voice.Say("2. Failures and lessons"))
	for i, f := range r.Failures {
		d.failure(typeset.Below, i+1, f, voice.Say("How I know"))
	}
	d.none(len(r.Failures))
	d.heading(typeset.Heading, voice.Say("3. Tried again"))
	for _, t := range r.Chains {
		d.bullet(voice.Joined(t.Goal, strings.Join(t.Takes, " → ")))
	}
	d.none(len(r.Chains))
	r.shows(&d)

	d.heading(typeset.Heading, voice.Say("5. Rigorous and human"))
	d.part(voice.Say("What I saw and counted"), r.Counted)
	d.part(voice.Say("What about the people (students, colleagues, me)"), r.Human)
	d.heading(typeset.Heading, voice.Say("6. People"))
	d.said(voice.Say("Helped"), r.Helped)
	d.said(voice.Say("To check in with"), r.ToSee)
	d.said(voice.Say("To thank"), r.Thanks)
	d.said(voice.Say("To go to sooner"), r.named(r.Sooner))
	d.none(len(r.Helped) + len(r.ToSee) + len(r.Thanks) + len(r.Sooner))
	d.heading(typeset.Heading, voice.Say("7. Retired and let go"))
	d.bullets(r.LetGo)
	d.heading(typeset.Heading, voice.Say("8. Carrying into next year"))
	r.carried(&d)
	d.heading(typeset.Heading, voice.Say("9. What I still don't know"))
	d.bullets(r.Unsure)
	return d.Doc
}

// NeedBoth is said where wins or failures are empty, and the others are not.
const NeedBoth voice.Phrase = "One half of this is empty. Educators need both: what moved, and what did not."

// shows writes what kept showing up.
func (r Report) shows(d *document) {
	d.heading(typeset.Heading, voice.Say("4. What kept showing up"))
	r.kept(d, voice.Say("Signs I saw late"), r.Signs)
	r.kept(d, voice.Say("Factors"), r.Factors)
	r.kept(d, voice.Say("Skills to practise"), r.Gaps)
	r.kept(d, voice.Say("Strengths"), r.Strengths)
}

// kept writes what kept showing up under a heading, or why nothing stands there.
func (r Report) kept(d *document, words string, of []Tally) {
	d.heading(typeset.Below, words)
	for _, said := range r.counted(of) {
		d.bullet(said)
	}
	if len(of) == 0 {
		d.paragraph(voice.Say("What is named in three or more entries stands here; none was."))
	}
}

// counted says of each how many entries name it, of how many.
func (r Report) counted(of []Tally) (all []string) {
	for _, t := range of {
		all = append(all, voice.Say("%s: %d of %s", t.Words, t.Count, voice.Count(r.Entries, "entry", "entries")))
	}
	return all
}

func (r Report) named(of []Tally) (all []string) {
	for _, t := range of {
		all = append(all, voice.Say("%s: named %s", t.Words, voice.Count(t.Count, "time", "times")))
	}
	return all
}

// carried writes what goes into the next year.
func (r Report) carried(d *document) {
	for _, c := range r.Carry {
		parts := []string{c.Words}
		if c.By != "" {
			parts = append(parts, voice.Say("by %s", strings.TrimPrefix(c.By, "by ")))
		}
		if c.LookFor != "" {
			parts = append(parts, voice.Say("I'll look for %s", c.LookFor))
		}
		if c.Evidence != "" {
			parts = append(parts, voice.Say("that it can work: %s", c.Evidence))
		}
		d.bullet(voice.Joined(parts...))
	}
	d.none(len(r.Carry))
}

// A document is a text being written.
type document struct {
	typeset.Doc
	list bool // the last block is a point of a list
}

func (d *document) add(b typeset.Block) {
	b.Text = strings.TrimSpace(b.Text)
	d.Blocks, d.list = append(d.Blocks, b), b.Kind == typeset.Note
}

func (d *document) heading(kind typeset.Kind, words string) {
	d.add(typeset.Block{Kind: kind, Apart: true, Text: text.CleanLine(words)})
}

func (d *document) paragraph(words string) {
	if words != "" {
		d.add(typeset.Block{Apart: true, Text: words})
	}
}

// part is a heading with a list below it.
func (d *document) part(words string, all []string) {
	d.heading(typeset.Below, words)
	d.bullets(all)
}

func (d *document) bullets(all []string) {
	for _, words := range all {
		d.bullet(words)
	}
	d.none(len(all))
}

// said writes points that say what they are.
func (d *document) said(what string, all []string) {
	for _, words := range all {
		d.add(typeset.Block{Kind: typeset.Note, Apart: !d.list, Label: voice.BeforeColon(what), Text: words})
	}
}

// bullet writes a point of a list; the first stands off from what is above it.
func (d *document) bullet(words string) {
	d.add(typeset.Block{Kind: typeset.Note, Apart: !d.list, Text: words})
}

// none says that nothing stands here.
func (d *document) none(n int) {
	if n == 0 {
		d.paragraph(voice.Say("Nothing here."))
	}
}

// failure writes a failure with its lesson directly after it, and how that is known.
func (d *document) failure(kind typeset.Kind, n int, f Failure, known string) {
	d.heading(kind, voice.Say("Failure %d", n))
	d.paragraph(f.Text)
	d.add(typeset.Block{Apart: true, Label: voice.BeforeColon(voice.Say("Lesson")), Text: cmp.Or(f.Lesson, voice.Say("not worded yet"))})
	d.add(typeset.Block{Apart: true, Label: voice.BeforeColon(known), Text: cmp.Or(f.Basis, voice.Say("not said"))})
	d.add(typeset.Block{Label: voice.BeforeColon(voice.Say("Since then")), Text: f.Since})
}
