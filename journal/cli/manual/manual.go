// Package manual makes man pages of what help says: one of messup itself, one of each
// command, one of each topic. It is for the packages that are made of messup and no part
// of the program.
package manual

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal/cli/topics"
	"messup/journal/cli/usage"
	"messup/journal/voice"
)

// A request is a line of roff.
type request string

const (
	titled     request = `.TH %q %d "" %q %q`
	unparted   request = ".nh" // words are typed as they stand
	ragged     request = ".ad l"
	referred   request = ".BR %s (%d)"
	paragraph  request = ".PP"
	underneath request = ".TP"
	bold       request = ".B "
	asItIs     request = ".nf"
	filled     request = ".fi"
	section    request = ".SH "
)

// with fills its places.
func (r request) with(args ...any) string { return fmt.Sprintf(string(r), args...) }

// The sections of the manual: commands, and what concerns several.
const (
	commands = 1
	several  = 7
)

// A Page is a man page: the name of its file, and what is in it.
type Page struct {
	File string
	Text string
}

// Pages are all there are of the commands below root, root among them, and of topics.
func Pages(root *cobra.Command, about []topics.Topic, version string) (pages []Page) {
	m := maker{root, about, version}
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		if c != root && !c.IsAvailableCommand() && c.Name() != "help" {
			return
		}
		pages = append(pages, m.command(c))
		for _, below := range c.Commands() {
			walk(below)
		}
	}
	walk(root)
	for _, t := range about {
		pages = append(pages, m.topic(t))
	}
	return pages
}

type maker struct {
	root    *cobra.Command
	about   []topics.Topic
	version string
}

// name is what the page of a command is called: messup-plans-move.
func name(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

func (m maker) command(c *cobra.Command) Page {
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = usage.OfHelp(c)
	t := m.begin(name(c), commands, c.Short)
	t.heading(voice.Say("Synopsis"))
	t.line(string(bold) + literal(m.use(c)))
	t.heading(voice.Say("Description"))
	words := c.Long
	if words == "" {
		words = c.Short + "."
	}
	t.prose(words)
	if c.Example != "" {
		t.heading(voice.Say("Examples"))
		t.asItStands(c.Example)
	}
	t.flags(voice.Say("Options"), c.NonInheritedFlags())
	if c != m.root {
		t.flags(voice.Say("Options of every command"), c.InheritedFlags())
	}
	var below []*cobra.Command
	for _, one := range c.Commands() {
		if one.IsAvailableCommand() || one.Name() == "help" {
			below = append(below, one)
		}
	}
	if len(below) > 0 {
		t.heading(voice.Say("Commands"))
		for _, one := range below {
			t.item(reference(name(one), commands), one.Short)
		}
	}
	if c == m.root {
		t.heading(voice.Say("Topics"))
		for _, one := range m.about {
			t.item(reference(m.root.Name()+"-"+one.Name, several), one.Short)
		}
		t.heading(voice.Say("Exit status"))
		for _, e := range usage.Exits() {
			t.item(strconv.Itoa(e.Code), voice.Say(e.Means))
		}
		t.heading(voice.Say("Environment"))
		for _, v := range topics.Variables() {
			t.item(literal(v.Name), voice.Say(v.Means))
		}
		return t.page(name(c), commands)
	}
	t.heading(voice.Say("See also"))
	t.line(reference(name(c.Parent()), commands))
	return t.page(name(c), commands)
}

// use is how a command is written, whole.
func (m maker) use(c *cobra.Command) string {
	if c == m.root {
		return voice.Say("%s [flags] [command]", c.Name())
	}
	return usage.Line(c)
}

func (m maker) topic(about topics.Topic) Page {
	called := m.root.Name() + "-" + about.Name
	t := m.begin(called, several, about.Short)
	t.heading(voice.Say("Description"))
	t.prose(about.Text(m.root))
	t.heading(voice.Say("See also"))
	t.line(reference(m.root.Name(), commands))
	return t.page(called, several)
}

// text is a page while it is made.
type text struct{ strings.Builder }

func (m maker) begin(called string, in int, short string) *text {
	t := &text{}
	t.line(titled.with(strings.ToUpper(called), in, literal(m.root.Name()+" "+m.version), literal(voice.Say("Manual of messup"))))
	t.line(string(unparted))
	t.line(string(ragged))
	t.heading(voice.Say("Name"))
	t.line(literal(called) + ` \- ` + literal(short))
	return t
}

func (t *text) page(called string, in int) Page {
	return Page{fmt.Sprintf("%s.%d", called, in), t.String()}
}

func (t *text) line(roff string) { _, _ = t.WriteString(roff + "\n") } // it never fails

func (t *text) heading(words string) { t.line(string(section) + literal(strings.ToUpper(words))) }

// item is something with what is said of it.
func (t *text) item(name, words string) {
	t.line(string(underneath))
	t.line(name)
	t.line(literal(words))
}

// aside is a line of help that stands in: what is named in two columns, or as it is.
//
//nolint:gochecknoglobals // what never changes is made once
var aside = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^  (\S.*?\S|\S)  +(\S.*)$`) })

// prose are the paragraphs of help. What stands in there is a list, or to be typed.
func (t *text) prose(words string) {
	listed := false // the lines before are of a list, and one that stands further in goes on with it
	for line := range strings.SplitSeq(words, "\n") {
		switch m := aside().FindStringSubmatch(line); {
		case strings.TrimSpace(line) == "":
			t.line(string(paragraph))
			listed = false
		case m != nil && !strings.HasPrefix(line, "   "):
			t.item(string(bold)+literal(m[1]), m[2])
			listed = true
		case listed && strings.HasPrefix(line, "  "):
			t.line(literal(strings.TrimSpace(line)))
		case strings.HasPrefix(line, "  "):
			t.asItStands(line)
		default:
			t.line(literal(line))
			listed = false
		}
	}
}

// asItStands are lines that are to be typed as they are.
func (t *text) asItStands(words string) {
	t.line(string(asItIs))
	for line := range strings.SplitSeq(words, "\n") {
		t.line(`\&` + literal(line))
	}
	t.line(string(filled))
}

func (t *text) flags(heading string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	t.heading(heading)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, words := pflag.UnquoteUsage(f)
		written := "--" + f.Name
		if f.Shorthand != "" {
			written = "-" + f.Shorthand + ", " + written
		}
		if value != "" {
			value = " " + value
		}
		t.item(string(bold)+literal(written+value), words)
	})
}

// reference names another page.
func reference(called string, in int) string {
	return referred.with(literal(called), in)
}

// literal is a text as roff reads it: nothing in it is a request, a quotation mark of an
// argument, or a dash that is no hyphen.
func literal(words string) string {
	words = strings.NewReplacer(`\`, `\e`, `-`, `\-`, `"`, `\(dq`, `'`, `\(aq`, "`", `\(ga`, `^`, `\(ha`, `~`, `\(ti`).Replace(words)
	if strings.HasPrefix(words, ".") {
		words = `\&` + words
	}
	return words
}
