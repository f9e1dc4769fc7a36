package read

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"messup/journal/book"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// purgeKey deletes for good all that the words of a search are in. Without words that
// would be everything, and is not offered.
func (b *Browse) purgeKey() []page.Action {
	if len(b.List.Shown.Terms) == 0 || b.Env.Opts.Purge == nil {
		return nil
	}
	return []page.Action{page.Act("F", "delete for good what has these words", b.purge, "F").Seldom()}
}

// purge asks, naming what goes: heavy entries, and what is no entry, among it.
func (b *Browse) purge() tea.Cmd {
	d, q := b.Env, b.List.Shown
	var found book.Doomed // before it is asked about
	yes := d.Work("Taking it out of the journal and its backups …", func(ctx context.Context) (tea.Msg, error) {
		gone, unread, err := d.Opts.Purge(ctx, found)
		return purgedMsg{append(voice.Purged(gone, len(unread)), voice.StaysToo(found.Stay)...), err}, nil
	})
	return d.Ask(func(ctx context.Context) (msg tea.Msg, err error) {
		if found, err = d.Book.Trash.Holding(ctx, q); err == nil && len(found.All) == 0 {
			return purgedMsg{said: []string{voice.Say("Nothing has these words.")}}, nil
		}
		return page.AskMsg{Question: voice.AskEmpty(found.All), Yes: yes}, err
	})
}

// purgedMsg says what came of it. What is there is read again in any case: where it went
// wrong, things may be gone all the same.
type purgedMsg struct {
	said []string
	err  error
}

func (m purgedMsg) told() tea.Cmd {
	if m.err != nil {
		return page.Fail(m.err)
	}
	return page.Tell(strings.Join(m.said, " "))
}
