package prompts_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"messup/prompts"
)

// Whatever can be chosen has an id that another language leaves alone, told apart from all
// others of its field, and is found again by it.
func TestWhatCanBeChosenHasAnID(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	chosen := 0
	sets := append(prompts.Shipped().Sets(), prompts.Shipped().Beside()...)
	for _, set := range sets {
		for _, q := range set.Questions {
			for _, f := range q.Fields {
				seen := map[string]bool{}
				for i, got := range f.OptionIDs() {
					chosen++
					if !id.MatchString(got) || seen[got] {
						t.Errorf("%s/%s: %q has the id %q", q.ID, f.ID, f.Options[i], got)
					}
					if back := prompts.Option(got); back != f.Options[i] {
						t.Errorf("%q stands for %q, not for %q", got, back, f.Options[i])
					}
					seen[got] = true
				}
			}
		}
	}
	if chosen < 50 {
		t.Errorf("only %d options were looked at", chosen)
	}
}

// The lines of a field with words to choose from are coded one by one; the person's own
// words among them, and whatever a line of free text says, stay as they are.
func TestOnlyWhatIsChosenIsCoded(t *testing.T) {
	reasons := field(t, "not-stopping", "reasons")
	const words, ids = "I did not notice\na fire drill\nsomething else", "did-not-notice\na fire drill\nsomething-else"
	if got := reasons.Coded(words); got != ids {
		t.Errorf("coded: %q", got)
	}
	for _, said := range []string{words, ids} { // what an earlier version kept is read as before
		if got := reasons.Worded(said); got != words {
			t.Errorf("%q is worded %q", said, got)
		}
	}
	for _, free := range []string{"over weeks", "over-weeks", ""} {
		sign := field(t, "failing-point", "sign")
		if sign.Coded(free) != free || sign.Worded(free) != free {
			t.Errorf("%q is changed where it is free text", free)
		}
	}
}

func TestAChosenWordIsKeptByItsID(t *testing.T) {
	for words, want := range map[string]string{"impression only": `"impression-only"`, "seen": `"seen"`, "my own": `"my own"`, "": `""`} {
		b, err := json.Marshal(prompts.Chosen(words))
		if err != nil || string(b) != want {
			t.Errorf("%q is kept as %s, %v", words, b, err)
		}
		var back, old prompts.Chosen
		if json.Unmarshal(b, &back) != nil || string(back) != words {
			t.Errorf("%s is read as %q", b, back)
		}
		if json.Unmarshal([]byte(`"`+words+`"`), &old) != nil || string(old) != words {
			t.Errorf("%q, as it was kept before, is read as %q", words, old)
		}
	}
}

// A word of the person's own stays theirs where another field has it as an id, or as words.
func TestAnotherFieldsIDIsAWordOfTheirOwn(t *testing.T) {
	for _, own := range []string{"implementation", "impact", "impact: it did not move", "first-minutes"} {
		reasons := field(t, "not-stopping", "reasons")
		if got := reasons.Worded(own); got != own {
			t.Errorf("%q is read as %q", own, got)
		}
		if got := reasons.Coded(own); got != own {
			t.Errorf("%q is kept as %q", own, got)
		}
		var c prompts.Chosen
		if err := json.Unmarshal([]byte(`"`+own+`"`), &c); err != nil || string(c) != own {
			t.Errorf("%q is read as the purpose %q, %v", own, c, err)
		}
	}
}

func field(t *testing.T, question, id string) prompts.Field {
	t.Helper()
	q, _ := prompts.Shipped().Question(question)
	f, has := q.Field(id)
	if !has {
		t.Fatalf("no field %s", strings.Join([]string{question, id}, "/"))
	}
	return f
}
