package doomed

import (
	"reflect"
	"slices"
	"strings"

	"messup/journal"
	"messup/journal/search"
	"messup/prompts"
)

// withTexts is a search text with all texts of a record beside it.
func withTexts(text search.TextBuilder, v any) search.TextBuilder {
	addTexts(&text, v)
	return text
}

// addTexts adds every text there is in a record, and in what it holds, whatever it is for: a name
// that nothing shows is in the file all the same. It goes by the type, so that a field that is added
// is looked into by being there. What has a type of its own, as an id or an outcome, is no text.
func addTexts(t *search.TextBuilder, record any) { addText(t, reflect.ValueOf(record)) }

func addText(t *search.TextBuilder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			addText(t, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			addText(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !names(v.Interface(), f.Tag.Get("json")) {
				addText(t, v.Field(i))
			}
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			t.Add("", v.String())
		}
	}
}

// names reports whether a field of a record names something to the program: a set, a question, a
// line of it. Those words are in every entry that was asked the same, and a person who looks for one
// of them does not mean all of these. tag is how the field is kept.
func names(record any, tag string) bool {
	field, _, _ := strings.Cut(tag, ",")
	switch record.(type) {
	case journal.Entry:
		return field == "set" || field == "place"
	case journal.Answer, journal.Detail:
		return field == "id"
	}
	return false
}

// unasked returns an entry without the questions and labels that read as its set has them, for the
// same reason. Any other wording is in this entry alone, and stays.
func unasked(sets prompts.Library, e journal.Entry) journal.Entry {
	set, _ := e.AskedWith(sets)
	e.Answers = slices.Clone(e.Answers)
	for i := range e.Answers {
		a := &e.Answers[i]
		q, _, asks := set.Question(a.Question)
		if !asks {
			q, _ = sets.Question(a.Question)
		}
		if a.Ask == q.Ask || a.Ask == prompts.Note {
			a.Ask = ""
		}
		a.Details = slices.Clone(a.Details)
		for j := range a.Details {
			if f, has := q.Field(a.Details[j].Field); has && a.Details[j].Label == f.Label {
				a.Details[j].Label = ""
			}
		}
	}
	return e
}
