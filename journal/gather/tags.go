package gather

import (
	"cmp"
	"slices"

	"messup/journal"
	"messup/journal/record"
	"messup/journal/text"
)

// A Tag is a tag, as the newest entry that has it is spelt, and how many entries have it.
type Tag struct {
	Tag     string `json:"tag"`
	Entries int    `json:"entries"`
}

// Tags are the tags of all entries but heavy ones, those of the most entries first; of as many,
// what was used last.
func Tags(tx record.Tx) ([]Tag, error) {
	var tags []Tag
	at := map[string]int{}
	for r, err := range tx.Rows(journal.Entries) {
		if err != nil {
			return nil, err
		}
		l, err := record.DecodeLine(r)
		if err != nil {
			return nil, err
		}
		if l.Heavy {
			continue
		}
		for _, tag := range l.Tags {
			i, known := at[text.Fold(tag)]
			if !known {
				i = len(tags)
				at[text.Fold(tag)], tags = i, append(tags, Tag{Tag: tag})
			}
			tags[i].Entries++
		}
	}
	slices.SortStableFunc(tags, func(a, b Tag) int { return cmp.Compare(b.Entries, a.Entries) })
	return tags, nil
}
