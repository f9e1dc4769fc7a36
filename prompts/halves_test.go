package prompts_test

import (
	"slices"
	"testing"

	"messup/prompts"
)

// The lines beside an entry are found by their ids, and are no set anybody is
// asked with.
func TestLinesBesideAreAskedNowhere(t *testing.T) {
	lib := prompts.Shipped()
	if slices.Contains(lib.IDs(), "halves") {
		t.Error("they can be begun as a set")
	}
	if _, err := lib.Find("halves"); err == nil {
		t.Error("they are found as a set")
	}
	asked := map[string]string{}
	for _, set := range lib.Sets() {
		for _, q := range set.Questions {
			asked[q.ID] = set.ID
		}
	}
	for _, set := range lib.Beside() {
		for _, q := range set.Questions {
			if other, taken := asked[q.ID]; taken {
				t.Errorf("%s is asked by %s", q.ID, other)
			}
			asked[q.ID] = set.ID
			if len(q.Fields) != 1 || q.Fields[0].ID != q.ID || q.Fields[0].Label != q.Ask || q.Part == "" {
				t.Errorf("%s is not one line of a page", q.ID)
			}
			checkFields(t, q)
			if got, ok := lib.Question(q.ID); !ok || got.Ask != q.Ask || !lib.StandsBeside(q.ID) {
				t.Errorf("%s is not found", q.ID)
			}
			if _, part, ok := lib.Part(q.ID); !ok || !slices.ContainsFunc(part, func(p prompts.Question) bool { return p.ID == q.ID }) {
				t.Errorf("%s is on no page", q.ID)
			}
		}
	}
	if lib.StandsBeside("goal") {
		t.Error("a question of the ten stands beside")
	}
}

// An entry's answers stand as they are asked, then what nobody asked, then the
// lines beside.
func TestPlace(t *testing.T) {
	lib, ten := prompts.Shipped(), prompts.Ten()
	order := []string{"goal", "learned", "note", "evidence", "thread"}
	for i, id := range order[1:] {
		if lib.Place(ten, order[i]) >= lib.Place(ten, id) {
			t.Errorf("%s does not come after %s", id, order[i])
		}
	}
}
