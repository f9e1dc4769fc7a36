package date_test

import (
	"fmt"
	"time"

	"messup/journal/date"
	"messup/journal/voice"
)

func ExampleParseWhen() {
	now := time.Date(2026, 11, 19, 14, 10, 0, 0, time.UTC) // a Thursday
	for _, words := range []string{"today", "yesterday 9.30", "last friday 2pm", "3 days ago", "19 nov", "20 nov", "2026-03-02T08:15"} {
		t, err := date.ParseWhen(words, now)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%-17s %s\n", words, t.Format("Mon 2 Jan 2006 15:04"))
	}
	_, err := date.ParseWhen("3/4", now)
	fmt.Println(err)
	fmt.Println(voice.FaultOf(err).Hint)
	// Output:
	// today             Thu 19 Nov 2026 14:10
	// yesterday 9.30    Wed 18 Nov 2026 09:30
	// last friday 2pm   Fri 13 Nov 2026 14:00
	// 3 days ago        Mon 16 Nov 2026 12:00
	// 19 nov            Thu 19 Nov 2026 14:10
	// 20 nov            Thu 20 Nov 2025 12:00
	// 2026-03-02T08:15  Mon 2 Mar 2026 08:15
	// cannot read this as a date: "3/4"
	// Write it as 2026-11-19, 2026-11-19 14:10, 19 nov, yesterday, or last friday 14:10.
}
