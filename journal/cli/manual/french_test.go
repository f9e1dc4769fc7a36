package manual_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"messup/journal/cli"
	"messup/journal/cli/manual"
	"messup/journal/voice"
)

// english finds words that a sentence of English can hardly do without, and that French does
// not have: not what is the name of a command, of a scope or of a flag.
var (
	english = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:the|and|with|of|to|is|are|not|by|what|which|this|that|its?|without|be|was|were|you|your|when|how|from|has|have|each|whose|flags?|default|there|they|will|may|than|who|into|for)(?:$|[^\pL])`)
	typed   = regexp.MustCompile(`--[a-z-]+|\S+:\S+|\S*\|\S*|[a-z]+-[a-z-]+`)
)

// No help, no topic and no page of the manual has anything in English where French is spoken.
func TestHelpIsFrenchThroughout(t *testing.T) {
	voice.Speak(voice.French)
	defer voice.Speak(voice.English)
	var out bytes.Buffer
	root, about := cli.Help(cli.World{Env: func(string) string { return "" }, OS: "linux"})
	root.SetOut(&out)
	root.InitDefaultCompletionCmd()
	check := func(of, said string) {
		for line := range strings.Lines(said) {
			if words := english.FindAllString(typed.ReplaceAllString(line, ""), -1); words != nil {
				t.Errorf("%s: %q in %q", of, words, line)
			}
		}
	}
	seen := 0
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		out.Reset()
		c.InitDefaultHelpFlag()
		if err := c.Help(); err != nil {
			t.Fatal(c.CommandPath(), err)
		}
		check(c.CommandPath()+" --help", out.String())
		seen++
		for _, below := range c.Commands() {
			walk(below)
		}
	}
	walk(root)
	for _, topic := range about {
		check("help "+topic.Name, topic.Short+"\n"+topic.Text(root))
	}
	for _, p := range manual.Pages(root, about, "") {
		said := strings.NewReplacer(`\e`, "", `\-`, "-", `\(aq`, "'", `\(dq`, `"`, `\(ga`, "`").Replace(p.Text)
		check(p.File, regexp.MustCompile(`(?m)^\.(?:TH|BR) .*$`).ReplaceAllString(said, ""))
	}
	if seen < 70 || len(about) < 8 {
		t.Errorf("%d commands and %d topics were read", seen, len(about))
	}
	if english.FindString("Print the help of a command") == "" {
		t.Error("English is not told from French")
	}
}
