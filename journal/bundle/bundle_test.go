package bundle_test

import (
	"errors"
	"strings"
	"testing"

	"messup/journal/bundle"
)

const one = `{"messup_bundle":1,"byline":"","term":"fall 2026","items":[{"share_id":"k3v9","type":"failure","text":"It\u202e went\u0007 wrong.","lesson":"","basis":"","since":"","when":"","area":"","mark":""}]}`

func TestABundleIsReadStrictly(t *testing.T) {
	b, err := bundle.Read(strings.NewReader(one))
	if err != nil || b.Items[0].Text != "It went wrong." {
		t.Errorf("%+v, %v", b, err)
	}
	for name, said := range map[string]string{
		"nothing":       "",
		"another thing": `{"app":"messup","format":1,"entries":[]}`,
		"a newer one":   strings.Replace(one, `:1,`, `:2,`, 1),
		"no items":      `{"messup_bundle":1,"byline":"","term":"","items":[]}`,
		"no id":         strings.Replace(one, "k3v9", "", 1),
		"a hostile id":  strings.Replace(one, "k3v9", "../x", 1),
		"another type":  strings.Replace(one, `"failure"`, `"secret"`, 1),
		"another mark":  strings.Replace(one, `"mark":""`, `"mark":"<script>"`, 1),
		"nothing said":  strings.Replace(one, `It\u202e went\u0007 wrong.`, ` \u0007`, 1),
		"more behind":   one + "{}",
		"cut short":     one[:len(one)-3],
		"too long":      strings.Replace(one, "wrong", strings.Repeat("w", 17<<10), 1),
		"too large":     one + strings.Repeat(" ", bundle.Most),
	} {
		if _, err := bundle.Read(strings.NewReader(said)); !errors.Is(err, bundle.Err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
