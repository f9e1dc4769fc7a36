package markdown

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/voice"
	"messup/prompts"
)

// Heavy is what the top of a file says of what is to stay out of lists and exports.
const Heavy = "heavy"

// WriteForm writes an empty form for an entry asked with a set: what ReadNew reads once somebody
// has filled it in. Each question has its heading, and each line beside it, with the words there are
// to choose from, waits for a value. Blank ones are no answers.
func WriteForm(w io.Writer, set prompts.Set) error {
	var b strings.Builder
	fmt.Fprintf(&b, "---\n%s: %d\nset: %q\nset_version: %d\n", versionField, version, set.ID, set.Version)
	for _, line := range []struct {
		field, empty string
		about        voice.Phrase
	}{
		{happenedField, `""`, "yesterday, last friday 14:10, 19 nov; empty is now"},
		{"class", `""`, ""},
		{"tags", "[]", "[groups, timing]"},
		{Heavy, "false", "true keeps it out of lists and exports"},
	} {
		fmt.Fprintf(&b, "%s: %s", line.field, line.empty)
		if line.about != "" {
			b.WriteString("  # " + voice.Say(line.about))
		}
		b.WriteString("\n")
	}
	b.WriteString("---\n\n# \n")
	for _, q := range set.Questions {
		section(&b, 2, voice.Word(q.Ask), q.ID, "")
		lines := make([]journal.Detail, 0, len(q.Fields))
		for _, f := range q.Fields {
			label := voice.Word(f.Label)
			if len(f.Options) > 0 {
				label = strings.TrimSuffix(label, ":") + " (" + strings.Join(shown(f.Options), ", ") + ")"
			}
			lines = append(lines, journal.Detail{Field: f.ID, Label: label})
		}
		b.WriteString("\n")
		items(&b, q.ID+".", lines)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// shown are choices in the language that is spoken.
func shown(options []string) []string {
	all := make([]string, len(options))
	for i, o := range options {
		all[i] = voice.Word(o)
	}
	return all
}

// unshown is what was chosen as it is kept, one a line. A form may have it in any language, by its
// ids, and, as the form itself lists what there is, between commas.
func unshown(f prompts.Field, value string) string {
	if len(f.Options) == 0 {
		return value
	}
	var chosen []string
	for line := range strings.SplitSeq(value, "\n") {
		line = strings.TrimSpace(line)
		option, is := optionNamed(f, line)
		parts := strings.Split(line, ",")
		if is || f.Kind != prompts.Choices || len(parts) == 1 {
			chosen = append(chosen, option)
			continue
		}
		all := make([]string, len(parts))
		for i, part := range parts {
			if all[i], is = optionNamed(f, strings.TrimSpace(part)); !is {
				all = []string{line} // words of the person's own, with commas in them
				break
			}
		}
		chosen = append(chosen, all...)
	}
	return strings.Join(chosen, "\n")
}

// optionNamed is the option that words name, by itself, its id or in another language; else the words.
func optionNamed(f prompts.Field, words string) (string, bool) {
	at := slices.IndexFunc(f.Options, func(o string) bool {
		return strings.EqualFold(o, words) || strings.EqualFold(prompts.OptionID(o), words)
	})
	if at < 0 {
		at = slices.IndexFunc(f.Options, func(o string) bool { return voice.Means(words, o) })
	}
	if at < 0 {
		return words, false
	}
	return f.Options[at], true
}
