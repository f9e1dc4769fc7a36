package prompts

// SomethingElse ends every list of words to choose from.
const SomethingElse = "something else"

// Safety is what is said wherever an entry is about a child at risk.
const Safety = "If a child may be at risk, report it through the proper channel now. This journal is not a report."

// Halves returns the light lines that any entry may have beside its answers:
// the rigorous half, what was seen and counted, and the human one, what it was
// like for people. They are never asked in a run, and each is a question of its
// own with one field, so that it is kept, searched and joined like an answer.
func Halves() Set {
	return Set{
		ID: "halves", Version: 1, Name: "Both halves", Makes: Light,
		About: "Light lines beside the story. Leave empty what does not matter.",
		Questions: []Question{
			light("Evidence", Field{ID: "evidence", Label: "Evidence", Kind: Choices, List: "evidence", Options: []string{"sample of work", "exit ticket", "numbers", "student errors", "student voice", "colleague", "research", "impression only"}}),
			light("Evidence", Field{ID: "seen", Label: "Seen", Hint: "what a camera would have caught"}),
			light("Evidence", Field{ID: "counted", Label: "Counted", Hint: "how many, of how many", Feeds: Counted}),
			light("Evidence", Field{ID: "told", Label: "Told by", Hint: "a role or an initial is enough, and what was said", Offers: People}),
			light("Evidence", Field{ID: "number", Label: "Number given", Hint: "from outside: a mark, a survey, a result"}),
			light("Evidence", Field{ID: "landed", Label: "How it landed", Hint: "with you, or with them"}),

			light("People", Field{ID: "people", Label: "People", Kind: Choices, List: "people", Options: []string{"students' circumstances", "relationships", "workload", "energy or life outside", "community", "colleague"}}),
			light("People", Field{ID: "hard-for", Label: "Hard for", Hint: "groups, not names"}),
			light("People", Field{ID: "cost", Label: "What it cost me", Hint: "e.g. an evening, a good start, sleep"}),
			light("People", Field{ID: "eased", Label: "What helped", Hint: "e.g. a person, a pause, a change"}),

			light("What played a part", Field{ID: "factors", Label: "Factors", Kind: Choices, List: "factors", Feeds: Factor, Options: []string{"task or materials", "pitch", "timing", "grouping", "instructions", "routines", "where I was / what I was doing", "preparation", "information I lacked", "outside events", "energy"}}),
			light("What played a part", Field{ID: "cause", Label: "Kind of mess", Kind: Choices, List: "causes", Options: []string{"own choice", "tried on purpose", "someone else's", "outside events", "relationship", "student safety"}, Says: map[string]string{"student safety": Safety}}),

			light("Where it belongs", Field{ID: "area", Label: "Area", Kind: Choices, List: "areas", Options: []string{"lesson design", "classroom design", "instructions or task", "relationships with students", "families", "colleagues or team", "feedback not taken", "assessment", "planning or time", "professional learning", "beyond my skill", "outside school"}}),
			light("Where it belongs", Field{ID: "subject", Label: "Subject or unit", Hint: "e.g. food webs", Offers: Subjects, Feeds: Subject}),
			light("Where it belongs", Field{ID: "for-whom", Label: "For whom", Hint: "groups, not names"}),
			light("Where it belongs", Field{ID: "reach", Label: "What was hard", Kind: Choices, Options: []string{"implementation: doing it", "impact: it did not move", SomethingElse}}),
			light("Where it belongs", Field{ID: "thread", Label: "Thread", Hint: "what several messes belong to", Offers: Threads, Feeds: Thread}),
		},
	}
}

// light is a line beside an entry: a question with one field of its own name.
func light(part string, f Field) Question {
	return Question{ID: f.ID, Part: part, Ask: f.Label, Fields: []Field{f}}
}
