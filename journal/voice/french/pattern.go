package french

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// verb is what package fmt puts something in the place of.
//
//nolint:gochecknoglobals // what never changes is made once
var verb = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`%(\[\d\])?[#+]?\d*\.?\d*[a-z]`) })

// Pattern is an expression that matches what was said with an English sentence, with a group for
// each of its verbs, how many those are, and how many letters are its own. A number is figures alone.
func Pattern(english string) (is string, verbs, letters int) {
	var made strings.Builder
	parts, all := verb().Split(english, -1), verb().FindAllString(english, -1)
	for i, p := range parts {
		letters += len(p)
		made.WriteString(regexp.QuoteMeta(p))
		switch {
		case i == len(all):
		case strings.HasSuffix(all[i], "d"):
			made.WriteString(`(-?\d+)`)
		default:
			made.WriteString("(.+?)")
		}
	}
	return "^" + made.String() + "$", len(all), letters
}

// Numbered has a %[n]s for each verb of a sentence: what stands there is text by now.
func Numbered(said string) string {
	n := 0
	return verb().ReplaceAllStringFunc(said, func(v string) string {
		n++
		if at := strings.Index(v, "["); at >= 0 {
			return "%" + v[at:at+3] + "s"
		}
		return fmt.Sprintf("%%[%d]s", n)
	})
}
