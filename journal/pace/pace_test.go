package pace_test

import (
	"testing"

	"messup/journal/pace"
)

func TestWhoeverListensIsTold(t *testing.T) {
	pace.Tell(t.Context(), pace.Far{Done: 1}) // to nobody
	var told []pace.Far
	ctx := pace.With(t.Context(), func(f pace.Far) { told = append(told, f) })
	pace.Tell(ctx, pace.Far{Done: 1, Of: 4})
	if len(told) != 1 || told[0] != (pace.Far{Done: 1, Of: 4}) {
		t.Errorf("told was %v", told)
	}
}

func TestAPartIsKnownByACountOrByItself(t *testing.T) {
	for f, want := range map[pace.Far]float64{{Done: 1, Of: 4}: .25, {Done: 9, Of: 4}: 1, {Done: 3, Part: .5}: .5, {Part: 2}: 1} {
		if got, known := f.Whole(); got != want || !known {
			t.Errorf("%+v is %v, %t", f, got, known)
		}
	}
	if _, known := (pace.Far{Done: 7}).Whole(); known {
		t.Error("nobody knows of how many seven are")
	}
}
