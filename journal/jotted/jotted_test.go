package jotted_test

import (
	"testing"
	"time"

	"messup/journal"
	"messup/journal/jotted"
)

// A line begins with when it was only where nothing but a date stands before the colon, and words
// after it.
func TestALineThatBeginsWithADay(t *testing.T) {
	now := time.Date(2026, time.November, 19, 9, 0, 0, 0, time.UTC)
	for line, want := range map[string][2]string{
		"yesterday: the lab":              {"2026-11-18 12:00", "the lab"},
		"Last Friday: drill: two of them": {"2026-11-13 12:00", "drill: two of them"},
		"mon 14:10: nobody came":          {"2026-11-16 14:10", "nobody came"},
		"8:30: late":                      {"2026-11-19 08:30", "late"},
		"2026-11-02:\nthe lab\nand more":  {"2026-11-02 12:00", "the lab\nand more"},
		"19 nov, 8:30:  late ":            {"2026-11-19 08:30", "late"},
		"hier : encore":                   {"2026-11-18 12:00", "encore"},
		"le 2 nov. : encore":              {"2026-11-02 12:00", "encore"},
		"yesterday:":                      {},
		"yesterday:the lab":               {},
		"note: yesterday: the lab":        {},
		"10:15 they left: all":            {},
		": the lab":                       {},
		"the lab\nyesterday: more":        {},
		"":                                {},
	} {
		at, _, rest, ok := jotted.Dated(line, now)
		if ok != (want[1] != "") || ok && (at.Format("2006-01-02 15:04") != want[0] || rest != want[1]) {
			t.Errorf("%q is %s, %q, %t", line, at, rest, ok)
		}
	}
}

// A whole sentence stands in its halves; what are halves already stays.
func TestAPlanInOneSentence(t *testing.T) {
	for _, p := range []struct{ is, want journal.Plan }{
		{journal.Plan{Will: "When it rings, I will wait"}, journal.Plan{When: "it rings", Will: "wait"}},
		{journal.Plan{Will: "wait", When: "when it rings"}, journal.Plan{When: "it rings", Will: "wait"}},
		{journal.Plan{Will: "stop marking"}, journal.Plan{Will: "stop marking"}},
	} {
		if got := jotted.Halved(p.is); got.When != p.want.When || got.Will != p.want.Will {
			t.Errorf("%+v", got)
		}
	}
}

// A day that is over is taken out of a French line as out of an English one, where it can be no other.
func TestADayInFrench(t *testing.T) {
	now := time.Date(2026, time.November, 19, 9, 0, 0, 0, time.UTC) // a Thursday
	for line, want := range map[string]string{
		"Hier avec la 9B, encore":                       "2026-11-18",
		"Hier soir, encore":                             "2026-11-18",
		"avant-hier, le bruit":                          "2026-11-17",
		"Mercredi avec 10A, le labo":                    "2026-11-18",
		"Le labo de vendredi dernier":                   "2026-11-19",
		"en 3eB vendredi dernier":                       "2026-11-13",
		"du bruit en 3eB vendredi dernier":              "2026-11-13",
		"le bruit, comme vendredi dernier":              "2026-11-19",
		"la feuille que Paul a donnée vendredi dernier": "2026-11-19",
		"c'était dur vendredi":                          "2026-11-19",
		"le test est vendredi":                          "2026-11-19",
		"le 2 nov. avec 10A":                            "2026-11-02",
		"le 2 novembre avec 10A":                        "2026-11-02",
		"Le groupe du lundi était bruyant":              "2026-11-19",
		"Mercredi prochain avec 10A":                    "2026-11-19",
		"Chaque mercredi, le même bruit":                "2026-11-19",
		"Jeudi avec 10A":                                "2026-11-19",
		"Ils ont dit hier que non":                      "2026-11-19",
		"Hier oui, mais aujourd’hui encore":             "2026-11-19",
		"Mercredi je parlerai à Paul":                   "2026-11-19",
	} {
		e, _ := jotted.Named(journal.Entry{Title: line, Started: now, Happened: now}, nil)
		if got := e.Happened.Format(time.DateOnly); got != want {
			t.Errorf("%q is of %s, not %s", line, got, want)
		}
	}
}
