package date

import (
	"testing"
)

// days uses the journal on days counted from one, and says on which of them the
// clock leapt.
func days(on ...int) (u Use, leapt []int) {
	first := NewDay(2026, 11, 1)
	for _, day := range on {
		next, is := u.On(first + Day(day))
		if is {
			leapt = append(leapt, day)
		}
		u = next
	}
	return u, leapt
}

func TestAClockIsBelievedOnTheWordOfEarlierDays(t *testing.T) {
	first := NewDay(2026, 11, 1)
	for what, tt := range map[string]struct {
		on    []int
		leaps int
		day   int // that things grow old by
		sure  bool
	}{
		"the first day":                {[]int{0}, 0, 0, true},
		"the next day":                 {[]int{0, 1}, 0, 0, true},
		"often on one day":             {[]int{0, 1, 1, 1}, 0, 0, true},
		"after a summer":               {[]int{0, 1, 75}, 0, 1, true},
		"a year ahead":                 {[]int{0, 1, 366}, 1, 1, false},
		"a year ahead, and back":       {[]int{0, 1, 366, 2}, 2, 2, false},
		"back by a day":                {[]int{5, 4}, 1, 4, false},
		"six days after a leap":        {[]int{0, 366, 367, 368, 369, 370, 371, 372}, 1, 371, false},
		"seven days after a leap":      {[]int{0, 366, 367, 368, 369, 370, 371, 372, 373}, 1, 372, true},
		"a leap within the seven days": {[]int{0, 366, 367, 3, 4, 5}, 2, 4, false},
	} {
		u, leapt := days(tt.on...)
		today := first + Day(tt.on[len(tt.on)-1])
		day, sure := u.Believed(today)
		if len(leapt) != tt.leaps || int(day-first) != tt.day || sure != tt.sure {
			t.Errorf("%s: leapt on %v, grows old by day %d, sure %v", what, leapt, day-first, sure)
		}
	}
	if day, sure := (Use{}).Believed(first); day != first || !sure {
		t.Error("before any use is known, today is believed")
	}
}
