package voice

import (
	"fmt"

	"messup/journal/book"
	"messup/journal/text"
)

// AskForRoom asks the question.
func AskForRoom(c book.Choice) string {
	return fmt.Sprintf("You're carrying %s lessons. Put one on the shelf, or shelve this one?", text.NumberWord(c.Limit))
}
