package tui

import (
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
)

// Whoever marks an entry heavy that leads to a talk is told that nothing reminds them of
// it any more, and with whom and when it is.
func TestMarkedHeavyATalkIsNotForgottenInSilence(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		e := d.finished("Lost my temper", "9B", "2026-11-19 10:00", d.blank(d.book.Sets().First()))
		d.open(page.Read{ID: e.ID}).keys("H").shows("Marked heavy. It won't come up in reviews or exports.").hides("talk:")
		d.keys("H").shows("No longer marked heavy.")
		for who, status := range map[string]journal.Status{"@VP": "", "Kim": journal.Done} {
			c, err := d.book.People.New()
			if err != nil {
				t.Fatal(err)
			}
			c.Entry, c.Person, c.When = e.ID, who, "fri"
			saved, err := d.book.People.Save(t.Context(), journal.Checkin{}, c)
			if err == nil && status != "" {
				_, err = d.book.People.Save(t.Context(), saved, saved.End(status, "", d.router.env.Today()))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		d.open(page.Read{ID: e.ID}).keys("H").shows("remind you of the talk: ", "@VP, Fri 20 Nov 2026").hides("Kim,")
	})
}
