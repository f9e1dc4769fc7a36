package voice

import (
	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// A stopWording is how a stop of a review is told: its title, how much of a review it
// usually takes, in quarter minutes of the fifteen, and its part of the talk sheet.
type stopWording struct {
	title Phrase
	word  Phrase // on the map of a review
	share int
	turn  Phrase   // who tells and who asks
	asks  []Phrase // what to ask aloud
}

// Whose turn it is. The journal is one person's; the other one asks.
const (
	youTell  Phrase = "You tell, your partner asks."
	bothTell Phrase = "One after the other: each tells, the other asks."
)

// stopWords is the one table of the words about stops.
func stopWords(s journal.Stop) stopWording {
	switch s {
	case journal.StopWin:
		return stopWording{"One small win", "win", 7, bothTell, []Phrase{
			"What moved, if only a little?", "What did you do that helped?", "Who would be glad to hear of it?",
		}}
	case journal.StopSweep:
		return stopWording{"Sweep", "sweep", 6, youTell, []Phrase{"What from this week is not written down yet?", "What else?"}}
	case journal.StopTakeTwo:
		return stopWording{"Take two", "take two", 10, youTell, []Phrase{"What did you do?", "What did you see, and how do you know?", "Which part of it would you keep?"}}
	case journal.StopMess:
		return stopWording{"One mess", "mess", 12, youTell, []Phrase{
			"What was the first sign, and what made carrying on make sense?", "Who was it hard for?", "What would you tell a colleague about to do the same?",
		}}
	case journal.StopPair:
		return stopWording{"Side by side", "both", 7, youTell, []Phrase{"What would each of the two have needed?", "Where else could it happen?"}}
	case journal.StopLessons:
		return stopWording{"Lessons coming back", "lessons", 8, "Your partner reads when it applies; you say the lesson before it is shown.", []Phrase{"Was there a chance to use it?", "What did you see?"}}
	case journal.StopPeople:
		return stopWording{"People", "people", 4, youTell, []Phrase{"What will your first words be?", "What do you hope to hear?"}}
	case journal.StopNextWeek:
		return stopWording{"Next week: one thing", "next", 7, "You say it aloud: When …, I will … Your partner asks.", []Phrase{AskSee, AskPeople, "What might come in between, and what then?"}}
	case journal.StopAloud:
		return stopWording{"Out loud", "aloud", 5, bothTell, nil}
	case journal.StopClose:
		return stopWording{title: "Close", word: "close", share: 3}
	}
	return stopWording{title: "Arrive", word: "arrive", share: 3}
}

// StopTitle names a stop on its page.
func StopTitle(s journal.Stop) string { return Say(stopWords(s).title) }

// StopWord names a stop on the map of a review.
func StopWord(s journal.Stop) string {
	words := stopWords(s)
	if words.title == "Close" { // what one does to a page is another word in French
		return lowerFirst(Say(words.title))
	}
	return Say(words.word)
}

// StopName names a stop in a list.
func StopName(s journal.Stop) string {
	switch s {
	case journal.StopTakeTwo:
		return Say("take two")
	case journal.StopMess:
		return Say("one mess")
	case journal.StopPair:
		return Say("side by side")
	case journal.StopNextWeek:
		return Say("next week")
	case journal.StopAloud:
		return Say("out loud")
	}
	return StopWord(s)
}

// AskAloud is what is asked at the stop that a review with a partner has besides.
const AskAloud Phrase = "What did saying it out loud change?"

// AskBoth is what is asked of two messes that lie side by side.
const AskBoth Phrase = "What is the same in both?"

// InBoth says what two messes have in common.
func InBoth(of prompts.Role, words string) string {
	words = text.ClipLine(text.FirstSentences(text.CleanLine(words), 1), text.MaxTitle)
	if words == "" { // it was taken out since
		return ""
	}
	switch of {
	case prompts.Sign:
		return Say("Nearly the same sign: %s", words)
	case prompts.Gap:
		return Say("The same skill to practise: %s", words)
	case prompts.Reasons:
		return Say("The same reason to carry on: %s", words)
	}
	return Say("The same played a part: %s", words)
}

// TalkSheet is what two people do at a stop: whose turn it is, and the questions that
// the one who asks may ask aloud. Empty where there is nothing to talk about.
func TalkSheet(s journal.Stop) (turn string, asks []string) {
	w := stopWords(s)
	for _, q := range w.asks {
		asks = append(asks, Say(q))
	}
	return Say(w.turn), asks
}
