package french_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"messup/journal/voice/french"
)

// Every sentence is there in French, and nothing that nobody says any more. What is missing
// is printed as it is to be put down: copy it into the file that is named, and fill it in.
func TestEverySentenceIsThere(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole program")
	}
	said := french.Sentences()
	missing := map[string][]string{}
	for _, s := range everySentence(t) {
		if _, has := said[s.english]; !has {
			missing[s.file] = append(missing[s.file], fmt.Sprintf("# %s\nmsgid %s\nmsgstr \"\"\n", filepath.Base(s.where), quoted(s.english)))
		}
		delete(said, s.english)
	}
	for file, entries := range missing {
		t.Errorf("%s.po lacks:\n\n%s", file, strings.Join(entries, "\n"))
	}
	for english := range said {
		t.Errorf("nobody says any more: %q", english)
	}
}

// quoted writes a sentence as a catalogue has it, a line of it on each.
func quoted(s string) string {
	lines := strings.SplitAfter(s, "\n")
	if len(lines) == 1 {
		return strconv.Quote(s)
	}
	for i, line := range lines {
		lines[i] = strconv.Quote(line)
	}
	return "\"\"\n" + strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == `""` }), "\n")
}

// No sentence stands in two files, and each can be read.
func TestEachSentenceStandsOnce(t *testing.T) {
	files, err := filepath.Glob("*.po")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	ids := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		last := "msgstr "
		for i, line := range strings.Split(string(data), "\n") {
			for _, of := range []string{"msgid ", "msgstr "} {
				if strings.HasPrefix(line, of) {
					if of == last {
						t.Errorf("%s:%d: two after each other are one to who reads them: %s", file, i+1, line)
					}
					last = of
				}
			}
			line = strings.TrimPrefix(strings.TrimPrefix(line, "msgstr "), "msgid ")
			if _, err := strconv.Unquote(line); line != "" && !strings.HasPrefix(line, "#") && err != nil {
				t.Errorf("%s:%d: %v: %s", file, i+1, err, line)
			}
		}
		ids += strings.Count(string(data), "\nmsgid ")
	}
	if said := len(french.Sentences()); said != ids {
		t.Errorf("%d sentences are there, and %d can be said: one is empty, or there twice", ids, said)
	}
}

// What is put into a sentence stands in both, in whichever order.
func TestWhatChangesInASentenceStandsInBoth(t *testing.T) {
	for english, said := range french.Sentences() {
		if in, out := verbsOf(english), verbsOf(said); in != out {
			t.Errorf("%q has %s\n%q has %s", english, in, said, out)
		}
		if space(english) != space(said) {
			t.Errorf("%q begins or ends with other spaces than %q", said, english)
		}
	}
}

// verbsOf are the verbs of a sentence, in the order of what they stand for.
func verbsOf(s string) string {
	var all []string
	next := 1
	for _, v := range verbs.FindAllString(strings.ReplaceAll(s, "%%", ""), -1) {
		if at := strings.Index(v, "["); at >= 0 {
			next = int(v[at+1] - '0')
			v = "%" + v[at+3:]
		}
		all = append(all, fmt.Sprintf("%d%s", next, v))
		next++
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

func space(s string) string {
	bare := strings.Trim(s, " \n")
	if bare == "" {
		return s
	}
	begin, end, _ := strings.Cut(s, bare)
	return strconv.Quote(begin) + strconv.Quote(end)
}

// The signs of French as it is written in Canada: no space before ; ! and ?, a no-break space
// before a colon and within « ». What is to be typed as it stands, and what is read by the
// program, has its own: also a scope or a key by itself within « », and the key ? after a stop.
func TestSignsStandAsInCanada(t *testing.T) {
	typed := regexp.MustCompile("`[^`]*`|\"[^\"]*\"|«\u00a0[^\\s\u00a0]*[:?]\u00a0»|[.,;] \\? |\\S+:\\S+|^ {2}(?:messup|pbpaste) .*|: (?:A |B )?(?:mon|wed|day|lun|mer|jour) [^\n]*")
	for english, said := range french.Sentences() {
		if said == english {
			continue
		}
		said = typed.ReplaceAllString(said, "x")
		for _, wrong := range []struct{ is, why string }{
			{`[ \x{a0}\x{202f}][;!?]`, "a space before ; ! or ?"},
			{`[^\x{a0}]:(?:\s|$)`, "a colon without a no-break space before it"},
			{`[^\x{a0}]»|«[^\x{a0}]`, "« » without a no-break space within"},
			{`“|”|!`, "a quotation or exclamation mark of English"},
			{`\.\.\.`, "three full stops"},
		} {
			if at := regexp.MustCompile(wrong.is).FindString(said); at != "" {
				t.Errorf("%s, %q: %s", wrong.why, at, said)
			}
		}
	}
}

// A person is spoken to with vous.
func TestNobodyIsSpokenToAsTu(t *testing.T) {
	tu := regexp.MustCompile(`(?i)(^|[^\pL'’-])(tu|toi|ton|tes|t['’]\pL+)($|[^\pL])`)
	for english, said := range french.Sentences() {
		if at := tu.FindString(said); at != "" {
			t.Errorf("%q in %q, for %q", at, said, english)
		}
	}
	if !tu.MatchString("Qu'est-ce que tu vois?") || !tu.MatchString("Garde t'en un.") || tu.MatchString("Le bouton de notes, le tube, l'auteur") {
		t.Error("tu is not told from other words")
	}
}
