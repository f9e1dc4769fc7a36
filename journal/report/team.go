package report

import (
	"cmp"
	"strings"

	"messup/journal/bundle"
	"messup/journal/text"
	"messup/journal/typeset"
	"messup/journal/voice"
)

// A Heading is what stands above the report of a team.
type Heading struct {
	Team, Year, Statement string // the statement is typed by people, before they merge
}

// Doc is the report of a team under its headings. What the people say together is left to be
// filled in, in braces.
func (t Team) Doc(h Heading) typeset.Doc {
	var d document
	d.Lang = string(voice.Spoken())
	d.Title = voice.Say("Learning report: %s, %s", cmp.Or(text.CleanLine(h.Team), voice.Say("{Team}")), h.Year)
	d.paragraph(cmp.Or(text.CleanLine(h.Statement), voice.Say("{What mattered most to us this year: say it together, before you read on.}")))
	d.paragraph(voice.Say("How to read this: %s chose to share %s. It is not a measure of anyone.",
		voice.Count(t.People, "person", "people"), voice.Count(t.Items, "item", "items")))
	if (len(t.Wins) == 0) != (len(t.Areas) == 0) {
		d.paragraph(voice.Say(NeedBoth))
	}

	d.heading(typeset.Heading, voice.Say("1. Wins"))
	d.heading(typeset.Below, voice.Say("1a. Small wins"))
	d.groups(t.Wins, func(i bundle.Item) string { return i.Text })
	d.heading(typeset.Below, voice.Say("1b. Lessons learned"))
	d.groups(t.Lessons, lessonOf)
	d.heading(typeset.Heading, voice.Say("2. Failures and lessons, by area"))
	hard := t.failures(&d)
	d.heading(typeset.Heading, voice.Say("3. What was hard to do (implementation)"))
	d.bullets(hard[bundle.Implementation])
	d.heading(typeset.Heading, voice.Say("4. What did not move (impact)"))
	d.bullets(hard[bundle.Impact])
	d.heading(typeset.Heading, voice.Say("5. Tried again"))
	d.bullets(t.tried())

	d.heading(typeset.Heading, voice.Say("6. Rigorous and human"))
	d.paragraph(voice.Say("{The usual measures, brought by the team: how they landed, and what they miss.}"))
	d.heading(typeset.Heading, voice.Say("7. Where we differ"))
	for _, pair := range t.Differ {
		d.bullet(voice.Say("%s And: %s", text.Ended(lessonOf(pair[0])), lessonOf(pair[1])))
	}
	d.paragraph(voice.Say("{Lessons that pull apart, and when each holds. Both can be true.}"))
	d.heading(typeset.Heading, voice.Say("8. Open challenges"))
	open := make([]string, 0, len(t.Open))
	for _, i := range t.Open {
		open = append(open, i.Text)
	}
	d.bullets(open)
	t.next(&d)
	return d.Doc
}

// next leaves room for what the team will do.
func (Team) next(d *document) {
	d.heading(typeset.Heading, voice.Say("9. Next year: at most three"))
	d.paragraph(voice.Say("| practice we will change | whose need | who (2–4) | when in the school day | what we'll look at | evidence it can work |") +
		"\n|" + strings.Repeat(" --- |", 6) + strings.Repeat("\n|"+strings.Repeat("  |", 6), MostCarried))
	d.heading(typeset.Heading, voice.Say("10. Letting go"))
	d.paragraph(voice.Say("{What we stop doing, and what that frees.}"))
}

// failures writes the failures by area, and returns where those are that were hard, by their
// mark.
func (t Team) failures(d *document) map[string][]string {
	hard := map[string][]string{}
	n := 0
	for _, a := range t.Areas {
		name := cmp.Or(a.Name, voice.Say("No area named"))
		d.heading(typeset.Below, name)
		for _, g := range a.Groups {
			first := n + 1
			for _, i := range g.Items {
				n++
				d.failure(typeset.Part, n, Failure{Text: i.Text, Lesson: lessonOf(i), Basis: i.Basis, Since: cmp.Or(i.Since, voice.Say("not said"))}, voice.Say("How we know"))
				if i.Mark != "" {
					hard[i.Mark] = append(hard[i.Mark], voice.Say("Failure %d (%s): %s", n, name, text.FirstSentences(i.Text, 1)))
				}
			}
			d.alike(g, voice.Say("Failures %d to %d", first, n))
		}
	}
	d.none(n)
	return hard
}

// groups writes items as points of a list, those that are alike one after the other.
func (d *document) groups(all []Group, said func(bundle.Item) string) {
	for _, g := range all {
		for _, i := range g.Items {
			d.bullet(said(i))
		}
		d.alike(g, voice.Say("The last %d", len(g.Items)))
	}
	d.none(len(all))
}

// alike says that items share most of their words, and leaves it to people to join them.
func (d *document) alike(g Group, which string) {
	switch {
	case g.Several:
		d.paragraph(voice.Say("{%s share most of their words, and were heard from more than one person. Join them, or leave them side by side.}", which))
	case len(g.Items) > 1:
		d.paragraph(voice.Say("{%s share most of their words. Join them, or leave them side by side.}", which))
	}
}

// lessonOf is the lesson of an item with when it applies.
func lessonOf(i bundle.Item) string {
	words := i.Lesson
	if i.Type == bundle.Lesson {
		words = cmp.Or(words, i.Text)
	}
	return voice.Taught(words, i.When)
}

// tried is what was tried again, with what came of it, worse included.
func (t Team) tried() (all []string) {
	for _, i := range t.Tried {
		all = append(all, voice.Joined(i.Text, lessonOf(i), i.Since))
	}
	begins := voice.Say("tried again")
	for _, a := range t.Areas {
		for _, g := range a.Groups {
			for _, i := range g.Items {
				if strings.HasPrefix(i.Since, begins) {
					all = append(all, voice.Joined(text.FirstSentences(i.Text, 1), i.Since))
				}
			}
		}
	}
	return all
}
