package prompts

// Quick returns the quick three, condensed from the ten for days with two
// minutes. Its answers move into the ten when an entry grows. What held up is
// never dropped by a shorter form: it is a line that costs no key.
func Quick() Set {
	set := quickFirst()
	set.Version = 2
	last := &set.Questions[len(set.Questions)-1]
	last.Fields = append(last.Fields, Field{
		ID: "held-up", Label: "What held up", Hint: "tab leads here; it counts if it was small", Offers: Skills, Feeds: Strength,
	})
	return set
}

// quickFirst is the quick three as they were, without what held up.
func quickFirst() Set {
	return Set{
		ID: "quick", Version: 1, Name: "Quick three", Makes: Short, Key: "3", Minutes: 2,
		About:  "Three questions, about two minutes. It can grow into the ten later, with your answers in place.",
		Credit: "Condensed from the ten questions by Chris Cluff (@chrisjcluff).",
		Questions: []Question{
			{
				ID: "going-for", Ask: "What were you going for, and what happened instead?", Grows: "goal", Feeds: Failure, Again: true,
				Hint:    "One or two lines. What you wanted, then what you saw.",
				Example: "Each student explaining the food web without the card. Instead the groups copied sentences off the cards.",
				Also:    "A calm message home about the mark. It read like a verdict.",
				Apart:   "If a colleague had told you this: what were they after?",
			},
			{
				ID: "told-by", Ask: "What did you see or hear that tells you so?", Grows: "failing-point", Feeds: Sign, Again: true,
				Hint:    "A thing a camera would have caught, or a number.",
				Example: "At minute twelve two groups had split the card and finished. Four of nineteen exit tickets had all three sentences.",
				Also:    "The reply came in four minutes and had no greeting.",
				Apart:   "If a colleague had told you this: what did they see or hear?",
			},
			{
				ID: "next-time", Ask: "What will you do differently, and when is next time?", Grows: "next", Feeds: PlanWill, Again: true,
				Hint:    "Small enough to do next time you meet them.",
				Example: "Tuesday, period 2: cards face down after six minutes, one person per group answers.",
				Also:    "Ring before writing. First chance: the next low mark.",
				Apart:   "If a colleague had told you this: what would you have them try next?",
				Fields: []Field{
					{ID: "lesson", Label: "The lesson in one sentence", Kind: Line, Feeds: Lesson},
				},
			},
		},
	}
}

// Win returns the small win: four questions about something that moved.
func Win() Set {
	return Set{
		ID: "win", Version: 1, Name: "Small win", Makes: Moved, Key: "w", Minutes: 2,
		About:  "Four short questions about something that moved forward.",
		Credit: "After Teresa Amabile and Steven Kramer's progress principle.",
		Questions: []Question{
			{
				ID: "moved", Ask: "What moved forward, even a little?", Again: true,
				Hint:    "One thing, however small.",
				Example: "The web we drew together: three students added links nobody had shown them.",
				Also:    "The parent rang back and we fixed a date.",
			},
			{
				ID: "helped", Ask: "What did you do, or what was in place, that helped?", Again: true,
				Hint:    "Something you could point at.",
				Example: "The cards were face down, so the only thing to look at was the board.",
				Also:    "I rang before school, when I was not tired.",
			},
			{
				ID: "mattered", Ask: "Why did it matter, to you or to them?", Again: true,
				Hint:    "One line is plenty.",
				Example: "It was the first time this term that the back table argued about science.",
				Also:    "The student heard it from us both.",
			},
			{
				ID: "again", Ask: "How could it happen again?", Feeds: Lesson, Again: true,
				Hint:    "One sentence you could use next month.",
				Example: "Draw the first one together before handing anything out.",
				Also:    "Ring early in the day.",
				Fields: []Field{
					{ID: "person", Label: "Who would be glad to hear it?", Kind: Line, Feeds: Person, Hint: "a role or an initial is enough", Offers: People},
				},
			},
		},
	}
}
