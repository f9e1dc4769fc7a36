package usage

import (
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Input stands in place of words, or of the name of a file, for what comes in.
const Input = "-"

// takesForm is the annotation of a command that takes a whole file that comes in, to keep what it says.
const takesForm = "takes-form"

// TakesForm notes that of a command, behind so many arguments: what comes in is not lost where it fails.
func TakesForm(cmd *cobra.Command, after int) *cobra.Command {
	if cmd.Annotations == nil {
		cmd.Annotations = map[string]string{}
	}
	cmd.Annotations[takesForm] = strconv.Itoa(after)
	return cmd
}

// FromInput is the place of a line at which - stands for words that come in; it is handed them. It is nil
// where there is none. The error says that - stands in more than one, or in one where it stands for nothing,
// and the words that come in would be lost; in the midst of words, and behind --, it is one of them.
func FromInput(cmd *cobra.Command, args, line []string) (place func(words string), err error) {
	var places []func(words string)
	elsewhere := 0
	if after, err := strconv.Atoi(cmd.Annotations[takesWords]); err == nil && len(args) > after {
		words := args[after:]
		switch dashed := slices.Contains(afterDash(cmd.Root(), line), "--"); {
		case len(words) == 1 && words[0] == Input:
			places = append(places, func(said string) { words[0] = said })
		case !dashed && (words[0] == Input || words[len(words)-1] == Input):
			elsewhere++
		}
		if slices.Contains(args[:after], Input) {
			elsewhere++
		}
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		in := inputsOf(f)
		if !HoldsWords(f) && KeepsWords(cmd) && !hasOwn(f) {
			elsewhere += len(in)
		}
		if HoldsWords(f) {
			places = append(places, in...)
		}
	})
	if len(places)+elsewhere > 1 || elsewhere > 0 {
		return nil, Misused(cmd, "- is what comes in, and stands in one place alone")
	}
	if len(places) == 0 {
		return nil, nil
	}
	return places[0], nil
}

// inputsOf are the places at which a flag was given -; of a list of words it is one for each line that comes in.
func inputsOf(f *pflag.Flag) (places []func(words string)) {
	all, is := f.Value.(pflag.SliceValue)
	if !is {
		if f.Value.String() == Input {
			places = append(places, func(words string) { _ = f.Value.Set(words) }) // words are taken as they are
		}
		return places
	}
	said := all.GetSlice()
	for i, word := range said {
		if word == Input {
			places = append(places, func(words string) {
				_ = all.Replace(slices.Replace(said, i, i+1, strings.Split(words, "\n")...)) // and so are those of a list
			})
		}
	}
	return places
}

// hasOwn reports whether - means something of its own to a flag: a file that is printed or comes in whole, or
// none of some ids.
func hasOwn(f *pflag.Flag) bool {
	return slices.Contains([]string{"FILE", "FOLDER", "IDS"}, valueOf(f))
}

// A file is the name of a file that is read. Whatever else names what comes in, as /dev/stdin does, is -.
type file struct {
	cmd *cobra.Command
	at  *string
}

// FileVar gives a command a flag for the name of a file that is read; - is what comes in.
func FileVar(cmd *cobra.Command, to *pflag.FlagSet, at *string, flag, says string) {
	to.Var(file{cmd, at}, flag, says)
}

func (f file) String() string {
	if f.at == nil { // as the library makes one, to compare
		return ""
	}
	return *f.at
}

func (file) Type() string { return "string" }

func (f file) Set(name string) error {
	if *f.at = name; isInput(f.cmd.InOrStdin(), name) {
		*f.at = Input
	}
	return nil
}

// isInput reports whether a name is one of what comes in: that has several where it is a file of its own.
func isInput(in io.Reader, name string) bool {
	if slices.Contains([]string{Input, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"}, name) {
		return true
	}
	from, is := in.(*os.File)
	if !is {
		return false
	}
	of, err := from.Stat()
	if err != nil || of.Mode().IsRegular() { // which is read from its beginning under its own name
		return false
	}
	named, err := os.Stat(name)
	return err == nil && os.SameFile(of, named)
}
