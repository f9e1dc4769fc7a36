package redact_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"messup/journal/redact"
	"messup/journal/text"
)

func checker() *redact.Checker {
	return redact.New(redact.Known{
		Classes: []string{"9B science", "drama club"}, Tags: []string{"photosynthesis rap", "homework"},
		People: []string{"@ELL teacher", "Mr. Okonkwo", "colleague"},
	})
}

// TestWhatATeacherSharesIsAskedAbout goes through sentences of our own, each with what is to
// be asked about in it. A person reads on, so nothing here has to be perfect; neither what is
// missed nor what is asked about for nothing may grow.
func TestWhatATeacherSharesIsAskedAbout(t *testing.T) {
	file, err := os.Open("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var sentences, flags, missed, alarms int
	for lines := bufio.NewScanner(file); lines.Scan(); {
		sentence, rest, found := strings.Cut(lines.Text(), " |")
		if strings.HasPrefix(sentence, "#") || !found {
			continue
		}
		sentences++
		var want, got []string
		if rest = strings.TrimSpace(rest); rest != "" {
			want = strings.Split(rest, ", ")
			want = joined(want)
		}
		for _, s := range checker().Sentences(sentence) {
			for _, f := range s.Flags {
				got = append(got, string(f.Why)+":"+f.Words)
			}
		}
		flags += len(want)
		for _, w := range want {
			if !slices.Contains(got, w) {
				missed++
				t.Logf("missed %q in %q: %q", w, sentence, got)
			}
		}
		for _, g := range got {
			if !slices.Contains(want, g) {
				alarms++
				t.Logf("asked about %q in %q", g, sentence)
			}
		}
	}
	t.Logf("%d sentences with %d things to ask about: %d missed, %d asked about for nothing", sentences, flags, missed, alarms)
	if sentences < 100 || missed > 2 || alarms > 3 {
		t.Errorf("of %d sentences with %d things to ask about: %d missed, %d asked about for nothing", sentences, flags, missed, alarms)
	}
}

// joined puts back what a comma in the words parted.
func joined(parts []string) (all []string) {
	for _, p := range parts {
		if !strings.Contains(p, ":") && len(all) > 0 {
			all[len(all)-1] += ", " + p
			continue
		}
		all = append(all, p)
	}
	return all
}

// proposed is a text as it is proposed, a sentence on each line.
func proposed(c *redact.Checker, said string) string {
	var all []string
	for _, s := range c.Sentences(said) {
		all = append(all, s.Proposed)
	}
	return strings.Join(all, "\n")
}

// What is put in place of an alias and of a class is the same all through a document.
func TestADocumentSaysTheSameOfTheSame(t *testing.T) {
	c := checker()
	got := proposed(c, "@J copied from @M. @mum called, and @ELL teacher too.\n\n8B was late. @j's map was wet.") + "\n" +
		proposed(c, "Then 8C came with @M and @K. My 8B waited. @M's mum wrote, 10A's did not.")
	want := strings.Join([]string{
		"A student copied from another student.", "A parent called, and a colleague too.", "",
		"A grade 7–8 class was late.", "A student's map was wet.",
		"Then another grade 7–8 class came with another student and a third student.", "My grade 7–8 class waited.",
		"Another student's mum wrote, a grade 9–10 class's did not.",
	}, "\n")
	if got != want {
		t.Errorf("proposed is\n%s\nwant\n%s", got, want)
	}
}

func TestWhatIsExactIsSaidMoreCoarsely(t *testing.T) {
	for said, want := range map[string]string{
		"On 12 November three students of 9B science cried.": "That term a few students of a grade 9–10 class cried.",
		"Only 4 of 28 got it, and 1 of 28 said so.":          "Only a few of 28 got it, and a few of 28 said so.",
		"The two boys left Per. 3.":                          "A few boys left one period.",
		"A group of four did it.":                            "A small group did it.",
		"In groups of four, 12 of 28 did it in May.":         "In groups of four, 12 of 28 did it in May.",
		"I read two poems with the 8B group.":                "I read two poems with the grade 7–8 class.",
		"Nothing here, in room 12 or unit 3.":                "Nothing here, in room 12 or unit 3.",
		"I asked @J (or 8B?) on Nov 3.":                      "I asked a student (or a grade 7–8 class?) that term.",
		"The drama club met.":                                "The drama club met.",
		"@kay left. I wrote to @kay.lee.":                    "A student left.\nI wrote to @kay.lee.",
		"Mail jo@9B.org or @jo_99.":                          "Mail jo@9B.org or @jo_99.",
	} {
		if got := proposed(checker(), said); got != want {
			t.Errorf("%q became %q, want %q", said, got, want)
		}
		if again := proposed(checker(), strings.ReplaceAll(want, "\n", " ")); again != want {
			t.Errorf("%q, read again, became %q", want, again)
		}
	}
}

// What is put into a sentence is in the language of the sentence, and of one that does not tell in
// the language that is spoken.
func TestASentenceOfFrenchStaysOne(t *testing.T) {
	for said, want := range map[string]string{
		"Le 3 sept. en 3e période, la 9B a crié.":             "Ce trimestre-là pendant une période, une classe de 9e–10e année a crié.",
		"En 9B, tout le monde riait. La 9A aussi.":            "Dans une classe de 9e–10e année, tout le monde riait.\nUne autre classe de 9e–10e année aussi.",
		"Ma 8A attendait le groupe 8B. L'examen du 3 mars.":   "Ma classe de 7e–8e année attendait une autre classe de 7e–8e année.\nL'examen de ce trimestre-là.",
		"La 2A dormait. Les 11B riaient. C'était le 3 déc.":   "Une classe de 1re–3e année dormait.\nLes élèves d’une classe de 11e–12e année riaient.\nC'était ce trimestre-là.",
		"La maman de @J a parlé à @M. Deux d'entre elles.":    "La maman d’un élève a parlé à un autre élève.\nQuelques-unes d'entre elles.",
		"La 3e B est bruyante. Mon groupe de 9B science lit.": "Une classe est bruyante.\nMa classe de 9e–10e année lit.",
		"@J was away. @J était là. @mère a écrit.":            "A student was away.\nUn élève était là.\nUn parent a écrit.",
		"9C: zut!":                           "Une classe de 9e–10e année: zut!",
		"On 3 Sept. we read. It was 3 Sept.": "That term we read.\nIt was that term.",
	} {
		c := redact.New(redact.Known{Classes: []string{"9B science"}, French: true})
		if got := proposed(c, said); got != want {
			t.Errorf("%q became %q, want %q", said, got, want)
		}
	}
	if got := proposed(checker(), "9C: zut!"); got != "A grade 9–10 class: zut!" {
		t.Errorf("in English it became %q", got)
	}
}

// A name that is found in one sentence is found where another begins with it.
func TestANameIsFoundWhereASentenceBeginsWithIt(t *testing.T) {
	all := checker().Sentences("Ximo handed it in late. I had told Ximo twice.")
	for _, s := range all {
		if want := []redact.Flag{{Why: redact.Name, Words: "Ximo"}}; !slices.Equal(s.Flags, want) {
			t.Errorf("%q has %v", s.Was, s.Flags)
		}
	}
}

// A poet and a class in one sentence: the poet stays, the class does not. And what somebody
// said is always fine is not asked about.
func TestAPoemLesson(t *testing.T) {
	said := "With 9B we read Island Man by Grace Nichols aloud, before Grace had a question. Nichols sounds like talk. We ended with Xan Orleans."
	c := redact.New(redact.Known{Fine: []string{"xan orleans"}})
	all := c.Sentences(said)
	if want := []redact.Flag{{redact.Class, "9B"}, {redact.Name, "Grace"}}; len(all) != 3 || !slices.Equal(all[0].Flags, want) || all[1].Flags != nil || all[2].Flags != nil {
		t.Errorf("found %+v", all)
	}
	if want := "With a grade 9–10 class we read Island Man by Grace Nichols aloud, before Grace had a question."; all[0].Proposed != want {
		t.Errorf("proposed is %q", all[0].Proposed)
	}
}

// FuzzSentences: no word is lost, nothing is said twice over, and what is proposed can be shown.
func FuzzSentences(f *testing.F) {
	for _, said := range []string{
		"On 12 Nov. @J (8B) cried. “Why?” asked Ms. O'Brien-Lee’s twin!\n\nPer. 3: 4 of 28…", "", "\n\n.\n", "\xff\xfe@A 9-2 @a_1 @ELL teacher", "a@b.ca Zoë, 3 boys. 。1/1/11", "“Still I Rise” by Maya Angelou (2006)",
		"A. B. C by d by E's poems", "@@J's. the 3rd", "\u202eGRACE", "İ 8B @İ",
	} {
		f.Add(said)
	}
	f.Fuzz(func(t *testing.T, said string) {
		c := checker()
		all := c.Sentences(said)
		var was []string
		for i, s := range all {
			was = append(was, s.Was)
			if s.Proposed != text.CleanLine(s.Proposed) || s.Was != text.CleanLine(s.Was) {
				t.Errorf("%q is proposed as %q", s.Was, s.Proposed)
			}
			if s.Was == "" && (s.Flags != nil || i == 0 || i == len(all)-1 || all[i-1].Was == "") {
				t.Errorf("%q has a paragraph that is none: %q", said, was)
			}
			for _, flag := range s.Flags {
				if flag.Words == "" || !strings.Contains(s.Was, flag.Words) && !strings.Contains(s.Proposed, flag.Words) {
					t.Errorf("%q is not in %q", flag.Words, s.Was)
				}
			}
		}
		letters := func(s string) string {
			return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
				if strings.ContainsRune("\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\ufeff", r) {
					return -1
				}
				return r
			}, s)), "")
		}
		if got, want := letters(strings.Join(was, " ")), letters(text.Clean(said)); got != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}

// A role takes the place of what may be a student's name: of no school, and of nobody who says who
// they are.
func TestARoleIsForWhoMayBeAStudent(t *testing.T) {
	for said, want := range map[string]bool{
		"Then Grace asked.": true, "I spoke to Grace after.": true, "I am Grace.": false, "My name is Grace and I teach.": false,
		"I teach at Grace.": false, "Je m'appelle Grace.": false, "J'ai vu Grace.": true, "Grace Collegiate is large.": false, "Grace high-fived me.": true, "Nobody.": false,
	} {
		if got := redact.MayBeStudent(said, "Grace"); got != want {
			t.Errorf("%q: %t", said, got)
		}
	}
	if redact.MayBeStudent("We moved to Lakeview School.", "Lakeview School") {
		t.Error("a school is a student")
	}
}
