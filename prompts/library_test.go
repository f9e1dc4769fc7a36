package prompts_test

import (
	"errors"
	"strings"
	"testing"

	"messup/prompts"
)

// A set says one thing in its first version and another in its second.
func versions() (first, second prompts.Set) {
	first = prompts.Set{ID: "walk", Version: 1, Name: "The walk", Questions: []prompts.Question{
		{ID: "saw", Ask: "What did you see?", Feeds: prompts.Lesson},
		{ID: "left-out", Ask: "What did you leave out?", Feeds: prompts.Goal},
	}}
	second = prompts.Set{ID: "walk", Version: 2, Name: "The walk", Questions: []prompts.Question{
		{ID: "saw", Ask: "What did you notice?", Feeds: prompts.Failure},
		{ID: "took", Ask: "What do you take from it?", Feeds: prompts.Lesson},
	}}
	return first, second
}

func asks(set prompts.Set) string {
	ids := make([]string, 0, len(set.Questions))
	for _, q := range set.Questions {
		ids = append(ids, q.ID)
	}
	return strings.Join(ids, " ")
}

func TestALibraryKnowsEveryVersion(t *testing.T) {
	first, second := versions()
	for name, lib := range map[string]prompts.Library{
		"the older first": prompts.NewLibrary(prompts.Ten(), first, second),
		"the newer first": prompts.NewLibrary(prompts.Ten(), second, first),
	} {
		if got := strings.Join(lib.IDs(), " "); got != "ten walk" {
			t.Errorf("%s: the sets are %s", name, got)
		}
		if set, err := lib.Find("WALK"); err != nil || set.Version != 2 {
			t.Errorf("%s: found version %d, %v", name, set.Version, err)
		}
		for version, want := range map[int]string{1: "saw left-out", 2: "saw took", 0: "saw took left-out", 9: "saw took left-out"} {
			set, ok := lib.Asked("walk", version)
			if got := asks(set); !ok || got != want {
				t.Errorf("%s: version %d asks %s", name, version, got)
			}
		}
		if set, err := lib.Find("walk"); err != nil || asks(set) != "saw took" {
			t.Errorf("%s: asking for a version nobody knows changed the newest: %s", name, asks(set))
		}
		if q, ok := lib.Question("left-out"); !ok || q.Feeds != prompts.Goal {
			t.Errorf("%s: a question only an older version asks is not found", name)
		}
		if q, _ := lib.Question("saw"); q.Feeds != prompts.Failure {
			t.Errorf("%s: the question is not the newest", name)
		}
	}
	if _, ok := prompts.Shipped().Asked("", 0); ok {
		t.Error("a jot is asked nothing")
	}
}

func TestALibraryFindsBySense(t *testing.T) {
	lib := prompts.Shipped()
	if set, ok := lib.Making(prompts.Moved); !ok || set.ID != "win" {
		t.Errorf("a win is told with %s", set.ID)
	}
	if _, ok := prompts.NewLibrary(prompts.Ten()).Making(prompts.Moved); ok {
		t.Error("the ten tell no win")
	}
	if set := lib.Longer(prompts.Quick()); set.ID != "ten" {
		t.Errorf("the quick three grow into %s", set.ID)
	}
	walk, _ := versions()
	short := prompts.Set{ID: "step", Version: 1, Questions: []prompts.Question{{ID: "stepped", Grows: "saw"}}}
	if set := prompts.NewLibrary(prompts.Ten(), walk, short).Longer(short); set.ID != "walk" {
		t.Errorf("a set of one's own grows into %s", set.ID)
	}
	if f := lib.Field(prompts.LessonBasis); f.ID != "basis" {
		t.Errorf("the basis of a lesson is asked for with %+v", f)
	}
	var none prompts.Library
	if _, err := none.Find("ten"); !errors.Is(err, prompts.ErrNoSet) || none.First().ID != "" || none.Field(prompts.Goal).ID != "" {
		t.Errorf("an empty library holds something: %v", err)
	}
}

// Looking a set up is done at every key and makes nothing.
func TestLookingUpMakesNothing(t *testing.T) {
	lib := prompts.Shipped()
	if n := testing.AllocsPerRun(100, func() { lib.Asked("win", 1) }); n > 0 {
		t.Errorf("a look-up makes %v things", n)
	}
}
