package cli

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/kept"
	"messup/journal/cli/table"
	"messup/journal/cli/told"
	"messup/journal/cli/usage"
	"messup/journal/record"
	"messup/journal/search"
	"messup/journal/voice"
	"messup/store/disk"
)

// list prints what fits a search, newest first.
func list(s *session) *cobra.Command {
	var limit *usage.Limit
	cmd := s.printsJSON(&cobra.Command{
		Use:   "list [WORDS AND SCOPES…]",
		Short: voice.Say("List entries, or those with certain words"),
		Long: voice.Say(`List entries, newest first: all of them, or those in which all the words are
found. A word may say where it is looked for: class:9B tag:groups kind:win
is:draft title:jigsaw lesson:copying since:2026-09-01 until:yesterday, or the
name of a question, such as learned:sheet, or of a line beside the story, such as
area:assessment thread:"food webs". What is marked heavy is listed when it is
asked for, alone with is:heavy or beside the rest with heavy:too. On a terminal the
place where the words are is shown under each row.`),
		Example: voice.Say(`  messup list copying class:9B
  messup list "food web" since:2026-09-01
  messup list is:draft --json
  messup list -n 5`),
		ValidArgsFunction: s.completeScopes,
		RunE: func(cmd *cobra.Command, args []string) error {
			most, err := limit.Rows(s.atOnce())
			if err != nil {
				return err
			}
			q, err := s.query(args)
			if err != nil {
				return err
			}
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			l, err := s.listed(cmd.Context(), b, q, most)
			if err != nil {
				return err
			}
			none, err := s.noneListed(l.aside, args, len(l.found))
			if err != nil {
				return err
			}
			rows := make([]told.Row, len(l.found))
			for i, f := range l.found {
				rows[i] = told.RowOf(s.sets, f)
			}
			defer s.rest(len(l.found), l.total)
			return s.printShort(l.short, none, rows, func() {
				t := table.Table{Flex: 2}
				for i, f := range l.found {
					t.Add(f.Hit.Text, l.short[i], voice.At(f.Happened, dayAs), f.Title, f.Class, told.KindOf(s.sets, f.Summary))
				}
				s.printTable(t)
			})
		},
	})
	limit = usage.Limited(cmd)
	return cmd
}

// A listing is the entries that fit a search, and what is told of them.
type listing struct {
	found []book.Found
	short []string // what they are called
	total int      // how many fit, as far as that is to be told: on a terminal
	aside int      // how many heavy ones are left out
}

// listed looks for the newest entries that fit, in one state of the journal.
func (s *session) listed(ctx context.Context, b *opened, q search.Query, most int) (l listing, err error) {
	err = s.still(ctx, b, func(b *book.Book) (err error) {
		l = listing{}
		if s.atOnce() > 0 {
			l.found, l.total, err = b.Entries.Search(ctx, q, 0, most)
		} else {
			l.found, err = b.Entries.Newest(ctx, q, most)
			l.total = len(l.found)
		}
		if err == nil {
			l.aside, _, err = b.Entries.Aside(ctx, q)
		}
		if err != nil {
			return err
		}
		ids := make([]journal.ID, len(l.found))
		for i, f := range l.found {
			ids[i] = f.ID
		}
		l.short, err = b.Shorten(ctx, journal.Entries, ids)
		return err
	})
	return l, err
}

// still has look read one state of the journal, however often: its file is opened once then.
func (s *session) still(ctx context.Context, b *opened, look func(*book.Book) error) error {
	return b.View(ctx, "", func(tx record.Tx) error {
		return look(book.Open(kept.Still(tx), s.sets, s.Now, s.Rand))
	})
}

// atOnce is how many rows of a long list are shown where nobody says how many; 0 is all.
func (s *session) atOnce() int {
	if s.OutTerminal && !s.json {
		return usage.AtOnce
	}
	return 0
}

// rest says how many rows are left, below them.
func (s *session) rest(shown, all int) {
	if said := usage.Rest(shown, all); said != "" && s.atOnce() > 0 {
		_ = s.out.Flush() // what could not be written is said at the end
		s.note("%s", said)
	}
}

// query reads the words of a command line as a search. A word with spaces in
// it is a phrase: the shell has taken its quotes away.
func (s *session) query(words []string) (search.Query, error) {
	words = slices.Clone(words)
	for i, w := range words {
		if !strings.ContainsFunc(w, unicode.IsSpace) || strings.ContainsAny(w, `"“”`) {
			continue
		}
		scope, text, scoped := strings.Cut(w, ":")
		if scoped && !strings.Contains(scope, " ") {
			words[i] = scope + `:"` + text + `"`
		} else {
			words[i] = `"` + w + `"`
		}
	}
	said := strings.Join(words, " ")
	if err := s.doubt(said, search.Doubt.Certain); err != nil {
		return search.Query{}, err
	}
	return search.ParseQuery(said, s.sets, s.Now())
}

// doubted is what a search that found nothing is refused for: what looks misspelt in it.
func (s *session) doubted(words []string) error {
	return s.doubt(strings.Join(words, " "), func(search.Doubt) bool { return true })
}

func (s *session) doubt(said string, counts func(search.Doubt) bool) error {
	for _, d := range search.Doubts(said, s.sets) {
		if counts(d) {
			return &usageError{What: voice.Doubt(d), Hint: voice.Say("`messup list --help` has what may stand before a colon; in quotation marks it is searched for as it stands.")}
		}
	}
	return nil
}

// noneListed is what is said where no entry is listed. Beside a list it says how
// many were kept aside, if any were.
func (s *session) noneListed(aside int, words []string, listed int) (none string, err error) {
	none = sayNothing(words, "a class, a tag, or a word", voice.NoEntries)
	if listed == 0 && aside == 0 {
		err = s.doubted(words)
	}
	kept := voice.Say("%s: is:heavy shows it.", voice.KeptAside(aside))
	switch {
	case aside > 0 && listed == 0 && len(words) == 0: // there is something here
		none = kept
	case aside > 0:
		s.note("%s", kept)
	}
	return none, err
}

// sayNothing says that nothing was found: by these words, which the person could try in another way, or at all.
func sayNothing(words []string, try, empty voice.Phrase) string {
	if len(words) == 0 {
		return voice.Say(empty)
	}
	return voice.NoMatch(strings.Join(words, " "), try)
}

func (s shell) Glance(ctx context.Context) (context.Context, *book.Book, error) {
	s.manners.glance, ctx = true, disk.AtAGlance(ctx)
	b, err := s.There(ctx)
	return ctx, b, err
}
