package usage_test

import (
	"testing"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// A command is named as it is typed, in whichever language what is wrong is said.
func TestACommandKeepsItsName(t *testing.T) {
	voice.Speak(voice.French)
	defer voice.Speak(voice.English)
	root := &cobra.Command{Use: "messup"}
	for _, name := range []string{"jot", "help", "before", "lessons"} {
		cmd := &cobra.Command{Use: name}
		root.AddCommand(cmd)
		misused, is := usage.Misused(cmd, "there is no command %q", "xyz").(*usage.Error) //nolint:errorlint // nothing wraps it
		if !is {
			t.Fatal("it is no error of usage")
		}
		if got, want := misused.Told(), name+"\u00a0: il n'y a pas de commande \"xyz\""; got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// What is chosen is understood by its id, by its words in either language, and by the beginning of any that
// no other begins with.
func TestAChoiceIsUnderstood(t *testing.T) {
	words := func(o journal.Outcome) string { return string(voice.OutcomeWords(o)) }
	for typed, want := range map[string]journal.Outcome{
		"better": journal.Better, "Mieux": journal.Better, "better, not": journal.NotThereYet, "mieux, pas": journal.NotThereYet, "presque": journal.NotThereYet,
		"about the same": journal.AsBefore, "à peu": journal.AsBefore, "s": journal.AsBefore, "wor": journal.Worse, "can't": journal.CannotTell,
		"be": "be", "c": "c", "great": "great", "": "",
	} {
		if got := usage.Choice(typed, voice.Outcomes(), words); got != want {
			t.Errorf("%q is taken for %q, not %q", typed, got, want)
		}
	}
}
