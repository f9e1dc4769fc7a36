package voice_test

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/date"
	"messup/journal/school"
	"messup/journal/search"
	"messup/journal/text"
	"messup/journal/voice"
	"messup/journal/voice/french"
	"messup/prompts"
)

// inFrench has everything said in French until the test ends.
func inFrench(t *testing.T) {
	t.Helper()
	voice.Speak(voice.French)
	t.Cleanup(func() { voice.Speak(voice.English) })
}

// Days, times, counts and words in quotation marks are written as French Canada does.
func TestFrenchIsWrittenAsInCanada(t *testing.T) {
	inFrench(t)
	day, today := date.NewDay(2026, 11, 26), date.NewDay(2026, 11, 19)
	at := time.Date(2026, 12, 1, 9, 5, 0, 0, time.UTC)
	for want, got := range map[string]string{
		"26 nov.":                          voice.Dated(day, "2 Jan", today),
		"jeudi 26 novembre":                voice.Dated(day, "Monday 2 January", today),
		"2 mars 2025":                      voice.Dated(date.NewDay(2025, 3, 2), "2 January", today),
		"mardi 1er décembre 2026":          voice.At(at, "Monday 2 January 2006"),
		"mar. 1er déc.":                    voice.At(at, "Mon _2 Jan"),
		"9\u00a0h\u00a005":                 voice.At(at, voice.Clock),
		"14\u00a0h":                        voice.ClockAt(14, 0),
		"décembre 2026":                    voice.At(at, "January 2006"),
		"0 fichier":                        voice.Count(0, "file", "files"),
		"1 fichier":                        voice.Count(1, "file", "files"),
		"2 fichiers":                       voice.Count(2, "file", "files"),
		"12\u00a0345":                      voice.Number(12345),
		"1,5 Mo":                           voice.Bytes(3 << 19),
		"«\u00a0le labo\u00a0»":            voice.Quoted("le labo"),
		"Élève":                            voice.SentenceCase("élève"),
		"demain":                           voice.DayToCome(today+1, today),
		"Essai deux":                       voice.TakeTitle(2),
		"Quand ça sonne, je vais attendre": voice.PlanWords("Quand ça sonne", "je vais attendre"),
	} {
		if got != want {
			t.Errorf("%q is written %q", want, got)
		}
	}
	until := school.Meant{Words: new(string), From: &today, Day: &day}
	if got := voice.MeantBriefly(until, today); got != "jusqu'au 26 nov." {
		t.Errorf("a range is written %q", got)
	}
}

// What an error says was put together in English, and is said in French all the same, with
// what is ours in it.
func TestAnErrorIsSaidInFrench(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{journal.ErrBusy, "le journal est occupé dans une autre fenêtre"},
		{fmt.Errorf("keeping lesson %s: %w", "k3v9", journal.ErrTooLong), "conservation de la leçon k3v9\u00a0: trop long pour être gardé"},
		{fmt.Errorf("reading %s: %w", "/tmp/a", journal.ErrDiskRead), "lecture de /tmp/a\u00a0: le disque ne le rend pas"},
		{fmt.Errorf("%w: %q (there are: %s)", prompts.ErrNoSet, "eleven", "ten, quick"), "ce jeu de questions n'existe pas\u00a0: \"eleven\" (choix possibles\u00a0: ten, quick)"},
		{errors.New("exec format error"), "exec format error"},
		{errors.New("this file is not a messup journal: it is a small file of another kind"), "ce fichier n'est pas un journal de messup\u00a0: c'est un petit fichier d'un autre genre"},
		{fmt.Errorf("jot: %w", journal.ErrEmpty), "jot\u00a0: rien à garder"},
		{fmt.Errorf("%w: %w", journal.ErrNoPlace, os.ErrPermission), "rien ne peut y être écrit\u00a0: permission denied"},
	} {
		english := voice.Sentence(c.err)
		t.Run(english, func(t *testing.T) {
			inFrench(t)
			if got := voice.Sentence(c.err); got != c.want {
				t.Errorf("it says %q", got)
			}
		})
		if got := voice.Sentence(c.err); got != english {
			t.Errorf("in English it says %q afterwards", got)
		}
	}
}

// What is kept is kept in English: only what is shown of it changes, and a person's own words
// never do.
func TestAWordOfTheProgramIsShownInFrench(t *testing.T) {
	if voice.Word(journal.Jot) != "jot" || voice.Original(prompts.Ten(), prompts.Ten().Questions[0]) != "" {
		t.Error("English is translated")
	}
	inFrench(t)
	if got := voice.WordList("exit ticket\nle mien"); got != "billet de sortie\nle mien" {
		t.Errorf("it shows %q", got)
	}
	goal := prompts.Ten().Questions[0]
	if voice.Word(goal.Ask) != "Quel était le but?" || voice.Original(prompts.Ten(), goal) != "What was the goal?" || goal.Ask != "What was the goal?" {
		t.Errorf("%q is shown, beside %q", voice.Word(goal.Ask), voice.Original(prompts.Ten(), goal))
	}
	if quick := prompts.Quick(); voice.Original(quick, quick.Questions[0]) != "" {
		t.Error("what is ours has no original beside it")
	}
}

// A language is known by its name, or by a locale.
func TestALanguageIsKnownByItsLocale(t *testing.T) {
	for name, want := range map[string]voice.Language{"fr": "fr", "FR": "fr", "fr_CA.UTF-8": "fr", "fr-CA": "fr", "fr@euro": "fr", "en_CA": "en", "fra": "", "": "", "C": "", "de_DE": ""} {
		if got, known := voice.LanguageNamed(name); known != (want != "") || known && got != want {
			t.Errorf("%q is %q, %v", name, got, known)
		}
	}
}

// Every scope of a search, and every question that is one, has a name in French that no other has, is
// found by it, and by each of the words that stand in it.
func TestEveryScopeIsAskedForInFrench(t *testing.T) {
	inFrench(t)
	sets := prompts.Shipped()
	scopes := search.Scopes()
	for _, set := range slices.Concat(sets.Sets(), sets.Beside()) {
		for _, q := range set.Questions {
			scopes = append(scopes, q.ID)
		}
	}
	same := func(french, english string) bool {
		got, err := search.ParseQuery(french, sets, time.Now())
		want, _ := search.ParseQuery(english, sets, time.Now())
		return err == nil && reflect.DeepEqual(got, want) && len(search.Doubts(french, sets)) == len(search.Doubts(english, sets))
	}
	of := map[string]string{}
	for _, scope := range scopes {
		names := french.Scopes(scope)
		if len(names) == 0 {
			t.Errorf("%s: has no name in French", scope)
		}
		for _, name := range names {
			if other := of[text.Fold(name)]; other != "" {
				t.Errorf("%s: is %s: and %s:", name, scope, other)
			}
			of[text.Fold(name)] = scope
			if !same(name+":2026-11-02", scope+":2026-11-02") || !same(text.Fold(name)+":2026-11-02", scope+":2026-11-02") {
				t.Errorf("%s: does not ask for %s:", name, scope)
			}
		}
	}
	for one, kept := range map[string][]string{
		"entry": search.Names(search.EntryStates()), "lesson": search.Names(search.LessonStates()), "plan": search.Names(search.PlanStates()), "kind": search.Kinds(),
	} {
		for _, k := range kept {
			scope, said := "is", french.State(one, k)
			if one == "kind" {
				scope, said = one, voice.Word(k)
			}
			for _, name := range french.Scopes(scope) {
				if !same(name+`:"`+said+`"`, scope+":"+k) {
					t.Errorf("%s:%q does not ask for %s:%s", name, said, scope, k)
				}
			}
		}
	}
}

// The states that a list can be narrowed to are shown in French, each in its words, and found by
// those as by the English ones.
func TestStatesInFrench(t *testing.T) {
	voice.Speak(voice.French)
	defer voice.Speak(voice.English)
	for one, states := range map[voice.Phrase][]string{
		"entry": search.Names(search.EntryStates()), "lesson": search.Names(search.LessonStates()), "plan": search.Names(search.PlanStates()),
	} {
		for _, state := range append(states, "") {
			if said := voice.State(one, state); said == "" || said == state {
				t.Errorf("%s: %q is shown as %q", one, state, said)
			} else if state != "" && len(search.Doubts("is:\""+said+"\"", prompts.Shipped())) > 0 {
				t.Errorf("%s: %q cannot be asked for as %q", one, state, said)
			}
		}
	}
	if got := voice.Months(date.NewDay(2026, 8, 1), date.NewDay(2027, 7, 31)); got != "août 2026 à juillet 2027" {
		t.Error(got)
	}
}
