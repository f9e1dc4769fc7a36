// Package capture is what a line that is jotted down in a shell is kept with beside its words:
// the class, the tags and the time that the command line says, or that the words begin with. What
// the words name anywhere else is package jotted's business, keeping them the shell's.
package capture

import (
	"slices"
	"time"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/jotted"
	"messup/journal/text"
	"messup/journal/voice"
)

// A Heading is what the flags of a command say of a jot.
type Heading struct {
	class, when string
	tags        []string
	bare        bool
}

// Flags gives a command the flags for a heading.
func Flags(cmd *cobra.Command, classes, tags cobra.CompletionFunc) *Heading {
	h := &Heading{}
	cmd.Flags().StringVar(&h.class, "class", "", voice.Say("the `CLASS` it was with"))
	cmd.Flags().StringArrayVar(&h.tags, "tag", nil, voice.Say("a `TAG` for it, as often as there are tags"))
	cmd.Flags().StringVar(&h.when, "when", "", voice.Say("`WHEN` it was: yesterday, last friday, \"mon 14:10\", 19 nov"))
	cmd.Flags().BoolVar(&h.bare, "bare", false, voice.Say("take neither class nor day from the words"))
	_ = cmd.RegisterFlagCompletionFunc("class", classes) // each fails only for a flag that is not there
	_ = cmd.RegisterFlagCompletionFunc("tag", tags)
	_ = cmd.RegisterFlagCompletionFunc("when", cobra.FixedCompletions([]string{"today", "yesterday", "last friday"}, cobra.ShellCompDirectiveNoFileComp))
	return h
}

// A Jot is words with what was said of them.
type Jot struct {
	Words   string
	heading *Heading
	bare    bool      // nothing is read from them
	at      time.Time // when it was; zero: nothing says that
	said    string    // the same in words
}

// Read reads the words of a command as a jot. A day they begin with and a colon is when it was,
// and none of its words; unless a flag says when, or they stand after a --.
func (h *Heading) Read(cmd *cobra.Command, words string, now time.Time) (Jot, error) {
	j := Jot{Words: words, heading: h, bare: h.bare || cmd.ArgsLenAtDash() == 0}
	if h.when != "" {
		at, err := date.ParsePast(h.when, now)
		if err != nil {
			return j, usage.Misused(cmd, "--when: %s", voice.Sentence(err))
		}
		j.at, j.said = at, h.when
		return j, nil
	}
	if j.bare {
		return j, nil
	}
	if at, said, rest, ok := jotted.Dated(words, now); ok {
		j.at, j.said, j.Words = at, said, rest
	}
	return j, nil
}

// Onto gives the entry made of the words what was said of it and, unless the flags ask for the bare
// words, what they name themselves: of the classes that are known. It says what that is.
func (j Jot) Onto(e journal.Entry, classes []string) (_ journal.Entry, took string) {
	h := j.heading
	if e.Class = text.CleanLine(h.class); e.Class != "" {
		isIt := func(known string) bool { return text.FoldWords(known) == text.FoldWords(e.Class) }
		if i := slices.IndexFunc(classes, isIt); i >= 0 { // however it was typed
			e.Class = classes[i]
		}
		took = e.Class
	}
	for _, tags := range h.tags { // as the page takes them, with commas between
		e = e.WithTags(append(e.Tags, text.SplitTags(tags)...))
	}
	for _, tag := range e.Tags {
		took = voice.Joined(took, "#"+tag)
	}
	if !j.at.IsZero() {
		e.Happened = j.at
		took = voice.Joined(took, voice.Happened(j.said, e.Started))
	}
	if j.bare {
		return e, took
	}
	e, named := jotted.Named(e, classes)
	return e, voice.Joined(took, named)
}
