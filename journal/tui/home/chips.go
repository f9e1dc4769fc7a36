package home

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"messup/journal"
	"messup/journal/text"
	"messup/journal/tui/form"
	"messup/journal/tui/page"
	"messup/journal/voice"
	"messup/prompts"
)

// OpenChips opens page.Chips.
func OpenChips(d *page.Env) page.Page {
	return &form.AsidePage{Page: form.Page{Desk: d}, Route: page.Chips{}, Title: "Words to choose from", Beside: chipsHelp(d), Ask: func(p *form.Page) tea.Cmd {
		return form.After(p, d.Book.Settings, func(s journal.Settings) tea.Cmd {
			p.Loaded = true
			return p.Write(chipsForm(d, s))
		})
	}}
}

// chipsForm has a line for each list.
func chipsForm(d *page.Env, s journal.Settings) form.Form {
	lists := d.Sets().Lists()
	fields := make([]form.Field, len(lists))
	for i, f := range lists {
		fields[i] = form.Field{Of: prompts.Field{Label: f.Label, Hint: shownChips(f.Options)}, Text: shownChips(s.Words(f))}
	}
	return form.Form{
		Ask: "Your words to choose from", Hint: "A comma between two. Each list ends with \"something else\"; an empty one is as it began.",
		Fields: fields,
		Save: func(ctx context.Context, v form.Values) (func() tea.Cmd, error) {
			_, err := d.Book.ChangeSettings(ctx, func(s *journal.Settings) {
				for i, f := range lists {
					if v[i] != fields[i].Text {
						*s = s.WithChips(f, keptChips(f, v[i]))
					}
				}
			})
			return func() tea.Cmd { return tea.Batch(page.Back, page.Say("Kept.")) }, err
		},
		Drop: func() tea.Cmd { return page.Back },
	}
}

// shownChips are the words of a list in the language that is spoken.
func shownChips(kept []string) string {
	words := make([]string, len(kept))
	for i, w := range kept {
		words[i] = voice.Word(w)
	}
	return journal.JoinChips(words)
}

// keptChips are the words that were typed for the list of a field: those it begins with as they
// are kept, in English, and a person's own as they are.
func keptChips(f prompts.Field, typed string) []string {
	words := journal.SplitChips(typed)
	for i, w := range words {
		if of := slices.IndexFunc(f.Options, func(kept string) bool { return voice.Means(text.CleanLine(w), kept) }); of >= 0 {
			words[i] = f.Options[of]
		}
	}
	return words
}
