package journal

import (
	"messup/journal/text"
)

func sameClass(a, b string) bool { return a != "" && text.SameFolded(a, b) }
