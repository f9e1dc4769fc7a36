package tui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"messup/journal/pace"
	"messup/journal/tui/page"
)

// While something takes long the terminal shows how far it is, and no longer than that; what is
// quick shows nothing.
func TestTheTerminalShowsHowFarLongWorkIs(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		someJournal(d)
		d.open(page.Home{})
		shows := func(want *tea.ProgressBar) {
			t.Helper()
			if got := d.router.View().ProgressBar; (got == nil) != (want == nil) || got != nil && *got != *want {
				t.Errorf("the terminal shows %+v, and not %+v", got, want)
			}
		}
		var told context.Context
		work, is := d.router.env.Work("Reading all through …", func(ctx context.Context) (tea.Msg, error) {
			told = ctx
			return nil, nil
		})().(page.WorkMsg)
		if !is {
			t.Fatal("it is no work")
		}
		d.router.Update(work)
		shows(nil)
		work.Run() // and nobody is told yet that it has ended
		d.router.Update(farMsg{work.Far})
		shows(tea.NewProgressBar(tea.ProgressBarIndeterminate, 0))
		pace.Tell(told, pace.Far{Done: 4_100, Of: 10_000})
		d.router.Update(farMsg{work.Far})
		shows(tea.NewProgressBar(tea.ProgressBarDefault, 41))
		d.send(workedMsg{})
		shows(nil)
		d.send(farMsg{work.Far}) // that of what is over
		shows(nil)
	})
}
