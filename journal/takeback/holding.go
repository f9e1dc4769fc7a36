package takeback

import (
	"encoding/json"
	"fmt"
	"time"

	"messup/journal"
	"messup/journal/doomed"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
)

// Holding names the wordings that are remembered for taking the last import back and that words
// are in, but for those of records that go anyway: ForgetThese takes them out.
func Holding(tx record.Tx, sets prompts.Library, q search.Query, goes map[record.Key]bool) ([]record.Key, error) {
	return remembered(tx, func(o original) (bool, error) {
		if goes[record.Key{Kind: o.Kind, ID: o.ID}] {
			return false, nil
		}
		var e journal.Entry
		var text search.TextBuilder
		var at time.Time
		if o.Kind == journal.Entries {
			if err := json.Unmarshal(o.Data, &e); err != nil {
				return false, err
			}
			at, text = e.Happened, search.EntryText(sets, e, nil)
		}
		return doomed.Matches(q, o.Data, at, text)
	})
}

// Standing names the remembered wordings that is says yes to, which it is asked as they are stored.
func Standing(tx record.Tx, is func(words string) bool) ([]record.Key, error) {
	return remembered(tx, func(o original) (bool, error) { return is(string(o.Data)), nil })
}

func remembered(tx record.Tx, is func(original) (bool, error)) (keys []record.Key, err error) {
	for id, err := range tx.IDs(journal.ImportKind, string(wasOf)) {
		var o original
		if err == nil {
			_, err = get(tx, id, &o)
		}
		if err == nil && len(o.Data) > 0 {
			var yes bool
			if yes, err = is(o); yes {
				keys = append(keys, record.Key{Kind: journal.ImportKind, ID: id})
			}
		}
		if err != nil {
			return nil, fmt.Errorf("looking into what was before the import: %w", err)
		}
	}
	return keys, nil
}
