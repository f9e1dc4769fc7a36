package prompts

import (
	"slices"
)

// TenID is the id of the ten.
const TenID = "ten"

// Ten returns the ten "messing up my messes" questions, word for word as Chris
// Cluff asked them. Question five says "the process" and six "this process":
// both are right.
func Ten() Set {
	return Set{ //nolint:gosec // Credit names the author, it is no credential
		ID: TenID, Version: 1, Name: "The ten", Makes: Mess, Key: "n", Begin: "new mess", Minutes: 12,
		About:     "Ten questions, about twelve minutes. Skip any of them. It saves as you type.",
		Credit:    "Questions by Chris Cluff (@chrisjcluff), from a post on messing up his messes.",
		Questions: slices.Concat(lookingBack(), whatItShowed(), people(), forward()),
	}
}

func lookingBack() []Question {
	return []Question{
		{
			ID: "goal", Part: "Looking back", Feeds: Goal,
			Ask:     "What was the goal?",
			Hint:    "What did you want people to be able to do, or to happen? One or two lines.",
			Example: "That each student could say, without the card, what happens to a food web when one species goes. I'd have known from a three-sentence exit ticket.",
			Also:    "To warn a family early that the project mark was low, so the report card would be no surprise.",
			Apart:   "If a colleague had told you this: what were they after?",
			Fields: []Field{
				{ID: "known-by", Label: "How would you have known?", Kind: Line, Feeds: LookFor, Hint: "one line"},
			},
		},
		{
			ID: "failing-point", Part: "Looking back", Feeds: Failure,
			Ask:     "At what point did I start failing?",
			Hint:    "Find the moment, not the reason. What could you see or hear just then?",
			Example: "About twelve minutes in. Expert groups were copying sentences off the cards. Two groups had split the card up and finished early. I read it as busy.",
			Also:    "Before I pressed send: I wrote it at 10 pm and led with the mark.",
			Apart:   "If a colleague had told you this: when did it begin to go wrong for them?",
			Fields: []Field{
				{ID: "moment", Label: "Moment", Kind: Choice, Feeds: Moment, Options: []string{"before", "first minutes", "middle", "end", "afterwards", "over weeks"}},
				{ID: "sign", Label: "Sign you could have seen", Kind: Line, Feeds: Sign, Hint: "e.g. copying, heads down, finished early"},
			},
		},
		{
			ID: "not-stopping", Part: "Looking back",
			Ask:     "Why did I not stop and admit defeat?",
			Hint:    "What made carrying on make sense at the time?",
			Example: "I'd spent Sunday cutting cards, and I had nothing else ready for the last twenty minutes. Also, it looked like work.",
			Also:    "I wanted it off my list before the weekend.",
			Apart:   "If a colleague had told you this: what made it make sense for them to go on?",
			Fields: []Field{
				{
					ID: "reasons", Label: "What kept me going", Kind: Choices, Feeds: Reasons,
					Options: []string{"time already put in", "the plan said so", "nothing else ready", "someone was watching", "I thought it would turn", "I did not notice", "I could not stop", "something else"},
					Asks: map[string]string{
						"time already put in": "At which minute will you let it go?", "the plan said so": "What may be cut?", "nothing else ready": "What will lie ready?",
						"someone was watching": "What will you say to whoever watches?", "I thought it would turn": "What will show that it won't turn?",
						"I did not notice": "When will you look up?", "I could not stop": "Who or what will help you stop?",
					},
				},
				{ID: "stop-when", Label: "Stop rule: when I see", Kind: Line, Feeds: StopWhen, Hint: "the sign"},
				{ID: "stop-switch", Label: "I will switch to", Kind: Line, Feeds: StopSwitch, Hint: "one thing to do instead"},
			},
		},
	}
}

func whatItShowed() []Question {
	return []Question{
		{
			ID: "differently", Part: "What it showed", Again: true,
			Ask:     "What could have been done differently?",
			Hint:    "Small, and within your reach at that moment. Up to three.",
			Example: "After six minutes, cards face down and one person per group answers 'what happens if the frogs go?' It would have cost four minutes.\nCards at two reading levels.\nDraw one web together first.",
			Also:    "Phone first. Or start with what the student can still change.",
			Apart:   "If a colleague had told you this: what could they have done instead?",
			Fields: []Field{
				{ID: "alternatives", Label: "Up to three alternatives", Kind: Lines, Feeds: Alternative, Hint: "one a line"},
				{ID: "would-try", Label: "Would try", Kind: Choice, Feeds: WouldTry, Among: "alternatives"},
			},
		},
		{
			ID: "deficits", Part: "What it showed",
			Ask:     "Were there skills deficits that were revealed through the process?",
			Hint:    "A skill, not a trait: something practice or a colleague could help with.",
			Example: "I don't have a fast way to check six groups at once. And I can't yet judge reading level by eye.",
			Also:    "Writing bad news briefly.",
			Apart:   "If a colleague had told you this: what could they practise?",
			Fields: []Field{
				{ID: "skill", Label: "Skill to practise", Kind: Line, Feeds: Gap, Hint: "e.g. checking six groups at once", Offers: Skills},
			},
		},
		{
			ID: "surpluses", Part: "What it showed", Stays: true,
			Ask:     "Were there skills surpluses that were revealed through this process?",
			Hint:    "What held up, or helped you notice or recover? It counts if it was small.",
			Example: "I did see it, at minute twelve. And the web we drew together in the last eight minutes gave the best exit tickets of the day.",
			Also:    "I rang the next morning, and said the first message was badly put.",
			Apart:   "If a colleague had told you this: what did they do well in it?",
			Fields: []Field{
				{ID: "skill", Label: "Strength that showed", Kind: Line, Feeds: Strength, Hint: "e.g. noticing, recovering", Offers: Skills},
			},
		},
	}
}

func people() []Question {
	return []Question{
		{
			ID: "should-have-asked", Part: "People",
			Ask:     "Who should I have checked in with during the process?",
			Hint:    "Who would have seen it sooner, and what would they have seen? A role is enough.",
			Example: "The ELL teacher. She'd have seen the reading level on the cards in a minute. And whoever ran this last year.",
			Also:    "The vice-principal, who knows the family. And my own partner, who told me not to send it.",
			Apart:   "If a colleague had told you this: who could have helped them see it?",
			Fields: []Field{
				{ID: "person", Label: "Person to ask earlier", Kind: Line, Feeds: AskEarlier, Hint: "a role or an initial is enough", Offers: People},
				{ID: "seen", Label: "What they would have seen", Kind: Line, Feeds: Seen, Hint: "one line"},
			},
		},
		{
			ID: "ask-now", Part: "People",
			Ask:     "Who should I check in with in order to move past this failure?",
			Hint:    "To repair, to ask, or to say it out loud? Name one, and what you'd say first.",
			Example: "The ELL teacher, Thursday prep: two cards, ten minutes. And the class: 'we're having a second go at this, and here's why.'",
			Also:    "The parent, by phone. First words: 'I put that badly.'",
			Apart:   "If a colleague had told you this: who would you send them to?",
			Fields: []Field{
				{ID: "person", Label: "Check in with", Kind: Line, Feeds: Person, Hint: "a role or an initial is enough", Offers: People},
				{ID: "purpose", Label: "Purpose", Kind: Choice, Feeds: Purpose, Options: []string{"repair", "ask", "say aloud", "thank", SomethingElse}},
				{ID: "first-words", Label: "First words", Kind: Line, Feeds: FirstWords, Hint: "what you would say first"},
				{ID: "when", Label: "When", Kind: Line, Feeds: PersonWhen, Hint: "e.g. Thursday prep"},
			},
		},
	}
}

func forward() []Question {
	return []Question{
		{
			ID: "next", Part: "Forward", Feeds: PlanWill, Again: true,
			Ask:     "Now that I have failed, what do I do next with this knowledge?",
			Hint:    "When …, I will … Make it small enough to do next time you meet them.",
			Example: "When expert groups have had six minutes (Tuesday, period 2), I will turn cards face down and ask one person per group the frog question. I'll look for four groups of six managing without notes.",
			Also:    "When a mark will be a shock, I will ring before I write. First chance: the next low mark.",
			Apart:   "If a colleague had told you this: what would you have them try next?",
			Fields: []Field{
				{ID: "when", Label: "When", Kind: Line, Feeds: PlanWhen, Hint: "e.g. expert groups have had six minutes"},
				{ID: "will", Label: "I will", Kind: Line, Feeds: PlanWill, Hint: "e.g. turn cards face down"},
				{ID: "with", Label: "With", Kind: Line, Feeds: PlanWith, Hint: "a class or a person", Offers: Classes},
				{ID: "by", Label: "By", Kind: Line, Feeds: PlanBy, Hint: "e.g. next lesson, a date, this unit, next unit, same time next year"},
				{ID: "look-for", Label: "I'll look for", Kind: Line, Feeds: PlanLookFor, Hint: "what would show it"},
			},
		},
		{
			ID: "learned", Part: "Forward", Feeds: Lesson, Again: true,
			Ask:     "What did I learn from this process?",
			Hint:    "One sentence you'd give a colleague about to do the same thing.",
			Example: "Before students teach each other, have them explain it once without the sheet. Copying looks like working.",
			Also:    "Bad news by voice first, in writing second.",
			Apart:   "If a colleague had told you this: what can they take from it?",
			Fields: []Field{
				{ID: "lesson", Label: "The lesson in one line", Kind: Line, Feeds: Lesson},
				{ID: "applies-when", Label: "Applies when", Kind: Line, Feeds: LessonWhen, Hint: "e.g. students are about to teach each other"},
				{ID: "area", Label: "Area of focus", Kind: Line, Feeds: LessonArea, Hint: "e.g. group work", Offers: Areas},
				{ID: "basis", Label: "How do I know", Kind: Choice, Feeds: LessonBasis, Options: []string{"seen", "counted", "told", "impression only"}},
			},
		},
	}
}
