package usage

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
)

// Columns is how wide help is: what the narrowest of usual terminals has.
const Columns = 80

// Fit sets the help of a command so that no line is wider than Columns. What is written
// under it stays as it is. Measured: to do so for all of them took a third of a start.
func Fit(cmd *cobra.Command) { cmd.Long = fitted(cmd.Long) }

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
		if _, err := io.WriteString(out, hung(strings.TrimRight(line, "\n"))+"\n"); err != nil {
			return fmt.Errorf("help: %w", err)
		}
	}
	return nil
}

// fitted sets paragraphs; what stands in is a list, and stays.
func fitted(words string) string {
	var lines, paragraph []string
	end := func() {
		if len(paragraph) > 0 {
			lines = append(lines, rows(strings.Join(paragraph, " "), Columns)...)
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

// hung is a line that goes on under where its description begins.
func hung(line string) string {
	if ansi.StringWidth(line) <= Columns {
		return line
	}
	// A flag with what stands before its description, or what leads any other line.
	margin := regexp.MustCompile(`^( *(-\w, )?--\S.*?  +| *)`).FindString(line)
	indent := ansi.StringWidth(margin)
	if strings.TrimSpace(margin) == "" { // it goes on
		indent += 2
	}
	return margin + strings.Join(rows(strings.TrimPrefix(line, margin), max(Columns/4, Columns-indent)), "\n"+strings.Repeat(" ", indent))
}

// rows sets words no wider than so many columns. A word is never parted: it may have to
// be typed as it stands.
func rows(words string, width int) (set []string) {
	row := ""
	for word := range strings.FieldsSeq(words) {
		if row != "" && ansi.StringWidth(row)+1+ansi.StringWidth(word) > width {
			set, row = append(set, row), ""
		}
		row = strings.TrimPrefix(row+" "+word, " ")
	}
	return append(set, row)
}
