// Package french is the program in French, as it is written in Canada: a sentence for each of the
// English ones that package voice says, and nothing else. How days and counts are written is
// voice's business.
//
// The sentences stand in files of the form that gettext has, which a translator can open in any
// editor and in the tools of the trade: msgid is the English sentence as the source has it, msgstr
// the French one. They are parted by where they are read: on the pages, in the shell, in both, in
// the question sets, and in what is said when something fails.
//
// House rules of the French: formal vous, calm and plain; what is a command, a flag, a scope, an id or a key
// stays as it is. No space before ; ! and ?, a no-break space before a colon and within « ». A verb
// (%s, %d) that stands elsewhere in the French is numbered, as in %[2]s. The tests of
// this package hold all of it, and print what is missing in the form it is to be put down in.
package french

import (
	_ "embed" // the files
	"strconv"
	"strings"
)

// They are part of the program as they are, and what stands on one line without a backslash is
// said out of it: each start in French has all of them read.
var (
	//go:embed both.po
	both string
	//go:embed faults.po
	faults string
	//go:embed pages.po
	pages string
	//go:embed questions.po
	questions string
	//go:embed shell.po
	shell string
)

// Sentences returns the French sentence for each English one. Whoever edits them may have
// left one empty: that one is not there.
func Sentences() map[string]string {
	said := make(map[string]string, 3500)
	for _, file := range []string{both, faults, pages, questions, shell} {
		read(file, func(english, french string) {
			if english != "" && french != "" {
				said[english] = french
			}
		})
	}
	return said
}

// read calls pair for each sentence of a file, in its order.
func read(file string, pair func(english, french string)) {
	var english, french written
	into, begun := &english, false
	end := func() {
		if begun {
			pair(english.text(), french.text())
		}
		english, french, begun = written{}, written{}, false
	}
	for file != "" {
		var line string
		line, file, _ = strings.Cut(file, "\n")
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "msgid "):
			end()
			begun, into, line = true, &english, line[len("msgid "):]
		case strings.HasPrefix(line, "msgstr "):
			into, line = &french, line[len("msgstr "):]
		case !strings.HasPrefix(line, `"`): // a remark, or nothing
			continue
		}
		into.add(line)
	}
	end()
}

// written is what stands on one line or on several that follow each other.
type written struct {
	first string
	all   []byte // nil while there is one line
}

func (w *written) add(quoted string) {
	words, err := strings.TrimSuffix(strings.TrimPrefix(quoted, `"`), `"`), error(nil)
	if strings.Contains(words, `\`) {
		words, err = strconv.Unquote(quoted)
	}
	switch {
	case err != nil:
	case w.first == "":
		w.first = words
	case w.all == nil:
		w.all = append(append(make([]byte, 0, 1<<10), w.first...), words...)
	default:
		w.all = append(w.all, words...)
	}
}

func (w *written) text() string {
	if w.all == nil {
		return w.first
	}
	return string(w.all)
}
