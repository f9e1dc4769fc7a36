package exchange

import (
	"encoding"
	"reflect"
	"strings"
	"time"

	"messup/journal"
	"messup/journal/date"
)

// fill takes the fields of a record out of an object, as the JSON tags of its
// type name them: what messup writes it reads, and a field that is added needs
// nothing here. v is a pointer to the record. This is the one place that goes
// through a type, as encoding/json does, which cannot say where in a file a
// fault is, nor that a field is there twice.
func (o *object) fill(v any) {
	o.need(needed(v)...)
	o.fillFields(reflect.ValueOf(v).Elem())
}

func (o *object) fillFields(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			o.fillFields(v.Field(i))
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		o.fillField(name, v.Field(i))
	}
}

func (o *object) fillField(name string, v reflect.Value) {
	switch to := v.Addr().Interface().(type) {
	case *time.Time:
		*to = o.time(name)
		return
	case *date.Day:
		*to = o.day(name)
		return
	case *journal.ID:
		*to = o.id(name)
		return
	}
	switch v.Kind() {
	case reflect.String:
		o.among(name, v)
	case reflect.Int:
		v.SetInt(int64(o.number(name)))
	case reflect.Bool:
		v.SetBool(o.yes(name))
	case reflect.Slice:
		o.fillList(name, v)
	default:
		o.fail(name, "cannot be read yet")
	}
}

// fillList takes a list of texts, or of objects; v stays nil for an empty one.
func (o *object) fillList(name string, v reflect.Value) {
	if v.Type().Elem().Kind() == reflect.String {
		for s := range o.texts(name) {
			one := reflect.New(v.Type().Elem()).Elem()
			put(one, s)
			v.Set(reflect.Append(v, one))
		}
		return
	}
	for item := range o.objects(name, oneOf(v.Type().Elem())) {
		record := reflect.New(v.Type().Elem())
		item.fill(record.Interface())
		item.end()
		v.Set(reflect.Append(v, record.Elem()))
	}
}

// put puts what a file says in v, a text: words of an earlier format as what they are now.
func put(v reflect.Value, said string) {
	v.SetString(said)
	if reads, is := v.Addr().Interface().(encoding.TextUnmarshaler); is {
		_ = reads.UnmarshalText([]byte(said)) // no text of ours refuses any
	}
}

// oneOf is what errors call one record of a list.
func oneOf(t reflect.Type) string {
	switch reflect.Zero(t).Interface().(type) {
	case journal.LessonAnswer:
		return "answer"
	case journal.Recorded:
		return "line"
	}
	return strings.ToLower(t.Name())
}

// needed returns the fields that must be there.
func needed(v any) []string {
	switch v.(type) {
	case *journal.Entry:
		return []string{"title", "happened"}
	case *journal.Answer:
		return []string{"id", "text"}
	case *journal.Detail:
		return []string{"id", "value"}
	case *journal.Version:
		return []string{"text", "at"}
	case *journal.Dating:
		return []string{"role", "drawn", "at"}
	case *journal.Lesson:
		return []string{"text"}
	case *journal.Story:
		return []string{"entry"}
	case *journal.Tie:
		return []string{"lesson", "as"}
	case *journal.LessonAnswer:
		return []string{"day", "what"}
	case *journal.Checkin:
		return []string{"person"}
	case *journal.Heard:
		return []string{"words"}
	case *journal.Contact:
		return []string{"who"}
	case *journal.Move:
		return []string{"on"}
	case *journal.Review:
		return []string{"id", "begun", "stops", "at"}
	case *date.Break:
		return []string{"from", "to"}
	}
	return nil
}

// words returns the words a field can hold, by its type; nil for any.
func words(v any) []string {
	switch v.(type) {
	case journal.LessonState:
		return texts(journal.Carried, journal.Shelf, journal.Retired, journal.Kept)
	case journal.Kinship:
		return texts(journal.Narrower, journal.Opposite, journal.Another)
	case journal.Use:
		return texts(journal.Helped, journal.Mixed, journal.NoHelp, journal.NotYet, journal.ChancePassed, journal.Retire)
	case journal.Result:
		return texts(journal.Did, journal.DidElse, journal.LetGo)
	case journal.Outcome:
		return texts(journal.Better, journal.NotThereYet, journal.AsBefore, journal.Worse, journal.CannotTell)
	case journal.Status:
		return texts(journal.Done, journal.Dropped)
	case journal.Taking:
		return texts(journal.TookIt, journal.NotMine)
	}
	return nil
}

func texts[T ~string](words ...T) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return all
}
