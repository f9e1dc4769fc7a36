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
// One that had several has the name once, where the first of them stood. Errors are those of
// OneTag, and of an entry that does not take the name.
func Tags(tx record.Tx, sets prompts.Library, olds []string, name string) (entries int, err error) {
	if name, err = OneTag(name); err != nil {
		return 0, err
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

// OneTag is the tag that somebody typed for others to become, read as wherever tags are typed.
// The error wraps ErrEmpty if it is none, and says so if it is several.
func OneTag(typed string) (string, error) {
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
	return text.SameFolded(Tag(typed), tag) || text.SameFolded(Tag(strings.Join(strings.Fields(typed), "-")), tag)
}

// Tag is a tag as entries have it, however it was typed; empty if it is none.
func Tag(typed string) string {
	for _, tag := range (journal.Entry{}).WithTags([]string{typed}).Tags {
		return tag
	}
	return ""
}
