package plain

import "messup/journal/voice"

// Keyless are the sentences of the pages that name a key, each with what is said here in its
// place: no key does anything but enter, and what one types is what a choice is called.
func Keyless() map[voice.Phrase]voice.Phrase {
	return map[voice.Phrase]voice.Phrase{
		"One line so far. g grows it.":                                       "One line so far. grow makes more of it.",
		"No reviews yet. r on the desk begins one; five minutes are enough.": "No reviews yet. review begins one; five minutes are enough.",
		voice.NoTalk:        "Nobody is written down here yet. It might be a colleague, your union, employee assistance or a crisis line: who, and how to reach them.",
		voice.NoHeard:       "Nothing is written down here. What somebody said can wait for the plan it fits: new writes it down.",
		voice.TrashedNotice: "In the trash for 30 days, from where it can be given back.",
		"A small win is kept from a strength: tab leads there. This one is to practise.": "A small win is kept from a strength. This one is to practise.",
		"Kept as a small win. w opens it.":                                               "Kept as a small win.",
		"Added to the share that you have begun. For a new one: n.":                      "Added to the share that you have begun.",
		"This is the share that you have begun. For a new one: n.":                       "This is the share that you have begun.",
		"Nothing is marked in %s yet. When it turned, what kept you going and what held up are lines below the questions: tab opens them. They are counted here.": "Nothing is marked in %s yet. When it turned, what kept you going and what held up are asked after the questions: 1 goes through them. They are counted here.",
		"Whichever you choose, ctrl+j makes a new line.":                                                                                 "In plain lines enter always makes a new line.",
		"A passphrase seals it: f9 in the settings.":                                                                                     "A passphrase seals it: /passphrase in the settings.",
		"f9 in the settings seals the journal with a passphrase.":                                                                        "/passphrase in the settings seals the journal with a passphrase.",
		"The passphrase is asked for again after half an hour without a key; f9 in the settings changes it.":                             "The passphrase is asked for again after half an hour in which nothing is typed; /passphrase in the settings changes it.",
		"ctrl+l hides the screen from anywhere, for when it is projected, and so do some minutes without a key; any key brings it back.": "ctrl+l and enter take what was told off the window, where a terminal can do that.",
		"ctrl+l hides": "",
	}
}
