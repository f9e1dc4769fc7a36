package gather

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"messup/journal/record"
	"messup/prompts"
)

// Fed tells which entries may have words that feed some roles, without reading the JSON of each.
type Fed [][]byte

// FedBy returns that of some roles.
func FedBy(sets prompts.Library, roles ...prompts.Role) (all Fed) {
	for _, id := range sets.Feeding(roles...) {
		all = append(all, strconv.AppendQuote(nil, id)) // no text has that: a quote in one is escaped
	}
	return all
}

// In reports whether the data of an entry may.
func (f Fed) In(data []byte) bool {
	return slices.ContainsFunc(f, func(id []byte) bool { return bytes.Contains(data, id) })
}

// About tells which entries name a class, or bear a tag, without reading the JSON of all:
// of many rows few name another class or other tags than one that was read already.
type About struct {
	Is   func(class string) bool
	read map[string]bool // by what a row says of its class, or of its tags
}

// Row reports whether the row of an entry names it.
func (a *About) Row(r record.Row) bool {
	// Inside a text of JSON a quote is escaped: what is looked for stands only between them.
	_, class, _ := bytes.Cut(r.Bytes, []byte(`"class":`))
	class, _, _ = bytes.Cut(class, []byte(`,"`))
	_, tags, _ := bytes.Cut(r.Bytes, []byte(`"tags":[`))
	tags, _, _ = bytes.Cut(tags, []byte(`],"`))
	return a.names(class) || a.names(tags)
}

// names reports whether it is among the names at the beginning of a piece of JSON.
func (a *About) names(list []byte) bool {
	if len(list) == 0 {
		return false
	}
	is, known := a.read[string(list)]
	if !known {
		names := json.NewDecoder(io.MultiReader(strings.NewReader("["), bytes.NewReader(list)))
		_, err := names.Token() // the bracket
		for err == nil && names.More() && !is {
			var name string
			err = names.Decode(&name) // what is behind the last one is no name
			is = err == nil && a.Is(name)
		}
		if a.read == nil {
			a.read = map[string]bool{}
		}
		a.read[string(list)] = is
	}
	return is
}
