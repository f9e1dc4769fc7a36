// Package naming is the command that lists what looks like names in an entry, and says roles
// in place of them. What it needs of the run it is part of is a Shell.
package naming

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/telling"
	"messup/journal/text"
	"messup/journal/voice"
)

// A Shell is the run of the program that the command is part of.
type Shell interface {
	// Read opens a journal there is, to work with what is in it.
	Read(context.Context) (*book.Book, error)
	// JSON gives a command the flag --json.
	JSON(*cobra.Command) *cobra.Command
	// Print hands v to --json, or else has text written by text.
	Print(v any, text func()) error
	// Say writes a line.
	Say(p voice.Phrase, args ...any)
	// Prose writes a text, wrapped on a terminal.
	Prose(words string)
	// Rows prints a table.
	Rows(table.Table)
	// Unname says roles in place of names, and takes the names out of the journal file and
	// all that is kept with it.
	Unname(context.Context, journal.ID, telling.Roles) (telling.Unnamed, error)
	// CompleteEntries completes ids of entries.
	CompleteEntries() cobra.CompletionFunc
}

// Names lists the names in an entry, or says roles in place of them.
func Names(s Shell) *cobra.Command {
	var say, never []string
	cmd := s.JSON(&cobra.Command{
		Use:   "names ID",
		Short: voice.Say("Say a role in place of a name"),
		Long: voice.Say(`List what looks like a person's name in a finished entry, or in a lesson, with the
sentence it stands in. It is a guess, by capitals and by a list of given names: some
names are not found, above all in scripts without capitals, and some words are none.

With --say a role stands in place of a name from then on: in the entry, in what was
drawn from it, in older wordings, in what reviews tell of it, and in the backups.
Classes keep their names ("messup classes" changes them), and so does what is
written elsewhere. There is no undo. With --never a word is not asked about again;
the settings list those words.`),
		Example: voice.Say(`  messup names k3v9
  messup names k3v9 --say Jayden=@J --say "Ms. Chen=a colleague"
  messup names k3v9 --never Socrates`),
		Args:              usage.Takes(1, 1),
		ValidArgsFunction: s.CompleteEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			roles, err := rolesOf(cmd, say)
			if err != nil {
				return err
			}
			return run{s, cmd, roles, never}.on(args[0])
		},
	})
	cmd.Flags().StringArrayVar(&say, "say", nil, voice.Say("`NAME=ROLE`: a role in place of a name, as often as there are names"))
	cmd.Flags().StringArrayVar(&never, "never", nil, voice.Say("never ask about this `WORD` again"))
	return cmd
}

func rolesOf(cmd *cobra.Command, say []string) (telling.Roles, error) {
	roles := telling.Roles{}
	for _, one := range say {
		name, role, is := strings.Cut(one, "=")
		if !is || text.CleanLine(name) == "" || text.CleanLine(role) == "" {
			return nil, usage.Misused(cmd, "--say takes a name, =, and a role: Jayden=@J")
		}
		roles.Typed(name, role)
	}
	return roles, nil
}

type run struct {
	Shell
	cmd   *cobra.Command
	roles telling.Roles
	never []string
}

// shape is what --json prints.
type shape struct {
	Names   []found  `json:"names"`             // that stand there by now
	Changed int      `json:"changed,omitempty"` // how many records say roles in place of names
	Unread  []string `json:"unread,omitempty"`  // files that may still hold the names
	Still   int      `json:"still,omitempty"`   // how many things of the journal they still stand in

	Forgotten bool `json:"forgotten,omitempty"` // only what was before the last import said them, and is forgotten
}

type found struct {
	Name  string `json:"name"`
	Where string `json:"where"`
}

func (r run) on(prefix string) error {
	ctx := r.cmd.Context()
	b, err := r.Read(ctx)
	if err != nil {
		return err
	}
	e, err := r.find(ctx, b, prefix)
	if err != nil {
		return err
	}
	if len(r.never) > 0 {
		if _, err := b.ChangeSettings(ctx, func(s *journal.Settings) { *s = telling.NeverAsk(*s, r.never) }); err != nil {
			return err
		}
	}
	var v shape
	if len(r.roles) > 0 {
		u, err := r.Unname(ctx, e.ID, r.roles)
		if err != nil {
			return err
		}
		v.Changed, v.Unread, v.Still, v.Forgotten = u.Changed, u.Unread, u.Elsewhere, u.Forgotten
	}
	names, err := b.Entries.Names(ctx, e.ID)
	if err != nil {
		return err
	}
	v.Names = []found{}
	for _, n := range names {
		v.Names = append(v.Names, found{n.Words, n.Where})
	}
	return r.Print(v, func() { r.tell(e, v) })
}

// find returns an entry, or a lesson that is of none as if it were one.
func (r run) find(ctx context.Context, b *book.Book, prefix string) (journal.Entry, error) {
	e, err := b.Entries.Find(ctx, prefix)
	if l, lessonErr := b.Lessons.Find(ctx, prefix); errors.Is(err, journal.ErrNotFound) && lessonErr == nil {
		if l.Entry != "" { // its entry has its words, and it follows them
			return b.Entries.Get(ctx, l.Entry)
		}
		return journal.Entry{ID: l.ID, Finished: l.Made}, nil
	}
	return e, usage.ListedIn("messup list", err)
}

func (r run) tell(e journal.Entry, v shape) {
	if len(r.roles) > 0 {
		for _, said := range voice.Unnamed(telling.Unnamed{Changed: v.Changed, Unread: v.Unread, Elsewhere: v.Still, Forgotten: v.Forgotten}) {
			r.Prose(said)
		}
	}
	switch {
	case e.Draft():
		r.Prose(voice.Say("It is not finished: names are looked for once it is."))
	case len(v.Names) > 0:
		rows := table.Table{Flex: 1}
		for _, n := range v.Names {
			rows.Add("", n.Name, n.Where)
		}
		r.Rows(rows)
	case len(r.roles) == 0:
		r.Say("Nothing in it looks like a name.")
	}
}
