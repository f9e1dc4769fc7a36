package journal

import (
	"fmt"
	"slices"
	"strings"

	"messup/journal/text"
	"messup/prompts"
)

// How a person wants to be asked: with which words to choose from, and without
// which questions.

// Chips are a list of words to choose from, as a person changed it.
type Chips struct {
	List  string   `json:"list"` // prompts.Field.List
	Words []string `json:"words"`
}

// MostChips is how many words a list holds: more are no longer chosen from at
// a glance.
const MostChips = 30

func chipsParts() []Part[Chips] {
	return []Part[Chips]{
		aLine("the name of a list", func(c *Chips) *string { return &c.List }),
		listPart[Chips, string]{func(c *Chips) *[]string { return &c.Words }, wordParts[string]("a word to choose", text.CleanLine)},
	}
}

// Options returns what a field is chosen from: the person's own words for its
// list, or those it begins with, and at the end always something else.
func (s Settings) Options(f prompts.Field) []string {
	if f.List == "" {
		return f.Options
	}
	return append(slices.Clone(s.Words(f)), prompts.SomethingElse)
}

// Words returns the list of a field without the word that ends every list.
func (s Settings) Words(f prompts.Field) []string {
	if i := slices.IndexFunc(s.Chips, func(c Chips) bool { return c.List == f.List }); i >= 0 {
		return s.Chips[i].Words
	}
	return f.Options
}

// WithChips returns the settings with other words for the list of a field. None,
// or those it begins with, leave it as it begins.
func (s Settings) WithChips(f prompts.Field, words []string) Settings {
	s.Chips = slices.DeleteFunc(slices.Clone(s.Chips), func(c Chips) bool { return c.List == f.List })
	kept := tidyChips([]Chips{{f.List, words}})
	if len(kept) > 0 && !slices.Equal(kept[0].Words, f.Options) {
		s.Chips = append(s.Chips, kept...)
	}
	return s
}

// tidyChips returns lists with each word once and none that ends every list
// anyway, and without those that hold nothing.
func tidyChips(all []Chips) []Chips {
	var tidy []Chips
	for _, c := range all {
		var words text.WordList
		for _, w := range c.Words {
			if w = text.CleanLine(w); w != prompts.SomethingElse {
				words.Add(w)
			}
		}
		named := slices.ContainsFunc(tidy, func(have Chips) bool { return have.List == c.List })
		if len(words.Words) > 0 && c.List != "" && !named {
			tidy = append(tidy, Chips{c.List, words.Words})
		}
	}
	return tidy
}

// ParseChips reads words to choose from as they are typed, LIST: ONE, TWO, for
// one of these fields. The error wraps ErrSetting.
func ParseChips(typed string, fields []prompts.Field) (prompts.Field, []string, error) {
	list, words, _ := strings.Cut(typed, ":")
	i := slices.IndexFunc(fields, func(f prompts.Field) bool { return f.List == strings.ToLower(strings.TrimSpace(list)) })
	if i < 0 {
		names := make([]string, len(fields))
		for j, f := range fields {
			names[j] = f.List
		}
		return prompts.Field{}, nil, fmt.Errorf("%w: there is no list %q (there are: %s)", ErrSetting, text.CleanLine(list), strings.Join(names, ", "))
	}
	return fields[i], SplitChips(words), nil
}

// SplitChips returns the words of a list as they are typed, with a comma or a
// semicolon between two.
func SplitChips(typed string) []string {
	return strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ';' })
}

// JoinChips is the other way about.
func JoinChips(words []string) string { return strings.Join(words, ", ") }
