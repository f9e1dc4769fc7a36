package lookback

import (
	"messup/journal/date"
	"messup/journal/draw"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/prompts"
)

// How is what has to be known of any count here.
const How voice.Phrase = "Counted from what you marked yourself."

// Wrote is said below the counts.
const Wrote voice.Phrase = `You wrote these, on the days you had time to write. A class that shows up often may be the class you think about most. What you saw is performance; learning is harder to see.`

// few is up to how many messes are few.
const few = 30

// Note says how it was counted and, where there are few messes, how little that is.
func (p Patterns) Note() string {
	empty := len(p.Groups) == 0 && p.Lessons() == 0
	switch {
	case empty && p.Class != "":
		return voice.Say("Of %s nothing is marked in %s.", text.CleanLine(p.Class), p.Year.Name)
	case empty && p.Until == p.Year.To: // it is over
		return voice.Say("Nothing is marked in %s.", p.Year.Name)
	case empty:
		return voice.Say("Nothing is marked in %s yet. When it turned, what kept you going and what held up are lines below the questions: tab opens them. They are counted here.", p.Year.Name)
	case p.Messes == 1:
		return voice.Say(How) + " " + voice.Say("One is little: take it as a question, not as an answer.")
	case p.Messes < few && p.Messes > 0:
		return voice.Say(How) + " " + voice.Say("%s are few: take it as a question, not as an answer.", voice.SentenceCase(numberWord(p.Messes)))
	}
	return voice.Say(How)
}

// numberWord writes a number that begins a sentence.
func numberWord(n int) string {
	teens := []voice.Phrase{"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}
	if i := n - 13; i >= 0 && i < len(teens) {
		return voice.Say(teens[i])
	}
	return voice.NumberWord(n)
}

// From says what was counted: of how many messes, since when or of which year, and of which
// class.
func (p Patterns) From(today date.Day) string {
	class := text.CleanLine(p.Class)
	messes := voice.Count(p.Messes, "mess", "messes")
	switch {
	case p.Year.Has(today) && p.Messes > 0:
		return voice.Joined(class, voice.Say("from %s since %s", messes, voice.Day(p.First, "January")))
	case p.Messes > 0:
		return voice.Joined(class, voice.Say("from %s of %s", messes, p.Year.Name))
	}
	return voice.Joined(class, p.Year.Name)
}

// Bars are the counts of a group as they are drawn.
func (g Group) Bars() draw.Bars {
	b := draw.Bars{Bars: make([]draw.Bar, len(g.Counts))}
	for i, c := range g.Counts {
		words := text.CleanLine(c.Words)
		if g.Scope != string(prompts.Strength) { // those are in one's own words
			words = voice.Word(words)
		}
		b.Bars[i] = draw.Bar{Words: words, N: c.N}
	}
	return b
}

// Scale is that of all bars of the year, each drawn so many columns wide.
func (p Patterns) Scale(width int) draw.Scale {
	all := make([]draw.Bars, len(p.Groups))
	for i, g := range p.Groups {
		all[i] = g.Bars()
	}
	return draw.ScaleOf(all, width)
}

// UsedTitle is what the lessons that were used are called.
const UsedTitle voice.Phrase = "Lessons used"

// Spark is when lessons were used, as it is drawn; nothing where there is too little time to
// be looked along.
func (p Patterns) Spark() draw.Spark {
	if !p.Long() {
		return nil
	}
	s := make(draw.Spark, len(p.Used))
	for i, m := range p.Used {
		s[i] = draw.Step{Words: voice.Day(m.First, "Jan"), N: m.Weeks}
	}
	return s
}
