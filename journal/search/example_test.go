package search_test

import (
	"fmt"
	"time"

	"messup/journal/search"
	"messup/prompts"
)

func ExampleParseQuery() {
	now := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC)
	q, err := search.ParseQuery(`jigsaw "expert groups" class:"9B science" learned:timing since:monday`, prompts.Shipped(), now)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range q.Terms {
		fmt.Printf("%q in %q\n", t.Text, t.Scope)
	}
	fmt.Println("since", q.Since.Format("Mon 2 Jan"))
	// Output:
	// "jigsaw" in ""
	// "expert groups" in ""
	// "9b science" in "class"
	// "timing" in "learned"
	// since Mon 16 Nov
}
