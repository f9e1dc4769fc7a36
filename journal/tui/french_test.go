package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/journal/voice/french"
	"messup/prompts"
)

// speakFrench has everything said in French until the test ends.
func speakFrench(t *testing.T) {
	t.Helper()
	voice.Speak(voice.French)
	t.Cleanup(func() { voice.Speak(voice.English) })
}

// French is longer, and has its room at every size.
func TestLookInFrench(t *testing.T) {
	speakFrench(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
		for name, to := range map[string]func(*driver) page.Place{
			"home":     func(*driver) page.Place { return page.Home{} },
			"welcome":  func(*driver) page.Place { return page.Welcome{} },
			"question": func(*driver) page.Place { return page.Write{Set: "ten"} },
			"quick":    func(*driver) page.Place { return page.Write{Set: "quick"} },
			"evidence": func(d *driver) page.Place { return page.Write{ID: d.first(), Step: "evidence", Single: true} },
			"read":     func(d *driver) page.Place { return page.Read{ID: d.first()} },
			"browse":   func(*driver) page.Place { return page.Browse{} },
			"lessons":  func(*driver) page.Place { return page.Lessons{} },
			"plans":    func(*driver) page.Place { return page.Plans{} },
			"people":   func(*driver) page.Place { return page.People{} },
			"review":   func(*driver) page.Place { return page.Review{} },
			"settings": func(*driver) page.Place { return page.Settings{} },
			"before":   func(*driver) page.Place { return page.Before{Class: "9B science"} },
			"year":     func(*driver) page.Place { return page.Year{} },
		} {
			drive(t, size[0], size[1], func(d *driver) {
				if name != "welcome" {
					someJournal(d)
				}
				if d.open(to(d)); name == "question" || name == "quick" {
					d.keys("enter", "enter", "enter", "enter") // over the heading
				}
				d.golden(fmt.Sprintf("french-%s-%dx%d", name, size[0], size[1]))
			})
		}
	}
}

// How much more of the menu there is stays in sight, where its keys are long.
func TestTheMenuSaysInFrenchHowMuchThereIs(t *testing.T) {
	speakFrench(t)
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Home{}).keys("?").shows("1 sur 6 ▾", "fermer")
	})
}

// The quick three are written in lines in French. What steers is said in French, in English,
// or with its sign.
func TestTheQuickThreeAreWrittenInLinesInFrench(t *testing.T) {
	speakFrench(t)
	d := tells(t, nil)
	seen := d.types(page.Write{Set: "quick"},
		"Les groupes se sont défaits", "retour", "", "9B sciences", "groupes", "hier",
		"aide", "Que chaque groupe finisse sa carte.", "",
		"BACK", "passer", "Deux groupes avaient fini tôt.", ".",
		"Je retournerai les cartes.", "", "1", "Les cartes d'abord face cachée.", "Le calme.",
		"5")
	d.golden("lines-quick-french", seen)
	entries, _, err := d.book.Entries.Search(t.Context(), search.Query{}, 0, 1)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	e, err := d.book.Entries.Get(t.Context(), entries[0].ID)
	if err != nil || e.Class != "9B sciences" || e.Answers[0].Text != "Que chaque groupe finisse sa carte." {
		t.Errorf("kept: %+v, %v", e, err)
	}
}

// first is the entry that was written last.
func (d *driver) first() journal.ID {
	d.t.Helper()
	entries, _, err := d.book.Entries.Search(d.t.Context(), search.Query{}, 0, 1)
	if err != nil || len(entries) == 0 {
		d.t.Fatal(err)
	}
	return entries[0].ID
}

// No sentence goes around the door: where French is spoken no page says in English what the
// catalogue has. What the person wrote is in English here.
func TestNoPageSpeaksEnglishInFrench(t *testing.T) {
	var english []string
	for phrase, said := range french.Sentences() {
		bare := strings.TrimSpace(phrase)
		if !strings.ContainsAny(bare, "%\n") && len(bare) > 9 && strings.Contains(bare, " ") && !strings.Contains(said, bare) {
			english = append(english, bare)
		}
	}
	slices.Sort(english)
	speakFrench(t)
	everywhere(t, [][2]int{{120, 40}}, aWeek, func(d *driver, to page.Place) {
		d.open(to)
		screen := strings.Join(strings.Fields(d.text()), " ")
		for _, phrase := range english {
			if strings.Contains(screen, phrase) && !personal(phrase) {
				t.Errorf("%#v says %q:\n%s", to, phrase, d.text())
			}
		}
	})
}

// The words to choose from are shown in French and kept in English: those that stay are the same
// words in both languages.
func TestWordsToChooseFromAreShownInFrench(t *testing.T) {
	speakFrench(t)
	drive(t, 80, 24, func(d *driver) {
		d.open(page.Chips{}).shows("billet de sortie").keys("text:, billet de mon groupe", "ctrl+s")
		s, err := d.book.Settings(t.Context())
		if err != nil || len(s.Chips) != 1 {
			t.Fatalf("%+v, %v", s.Chips, err)
		}
		lists := d.book.Sets().Lists()
		f := lists[slices.IndexFunc(lists, func(f prompts.Field) bool { return f.List == s.Chips[0].List })]
		var began []string
		for _, o := range f.Options {
			if o != prompts.SomethingElse {
				began = append(began, o)
			}
		}
		if began = append(began, "billet de mon groupe"); !slices.Equal(s.Chips[0].Words, began) {
			t.Errorf("kept %q, not %q", s.Chips[0].Words, began)
		}
	})
}

// personal reports whether a phrase is what the person of these tests wrote, or the wording of
// the ten, which stands beside the French.
func personal(phrase string) bool {
	for _, set := range prompts.Shipped().Sets() {
		for _, q := range set.Questions {
			if slices.Contains([]string{q.Example, q.Also}, phrase) || set.ID == prompts.TenID && q.Ask == phrase {
				return true
			}
			for _, f := range q.Fields {
				if strings.TrimPrefix(f.Hint, "e.g. ") == phrase {
					return true
				}
			}
		}
	}
	return slices.Contains([]string{"Food web jigsaw", "9B science", "ELL teacher", "exit ticket", "nothing else ready", "expert groups have had six minutes", "turn cards face down", "students are about to teach each other", "attendance took nine minutes again"}, phrase)
}
