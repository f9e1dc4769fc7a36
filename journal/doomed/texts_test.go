package doomed_test

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/doomed"
	"messup/journal/record"
	"messup/journal/search"
	"messup/prompts"
	"messup/store/storetest"
)

// Whatever text a record has, words that are in it alone are found, as what goes or as what
// stays. The table of kinds and the types themselves say what there is: a new field or kind is
// tested by being there.
func TestWordsAreFoundInEveryTextThereIs(t *testing.T) {
	for _, k := range record.Tables(prompts.Shipped()) {
		switch k := k.(type) {
		case record.Kind[journal.Entry]:
			findEach(t, k, ".Set", ".Place", ".Question", ".Field")
		case record.Kind[journal.Lesson]:
			findEach(t, k)
		case record.Dated[journal.Plan]:
			findEach(t, k.Kind)
		case record.Dated[journal.Checkin]:
			findEach(t, k.Kind)
		case record.Kind[journal.Heard]:
			findEach(t, k)
		case record.Kind[journal.Review]:
			findEach(t, k)
		case record.Kind[journal.Trashed]:
			findEach(t, k, ".Set", ".Place", ".Question", ".Field")
		case record.Kind[journal.Settings]: // its texts stay, and are counted elsewhere
		default:
			if parts := reflect.ValueOf(k).FieldByName("Parts"); !parts.IsNil() {
				t.Errorf("nobody looks into a %T", k)
			}
		}
	}
}

// findEach puts a word into each text of a record, and looks for it. Of what names something to
// the program, by the end of its path, nothing is found.
func findEach[T any](t *testing.T, k record.Kind[T], names ...string) {
	t.Helper()
	n := 0
	for ; ; n++ {
		var v T
		seen := 0
		path := fill(reflect.ValueOf(&v).Elem(), "", &seen, n)
		if path == "" {
			break
		}
		*k.Stamps(&v).ID, *k.Stamps(&v).Rev = journal.HashID("it"), 1
		name := slices.ContainsFunc(names, func(end string) bool { return strings.HasSuffix(path, end) })
		if found := lookedFor(t, k, v, "zebediah"); found == name {
			t.Errorf("a word in %T%s alone: found is %t", v, path, found)
		}
	}
	if n < 3 {
		t.Errorf("only %d texts were found in %T", n, *new(T))
	}
}

// lookedFor reports whether words are found in a journal that holds one record.
func lookedFor[T any](t *testing.T, k record.Kind[T], v T, words string) (found bool) {
	t.Helper()
	q, err := search.ParseQuery(words, prompts.Shipped(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	err = storetest.NewMemory().Update(t.Context(), func(tx record.Tx) error {
		if err := k.Put(tx, v); err != nil {
			return err
		}
		goes, err := doomed.Holding(t.Context(), tx, prompts.Shipped(), q)
		if err != nil {
			return err
		}
		stays, err := doomed.Rest(t.Context(), tx, prompts.Shipped(), q, nil)
		found = len(goes)+len(stays) > 0
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// fill fills a record and all it holds, puts the word into its nth text, and returns the path of that.
func fill(v reflect.Value, path string, seen *int, n int) (at string) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return fill(v.Elem(), path, seen, n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return fill(v.Index(0), path+"[0]", seen, n)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				at = cmp.Or(fill(v.Field(i), path+"."+f.Name, seen, n), at)
			}
		}
		return at
	case reflect.String:
		if v.Type() == reflect.TypeFor[journal.ID]() {
			v.SetString(string(journal.HashID(path)))
		}
		if v.Type() != reflect.TypeFor[string]() {
			return ""
		}
		v.SetString("x")
		if *seen++; *seen == n+1 {
			v.SetString("with Zebediah")
			return path
		}
	}
	return ""
}

// What every entry is asked is none of its own words: the question is not found, and another
// wording of it is.
func TestWhatASetAsksIsNoWordOfAnEntry(t *testing.T) {
	k := record.EntryKind(prompts.Shipped())
	set := prompts.Ten()
	q := set.Questions[0]
	e := journal.Entry{ID: journal.HashID("it"), Rev: 1, Kind: journal.Mess, Set: set.ID, SetVersion: set.Version, Title: "x", Answers: []journal.Answer{{Question: q.ID, Ask: q.Ask, Text: "y"}}}
	if lookedFor(t, k, e, `"`+q.Ask+`"`) {
		t.Error("all that was asked a question is found by its words")
	}
	e.Answers[0].Ask = "What did Zebediah want?"
	if !lookedFor(t, k, e, "zebediah") {
		t.Error("a question that this entry alone has is not looked into")
	}
}
