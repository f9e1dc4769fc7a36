package report

import (
	"cmp"
	"slices"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// people are who helped, who is still to be seen, and whom to go to sooner.
func (g *gathering) people() {
	seen := map[journal.ID]bool{} // entries that a check-in was drawn from
	for _, c := range slices.Backward(g.all.Checkins) {
		seen[c.Entry] = true
		said := []string{text.CleanLine(c.Person), text.CleanLine(string(c.Purpose))}
		switch {
		case c.Status == journal.Done && g.Year.Has(c.Answered):
			g.Helped = append(g.Helped, voice.Joined(append(said, text.CleanLine(c.Line))...))
		case c.Open() && g.isOfYear(c.Entry, c.Made):
			g.ToSee = append(g.ToSee, voice.Joined(said...))
		}
	}
	sooner := make([]string, 0, len(g.entries))
	for _, e := range g.entries {
		sooner = append(sooner, g.whom(e, prompts.AskEarlier))
		if said := g.whom(e, prompts.Person); said != "" && !seen[e.ID] {
			g.ToSee = append(g.ToSee, said)
		}
	}
	g.Sooner = tallied(sooner, 1)
}

// whom is who an entry says plays a role: the line for that, else the first sentence of the
// answer it stands beside, which says whom in a few words more.
func (g *gathering) whom(e journal.Entry, role prompts.Role) string {
	set, _ := e.AskedWith(g.sets)
	first := ""
	if q, _, asked := set.Feeding(role); asked {
		first = text.FirstSentences(text.CleanLine(e.Answer(q.ID).Text), 1)
	}
	if saysNobody(first) {
		first = ""
	}
	return cmp.Or(text.CleanLine(e.Said(g.sets, role)), first)
}

// saysNobody reports whether an answer says that there was nobody.
func saysNobody(answer string) bool {
	telling := text.Telling(answer)
	for _, none := range []string{"no", "nobody", "none", "nothing", "one", "n", "na", "idea", "know", "sure"} {
		delete(telling, none)
	}
	return len(telling) == 0
}
