package text_test

import (
	"slices"
	"strings"
	"testing"

	"messup/journal/text"
)

// A short form ends no sentence, whoever asks where one ends.
func TestAShortFormEndsNoSentence(t *testing.T) {
	for _, want := range [][]string{
		{"I told Ms. Roy to wait.", "She did."},
		{"Mr. Okonkwo, Mrs. Patel and Dr. Singh came.", "Nobody spoke."},
		{"We lost to St. Mary's again.", "They cheered."},
		{"Some words, e.g. Photosynthesis, were new.", "I wrote them down."},
		{"Mme. Roy et M. Gagnon sont venus.", "On a parlé."},
		{"Mlle. Roy et Drs. Bo et Li dorment.", "Bon."},
		{"Prends un mot court, p. ex. Nil, et dessine-le.", "Puis lis."},
		{"I asked […] twice.", "Then […] left."},
		{"It is […].", "Good."},
		{"We waited…", "Nothing came."},
		{"it was loud.", "nobody knew why."},
	} {
		line := strings.Join(want, " ")
		if got := text.Sentences(line); !slices.Equal(got, want) {
			t.Errorf("%q is parted into %q", line, got)
		}
		if got := text.FirstSentences(line, 1); got != want[0] {
			t.Errorf("%q begins with %q", line, got)
		}
		if got := text.FirstSentences(line, len(want)+1); got != line {
			t.Errorf("all of %q is %q", line, got)
		}
		last := text.Span{From: strings.Index(line, want[1]) + 1, To: len(line) - 1}
		if got := text.SentenceAt(line, last); got != want[1] {
			t.Errorf("in %q it stands in %q", line, got)
		}
	}
}
