package telling_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/telling"
	"messup/prompts"
)

// A name is asked about in whatever field it stands, in one that is added as well: each text of
// a record has one in turn. What is not looked through is said here, and why.
func TestANameIsFoundInEveryTextThereIs(t *testing.T) {
	but := map[string]string{
		"Entry.Set": "an id", "Entry.Place": "an id", "Entry.Class": "a class is no name, and is asked about where it is shared",
		"Entry.Answers.Question": "an id", "Entry.Answers.Ask": "the question", "Entry.Answers.Details.Field": "an id", "Entry.Answers.Details.Label": "the question",
		"Entry.Dated.Drawn":    "words that stand in a line of the entry",
		"Lesson.Answers.Class": "a class",
	}
	for _, record := range []any{journal.Entry{}, journal.Lesson{}} {
		kind := reflect.TypeOf(record)
		for _, path := range texts(kind, kind.Name()) {
			v := reflect.New(kind).Elem()
			put(v, strings.Split(path, ".")[1:], "we asked Jayden, and Jayden left")
			var found []telling.Name
			switch r := v.Interface().(type) {
			case journal.Entry:
				found = telling.InEntry(r, prompts.Shipped(), journal.Settings{})
			case journal.Lesson:
				found = telling.InLesson(r, journal.Settings{})
			}
			is := slices.ContainsFunc(found, func(n telling.Name) bool { return strings.Contains(fmt.Sprint(n), "Jayden") })
			if why, left := but[path]; is == left {
				t.Errorf("%s: a name in it is found: %v (%s)", path, is, why)
			}
			delete(but, path)
		}
	}
	for path := range but {
		t.Errorf("%s is no text", path)
	}
}

// texts are the paths to what is plain text in a type.
func texts(of reflect.Type, at string) (paths []string) {
	switch of.Kind() {
	case reflect.Slice:
		return texts(of.Elem(), at)
	case reflect.Struct:
		for i := range of.NumField() {
			if f := of.Field(i); f.IsExported() {
				paths = append(paths, texts(f.Type, at+"."+f.Name)...)
			}
		}
	case reflect.String:
		if of == reflect.TypeFor[string]() {
			return []string{at}
		}
	}
	return paths
}

// put puts words where a path leads to.
func put(v reflect.Value, path []string, words string) {
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		v = v.Index(0)
	}
	if len(path) == 0 {
		v.SetString(words)
		return
	}
	put(v.FieldByName(path[0]), path[1:], words)
}
