package prompts_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"messup/prompts"
)

// The ten are somebody else's words: a well-meant correction is a defect.
func TestTheTenAreWordForWord(t *testing.T) {
	stored, err := os.ReadFile("testdata/ten.txt")
	if err != nil {
		t.Fatal(err)
	}
	asked := make([]string, 0, len(prompts.Ten().Questions))
	for _, q := range prompts.Ten().Questions {
		asked = append(asked, q.Ask)
	}
	if got := strings.Join(asked, "\n") + "\n"; got != string(stored) {
		t.Errorf("the ten differ from testdata/ten.txt:\n%s", got)
	}
}

// Answers are kept under these ids, so they are a file format.
func TestIDsOfTheTen(t *testing.T) {
	want := "goal failing-point not-stopping differently deficits surpluses should-have-asked ask-now next learned"
	ids := make([]string, 0, len(prompts.Ten().Questions))
	for _, q := range prompts.Ten().Questions {
		ids = append(ids, q.ID)
	}
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("ids are %s", got)
	}
}

func TestEverySetIsWhole(t *testing.T) {
	seen := map[string]string{}
	for _, set := range prompts.Shipped().Sets() {
		if set.Version < 1 || set.Name == "" || set.About == "" || set.Credit == "" || set.Minutes < 1 {
			t.Errorf("set %s lacks a version, a name, an introduction, a credit or its minutes", set.ID)
		}
		if n := len(set.Questions); n == 0 || n > 12 {
			t.Errorf("set %s has %d questions", set.ID, n)
		}
		for _, q := range set.Questions {
			if other, dup := seen[q.ID]; dup {
				t.Errorf("question id %s is in %s and in %s", q.ID, other, set.ID)
			}
			seen[q.ID] = set.ID
			if q.Ask == "" || q.Hint == "" || q.Example == "" || q.Also == "" {
				t.Errorf("%s lacks its question, hint or an example", q.ID)
			}
			checkFields(t, q)
		}
	}
}

func checkFields(t *testing.T, q prompts.Question) {
	t.Helper()
	ids := map[string]bool{}
	for _, f := range q.Fields {
		if ids[f.ID] || f.ID == "" || f.Label == "" {
			t.Errorf("%s has a field with no label or an id used twice: %+v", q.ID, f)
		}
		ids[f.ID] = true
		picks := f.Kind == prompts.Choice || f.Kind == prompts.Choices
		if picks != (len(f.Options) > 0 || f.Among != "") {
			t.Errorf("%s.%s: options and kind disagree", q.ID, f.ID)
		}
		for option := range f.Asks {
			if !slices.Contains(f.Options, option) {
				t.Errorf("%s.%s asks something of %q, which is no option", q.ID, f.ID, option)
			}
		}
		if f.Among != "" {
			if among, ok := q.Field(f.Among); !ok || among.Kind != prompts.Lines {
				t.Errorf("%s.%s chooses among %q, which is not lines", q.ID, f.ID, f.Among)
			}
		}
	}
}

// A short entry grows into the ten: every place it names must be there.
func TestGrowingLeadsToQuestionsOfTheTen(t *testing.T) {
	ten := prompts.Ten()
	for _, q := range prompts.Quick().Questions {
		if _, _, ok := ten.Question(q.Grows); !ok {
			t.Errorf("%s grows into %q, which the ten do not ask", q.ID, q.Grows)
		}
	}
}

func TestFind(t *testing.T) {
	set, err := prompts.Shipped().Find("TEN")
	if err != nil || set.ID != "ten" {
		t.Errorf("Find(TEN) = %s, %v", set.ID, err)
	}
	if _, err := prompts.Shipped().Find("eleven"); !errors.Is(err, prompts.ErrNoSet) || !strings.Contains(err.Error(), "ten, quick, win") {
		t.Errorf("an unknown set must name the sets there are, got %v", err)
	}
}

// What entries were asked is not kept with them where it is what a set asks in that version:
// wording that was shipped once is never changed, and no version of a set leaves. Better
// wording is a new version, which stands beside the old one. MESSUP_UPDATE=1 adds what is
// new to testdata/shipped.txt.
func TestNoShippedWordingChanges(t *testing.T) {
	const file = "testdata/shipped.txt"
	stored, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	now, shipped := wordings(), strings.Split(strings.TrimSpace(string(stored)), "\n")
	if os.Getenv("MESSUP_UPDATE") != "" {
		shipped = slices.Concat(shipped, slices.DeleteFunc(slices.Clone(now), func(w string) bool { return slices.Contains(shipped, w) }))
		if err := os.WriteFile(file, []byte(strings.Join(shipped, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range shipped {
		if !slices.Contains(now, w) {
			t.Errorf("no set says any more: %s", w)
		}
	}
	for _, w := range now {
		if !slices.Contains(shipped, w) {
			t.Errorf("%s does not have: %s", file, w)
		}
	}
}

// wordings are the questions and labels of each set, in each version.
func wordings() (all []string) {
	shipped := prompts.Shipped()
	for _, set := range shipped.Sets() {
		for v := 1; v <= set.Version; v++ {
			asked, is := shipped.Asked(set.ID, v)
			if !is || asked.Version != v {
				all = append(all, fmt.Sprintf("%s %d is not there", set.ID, v))
				continue
			}
			for _, q := range asked.Questions {
				all = append(all, fmt.Sprintf("%s %d %s: %s", set.ID, v, q.ID, q.Ask))
				for _, f := range q.Fields {
					all = append(all, fmt.Sprintf("%s %d %s/%s: %s", set.ID, v, q.ID, f.ID, f.Label))
				}
			}
		}
	}
	return all
}
