package usage_test

import (
	"testing"

	"github.com/spf13/cobra"

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
