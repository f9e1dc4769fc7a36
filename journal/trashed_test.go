package journal_test

import (
	"testing"

	"messup/journal"
)

// What was deleted twice is two things, of which each has all that is its own; what it
// only mentions stays what it is.
func TestWhatIsDeletedTwiceHasIDsOfItsOwn(t *testing.T) {
	was := journal.Trashed{ID: "a", Entry: &journal.Entry{ID: "a"}, Lesson: &journal.Lesson{ID: "a", Entry: "a", Stories: []journal.Story{{Entry: "other"}}}}
	was.Lessons = []journal.Lesson{{ID: "l", Stories: []journal.Story{{Entry: "a"}}}}
	was.Heard = []journal.Heard{{ID: "h", Entry: "a"}}
	now := was.As("b")
	if now.Heard[0].ID == "h" || now.Heard[0].Entry != "b" || was.Heard[0].ID != "h" {
		t.Errorf("what was heard is %+v, was %+v", now.Heard[0], was.Heard[0])
	}
	if now.Lessons[0].ID == "l" || now.Lessons[0].Entry != "" || now.Lessons[0].Stories[0].Entry != "b" || was.Lessons[0].Stories[0].Entry != "a" {
		t.Errorf("a further lesson is %+v, was %+v", now.Lessons[0], was.Lessons[0])
	}
	if now.Lesson.ID != "b" || now.Lesson.Entry != "b" || now.Lesson.Stories[0].Entry != "other" {
		t.Errorf("its lesson is %+v", now.Lesson)
	}
}
