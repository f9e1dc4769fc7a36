package date

// A Use is on which days something was used, as far as it takes to tell a clock that is
// right from one that leapt.
type Use struct {
	Used   Day `json:"used,omitempty"`   // the last day of use
	Before Day `json:"before,omitempty"` // the day of use before that
	Days   int `json:"days,omitempty"`   // different days of use since the clock leapt, up to sureAfter
	Leapt  Day `json:"leapt,omitempty"`  // the day of use before a leap that nobody was told of yet
}

// A clock is believed on the word of earlier days: one that leaps by more than
// longAway days, or back, counts for nothing until there were sureAfter different
// days of use in order. A summer is shorter, and a computer that lost its clock
// begins years away.
const (
	longAway  = 100
	sureAfter = 7
)

// On returns it on a day of use, and whether the clock leapt to it.
func (u Use) On(today Day) (next Use, leapt bool) {
	switch {
	case u.Used == 0:
		u.Days = sureAfter
	case today == u.Used:
		return u, false
	case today < u.Used || today > u.Used+longAway:
		u.Days, u.Leapt, leapt = 0, u.Used, true
	default:
		u.Days = min(u.Days+1, sureAfter)
	}
	u.Used, u.Before = today, u.Used
	return u, leapt
}

// Believed returns the day that what grows old is measured by, which is not after
// today. It is the day of use before the last: nothing goes on the first day that
// says it should. Before any use is known it is today; sure is false while no day
// is believed.
func (u Use) Believed(today Day) (day Day, sure bool) {
	if u.Before == 0 {
		return today, u.Used == 0 || u.Days >= sureAfter
	}
	return min(today, u.Before), u.Days >= sureAfter
}
