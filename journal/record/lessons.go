package record

import (
	"messup/journal"
	"messup/prompts"
)

// ShowLesson brings the row of the lesson's entry up to date.
func ShowLesson(tx Tx, sets prompts.Library, l journal.Lesson) error {
	if l.Entry == "" || l.ID != l.Entry {
		return nil
	}
	e, err := GetEntry(tx, l.Entry)
	if IsNotFound(err) { // its story is in the trash
		return nil
	}
	if err != nil {
		return err
	}
	return PutEntry(tx, sets, e, l)
}
