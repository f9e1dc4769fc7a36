package others

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"messup/journal"
	"messup/journal/book"
	"messup/journal/cli/table"
	"messup/journal/cli/usage"
	"messup/journal/date"
	"messup/journal/search"
	"messup/journal/voice"
)

// Heard keeps what somebody said, lists it, and says what became of it.
func Heard(s Shell) *cobra.Command {
	var h hearing
	cmd := usage.TakesWords(s.JSON(&cobra.Command{
		Use:   "heard [WORDS…]",
		Short: voice.Say("Keep what somebody said, or list it"),
		Long: voice.Say(`Keep what a student, a colleague or a parent said. It comes back beside the plan
it fits, by the class or the words: you took it, not yet, or it is not yours. Not
yet comes again. Without words, what is open is listed.`),
		Example: voice.Say(`  messup heard "we only copied the cards" --from "a student" --class 9B
  messup heard
  messup heard --took k3v9`),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			args, err := usage.Listed(cmd, args)
			if err != nil {
				return err
			}
			return h.run(cmd, s, args)
		},
	}), 0)
	f := cmd.Flags()
	f.StringVar(&h.from, "from", "", voice.Say("`WHO` said it: a role or an initial, no name"))
	f.StringVar(&h.class, "class", "", voice.Say("the `CLASS` it is about"))
	f.StringVar(&h.on, "on", "", voice.Say("`WHEN` it was said, such as yesterday"))
	f.StringVar(&h.about, "about", "", voice.Say("the `ID` of the mess it is about"))
	usage.WordsIn(cmd, "from", "on")
	f.StringVar(&h.find, "find", "", voice.Say("list what has these `WORDS` in it"))
	f.BoolVar(&h.all, "all", false, voice.Say("list what was answered too"))
	for i, a := range answers() {
		f.StringVar(&h.answered[i], a.flag, "", voice.Say(a.usage))
		if err := cmd.RegisterFlagCompletionFunc(a.flag, s.CompleteHeard()); err != nil {
			panic(err) // the flag is there
		}
	}
	return cmd
}

// hearing is what the command was asked for.
type hearing struct {
	from, class, on, about, find string
	all                          bool
	answered                     [3]string // ids, as answers has their flags
}

// An answering is a flag that answers something heard.
type answering struct {
	flag  string
	is    journal.Taking
	usage voice.Phrase
}

func answers() [3]answering {
	return [...]answering{
		{"took", journal.TookIt, "you took what `ID` says"},
		{"not-yet", journal.AskAgain, "not yet: `ID` comes again"},
		{"not-mine", journal.NotMine, "what `ID` says is not yours"},
	}
}

// run does the one thing that was asked for: words are kept, something is
// answered, or there is a list.
func (h hearing) run(cmd *cobra.Command, s Shell, args []string) error {
	given := func(flags ...string) []string {
		return slices.DeleteFunc(flags, func(f string) bool { return !cmd.Flags().Changed(f) })
	}
	asked, of := given("took", "not-yet", "not-mine", "find", "all"), given("from", "class", "on", "about")
	words := strings.TrimSpace(strings.Join(args, " "))
	switch {
	case len(asked) > 1:
		return usage.Misused(cmd, "either --%s, or --%s", asked[0], asked[1])
	case len(asked) > 0 && words != "":
		return usage.Misused(cmd, "either --%s, or words to keep", asked[0])
	case len(of) > 0 && words == "":
		return usage.Misused(cmd, "--%s is said of words, and there are none", of[0])
	case words != "":
		return h.keep(cmd.Context(), s, words)
	}
	for i, a := range answers() {
		if cmd.Flags().Changed(a.flag) {
			return answerHeard(cmd.Context(), s, h.answered[i], a.is)
		}
	}
	return h.list(cmd.Context(), s)
}

func (h hearing) keep(ctx context.Context, s Shell, words string) error {
	b, err := s.Book()
	if err != nil {
		return err
	}
	fresh, err := b.Heard.New()
	if err != nil {
		return err
	}
	fresh.Words, fresh.From, fresh.Class = words, h.from, h.class
	if h.on != "" {
		on, err := date.ParsePast(h.on, b.Now())
		if err != nil {
			return fmt.Errorf("--on: %w", err)
		}
		fresh.On = date.DayOf(on)
	}
	if h.about != "" {
		e, err := b.Entries.Find(ctx, h.about)
		if err != nil {
			return fmt.Errorf("--about: %w", err)
		}
		fresh.Entry = e.ID
		if fresh.Class == "" {
			fresh.Class = e.Class
		}
	}
	kept, err := b.Heard.Save(ctx, journal.Heard{}, fresh)
	if err != nil {
		return err
	}
	return showKept(ctx, s, b, kept)
}

func answerHeard(ctx context.Context, s Shell, id string, t journal.Taking) error {
	b, err := s.Read(ctx)
	if err != nil {
		return err
	}
	h, err := b.Heard.Find(ctx, id)
	if err != nil {
		return fmt.Errorf("heard: %w", usage.ListedIn("messup heard --all", err))
	}
	if h, err = b.Heard.Say(ctx, h.ID, t, ""); err != nil {
		return usage.ListedIn("messup heard --all", err)
	}
	return showKept(ctx, s, b, h)
}

func showKept(ctx context.Context, s Shell, b *book.Book, h journal.Heard) error {
	short, err := b.Shorten(ctx, journal.HeardKind, []journal.ID{h.ID})
	if err != nil {
		return err
	}
	state := ""
	if !h.Open() || !h.NotYet.IsZero() {
		state = voice.HeardState(h, b.Now())
	}
	return s.Print(h, func() {
		s.Say("Kept: %s", voice.Joined(short[0]+"  "+voice.HeardWords(h, b.Now()), state))
	})
}

func (h hearing) list(ctx context.Context, s Shell) error {
	b, err := s.Read(ctx)
	if err != nil {
		return err
	}
	var found []journal.Heard
	none := voice.Say(voice.NoHeardInShell)
	if h.find == "" {
		found, err = b.Heard.All(ctx, h.all)
	} else {
		var q search.Query
		if q, err = search.ParseQuery(h.find, b.Sets(), b.Now()); err == nil {
			found, err = b.Heard.Search(ctx, q)
		}
		none = voice.NoMatch(h.find, "a word")
	}
	if err != nil {
		return err
	}
	found = append([]journal.Heard{}, found...) // an empty list in JSON, not null
	ids := make([]journal.ID, len(found))
	for i, one := range found {
		ids[i] = one.ID
	}
	return s.List(ctx, journal.HeardKind, ids, none, found, func(short []string) {
		t := table.Table{Flex: 3, Wrap: true}
		for i, one := range found {
			t.Add("", short[i], voice.HeardState(one, b.Now()), voice.HeardAbout(one, b.Now()), one.Words)
		}
		s.Rows(t)
	})
}
