package text_test

import (
	"fmt"

	"messup/journal/text"
)

func ExampleFold() {
	fmt.Println(text.Fold("Élève") == text.Fold("eleve"))
	fmt.Println(text.Fold("STRASSE") == text.Fold("Straße"))
	// Output:
	// true
	// true
}
