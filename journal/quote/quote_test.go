package quote_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"messup/journal/journaltest"
	"messup/journal/quote"
	"messup/journal/text"
	"messup/prompts"
)

// Thursday 26 November 2026, after school.
func now() time.Time { return time.Date(2026, time.November, 26, 16, 20, 0, 0, time.UTC) }

func known() quote.Known {
	return quote.NewKnown(now(), []string{"9B science", "10A", "11 physics", "11 chemistry", "Art", "Form time"}, []string{"ELL teacher", "@VP", "vice-principal", "Sam", "parent", "Ms Bell"})
}

// said is a quotation in short: what goes into the line, with its day and what is
// sure about it.
func said(q quote.Quotation) string {
	s := q.Means
	if !q.At.IsZero() {
		s += " = " + q.At.Format("Mon 2 Jan 15:04")
	}
	if q.Meant.Day != 0 {
		s += " = " + q.Meant.Day.Format("Mon 2 Jan")
	}
	if q.Period != "" {
		s += ", period " + q.Period
	}
	if !q.Certain {
		s += " ?"
	}
	return s
}

// Each case is words, and what they say to one line: nothing, or what goes in there,
// with "?" where it is an offer.
func TestWhatIsReadFromTheWords(t *testing.T) {
	for role, cases := range map[prompts.Role]map[string]string{
		quote.Class: {
			"Wednesday with 10A":                          "10A",
			"mercredi avec 10A les groupes se défont":     "10A",
			"avec 3D et sans lunettes":                    "",
			"avec 2B crayons":                             "",
			"9B copied the homework off the board":        "9B science",
			"9B science copied, and 9B's cards were lost": "9B science",
			"10A left, then 9B came":                      "10A ?",
			"Wednesday with 7C the groups fell apart":     "7C",
			"The lab ran over with 12B.":                  "12B",
			"It was loud with 8D yesterday, period 2":     "8D",
			"with 7C's cards, it went well":               "7C",
			"I drew it with 2B pencils":                   "",
			"We printed it with 3D":                       "",
			"with 7c it went well":                        "",
			"7C left":                                     "",
			"with 7C, then with 8D":                       "7C ?",
			"They said 'with 7C it works'":                "",
			"11 forgot the goggles":                       "11 physics ?",
			"11 physics forgot the goggles":               "11 physics",
			"9b, 10a and 19B and the art of asking":       "",
			"Art: paint everywhere":                       "Art",
			"Form for the trip":                           "",
			"Form time ran over":                          "Form time",
			"One of them said '10A never does that'":      "",
			"“9B does it” was all I heard":                "",
		},
		quote.Happened: {
			"Wednesday with 10A":                        "Wednesday = Wed 25 Nov 12:00",
			"yesterday period 2, nobody listened":       "yesterday period 2 = Wed 25 Nov 12:00, period 2",
			"Yesterday, p4: nobody listened":            "Yesterday, p4 = Wed 25 Nov 12:00, period 4",
			"Monday at 14:10 the lab ran over":          "Monday at 14:10 = Mon 23 Nov 14:10",
			"last night I wrote to a parent":            "last night = Wed 25 Nov 20:00",
			"This morning nobody had a pen":             "This morning = Thu 26 Nov 09:00",
			"On 19 nov the cards were lost":             "19 nov = Thu 19 Nov 12:00",
			"The lab on 26.10. ran over":                "26.10. = Mon 26 Oct 12:00",
			"The lab on 26/10 ran over":                 "26/10 = Mon 26 Oct 12:00",
			"3 days ago it rained":                      "3 days ago = Mon 23 Nov 12:00",
			"2 weeks ago it rained":                     "2 weeks ago = Thu 12 Nov 12:00 ?",
			"Thursday with 10A":                         "Thursday = Thu 26 Nov 16:20 ?",
			"last Wednesday with 10A":                   "last Wednesday = Wed 25 Nov 12:00 ?",
			"last Friday with 10A":                      "last Friday = Fri 20 Nov 12:00",
			"Monday's lab and Tuesday's lab":            "Monday = Mon 23 Nov 12:00 ?",
			"Monday and again on Monday":                "Monday = Mon 23 Nov 12:00",
			"today nobody had a pen":                    "",
			"On Monday I will try again":                "",
			"Next Monday comes a visitor, every Friday": "",
			"They sat down in a second, 9 of 26":        "",
			"Table 3 may march on":                      "",
			"The mark was 9.30":                         "9.30 = Thu 26 Nov 09:30 ?",
			"'yesterday was better,' said one":          "",
		},
		prompts.Person: {
			"The ELL teacher, Thursday prep":        "ELL teacher",
			"@VP first":                             "@VP",
			"@J.":                                   "@J",
			"@maths lead on Thursday":               "@maths ?",
			"Sam's table, and the vice-principal":   "vice-principal ?",
			"write to someone@example.org about it": "",
			"Nobody, the parent was glad":           "parent ?",
			"@parent, by phone":                     "parent",
			"the ell teacher":                       "",
			"I will talk to Mrs Kolb tomorrow.":     "Mrs Kolb",
			"I'll speak with Mrs. Kolb, then wait":  "Mrs. Kolb",
			"Ask Herr Lang next lesson how":         "Herr Lang",
			"Apologise to 8C on Thursday":           "8C",
			"Apologise to 9B on Thursday":           "9B science",
			"Ask Mrs Kolb tomorrow how she starts. Apologise to 8C on Thursday.": "Mrs Kolb ?",
			"I will not talk to Ms Bell tomorrow":                                "Ms Bell ?",
			"I won't talk to Ms Bell tomorrow":                                   "Ms Bell ?",
			"I won’t wait and talk to Ms Bell":                                   "Ms Bell ?",
			"I'd rather not talk to Ms Bell":                                     "Ms Bell ?",
			"Talk to Ms Bell? Rather not.":                                       "Ms Bell ?",
			"I will talk to Ms Bell. No.":                                        "Ms Bell ?",
			"Talk to nobody. Ms Bell already knows since yesterday.":             "Ms Bell ?",
			"Ms Bell already knows":                                              "Ms Bell ?",
			"I would have talked to Ms Bell tomorrow":                            "Ms Bell ?",
			"Ms Bell said I will talk to you tomorrow":                           "Ms Bell ?",
			"My head said I will talk to Ms Bell tomorrow":                       "Ms Bell ?",
			"My head said I will talk to Mrs Kolb tomorrow":                      "Mrs Kolb ?",
			"She will talk to Mrs Kolb tomorrow":                                 "",
			"I will talk to Ms Bell tomorrow. It did not work with the cards":    "Ms Bell",
			"Ask Ms Bell why it did not work":                                    "Ms Bell",
			"Ms Bell on Thursday":                                                "Ms Bell",
			"My ELL teacher tomorrow":                                            "ELL teacher",
			"Ask the ELL teacher":                                                "ELL teacher",
			"I will talk to Ms Bell and Mr Adams tomorrow":                       "Ms Bell and Mr Adams ?",
			"I will talk to Mrs Kolb and Ms Bell and then wait":                  "Mrs Kolb and Ms Bell ?",
			"Ms Bell and Mr Adams":                                               "Ms Bell ?",
			"I will ring Leo's mother on Friday":                                 "Leo's mother ?",
			"Ring Sam's form teacher tomorrow":                                   "Sam's form teacher ?",
			"Tell Leo’s mother how it went":                                      "Leo’s mother ?",
			"“Why,” they said. Ms Bell, on Thursday":                             "Ms Bell",
			"“Why?” I will ask Ms Bell":                                          "Ms Bell",
			"“Why”, then ask Ms Bell":                                            "Ms Bell",
			"The ELL teacher. She'd have seen it":                                "ELL teacher",
			"Ask Mrs Kolb's husband":                                             "Mrs Kolb's husband ?",
			"Ring Leo's":                                                         "Leo ?",
			"Sam's mother":                                                       "",
			"Talk to Kolb tomorrow":                                              "Kolb ?",
			"Talk to the head tomorrow":                                          "",
			"Ask Thursday":                                                       "",
			"I had to ask Mrs Kolb":                                              "",
			"“Ask Mrs Kolb,” she said":                                           "",
		},
		prompts.PersonWhen: {
			"The ELL teacher, Thursday prep: two cards": "Thursday prep = Thu 3 Dec",
			"Ring tomorrow at 8:15, before class":       "tomorrow at 8:15 = Fri 27 Nov",
			"Before school next Tuesday, period 2":      "next Tuesday, period 2 = Tue 1 Dec, period 2",
			"On Monday she said it was too hard":        "Monday = Mon 30 Nov ?",
			"Monday or Tuesday":                         "Monday = Mon 30 Nov ?",
			"last Monday she was ill":                   "",
		},
		prompts.PlanBy: {
			"I will ask again next lesson":        "next lesson",
			"I will ask again this unit":          "this unit ?",
			"On 1 december I will ask again":      "1 december = Tue 1 Dec",
			"In two weeks I'll ask again":         "In two weeks = Thu 10 Dec",
			"On 1/12 or so, or on 13/12 I'll ask": "13/12 = Sun 13 Dec",
			"Next time I'll ask":                  "",
		},
		prompts.PlanWhen: {
			"When expert groups have had six minutes (Tuesday, period 2), I will turn cards face down.": "expert groups have had six minutes",
			"It was late. If a group is done early, I'll hand them the next card":                       "a group is done early",
			"Next time the room goes over the video I'll stop it":                                       "the room goes over the video ?",
			"Next time, I'll ask first":                                 "",
			"I will stop marking every line":                            "",
			"When the bell went nobody moved. I will ask why.":          "",
			"“When you talk, I will wait” is what she said":             "",
			"I will stop asking hands. When I have asked, I will wait.": "I have asked ?",
		},
		prompts.PlanWill: {
			"When expert groups have had six minutes, I will turn cards face down and ask. I'll look for four groups.": "turn cards face down and ask",
			"Next time, I'll ask first":                                 "ask first ?",
			"I will stop marking every line":                            "stop marking every line",
			"I think I will see":                                        "",
			"If it rains, I will read. When it snows, I will sing.":     "read ?",
			"I will stop asking hands. When I have asked, I will wait.": "wait ?",
			"When I have asked, I will wait. I will stop asking hands.": "wait ?",
			"Next time the room goes over the video I'll stop it":       "stop it ?",
		},
		prompts.PlanLookFor: {
			"When it rings, I will wait. I'll look for four groups of six managing without notes.": "four groups of six managing without notes",
		},
		prompts.LookFor: {
			"That each could say it. I'd have known from a three-sentence exit ticket.": "a three-sentence exit ticket",
			"I would have known that": "",
		},
		prompts.StopWhen: {
			"When I see heads go down, I will switch to one web on the board.": "heads go down",
		},
		prompts.StopSwitch: {
			"When I see heads go down, I will switch to one web on the board.": "one web on the board",
			"I will stop talking. When I see heads go down, I will sit.":       "sit ?",
		},
		prompts.Sign: {
			"I saw two groups splitting the card, and read it as busy":  "two groups splitting the card ?",
			"I noticed that the back row was silent.":                   "the back row was silent ?",
			"It began when heads went down":                             "heads went down ?",
			"I saw it. I heard that.":                                   "",
			"I saw 11 of 24 hand it in. When 9 out of 20 were done, go": "",
		},
		prompts.Counted: {
			"9 of 26 had a sum, the rest none":   "9 of 26 had a sum",
			"Four of nineteen exit tickets":      "Four of nineteen exit tickets",
			"11 out of 24 said they could":       "11 out of 24 said they could",
			"9 of 26 at first. 20 of 26 at last": "9 of 26 at first ?",
			"One of them said so":                "",
		},
		prompts.FirstWords: {
			"The parent, by phone. First words: 'I put that badly.'": "I put that badly ?",
		},
	} {
		for words, want := range cases {
			got := ""
			if read := known().Read(words, role); len(read) > 0 {
				got = said(read[0])
			}
			if got != want {
				t.Errorf("%s: %q says %q, want %q", role, words, got, want)
			}
		}
	}
}

// everything is every line that is read for.
func everything() (roles []prompts.Role) {
	lib := prompts.Shipped()
	for _, set := range slices.Concat(lib.Sets(), lib.Beside()) {
		for _, q := range set.Questions {
			for _, f := range q.Fields {
				roles = append(roles, f.Feeds)
			}
		}
	}
	return append(roles, quote.Class, quote.Happened)
}

// Nothing is invented: what is quoted stands in the text, where it is said to stand,
// and not between quotation marks.
func TestAQuotationStandsInTheText(t *testing.T) {
	piece := rapid.OneOf(journaltest.Hostile(), rapid.SampledFrom([]string{
		"When ", "Next time ", "I will ", "I'll ", "I’ll look for ", "stop ", ", ", ". ", "\n", " (", ") ", "yesterday ", "Wednesday ", "next Tuesday, period 2 ", "26.11. ", "26/11 ",
		"10A ", "9B", " science ", "'s ", "@J ", "@", "ELL teacher ", "9 of 26 ", "I saw ", "that ", "heads down ", "“", "”", "'", "\"", "«", "I'd have known from ", "a week ago ", "3 ",
		"talk to ", "Ask ", "Mrs Kolb ", "Ms Bell", "’s mother ", "and ", "not ", "Leo", "nobody ", "? ",
	}))
	lines := everything()
	rapid.Check(t, func(t *rapid.T) {
		words := text.Clean(strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), ""))
		for _, q := range known().Read(words, lines...) {
			if q.Start < 0 || q.Start >= q.End || q.End > len(words) || words[q.Start:q.End] != q.Words || q.Means == "" || strings.Contains(q.Words, "\n") {
				t.Errorf("%q: %+v", words, q)
			}
			if q.Means != text.CleanLine(q.Means) {
				t.Errorf("%q is no line", q.Means)
			}
			if strings.ContainsAny(q.Words, "“”«\"") && q.For != prompts.FirstWords {
				t.Errorf("%q: %s is %q, which somebody else said", words, q.For, q.Words)
			}
		}
	})
}

// What stands between quotation marks alone says nothing but what one would say first.
func TestWhatSomebodyElseSaidIsNotRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inside := rapid.SampledFrom([]string{
			"yesterday with 10A", "When it rings, I will go", "9 of 26 had a sum", "I saw heads go down", "@J", "I'll stop talking", "next lesson", "I'd have known from a ticket",
		}).Draw(t, "words")
		marks := rapid.SampledFrom([][2]string{{"“", "”"}, {"‘", "’"}, {"'", "'"}, {"\"", "\""}, {"«", "»"}, {"“", ""}, {"'", ""}}).Draw(t, "marks")
		words := "They said " + marks[0] + inside + marks[1]
		for _, q := range known().Read(words, everything()...) {
			if q.For != prompts.FirstWords {
				t.Errorf("%q: %s is %q", words, q.For, q.Words)
			}
		}
	})
}

// Of a long text both ends are read.
func TestOfALongTextBothEndsAreRead(t *testing.T) {
	filler := strings.Repeat("and so it went on.\n", 7000)
	words := "Wednesday with 10A.\n" + filler + "When it rings, I will wait."
	got := known().Read(words, quote.Class, quote.Happened, prompts.PlanWhen, prompts.PlanWill)
	if len(got) != 4 || got[3].Words != "wait" || words[got[3].Start:got[3].End] != "wait" {
		t.Errorf("%+v", got)
	}
}

func BenchmarkRead(b *testing.B) {
	story := "On Wednesday with 10A the groups copied off the cards. I saw two of them split the card up. When expert groups have had six minutes, I will turn cards face down.\n"
	for _, kb := range []int{1, 128} {
		words := strings.Repeat(story, kb<<10/len(story)+1)[:kb<<10]
		b.Run(map[int]string{1: "1KB", 128: "128KB"}[kb], func(b *testing.B) {
			k := known()
			for b.Loop() {
				k.Read(words, prompts.PlanWhen, prompts.PlanWill, prompts.PlanWith, prompts.PlanBy, prompts.PlanLookFor)
			}
		})
	}
}
