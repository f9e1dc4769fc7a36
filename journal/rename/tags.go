package rename

import (
	"fmt"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/text"
	"messup/prompts"
)

// Tags gives tags one name wherever entries have them, and says in how many entries that was.
// One that had several has the name once, where the first of them stood. The error wraps ErrEmpty,
// or is that of an entry that does not take the name.
func Tags(tx record.Tx, sets prompts.Library, olds []string, name string) (entries int, err error) {
	if name = Tag(name); name == "" {
		return 0, journal.ErrEmpty
	}
	isOld := func(tag string) bool {
		return tag != name && slices.ContainsFunc(olds, func(old string) bool { return IsTag(old, tag) })
	}
	return inEntries(tx, sets, func(l journal.Summary) bool { return slices.ContainsFunc(l.Tags, isOld) }, func(e journal.Entry) journal.Entry {
		renamed := slices.Clone(e.Tags)
		for i, tag := range renamed {
			if isOld(tag) {
				renamed[i] = name
			}
		}
		return e.WithTags(renamed)
	})
}

// OneTag is the tag that somebody typed for others to become: of those that are there the one it
// is, as that is spelt, unless that is one of the others; else read as wherever tags are typed.
// The error wraps ErrEmpty if it is none, and says so if it is several.
func OneTag(typed string, olds, there []string) (string, error) {
	for _, said := range readings(typed) {
		for _, tag := range there {
			isOld := func(old string) bool { return IsTag(old, tag) }
			if tag == said || text.SameFolded(tag, said) && !slices.ContainsFunc(olds, isOld) {
				return tag, nil
			}
		}
	}
	tags := (journal.Entry{}).WithTags(text.SplitTags(typed)).Tags
	switch len(tags) {
	case 0:
		return "", journal.ErrEmpty
	case 1:
		return tags[0], nil
	}
	return "", fmt.Errorf("%q is several tags, and one takes the place of the others", text.ClipLine(text.CleanLine(typed), text.MaxTitle))
}

// IsTag reports whether somebody typed a tag that an entry has: as it is, or with spaces where it
// was given hyphens for them.
func IsTag(typed, tag string) bool {
	return slices.ContainsFunc(readings(typed), func(said string) bool { return text.SameFolded(said, tag) })
}

// readings are the tags that somebody may have meant who typed one.
func readings(typed string) []string {
	return []string{Tag(typed), Tag(strings.Join(strings.Fields(typed), "-"))}
}

// Tag is a tag as entries have it, however it was typed; empty if it is none.
func Tag(typed string) string {
	for _, tag := range (journal.Entry{}).WithTags([]string{typed}).Tags {
		return tag
	}
	return ""
}
