package exchange_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"messup/journal/exchange"
	"messup/journal/text"
)

// What is laid out in one pass is what encoding/json indents, and each character that could
// steer a terminal is an escape of the same character.
func TestItIsLaidOutAsEncodingJSONDoes(t *testing.T) {
	type all struct {
		Text  string
		None  []int
		Empty struct{}
		Deep  map[string][]any
		Raw   json.RawMessage
	}
	for name, v := range map[string]any{
		"nothing":      nil,
		"a word":       "noted",
		"quotation":    all{Text: `{"a": [1, "\\"], 'b'} \`, Deep: map[string][]any{`"k":`: {1.5, "x,y", nil, true}}},
		"nested":       all{Deep: map[string][]any{"": {[]any{}, map[string]any{}, []any{[]any{"[]"}}}}, Raw: json.RawMessage(` { "a" : [ ] } `)},
		"letters":      "é 学 👩‍🏫 \u00a0",
		"what steers":  "a\x7fb\u0085c\u202ed\u2066e\ufefff\U000e0041g\x1b[2Jh",
		"last in line": []string{"\u202e", "\\\u202e", "\u202e\""},
	} {
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
		got, err := exchange.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var told, meant any
		if err := json.Unmarshal(got, &told); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, got)
		}
		if err := json.Unmarshal(want.Bytes(), &meant); err != nil {
			t.Fatal(err)
		}
		if again, _ := exchange.Marshal(told); !bytes.Equal(again, must(exchange.Marshal(meant))) {
			t.Errorf("%s says something else:\n%s", name, got)
		}
		if text.Clean(want.String()) == want.String() && !strings.ContainsRune(want.String(), unicode.MaxASCII) && !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s is\n%s\nand not\n%s", name, got, want.Bytes())
		}
		if text.Clean(string(got)) != string(got) || bytes.ContainsRune(got, unicode.MaxASCII) {
			t.Errorf("%s could steer a terminal: %q", name, got)
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
