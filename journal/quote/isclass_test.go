package quote

import (
	"testing"
	"time"
)

func TestWhatIsTheNameOfAClass(t *testing.T) {
	known := NewKnown(time.Time{}, []string{"Form time"}, nil)
	for words, want := range map[string]bool{
		"10A": true, "9b science": true, "Form time": true,
		"": false, "Form": false, "@VP": false, "10": false, "204B": false, "10th graders": false, "Kim, 10A": false,
	} {
		if got := known.IsClass(words); got != want {
			t.Errorf("%q is a class: %t", words, got)
		}
	}
}
