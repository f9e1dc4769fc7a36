package book_test

import (
	"testing"
	"time"

	"messup/journal"
	"messup/journal/skills"
	"messup/prompts"
)

// names keeps a mess that names a strength.
func (d *desk) names(t *testing.T, title, strength string) journal.Entry {
	t.Helper()
	q, f, _ := prompts.Ten().Feeding(prompts.Strength)
	return d.save(t, journal.Entry{}, d.Entries.Finish(d.mess(t, title).WithDetail(prompts.Shipped(), q, f, strength)))
}

func (d *desk) skills(t *testing.T, heavy bool) skills.Found {
	t.Helper()
	found, err := d.Entries.Skills(t.Context(), heavy)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (d *desk) keepsWin(t *testing.T, e journal.Entry, words string) journal.Entry {
	t.Helper()
	win, err := d.Entries.KeepWin(t.Context(), e.ID, words)
	if err != nil {
		t.Fatal(err)
	}
	return win
}

func TestWhatIsDeletedOrHeavyNamesNoSkill(t *testing.T) {
	d := newDesk(t)
	d.names(t, "stays", "noticing")
	gone, hard := d.names(t, "deleted", "recovering"), d.names(t, "hard", "patience")
	if _, err := d.Trash.Delete(t.Context(), gone.ID); err != nil {
		t.Fatal(err)
	}
	heavy := hard
	heavy.Heavy = true
	d.save(t, hard, heavy)
	if found := d.skills(t, false); len(found.Skills) != 1 || found.Skills[0].Words != "noticing" || found.Aside != 1 {
		t.Errorf("found %+v", found)
	}
	if found := d.skills(t, true); len(found.Skills) != 2 || found.Aside != 0 {
		t.Errorf("asked for what is heavy too: %+v", found)
	}
}

// However often it is asked for, and in however many copies of the journal, a
// strength of an entry has one win; words the person gave it since stay.
func TestAStrengthHasOneWin(t *testing.T) {
	d, other := newDesk(t), newDesk(t)
	e := d.names(t, "Food webs", "noticing")
	other.take(t, d.contents(t, ""), false)
	win := d.keepsWin(t, e, "noticing")
	reworded := win
	reworded.Title = "I saw it early"
	win = d.save(t, win, reworded)
	d.pass(time.Hour)
	if again := d.keepsWin(t, e, "Noticing"); !again.Same(win) {
		t.Errorf("asked again it is %+v", again)
	}
	other.pass(48 * time.Hour)
	other.keepsWin(t, e, "noticing")
	d.take(t, other.contents(t, ""), false)
	if wins := d.contents(t, "kind:win").Entries; len(wins) != 1 || wins[0].Title != "I saw it early" {
		t.Errorf("after the other copy came in there are %+v", wins)
	}
	if found := d.skills(t, false); found.Skills[0].Named[0].Win != win.ID {
		t.Errorf("its win is not told: %+v", found)
	}
	if _, err := d.Trash.Delete(t.Context(), win.ID); err != nil {
		t.Fatal(err)
	}
	if found := d.skills(t, false); found.Skills[0].Named[0].Win != "" {
		t.Errorf("a deleted win is told: %+v", found)
	}
	if back := d.keepsWin(t, e, "noticing"); back.Title != "I saw it early" {
		t.Errorf("out of the trash came %+v", back)
	}
}

func TestTheFocusSkillIsOnTheDesk(t *testing.T) {
	d := newDesk(t)
	d.names(t, "Food webs", "noticing")
	if _, err := d.ChangeSettings(t.Context(), func(s *journal.Settings) { s.Focus = "  Noticing\n" }); err != nil {
		t.Fatal(err)
	}
	on, err := d.Desk(t.Context(), 8)
	if err != nil || on.Focus != "Noticing" {
		t.Errorf("on the desk is %q, %v", on.Focus, err)
	}
	if found := d.skills(t, false); found.Focus != "Noticing" || !found.Skills[0].Focus {
		t.Errorf("found %+v", found)
	}
}
