package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"messup/journal"
	"messup/prompts"
)

// Whatever field a record has, a change of it alone is noticed, no dirt or
// length in it passes, and it comes through a merge and the disk. The table of
// kinds and the types themselves say what there is: a new field or kind is
// tested by being there.
func TestNoFieldOfAnyRecordIsLost(t *testing.T) {
	for _, k := range Tables(prompts.Shipped()) {
		t.Run(string(k.called()), func(t *testing.T) {
			k.(interface{ testFields(t *testing.T) }).testFields(t)
		})
	}
}

func (k Kind[T]) testFields(t *testing.T) {
	if k.Parts == nil { // only the Book writes it
		return
	}
	n := 0
	for ; ; n++ {
		var v, changed T
		leaf, path := leafOf(t, reflect.ValueOf(&v).Elem(), "", new(int), n)
		if !leaf.IsValid() {
			break
		}
		leaf, _ = leafOf(t, reflect.ValueOf(&changed).Elem(), "", new(int), n)
		change(t, leaf)
		s := k.Stamps(&changed)
		at := leaf.Addr().Interface()
		stamp := at == any(s.Rev) || at == any(s.made) || at == any(s.edited)
		if stamp {
			continue
		}
		if journal.SameParts(k.Parts(), &v, &changed) {
			t.Errorf("a change of %s alone is not noticed", path)
		}
		for side, got := range map[string]T{"ours": joined(v, changed, v), "theirs": joined(v, v, changed)} {
			if !journal.SameParts(k.Parts(), &got, &changed) {
				t.Errorf("%s changed by %s is lost in a merge:\n%+v", path, side, got)
			}
		}
		if leaf.Kind() == reflect.String && leaf.Type() != reflect.TypeFor[journal.ID]() {
			k.testBothWordings(t, path, v, changed)
		}
		if back := k.stored(t, changed); !reflect.DeepEqual(back, changed) {
			t.Errorf("%s comes back from the disk as\n%+v, was\n%+v", path, back, changed)
		}
		if leaf.Type() == reflect.TypeFor[string]() {
			k.testReworded(t, path, &changed, leaf)
		}
		if leaf.Kind() == reflect.String && at != any(s.ID) { // an id with dirt in it is refused
			k.testText(t, path, &changed, leaf)
		}
	}
	if n < 5 {
		t.Errorf("only %d fields were found", n)
	}
}

// testBothWordings changes a line on both sides: the one that has no place in the
// merged record must be handed out.
func (k Kind[T]) testBothWordings(t *testing.T, path string, ours, theirs T) {
	var none T
	merge := k.merge
	if merge == nil {
		merge = func(base, ours, theirs T) T { return journal.MergeParts(k.Parts(), base, ours, theirs) }
	}
	merged := merge(none, ours, theirs)
	said := fmt.Sprintf("%+v %q", merged, journal.Lost(k.Parts(), none, merged, theirs))
	noted := slices.ContainsFunc([]string{".Drawn", ".Role", ".Ask", ".Label"}, func(end string) bool { return strings.HasSuffix(path, end) })
	if !noted && !strings.Contains(said, "x2") {
		t.Errorf("%s of the other side is lost: %s", path, said)
	}
}

// testReworded: whatever a person wrote is said anew, and what says something to the program
// is not.
func (k Kind[T]) testReworded(t *testing.T, path string, v *T, leaf reflect.Value) {
	coded := slices.Contains([]string{".Set", ".Place", ".Answers[0].Question", ".Answers[0].Ask", ".Answers[0].Details[0].Field", ".Answers[0].Details[0].Label"}, path) || strings.HasSuffix(path, ".Class")
	leaf.SetString("with Jayden")
	said := *v
	journal.RewordParts(k.Parts(), &said, func(s string) string { return strings.ReplaceAll(s, "Jayden", "@J") })
	b, err := json.Marshal(said)
	if err != nil || strings.Contains(string(b), "with @J") == coded || strings.Contains(string(b), "Jayden") != coded {
		t.Errorf("%s is said as %s, %v", path, b, err)
	}
	if leaf.String() != "with Jayden" {
		t.Errorf("%s was changed in the record it was read from", path)
	}
}

func (k Kind[T]) testText(t *testing.T, path string, v *T, leaf reflect.Value) {
	leaf.SetString("a\x1b[31m\u202e\xff")
	dirty := *v
	journal.CleanParts(k.Parts(), &dirty)
	if b, err := json.Marshal(dirty); err != nil || strings.Contains(string(b), `\u001b`) || strings.Contains(string(b), "\u202e") {
		t.Errorf("%s is not cleaned: %s, %v", path, b, err)
	}
	leaf.SetString(strings.Repeat("x", journal.MaxEntry+1))
	if err := journal.CheckParts(k.Parts(), v, "it"); !errors.Is(err, journal.ErrTooLong) {
		t.Errorf("%s may be of any length: %v", path, err)
	}
}

func (k Kind[T]) stored(t *testing.T, v T) T {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	id := *k.Stamps(&v).ID
	back, err := k.decode(id, data)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

// joined merges two copies as the Book merges such records.
func joined[T any](base, ours, theirs T) T {
	switch base := any(base).(type) {
	case journal.Entry:
		merged, _ := journal.Merge(prompts.Shipped(), base, any(ours).(journal.Entry), any(theirs).(journal.Entry))
		return any(merged).(T)
	case journal.Plan:
		merged, err := PlanKind().Merged(base, any(ours).(journal.Plan), any(theirs).(journal.Plan))
		return any(orFail(merged, err)).(T)
	case journal.Checkin:
		merged, err := CheckinKind().Merged(base, any(ours).(journal.Checkin), any(theirs).(journal.Checkin))
		return any(orFail(merged, err)).(T)
	}
	for _, k := range Tables(prompts.Shipped()) {
		if k, ok := k.(Kind[T]); ok {
			return journal.MergeParts(k.Parts(), base, ours, theirs)
		}
	}
	panic("no such kind")
}

func orFail[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// leafOf fills all fields of a record and returns the nth, with its path.
func leafOf(t *testing.T, v reflect.Value, path string, seen *int, n int) (leaf reflect.Value, name string) {
	t.Helper()
	_, isTime := v.Interface().(time.Time)
	switch {
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return leafOf(t, v.Index(0), path+"[0]", seen, n)
	case v.Kind() == reflect.Struct && !isTime:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				if l, p := leafOf(t, v.Field(i), path+"."+f.Name, seen, n); l.IsValid() {
					leaf, name = l, p
				}
			}
		}
		return leaf, name
	}
	set(t, v, 1)
	*seen++
	if *seen == n+1 {
		return v, path
	}
	return reflect.Value{}, ""
}

func change(t *testing.T, v reflect.Value) {
	t.Helper()
	set(t, v, 2)
}

func set(t *testing.T, v reflect.Value, n int) {
	t.Helper()
	if at, ok := v.Addr().Interface().(*time.Time); ok {
		*at = time.Date(2026, 11, 20+n, 12, 0, 0, 0, time.UTC)
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("x", n))
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(739000 + n))
	case reflect.Bool:
		v.SetBool(n == 2)
	default:
		t.Fatalf("a field of kind %s: say how it is filled", v.Kind())
	}
}
