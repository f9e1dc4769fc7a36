package record

import (
	"testing"
	"time"

	"messup/journal"
	"messup/prompts"
)

func recordNow() time.Time {
	return time.Date(2026, 11, 19, 14, 10, 0, 0, time.FixedZone("EST", -5*3600))
}

func FuzzDecodeEntry(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"id":"a","rev":3,"kind":"mess","set":"ten","happened":"2026-11-19T14:10:00-05:00","title":"x","tags":["a"],"answers":[{"id":"goal","ask":"?","text":"t","details":[{"id":"f","label":"l","value":"v"}],"others":[{"text":"o","at":"2026-11-19T14:10:00Z"}]}]}`,
		`{"answers":[{"id":"goal"},{"id":"goal"}]}`, `{"happened":"0000-01-01T00:00:00+23:59"}`, `{"title":"\ud800"}`, `null`, `[]`, `{"set":"win","finished":"9999-12-31T23:59:59Z","answers":[{"id":"again","text":"A. B."}]}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := EntryKind(prompts.Shipped()).decode("abc", data)
		if err != nil {
			return
		}
		e = e.Cleaned()
		r, err := entryWith(prompts.Shipped(), e.DeriveLesson(prompts.Shipped(), journal.Lesson{}, recordNow()), Taught{}).record(nil, e)
		if err != nil {
			t.Fatalf("what was read cannot be kept: %v", err)
		}
		back, err := EntryKind(prompts.Shipped()).decode(r.ID, r.Data)
		if err != nil || !back.Same(e) {
			t.Errorf("%s\ncame back as %s, %v", data, r.Data, err)
		}
		if _, err := DecodeLine(Row{ID: r.ID, At: r.At, Bytes: r.Line}); err != nil {
			t.Errorf("its row cannot be read: %v", err)
		}
		merged, _ := journal.Merge(prompts.Shipped(), journal.Entry{}, e.With(prompts.Shipped(), prompts.Question{ID: "goal"}, "x"), e)
		for _, again := range []journal.Entry{merged, journal.Grow(prompts.Shipped(), e, prompts.Ten()), e.WithLesson(prompts.Shipped(), "x")} {
			if _, err := entryWith(prompts.Shipped(), journal.Lesson{}, Taught{}).record(nil, again); err != nil {
				t.Errorf("changed, it cannot be kept: %v", err)
			}
		}
	})
}
