package topics

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal/cli/lines"
	"messup/journal/cli/pager"
	"messup/journal/cli/spoken"
	"messup/journal/cli/takeout"
	"messup/journal/cli/usage"
	"messup/journal/draw"
	"messup/journal/foreign"
	look "messup/journal/search"
	"messup/journal/tui"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// search tells how one searches.
func search(sets prompts.Library) string {
	var scopes, questions [][2]string
	for _, scope := range look.Scopes() {
		if said := voice.Scope(scope); said != "" { // what something is, is told by its states
			scopes = append(scopes, [2]string{voice.Typed(scope, ""), said})
		}
	}
	for _, q := range sets.First().Questions {
		questions = append(questions, [2]string{voice.Typed(q.ID, ""), voice.Word(q.Ask)})
	}
	for _, set := range sets.Beside() {
		for _, q := range set.Questions {
			questions = append(questions, [2]string{voice.Typed(q.ID, ""), voice.Word(q.Ask)})
		}
	}
	states := list([][2]string{
		{voice.Say("entries"), usage.States("entry", look.Names(look.EntryStates()))},
		{voice.Say("lessons"), usage.States("lesson", look.Names(look.LessonStates()))},
		{voice.Say("plans"), usage.States("plan", look.Names(look.PlanStates()))},
	})
	return parts(
		fit(voice.Say(`"list", "lessons", "plans" and "export" take words to look for, and so does / in the
pages. All of them must be found, in a title, a class, a tag, an answer or a lesson;
capitals and accents make no difference, and part of a word is enough. "in this order"
finds words that stand one after the other; in a shell quotation marks of its own are
enough: messup list 'food web'.`)),
		fit(voice.Say("A word before a colon narrows it down; a tag may also be written as it is shown, #groups:")), list(scopes),
		fit(voice.Say("So does the state something is in:")), states,
		fit(voice.Say("So does the name of a question, or of a line beside the story, in whose answer it is looked for:")), list(questions),
		voice.Say(`  messup list copying class:9B
  messup list is:draft since:monday
  messup list learned:sheet kind:mess
  messup plans is:done class:9B`),
	)
}

// A written date is how a day or a time may be written, and what it means.
type written struct {
	words voice.Phrase
	means voice.Phrase
	ahead bool // it is read where a day to come is asked for; else where one that was is
}

func dateForms() []written {
	return []written{
		{words: "2026-11-19", means: "a day"},
		{words: "19 nov", means: "the latest such day; 19 november and nov 19 too"},
		{words: "19 nov 2025", means: "of another year"},
		{words: "19/11", means: "day and month"},
		{words: "today", means: "and now, yesterday"},
		{words: "last friday", means: "the latest before today; friday alone may be today"},
		{words: "3 days ago", means: "2 weeks ago too"},
		{words: "last friday 14:10", means: "any of them with a time: 14:10, 2pm, 9.30"},
		{words: "monday morning", means: "or with a part of the day: last night, tonight"},
		{words: "14:10", means: "a time alone, of today"},
		{words: "tomorrow", means: "the day after today", ahead: true},
		{words: "next tuesday", means: "the coming one; tuesday alone is the same", ahead: true},
		{words: "in 2 weeks", means: "in 3 days too", ahead: true},
		{words: "24 nov", means: "the next such day", ahead: true},
	}
}

// dates tells how days and times may be written.
func dates() string {
	var was, ahead [][2]string
	for _, w := range dateForms() {
		row := [2]string{voice.Say(w.words), voice.Say(w.means)}
		if w.ahead {
			ahead = append(ahead, row)
		} else {
			was = append(was, row)
		}
	}
	return parts(
		fit(voice.Say("When something happened, and since: and until: in a search, may be written in these ways:")), list(was),
		fit(voice.Say(`A day to come, as for a plan or somebody to talk to, in those that name a day, and in these.
Words that name none, such as "after the test", are kept as they are: the plan waits
for that.`)), list(ahead),
		fit(voice.Say(`In a line that is jotted down, a day that can be no other is taken where the line
begins with it, as in "yesterday with 10A" or "mon 14:10: fire drill", and where it
ends with "on tuesday" or "last friday". A time alone needs its colon, "14:10: the
stools". Any other, as in "ready by friday", is words.`)),
		fit(voice.Say(`With a timetable ("messup settings --timetable") "next lesson" is a day too. A year is
written 2025-26 from August on, or 2026 from January on; school breaks as
21 dec to 3 jan.`)),
	)
}

// formats tells what is written and what is read.
func formats(sets prompts.Library) string {
	forms := (takeout.Forms{Library: sets}).All()
	written, read := make([][2]string, len(forms)), make([][2]string, 0, len(foreign.Programs()))
	for i, f := range forms {
		written[i] = [2]string{f.Name, voice.Say(voice.Phrase(f.About))}
	}
	for _, p := range foreign.Programs() {
		read = append(read, [2]string{voice.Word(p.Source), voice.Say(voice.Phrase(p.About))})
	}
	return parts(
		fit(voice.Say(`"messup export --format" writes these; without it the format is the one that the
file's name ends in. -o - is standard output.`)), list(written),
		fit(voice.Say(`"messup import" reads what messup wrote as json, jsonl or a folder, a journal file, a
backup, and of other programs these; - is standard input. It tells them apart by
itself.`)), list(read),
		fit(voice.Say("Everything comes back the same from json and jsonl. What else is written is for people and other programs.")),
	)
}

// keys tells what each key means.
func keys() string {
	letters, everywhere := make([][2]string, 0, len(page.Letters())), make([][2]string, 0, len(tui.Everywhere()))
	for _, l := range page.Letters() {
		said := make([]string, len(l.Says))
		for i, s := range l.Says {
			said[i] = voice.Say(s)
		}
		letters = append(letters, [2]string{l.Key, strings.Join(said, ", ")})
	}
	for _, a := range tui.Everywhere() {
		everywhere = append(everywhere, [2]string{a.Key.Help().Key, a.Key.Help().Desc})
	}
	return parts(
		fit(voice.Say(`A key means the same on every page where it does something, and the lowest line of each
page shows the ones it has; "?" (ctrl+g while you type) lists them all. Digits take
what stands beside them.`)), list(letters),
		fit(voice.Say("Everywhere:")), list(everywhere),
	)
}

const privacy voice.Phrase = `Your words are in one file on this computer, which only you can read. "messup where"
names it. There is no network code in messup, no account, and nothing is sent
anywhere.

Without a passphrase nothing is encrypted: who can open your files can open this
one. "messup lock --set" seals the journal, its backups, what waits in the inbox and
what is being written. There is no way around a passphrase that is lost.

Whoever has the file and not the passphrase sees how much there is and the days
things were made on; no words, titles, classes, tags or names.

What you export, share or print is plain, and where you put it. What is marked heavy
is left out of that, of lists and of what comes back, unless you ask for it.

What is deleted waits in the trash for 30 days. "messup purge" deletes for good what
you choose, out of the backups too. Copies made elsewhere are yours to remove.

Long output is shown in a pager, through a pipe, on a terminal alone; not where the
journal has a passphrase, unless --pager is given. Your own editor works on a file that is
removed afterwards, and is not used where the journal has a passphrase.

The words of a command line stand in the history of your shell. Where a command is
given words to keep, - in their place is what standard input has: "messup jot -",
"messup plans did ID better --how -".`

// exits tells what a command ends with.
func exits() string {
	rows := make([][2]string, 0, len(usage.Exits()))
	for _, e := range usage.Exits() {
		rows = append(rows, [2]string{strconv.Itoa(e.Code), voice.Say(e.Means)})
	}
	return parts(fit(voice.Say("A command ends with one of these codes:")), list(rows),
		fit(voice.Say("What is kept ends with 0, also if it has to wait for the journal, or if that could not be printed.")))
}

// A Variable is one of the environment that the program looks at.
type Variable struct {
	Name  string
	Means voice.Phrase
}

// Variables are all that are looked at. What libraries look at beside them, to know a terminal
// better, is told where a person sets it.
func Variables() []Variable {
	return []Variable{
		{"MESSUP_HOME", "the folder the journal lies in"},
		{draw.MarksName, "typed: draw with the signs of a typewriter; drawn, plain: with those"},
		{pager.Variable, "the program that shows long output; cat is none"},
		{"PAGER", "the same, where MESSUP_PAGER says nothing; else it is less"},
		{spoken.Variable, "the language: en or fr"},
		{"LC_ALL", "the language, and whether the terminal has more than the signs of a typewriter"},
		{"LC_MESSAGES", "the language, where LC_ALL says nothing"},
		{"LC_CTYPE", "the signs, where LC_ALL says nothing"},
		{"LANG", "both, where none of these says anything"},
		{lines.Variable, "any value but 0: pages are told in plain lines, as by --plain"},
		{lines.Common, "the same, where MESSUP_PLAIN says nothing"},
		{"VISUAL", "your own editor, for an answer (ctrl+o) and for --editor"},
		{"EDITOR", "the same, where VISUAL says nothing"},
		{"NO_COLOR", "any value: no colour, and nothing bold"},
		{"CLICOLOR_FORCE", "1: colour where the terminal does not say that it has some"},
		{"COLORTERM", "truecolor: all colours"},
		{"TERM", "how much the terminal can show; dumb: plain lines, and nothing bold"},
		{"HOME", "your own folder"},
		{"XDG_DATA_HOME", "the folder for data, where the journal lies unless MESSUP_HOME names another"},
		{"XDG_STATE_HOME", "a folder for words that the journal's own does not take"},
		{"XDG_RUNTIME_DIR", "the same; and where the keyring is asked"},
		{"DBUS_SESSION_BUS_ADDRESS", "where the keyring is asked"},
		{"USERPROFILE", "your own folder, on Windows"},
		{voice.Say("LocalAppData"), "the folder for data, on Windows"},
		{"TEMP", "a folder for words that the journal's own does not take, on Windows"},
		{"TMPDIR", "the same, on a Mac"},
	}
}

// VariableNames are what they are called.
func VariableNames() []string {
	names := make([]string, len(Variables()))
	for i, v := range Variables() {
		names[i] = v.Name
	}
	return names
}

// environment tells which variables are looked at.
func environment() string {
	rows := make([][2]string, 0, len(Variables()))
	for _, v := range Variables() {
		rows = append(rows, [2]string{v.Name, voice.Say(v.Means)})
	}
	return parts(fit(voice.Say("These variables of the environment say something to messup:")), list(rows))
}

// asJSON tells what scripts may rely on.
func asJSON(root *cobra.Command) string {
	var names []string
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		if c.Flags().Lookup("json") != nil {
			names = append(names, usage.Named(c))
		}
		for _, below := range c.Commands() {
			walk(below)
		}
	}
	walk(root)
	return parts(
		fit(voice.Say(`With --json a command prints one document of JSON and nothing else; what it has to say
beside that is on standard error. Ids are whole there, times are those of RFC 3339
with their zone, days are written 2026-11-19, and where there is nothing a list is
empty. What a command takes may be shorter: any beginning of an id that fits one
only. Names in it are added and not renamed.`)),
		fit(voice.Say("The shape of what each command prints is in docs/schema of the sources, as a JSON Schema.")),
		fit(voice.Say("`messup export` prints everything at once. It says of which format that is, and every later messup reads it.")),
		fit(voice.Say("These commands have it:")), fit("  "+strings.Join(usage.Lines(strings.Join(names, ", "), usage.Columns-2), "\n  ")),
	)
}
