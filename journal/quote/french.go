package quote

import (
	"slices"
	"strings"
	"time"

	"messup/journal/date"
)

// Days that are over are read in French as well, in whichever language messup speaks; package date
// knows what they mean, and here is where one may begin and whether it can be another.

// isFrenchWeekday reports whether a word is the whole name of one in French.
func isFrenchWeekday(w string) bool {
	if len(w) < len("lundi") {
		return false
	}
	_, is := date.WeekdayWritten(w)
	return is && strings.HasSuffix(w, "di") || w == "dimanche"
}

// beginsFrenchDay reports whether a day that is over may begin with a word: not mercredi prochain,
// nor lundi en huit.
func (r *reading) beginsFrenchDay(i int) bool {
	if isFrenchWeekday(r.at(i)) {
		return r.at(i+1) != "prochain" && (r.at(i+1) != "en" || r.at(i+2) != "huit") && r.at(i-1) != "chaque" && r.at(i-1) != "d'ici"
	}
	return slices.Contains([]string{"hier", "avant-hier"}, r.at(i))
}

// goesOnInFrench is goesOn of a sentence in French.
func goesOnInFrench(w string) bool {
	return slices.Contains([]string{
		"le", "la", "les", "un", "une", "des", "je", "j'ai", "nous", "on", "il", "elle", "ils", "elles", "personne", "tout", "tous", "toute", "toutes", "trop", "rien",
		"et", "mais", "ou", "qui", "que", "quand", "parce", "puis", "encore", "hier", "aujourd'hui", "ce", "cette", "pendant", "après", "avant", "à", "en", "dans", "sur",
	}, w)
}

// onlyFrenchReading reports whether a French day can be no other. A weekday has to begin its clause,
// or be the last one: "le groupe du lundi" was no Monday. Today beside it, what is to come and what
// somebody said leave it open.
func (r *reading) onlyFrenchReading(i int, at time.Time) bool {
	if r.inSentence(i, func(w string) bool {
		return slices.Contains([]string{"aujourd'hui", "aujourd’hui", "demain", "vais", "allons", "dit", "disait", "disaient"}, w) ||
			len(w) > 5 && (strings.HasSuffix(w, "rai") || strings.HasSuffix(w, "rons") || strings.HasSuffix(w, "ront"))
	}) {
		return false
	}
	if !isFrenchWeekday(r.at(i)) {
		return true
	}
	last := slices.Contains([]string{"dernier", "passé"}, r.at(i+1))
	return (last || r.word[i].before != none) && date.DayOf(at) != date.DayOf(r.Now)
}
