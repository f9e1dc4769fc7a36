package date_test

import (
	"testing"
	"time"

	"messup/journal/date"
)

// What a person writes in French is the day it is in English.
func TestWhenIsReadInFrench(t *testing.T) {
	now := time.Date(2026, 11, 19, 14, 10, 30, 5, zoneNamed(t, "America/Toronto")) // a Thursday
	for in, same := range map[string]string{
		"maintenant":               "now",
		"aujourd'hui":              "today",
		"Aujourd’hui":              "today",
		"hier":                     "yesterday",
		"avant-hier":               "2 days ago",
		"hier soir":                "yesterday evening",
		"hier après-midi":          "yesterday afternoon",
		"hier à 14 h 10":           "yesterday 14:10",
		"hier 14h10":               "yesterday 14:10",
		"hier 14 h":                "yesterday 14:00",
		"ce matin":                 "this morning",
		"ce soir":                  "tonight",
		"cet après-midi":           "this afternoon",
		"la nuit dernière":         "last night",
		"vendredi":                 "friday",
		"ven.":                     "friday",
		"vendredi dernier":         "last friday",
		"vendredi dernier 14 h 10": "last friday 14:10",
		"jeudi passé":              "last thursday",
		"ce jeudi 8 h 05":          "this thursday 8:05",
		"lundi matin":              "monday morning",
		"lun 14:10":                "mon 14:10",
		"mar. 9 h":                 "tue 9:00",
		"lundi période 2":          "monday period 2",
		"la semaine dernière":      "last week",
		"il y a trois jours":       "3 days ago",
		"il y a une semaine":       "a week ago",
		"il y a 2 semaines à 14 h": "2 weeks ago at 14h",
		"il y a un mois":           "1 month ago",
		"19 nov.":                  "19 nov",
		"19 novembre":              "19 november",
		"le 19 novembre 2025":      "19 november 2025",
		"jeu. 19 nov.":             "thu 19 nov",
		"jeu 19 nov":               "thu 19 nov",
		"jeudi 19 novembre":        "thursday 19 november",
		"1er novembre":             "1 november",
		"le 1er nov. 9 h 30":       "1 nov 9:30",
		"29 février":               "29 feb",
		"29 févr.":                 "29 feb",
		"3 août":                   "3 august",
		"3 aout":                   "3 august",
		"12 mai":                   "12 may",
		"2 mars":                   "2 march",
		"4 juin":                   "4 june",
		"4 juill.":                 "4 july",
		"4 juillet":                "4 july",
		"11 avr.":                  "11 april",
		"11 déc.":                  "11 december",
		"11 janv. 2026":            "11 january 2026",
		"11 sept.":                 "11 september",
		"19/11":                    "19/11",
		"14 h 10":                  "14:10",
		"14 h":                     "14:00",
		"à midi":                   "12:00",
		"19 NOVEMBRE":              "19 november",
	} {
		want, err := date.ParseWhen(same, now)
		if err != nil {
			t.Fatalf("%q: %v", same, err)
		}
		if got, err := date.ParseWhen(in, now); err != nil || !got.Equal(want) {
			t.Errorf("%q is %v, %v; %q is %v", in, got, err, same, want)
		}
	}
	for _, no := range []string{"demain peut-être", "le chat", "hier encore", "31 novembre", "25 h", "14 h 75", "mars", "jeudi vert"} {
		if got, err := date.ParseWhen(no, now); err == nil {
			t.Errorf("%q is read as %v", no, got)
		}
	}
}

// So is what is still to come.
func TestNextIsReadInFrench(t *testing.T) {
	today := date.NewDay(2026, 11, 19) // a Thursday
	for in, same := range map[string]string{
		"aujourd'hui":                   "today",
		"demain":                        "tomorrow",
		"demain matin":                  "tomorrow morning",
		"après-demain":                  "in 2 days",
		"mardi":                         "tuesday",
		"mardi période 2":               "tuesday period 2",
		"mardi prochain":                "next tuesday",
		"lundi prochain":                "next monday",
		"lundi en huit":                 "monday week",
		"lundi de la semaine prochaine": "monday next week",
		"la semaine prochaine":          "next week",
		"cette semaine":                 "this week",
		"le mois prochain":              "next month",
		"l'an prochain":                 "next year",
		"l’année prochaine":             "next year",
		"dans deux semaines":            "in two weeks",
		"dans une semaine":              "in a week",
		"dans 3 jours":                  "in 3 days",
		"dans un mois":                  "in a month",
		"26 nov.":                       "26 nov",
		"le 26 novembre":                "26 november",
		"jeudi 26 novembre":             "thursday 26 november",
		"jeu. 26 nov.":                  "thu 26 nov",
		"1er déc.":                      "1 december",
		"26/11":                         "26/11",
		"le premier lundi de décembre":  "the first monday in december",
		"du 1er déc. au 18 déc.":        "1 dec to 18 dec",
		"1 déc. au 18 déc.":             "1 dec to 18 dec",
		"cette unité jusqu'au 18 déc.":  "this unit until 18 dec",
		"prochain cours":                "next lesson",
		"le prochain cours":             "next lesson",
		"au prochain cours":             "next lesson",
		"la prochaine fois":             "next lesson",
		"ce cours":                      "this lesson",
		"prochaine unité":               "next unit",
		"cette unité":                   "this unit",
		"bulletins":                     "report cards",
	} {
		want, err := date.ParseNext(same, today)
		if err != nil {
			t.Fatalf("%q: %v", same, err)
		}
		got, err := date.ParseNext(in, today)
		if err != nil || got.Day != want.Day || got.From != want.From || got.Kind != want.Kind {
			t.Errorf("%q is %+v, %v; %q is %+v", in, got, err, same, want)
		}
	}
	for _, no := range []string{"un jour", "quand je pourrai", "sam", "demander à sam"} {
		if got, err := date.FindNext(no, today); err == nil {
			t.Errorf("%q is read as %+v", no, got)
		}
	}
}

// English that shares letters with French stays what it was.
func TestEnglishIsNoFrench(t *testing.T) {
	today := date.NewDay(2026, 11, 19)
	for _, words := range []string{"ask sam about the mar", "a jeu of cards", "la la", "may the unit end", "du jour", "mer and ven"} {
		if got, err := date.FindNext(words, today); err == nil {
			t.Errorf("%q is read as %+v", words, got)
		}
	}
}

// School breaks as they are said in French.
func TestBreaksAreReadInFrench(t *testing.T) {
	today := date.NewDay(2026, 11, 19)
	for in, same := range map[string]string{
		"21 déc. au 3 janv.":              "21 dec to 3 jan",
		"du 21 décembre au 3 janvier":     "21 dec to 3 jan",
		"21 déc 2026 au 3 janv 2027":      "21 dec 2026 to 3 jan 2027",
		"26 nov.":                         "26 nov",
		"lundi 30 novembre":               "mon 30 nov",
		"1er févr. au 5 févr.":            "1 feb to 5 feb",
		"15 mars jusqu'au 19 mars":        "15 mar to 19 mar",
		"2026-12-21..2027-01-03":          "2026-12-21..2027-01-03",
		"30 nov. 2026 au 4 décembre 2026": "30 nov 2026 to 4 dec 2026",
	} {
		want, err := date.ParseBreak(same, today)
		if err != nil {
			t.Fatalf("%q: %v", same, err)
		}
		if got, err := date.ParseBreak(in, today); err != nil || got != want {
			t.Errorf("%q is %+v, %v; %q is %+v", in, got, err, same, want)
		}
	}
}

// A timetable names its days in either language.
func TestWeekdaysAreWrittenInEitherLanguage(t *testing.T) {
	for word, want := range map[string]time.Weekday{"mon": 1, "lun": 1, "mar": 2, "mardi": 2, "mer": 3, "mer.": 3, "jeudi": 4, "ven": 5, "sam": 6, "dim": 0, "tue": 2} {
		if got, ok := date.WeekdayWritten(word); !ok || got != want {
			t.Errorf("%s is %v, %v", word, got, ok)
		}
	}
	for _, no := range []string{"", "lu", "ma", "xyz", "lundiz"} {
		if got, ok := date.WeekdayWritten(no); ok {
			t.Errorf("%q is %v", no, got)
		}
	}
}

// What is short for a day is one by itself, and beside a time or a date; in a sentence it is somebody.
func TestAShortDayIsNobody(t *testing.T) {
	today := date.NewDay(2026, 11, 19) // a Thursday
	for in, same := range map[string]string{"sam.": "saturday", "le sam.": "saturday", "d'ici lun.": "monday", "mar. période 2": "tuesday period 2", "mer. matin": "wednesday morning"} {
		want, err := date.ParseNext(same, today)
		if err != nil {
			t.Fatalf("%q: %v", same, err)
		}
		if got, err := date.ParseNext(in, today); err != nil || got.Day != want.Day {
			t.Errorf("%q is %v, %v; %q is %v", in, got.Day, err, same, want.Day)
		}
	}
	for _, words := range []string{"I will talk to Sam.", "I will ask Sam. Then we go on", "je vais en parler à Sam."} {
		if got, err := date.FindNext(words, today); err == nil {
			t.Errorf("%q is for %v", words, got.Day)
		}
	}
}
