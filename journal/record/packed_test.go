package record

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/prompts"
)

// asked is an entry with an answer, and every line filled in, to each question of a set.
func asked(set prompts.Set) journal.Entry {
	at := time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC)
	e := journal.Entry{ID: journal.HashID(set.ID), Rev: 1, Kind: journal.Mess, Set: set.ID, SetVersion: set.Version, Happened: at, Started: at, Edited: at}
	for _, q := range set.Questions {
		a := journal.Answer{Question: q.ID, Ask: q.Ask, Text: "said"}
		for _, f := range q.Fields {
			a.Details = append(a.Details, journal.Detail{Field: f.ID, Label: f.Label, Value: "a line"})
		}
		e.Answers = append(e.Answers, a)
	}
	return e
}

// What an entry was asked is read as it was, and not kept where the set says it.
func TestWordingThatIsShippedIsNotKept(t *testing.T) {
	k := EntryKind(prompts.Shipped())
	for _, newest := range prompts.Shipped().Sets() {
		for v := 1; v <= newest.Version; v++ {
			set, _ := prompts.Shipped().Asked(newest.ID, v)
			e := asked(set)
			before, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			data, err := json.Marshal(k.pack(e))
			if err != nil {
				t.Fatal(err)
			}
			if after, err := json.Marshal(e); err != nil || !bytes.Equal(before, after) {
				t.Errorf("%s %d: keeping it changed it", set.ID, v)
			}
			for _, q := range set.Questions {
				if strings.Contains(string(data), q.Ask) {
					t.Errorf("%s %d: kept with %q", set.ID, v, q.Ask)
				}
			}
			for name, data := range map[string][]byte{"short": data, "at length, as it was once": before} {
				got, err := k.decode(e.ID, data)
				if err != nil || !reflect.DeepEqual(got, e) {
					t.Errorf("%s %d, kept %s: read as %+v, %v", set.ID, v, name, got, err)
				}
			}
		}
	}
}

// Wording of any other kind is kept as it is: of a set that no messup ships, of a version
// it does not know, or changed since.
func TestOtherWordingIsKept(t *testing.T) {
	k, shipped := EntryKind(prompts.Shipped()), asked(prompts.Ten())
	own, later, changed := shipped, shipped, shipped
	own.Set, later.SetVersion = "own", 1000
	changed.Answers = append([]journal.Answer{{Question: "goal", Ask: "What was it for?", Text: "said"}, {Question: "own", Ask: "And?", Text: "more"}}, shipped.Answers[1:]...)
	for name, e := range map[string]journal.Entry{"another set": own, "a later version": later, "other words": changed} {
		data, err := json.Marshal(k.pack(e))
		if err != nil {
			t.Fatal(err)
		}
		if ask := e.Answers[0].Ask; !strings.Contains(string(data), ask) {
			t.Errorf("%s: %q is not kept: %s", name, ask, data)
		}
		if got, err := k.decode(e.ID, data); err != nil || !reflect.DeepEqual(got, e) {
			t.Errorf("%s: read as %+v, %v", name, got, err)
		}
	}
}
