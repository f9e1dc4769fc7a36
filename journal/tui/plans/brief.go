package plans

import (
	"messup/journal/tui/look"
	"messup/journal/voice"
)

// Brief are the lines where there is no room for all of them: what is asked first.
func (p *Panel) Brief(width int) []string {
	set := &look.Lines{Look: p.env.Look, Width: width}
	set.Few(set.Look.Words, voice.PlanSentence(p.Plan), max(1, p.env.Size.Height/3))
	p.setAsked(set)
	set.Gap()
	p.setPlan(set)
	p.setResult(set)
	p.heard.Set(set)
	return set.Rows
}
