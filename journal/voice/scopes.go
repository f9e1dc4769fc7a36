package voice

// Scope says what a search is narrowed by where this word stands before a colon. That
// something is in a state is said by the state.
func Scope(word string) string {
	switch word {
	case "class":
		return Say("of a class")
	case "tag":
		return Say("with a tag")
	case "kind":
		return Say("by kind: mess, quick, win, jot")
	case "since":
		return Say("since a day")
	case "until":
		return Say("until a day")
	case "title":
		return Say("in the title")
	case "lesson":
		return Say("in the lesson")
	}
	return ""
}
