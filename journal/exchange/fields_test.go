package exchange

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/date"
	"messup/journal/record"
	"messup/journal/school"
	"messup/journal/search"
	"messup/prompts"
	"messup/store/storetest"
)

// Whatever field a record has, it is kept, exported, and read back: the types
// say what there is, and no list here.
func TestEveryFieldIsKeptExportedAndReadBack(t *testing.T) {
	var c journal.Archive
	fillAll(t, reflect.ValueOf(&c).Elem())
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	sets := prompts.Shipped()
	book := book.Open(storetest.NewMemory(), sets, func() time.Time { return now }, rand.NewChaCha8([32]byte{}))
	if _, err := book.Archive.Import(t.Context(), c, record.Intake{}); err != nil {
		t.Fatal(err)
	}
	kept, err := book.Archive.All(t.Context(), search.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, kept); diff != "" {
		t.Errorf("kept is another than came in:\n%s", diff)
	}
	for _, f := range Formats() {
		var out bytes.Buffer
		if err := f.Write(&out, Of(kept)); err != nil {
			t.Fatal(err)
		}
		p, err := Read(&out, sets, now)
		if err != nil {
			t.Fatalf("%s is refused: %v", f.Name, err)
		}
		if diff := cmp.Diff(c, p.Archive); diff != "" {
			t.Errorf("%s read back is another:\n%s", f.Name, diff)
		}
	}
}

// fillAll puts something that can be kept in every field.
func fillAll(t *testing.T, v reflect.Value) {
	t.Helper()
	switch at := v.Addr().Interface().(type) {
	case *time.Time:
		*at = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
		return
	case *date.Day:
		*at = date.NewDay(2026, 11, 20)
		return
	case *journal.EntryKind:
		*at = journal.Mess
		return
	case *journal.Stop:
		*at = journal.StopWin
		return
	case *school.Timetable:
		*at = "9B science: mon 2"
		return
	case *school.Turns:
		*at = "A/B from 2026-09-07"
		return
	case *school.BellTimes:
		*at = "2 9:40"
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fillAll(t, v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillAll(t, v.Index(0))
	case reflect.String:
		v.SetString(append(words(v.Interface()), "x")[0])
	case reflect.Int:
		v.SetInt(5) // lessons carried, or minutes, as well as any other
	case reflect.Bool:
		v.SetBool(true)
	default:
		t.Fatalf("a field of kind %s: say how it is filled", v.Kind())
	}
}
