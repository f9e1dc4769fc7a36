package voice

import (
	"messup/journal/skills"
	"messup/journal/text"
)

// SkillSide is what a half of the skills is called.
func SkillSide(s skills.Side) string {
	if s == skills.Strength {
		return Say("Strengths")
	}
	return Say("To practise")
}

// SkillNamed says where a skill was named: the entry, its class, and that a small win
// was written from it.
func SkillNamed(n skills.Naming) string {
	win := ""
	if n.Win != "" {
		win = Say("kept as a win")
	}
	return Joined(n.Title, n.Class, win)
}

// SkillWords are the words for a skill, and that it is in focus.
func SkillWords(n skills.Naming, focus bool) string {
	if focus {
		return Joined(n.Words, Say(InFocus))
	}
	return n.Words
}

// InFocus says of a skill that it is the one to practise now.
const InFocus Phrase = "in focus"

// FocusLine says which skill is being practised.
func FocusLine(words string) string { return Say("In focus: %s", text.CleanLine(words)) }

// NowFocus says which skill is in focus now, if any is.
func NowFocus(words string) string {
	if words == "" {
		return Say("No skill is in focus now.")
	}
	return FocusLine(words)
}

// NoWinOfGap says why a skill to practise is not kept as a small win, and where one is,
// if a strength was named.
func NoWinOfGap(strengths bool) string {
	if strengths {
		return Say("A small win is kept from a strength: tab leads there. This one is to practise.")
	}
	return Say("A small win is kept from a strength. This one is to practise.")
}
