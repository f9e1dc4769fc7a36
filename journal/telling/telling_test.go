package telling_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"messup/journal/telling"
)

func none(string) bool { return false }

func found(texts ...string) (words []string) {
	for _, n := range telling.Names(texts, none) {
		words = append(words, n.Words)
	}
	return words
}

// TestTheSentencesOfATeacher goes through sentences of our own, each with the names that are in
// it. What is missed and what is asked about for nothing is counted: a person reads on, so
// neither has to be none, and neither may grow.
func TestTheSentencesOfATeacher(t *testing.T) {
	file, err := os.Open("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var sentences, names, missed, alarms int
	for lines := bufio.NewScanner(file); lines.Scan(); {
		sentence, want, _ := strings.Cut(lines.Text(), " | ")
		if sentence == "" || strings.HasPrefix(sentence, "#") {
			continue
		}
		sentences++
		var wanted []string
		if want != "" {
			wanted = strings.Split(want, ", ")
		}
		names += len(wanted)
		got := found(sentence)
		for _, w := range wanted {
			if !slices.Contains(got, w) {
				missed++
				t.Logf("missed %q in %q: %q", w, sentence, got)
			}
		}
		for _, g := range got {
			if !slices.Contains(wanted, g) {
				alarms++
				t.Logf("asked about %q in %q", g, sentence)
			}
		}
	}
	t.Logf("%d sentences with %d names: %d missed, %d asked about for nothing", sentences, names, missed, alarms)
	if sentences < 100 || missed > 4 || alarms > 4 {
		t.Errorf("of %d sentences with %d names: %d missed, %d asked about for nothing", sentences, names, missed, alarms)
	}
}

func TestANameIsAskedAboutOnce(t *testing.T) {
	got := found("Jayden Smith laughed.\nThen jayden stopped.", "Smith and JAYDEN left. I told Aisha.")
	if want := []string{"Jayden Smith", "Aisha"}; !slices.Equal(got, want) {
		t.Errorf("found %q", got)
	}
	fine := telling.Names([]string{"We read Imtiaz Dharker with Aisha."}, func(folded string) bool { return folded == "imtiaz dharker" })
	if len(fine) != 1 || fine[0] != (telling.Name{Words: "Aisha", Where: "We read Imtiaz Dharker with Aisha.", Alias: "@A"}) {
		t.Errorf("found %+v", fine)
	}
}

// Each name has an alias that nobody else there has, and the sentence it stands in.
func TestANameHasAnAliasOfItsOwn(t *testing.T) {
	var got []string
	for _, n := range telling.Names([]string{"I told Priya. Then Ms. Patel came, and @pr too.", "Jayden and Pablo"}, none) {
		got = append(got, n.Alias+" "+n.Where)
	}
	if want := []string{"@P I told Priya.", "@Pa Then Ms. Patel came, and @pr too.", "@J Jayden and Pablo", "@Pab Jayden and Pablo"}; !slices.Equal(got, want) {
		t.Errorf("they are %q", got)
	}
}

// What somebody typed as a name is replaced as a whole; its words alone only where they can be
// nothing else, and of one person.
func TestTheWordsOfATypedNameStay(t *testing.T) {
	typed := telling.Roles{"Aisha Smith": "@A", "Jayden Smith": "@J"}
	typed.Typed("the Wilkes twins", "@W")
	typed.Typed("Grace Hall", "a colleague")
	typed.Typed("May Day", "@D")
	typed.Typed("9B", "Class")
	typed.Typed("chen", "a colleague")
	typed.Typed("Émile d'Amours", "un élève")
	for said, want := range map[string]string{
		"I sent the Wilkes twins to the office and the twins cried.": "I sent @W to the office and the twins cried.",
		"J'ai vu Émile d'Amours.":                                    "J'ai vu un élève.",
		"Hall duty with Grace Hall":                                  "Hall duty with a colleague",
		"In May we may go":                                           "In May we may go",
		"9B and Ms. B in 9B":                                         "9B and Ms. B in 9B",
		"Ms. Chen saw it, and chen":                                  "A colleague saw it, and a colleague",
		"Smith and Aisha, and Jayden":                                "Smith and @A, and @J",
	} {
		if got := typed.Put(said); got != want {
			t.Errorf("%q became %q, want %q", said, got, want)
		}
	}
}

// Aliases are found as they stand, with as many words as are known, and a role takes the place
// of one where its sign stands alone.
func TestAnAliasIsFoundAndReplacedWithItsSign(t *testing.T) {
	said := "@J asked @ELL teacher, not @J's TA @big Mo. Mail jo@school.ca, J."
	got := telling.Aliases(said, []string{"@Big Mo"})
	if want := []string{"@J", "@ELL teacher", "@big Mo"}; !slices.Equal(got, want) {
		t.Errorf("found %q", got)
	}
	roles := telling.Roles{"@j": "a student", "@ell teacher": "a colleague", "@big mo": "another student"}
	if got, want := roles.Put(said), "A student asked a colleague, not a student's TA another student. Mail jo@school.ca, J."; got != want {
		t.Errorf("it became %q", got)
	}
}

// What is seldom a name is asked about only where others are to read it.
func TestWhatIsPerhapsAName(t *testing.T) {
	for said, want := range map[string]string{
		"J. was quiet, and I asked K to help.": "J K",
		"Plan B, vitamin C and I.":             "",
		"JS refused, GRACE laughed, ELL left.": "JS GRACE",
		"Ximo walked out. Copying walked out.": "Ximo",
		"Thandi and Aisha left.":               "Thandi",
		"Plimf, Aisha and Jo left.":            "Plimf",
		"Sadly, Aisha and Jo left.":            "",
		"I rang J.P. Patel of the U.S. Nexus.": "",
	} {
		if got := strings.Join(telling.Perhaps(said), " "); got != want {
			t.Errorf("in %q it finds %q", said, got)
		}
	}
}

func TestRolesStandInPlaceOfNames(t *testing.T) {
	roles := telling.Roles{"Jayden Smith": "@J", "Aisha": "a student", "Will": "another student", "Ms. Chen": "a colleague", "Xiomara": "@X", "Grace": ""}
	for said, want := range map[string]string{
		"Jayden Smith's map":                  "@J's map",
		"jayden and JAYDEN, Smith":            "@J and @J, @J",
		"Aisha left. I asked Aisha’s mother.": "A student left. I asked a student’s mother.",
		"Will they come? I asked Will.":       "Will they come? I asked another student.",
		"Will finished, will he?":             "Another student finished, will he?",
		"Ms. Chen saw it; Ms Chen said so.":   "A colleague saw it; A colleague said so.",
		"Xiomara. xiomara":                    "@X. xiomara",
		"@Aisha goes, and aishas stays":       "A student goes, and aishas stays",
		"Grace\nAisha-Lee\n\n  and Aisha\n":   "Grace\nAisha-Lee\n\n  and a student\n",
		"nothing of the kind":                 "nothing of the kind",
		"“Aisha, wait!” – Aisha":              "“A student, wait!” – A student",
		"Chen's desk is not Ms Chen's":        "Chen's desk is not a colleague's",
		"\xff Aisha \u200b":                   "\xff A student \u200b",
		"I told Will\nWill was there":         "I told another student\nAnother student was there",
		"Smithson, Jaydens, Aisha2":           "Smithson, Jaydens, Aisha2",
		"":                                    "",
	} {
		if got := roles.Put(said); got != want {
			t.Errorf("%q became %q, want %q", said, got, want)
		}
	}
	if said := "Aisha"; (telling.Roles{}).Put(said) != said {
		t.Error("without roles something was put there")
	}
}

// FuzzNames: what is found stands there, and with a role for each nothing of it is left where
// it was found.
func FuzzNames(f *testing.F) {
	for _, said := range []string{"Jayden Smith laughed.", "I told Will. Will they?", "Ms. O'Brien-Lee’s 9B", "Zoë", "\xff\xfeA", "@J Aïcha 'S"} {
		f.Add(said)
	}
	f.Fuzz(func(t *testing.T, said string) {
		roles := telling.Roles{}
		for _, n := range telling.Names([]string{said}, none) {
			if !strings.Contains(said, n.Words) || n.Words == "" {
				t.Fatalf("%q is not in %q", n.Words, said)
			}
			roles[n.Words] = "@role"
		}
		put := roles.Put(said)
		for _, n := range telling.Names([]string{put}, none) {
			if _, was := roles[n.Words]; was {
				t.Errorf("%q is in %q still, which was %q", n.Words, put, said)
			}
		}
	})
}

// A last name in the plural is asked about before others read it, and no people of the past is.
func TestAFamilyIsAskedAbout(t *testing.T) {
	for said, want := range map[string][]string{
		"The Tremblays came, and I rang the O'Briens.": {"Tremblays", "O'Briens"},
		"Then the Noahs left.":                         {"Noahs"},
		"The Romans had the Chromebooks.":              nil,
		"The windows were open on Tuesdays.":           nil,
		"Grace":                                        {"Grace"},
	} {
		if got := telling.Perhaps(said); !slices.Equal(got, want) {
			t.Errorf("%q: %q", said, got)
		}
	}
}

// The M. of M. Roy is how he is addressed; the M of "I asked M. Then he left." is not.
func TestMonsieurGoesWithHisName(t *testing.T) {
	for said, want := range map[string][]string{
		"J'ai vu M. Roy dans le couloir.": {"M. Roy"}, "Mme Gagnon et M. Tremblay.": {"Mme Gagnon", "M. Tremblay"},
		"I asked M. Then he left.": nil, "J'ai vu M. Elle lisait.": nil,
	} {
		if got := found(said); !slices.Equal(got, want) {
			t.Errorf("%q: %q", said, got)
		}
	}
}
