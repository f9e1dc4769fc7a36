package usage

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal/text"
)

// takesWords is the annotation of a command, or of a flag, that is given words which somebody wants kept.
const takesWords = "takes-words"

// TakesWords notes that all arguments of a command are such words, but as many as stand before them, as an
// ID does: -5 is no flag of it, wherever it stands, - is what comes in, and no word is lost where it fails.
func TakesWords(cmd *cobra.Command, after int) *cobra.Command {
	if cmd.Annotations == nil {
		cmd.Annotations = map[string]string{}
	}
	cmd.Annotations[takesWords] = strconv.Itoa(after)
	return cmd
}

// WordsIn notes that of flags of a command.
func WordsIn(cmd *cobra.Command, flags ...string) {
	for _, flag := range flags {
		_ = cmd.Flags().SetAnnotation(flag, takesWords, nil) // fails only for a flag that is not there
	}
}

// KeepsWords reports whether a command is given words to keep.
func KeepsWords(cmd *cobra.Command) bool {
	is := cmd.Annotations[takesWords] != ""
	cmd.Flags().VisitAll(func(f *pflag.Flag) { is = is || HoldsWords(f) })
	return is
}

// HoldsWords reports whether a flag is given such words.
func HoldsWords(f *pflag.Flag) bool {
	_, is := f.Annotations[takesWords]
	return is
}

// isNumber reports whether a word is a number that could be taken for a flag.
func isNumber(word string) bool {
	return len(word) > 1 && word[0] == '-' && word[1] >= '0' && word[1] <= '9'
}

// Letters are the words of a line in UTF-8. One that is none is read as what comes in is, which old
// reports; but the name of a file that is there stays what it is called by.
func Letters(line []string) (words []string, old bool) {
	words = slices.Clone(line)
	for i, word := range words {
		_, value, is := strings.Cut(word, "=") // as of --from=FILE
		if utf8.ValidString(word) || isThere(word) || is && isThere(value) {
			continue
		}
		b, _ := text.Decode([]byte(word))
		words[i], old = string(b), true
	}
	return words, old
}

func isThere(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// Typed returns a command line as it is parsed: a -- before the command stands for nothing, and a
// number below nothing among words is one of them. Any other word that begins with a dash is a flag,
// or one that there is not, which is said: what was meant for messup is not to end in a journal.
func Typed(root *cobra.Command, line []string) []string {
	line = afterDash(root, line)
	if !slices.ContainsFunc(line, isNumber) {
		return line
	}
	cmd, words, err := root.Find(line)
	if err != nil || cmd.Annotations[takesWords] == "" {
		return line
	}
	flags := strings.Fields(Named(cmd)) // and before them what the command is called
	_ = cmd.InheritedFlags()            // which has it know them
	var kept []string
	for i := 0; i < len(words); i++ {
		word := words[i]
		if word == "--" {
			kept = append(kept, words[i+1:]...)
			break
		}
		if !strings.HasPrefix(word, "-") || word == Input || isNumber(word) {
			kept = append(kept, word)
			continue
		}
		flags = append(flags, word)
		f := cmd.Flags().Lookup(strings.TrimLeft(word, "-"))
		if f != nil && f.NoOptDefVal == "" && i+1 < len(words) {
			i++
			flags = append(flags, words[i])
		}
	}
	return append(append(flags, "--"), kept...)
}

// A Lost is what a line had that a command was to keep, as far as that can be told of one that failed.
type Lost struct {
	Cmd   *cobra.Command // nil where it is one that keeps nothing
	Words []string       // its arguments, then what was given to each flag of words, or to one that there is not
	Bare  int            // how many no flag may have been given
	In    bool           // what comes in was to be among it
	Lines int            // how many lines of what comes in are, or may be, passphrases
}

// LostOf is what a line had to keep. A command whose name is misspelt, or is that of another program, is the
// one that was meant.
func LostOf(root *cobra.Command, line []string, elsewhere map[string]string) Lost {
	cmd, rest, err := root.Find(afterDash(root, line))
	if err == nil {
		cmd, rest = meantBelow(cmd, rest, elsewhere)
	}
	if err != nil || cmd == root {
		return ofNone(root, line)
	}
	before, form := cmd.Annotations[takesForm]
	if !form && !KeepsWords(cmd) {
		return Lost{}
	}
	said := read(cmd, rest)
	lost := Lost{Cmd: cmd, Bare: len(said.bare), In: said.in, Lines: said.lines}
	if form {
		most, _ := strconv.Atoi(before) // TakesForm wrote it
		lost.In = lost.In || len(said.bare) > most
		return lost
	}
	after, err := strconv.Atoi(cmd.Annotations[takesWords])
	switch {
	case err != nil:
		after = len(said.bare)
	case said.guessed: // what stands before the words may be what seems to be given to a flag
		after = 0
	}
	kept := slices.DeleteFunc(said.bare[min(after, len(said.bare)):], func(word string) bool { return word == Input })
	if len(kept) > 0 {
		lost.Words = append(lost.Words, strings.Join(kept, " "))
	}
	lost.Words = append(lost.Words, said.flags...)
	return lost
}

// ofNone is what a line had that names no command, as where a flag took its name: what was to come in, of
// which the first line is a passphrase if the flag was one for that.
func ofNone(root *cobra.Command, line []string) Lost {
	if !slices.Contains(line, Input) {
		return Lost{}
	}
	lost := Lost{Cmd: root, In: true}
	if slices.ContainsFunc(line, func(word string) bool { return isFlag(word) && secretive(word) }) {
		lost.Lines = 1
	}
	return lost
}

// meantBelow is the command that was meant by the first words behind another one, with what follows them.
func meantBelow(cmd *cobra.Command, rest []string, elsewhere map[string]string) (*cobra.Command, []string) {
	said := read(cmd, rest)
	if KeepsWords(cmd) || len(said.bare) == 0 {
		return cmd, rest
	}
	typed := said.bare[0]
	for _, name := range append(meantBy(cmd, typed, elsewhere), typed) {
		if c, _, err := cmd.Find([]string{name}); err == nil && c != cmd {
			at := slices.Index(rest, typed)
			return meantBelow(c, slices.Delete(slices.Clone(rest), at, at+1), nil)
		}
	}
	return cmd, rest
}

// A reading is what a line has, as far as that can be told without its flags being right.
type reading struct {
	bare, flags []string
	guessed     bool // a flag that there is not may have been given one of the first words
	in          bool // - stands somewhere for what comes in
	lines       int  // of what comes in, that passphrases are on
}

func read(cmd *cobra.Command, rest []string) (r reading) {
	_ = cmd.InheritedFlags()                              // which has it know them
	after, _ := strconv.Atoi(cmd.Annotations[takesWords]) // 0 where there are none after anything
	for i := 0; i < len(rest); i++ {
		word := rest[i]
		switch {
		case word == "--":
			r.bare = append(r.bare, rest[i+1:]...)
			return r
		case !isFlag(word):
			r.bare, r.in = append(r.bare, word), r.in || word == Input
			continue
		}
		name, value, has := strings.Cut(word, "=")
		of := flagNamed(cmd, name)
		if secretive(name) {
			lines, given := secrets(cmd, of, rest[i:])
			r.lines, i = r.lines+lines, i+given
			continue
		}
		if of == nil && !strings.HasPrefix(word, "--") { // it is told how that is made a word
			r.bare = append(r.bare, word)
			continue
		}
		if !has && (of != nil && of.NoOptDefVal != "" || i+1 == len(rest)) {
			continue
		}
		if !has {
			i++
			value = rest[i]
			r.guessed = r.guessed || of == nil && len(r.bare) < after
		}
		r.given(cmd, of, value)
	}
	return r
}

// given adds what a flag was given; nil is one that there is not.
func (r *reading) given(cmd *cobra.Command, of *pflag.Flag, value string) {
	_, form := cmd.Annotations[takesForm]
	switch {
	case value == Input:
		r.in = r.in || of == nil || form || !hasOwn(of)
	case of == nil || HoldsWords(of):
		r.flags = append(r.flags, value)
	}
}

// flagNamed is the flag of a command that is written so; nil if there is none.
func flagNamed(cmd *cobra.Command, written string) *pflag.Flag {
	if letter := strings.TrimPrefix(written, "-"); len(letter) == 1 {
		return cmd.Flags().ShorthandLookup(letter)
	}
	return cmd.Flags().Lookup(strings.TrimPrefix(written, "--"))
}

// afterDash is a line without the -- that stands before its command, as behind `alias m='messup --'`:
// flags of messup itself end there, and what follows names a command as ever.
func afterDash(root *cobra.Command, line []string) []string {
	for i := 0; i < len(line) && strings.HasPrefix(line[i], "-"); i++ {
		if line[i] == "--" {
			return slices.Concat(line[:i], line[i+1:])
		}
		f := root.PersistentFlags().Lookup(strings.TrimLeft(line[i], "-"))
		if f != nil && f.NoOptDefVal == "" {
			i++
		}
	}
	return line
}
