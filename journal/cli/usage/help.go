package usage

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"

	"messup/journal/voice"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
)

// Columns is how wide help is: what the narrowest of usual terminals has.
const Columns = 80

// Fit sets the help of a command so that no line is wider than Columns. What is written
// under it stays as it is. Measured: to do so for all of them took a third of a start.
func Fit(cmd *cobra.Command) { cmd.Long = Fitted(cmd.Long) }

// Print prints what show writes for a command, and no line of it wider than Columns.
func Print(cmd *cobra.Command, show func(*cobra.Command) error) error {
	out := cmd.OutOrStderr()
	var written bytes.Buffer
	cmd.SetOut(&written)
	err := show(cmd)
	cmd.SetOut(nil) // as that of the command above it
	if !cmd.HasParent() {
		cmd.SetOut(out)
	}
	if err != nil {
		return fmt.Errorf("help: %w", err)
	}
	for line := range strings.Lines(written.String()) {
		if _, err := io.WriteString(out, hung(worded(cmd, strings.TrimRight(line, "\n")))+"\n"); err != nil {
			return fmt.Errorf("help: %w", err)
		}
	}
	return nil
}

// What cobra says in help and of a command that it does not understand.
const (
	helpFor  voice.Phrase = "help for %s"
	moreHelp voice.Phrase = "Use \"%s [command] --help\" for more information about a command."
	helpOfIt voice.Phrase = "Help about any command"
	// standsFor is what a flag that is not given means.
	standsFor voice.Phrase = "(default %s)"
)

// lineStart stands before how a command is written.
const lineStart = "  "

// OfHelp is what the flag for help says of a command.
func OfHelp(cmd *cobra.Command) string { return voice.Say(helpFor, cmd.Name()) }

// Headings are the lines that cobra sets over the parts of help.
func headings() []voice.Phrase {
	return []voice.Phrase{"Usage:", "Aliases:", "Examples:", "Available Commands:", "Additional Commands:", "Flags:", "Global Flags:"}
}

// Wrong are what cobra finds wrong with a command, for voice.Told.
func Wrong() []voice.Phrase {
	return []voice.Phrase{
		"unknown flag: %s", "unknown shorthand flag: %s in %s", "flag needs an argument: %s", "invalid argument %s for %s flag: %s", "unknown command %s for %s",
		"strconv.ParseInt: parsing %s: invalid syntax", "strconv.ParseBool: parsing %s: invalid syntax",
	}
}

// worded says a line of help as cobra wrote it in the language that is spoken.
func worded(cmd *cobra.Command, line string) string {
	for _, h := range headings() {
		if line == string(h) {
			return voice.Say(h)
		}
	}
	switch line {
	case lineStart + cmd.UseLine():
		return lineStart + Line(cmd)
	case lineStart + cmd.CommandPath() + " " + string(commandPlace):
		return lineStart + lineBelow(cmd)
	}
	if begin, value, is := strings.Cut(line, " (default \""); is { // as the library of flags ends a line
		line = begin + " " + voice.Say(standsFor, `"`+strings.TrimSuffix(value, ")"))
	}
	for _, p := range []struct{ is, says string }{
		{fmt.Sprintf(string(helpFor), cmd.Name()), voice.Say(helpFor, cmd.Name())},
		{fmt.Sprintf(string(moreHelp), cmd.CommandPath()), voice.Say(moreHelp, cmd.CommandPath())},
		{string(helpOfIt), voice.Say(helpOfIt)},
	} {
		if begin, is := strings.CutSuffix(line, p.is); is {
			return begin + p.says
		}
	}
	return line
}

// Fitted sets paragraphs no wider than Columns; what stands in is a list, and stays.
func Fitted(words string) string {
	var lines, paragraph []string
	end := func() {
		if len(paragraph) > 0 {
			lines = append(lines, Lines(strings.Join(paragraph, " "), Columns)...)
			paragraph = nil
		}
	}
	for line := range strings.SplitSeq(words, "\n") {
		if line == "" || strings.HasPrefix(line, " ") {
			end()
			lines = append(lines, line)
			continue
		}
		paragraph = append(paragraph, line)
	}
	end()
	return strings.Join(lines, "\n")
}

// leads finds a flag, or a command, with what stands before its description, or what leads any other line.
//
//nolint:gochecknoglobals // made when help is first printed, not at every start
var leads = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^( *(?:-\w, )?--\S.*?  +|  [a-z-]+  +| *)`)
})

// hung is a line that goes on under where its description begins. The library of flags
// counts bytes, so that a name with accents has fewer columns than the others.
func hung(line string) string {
	margin := leads().FindString(line)
	rest := strings.TrimPrefix(line, margin)
	if name := strings.TrimRight(margin, " "); strings.Contains(name, "--") {
		margin += strings.Repeat(" ", len(name)-ansi.StringWidth(name))
	}
	line = margin + rest
	if ansi.StringWidth(line) <= Columns {
		return line
	}
	indent := ansi.StringWidth(margin)
	if strings.TrimSpace(margin) == "" { // it goes on
		indent += 2
	}
	return margin + strings.Join(Lines(strings.TrimPrefix(line, margin), max(Columns/4, Columns-indent)), "\n"+strings.Repeat(" ", indent))
}

// Lines sets words no wider than so many columns. A word is never parted: it may have to
// be typed as it stands.
func Lines(words string, width int) (set []string) {
	row := ""
	for word := range strings.FieldsFuncSeq(words, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }) { // a no-break space stays one
		if row != "" && ansi.StringWidth(row)+1+ansi.StringWidth(word) > width {
			set, row = append(set, row), ""
		}
		row = strings.TrimPrefix(row+" "+word, " ")
	}
	return append(set, row)
}
