package text_test

import (
	"bytes"
	"strings"
	"testing"

	"messup/journal/text"
)

// What comes in is read by what it says of itself, and where it says nothing and is no UTF-8, as older
// programs write.
func TestLettersOfEachKind(t *testing.T) {
	for in, want := range map[string]string{
		"caf\u00e9 \u20ac":                      "caf\u00e9 \u20ac",
		"\uFEFFcaf\u00e9":                       "caf\u00e9",
		"\xff\xfec\x00\xe9\x00\x3d\xd8\x38\xdc": "c\u00e9\U0001F438",
		"\xfe\xff\x00c\x00\xe9":                 "c\u00e9",
		"":                                      "",
	} {
		if got, old := text.Decode([]byte(in)); string(got) != want || old {
			t.Errorf("%q is read as %q, old %t", in, got, old)
		}
	}
	got, old := text.Decode([]byte("caf\xe9 \x80 5 \x93trop\x94 \x96 \x9cuf \x9f\xff"))
	if want := "caf\u00e9 \u20ac 5 \u201ctrop\u201d \u2013 \u0153uf \u0178\u00ff"; string(got) != want || !old {
		t.Errorf("%q, old %t", got, old)
	}
	mixed := "\uFEFFna\u00efve caf\xe9 \u00c9l\u00e8ve \U0001F438 \uFFFD \xf0\x9f"
	if got, old := text.Decode([]byte(mixed)); string(got) != "na\u00efve caf\u00e9 \u00c9l\u00e8ve \U0001F438 \uFFFD \u00f0\u0178" || !old {
		t.Errorf("what is UTF-8 but for some bytes is read as %q, old %t", got, old)
	}
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	all, _ := text.Decode(every)
	if n := strings.Count(string(all), "") - 1; n != 256 || bytes.Contains(all, []byte("\uFFFD")) {
		t.Errorf("%d letters of 256 bytes: %q", n, all)
	}
}
