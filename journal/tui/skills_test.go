package tui

import (
	"strings"
	"testing"

	"messup/journal"
	"messup/journal/tui/page"
	"messup/prompts"
)

// withSkills is some journal in which more entries name gaps and strengths.
func withSkills(d *driver) {
	someJournal(d)
	set := prompts.Ten()
	for _, e := range []struct{ title, class, when, gap, strength string }{
		{"Debate nobody listened to", "10A", "2026-11-10 09:00", "Checking six groups at once", "recovering in the lesson"},
		{"Marks back too late", "10A", "2026-10-28 15:00", "planning the marking", ""},
		{"Fire drill in the test", "", "2026-10-06 10:20", "", "Noticing"},
	} {
		d.finished(e.title, e.class, e.when, withRole(withRole(d.blank(set), set, prompts.Gap, e.gap), set, prompts.Strength, e.strength))
	}
	hard := withRole(d.blank(set), set, prompts.Gap, "saying no to a parent")
	hard.Heavy = true
	d.finished("The meeting", "", "2026-11-01 17:00", hard)
	d.focus("checking six groups at once")
}

func (d *driver) focus(words string) {
	d.t.Helper()
	if _, err := d.book.ChangeSettings(d.t.Context(), func(s *journal.Settings) { s.Focus = words }); err != nil {
		d.t.Fatal(err)
	}
}

func TestSkillsLook(t *testing.T) {
	to := func(r page.Place) func(*driver) page.Place { return func(*driver) page.Place { return r } }
	onEverySize(t, "skills", withSkills, to(page.Skills{}))
	onEverySize(t, "skills-strengths", withSkills, to(page.Skills{}), "tab", "w")
	onEverySize(t, "skills-empty", func(*driver) {}, to(page.Skills{}))
	onEverySize(t, "home-focus", withSkills, to(page.Home{}))
}

func TestASkillLeadsToTheEntriesThatNameIt(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		withSkills(d)
		d.open(page.Home{}).keys("S").shows("Gaps and strengths", "▌ checking six groups at once", "Food web jigsaw · 9B science", "planning the marking", "noticing").hides("saying no", "The meeting")
		d.keys("down").shows("▌   Debate nobody listened to · 10A").keys("enter").shows("Debate nobody listened to", "To practise").keys("esc").shows("Gaps and strengths", "▌   Debate nobody listened to")
	})
}

func TestWhatHeavyEntriesNameIsThereWhenAskedFor(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		withSkills(d)
		d.open(page.Skills{}).shows("1 kept aside").keys("H").shows("saying no to a parent").hides("kept aside").keys("H").hides("saying no").shows("1 kept aside")
	})
}

func TestOneSkillIsInFocus(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		withSkills(d)
		d.focus("")
		d.open(page.Skills{}).hides("in focus").keys("tab", "S").shows("In focus: noticing")
		d.keys("esc").open(page.Home{}).shows("In focus: noticing")
		d.open(page.Skills{}).keys("S").shows("In focus: checking six groups at once")
		if n := strings.Count(d.text(), "in focus"); n != 1 {
			t.Errorf("%d skills are in focus:\n%s", n, d.text())
		}
		d.keys("S").shows("No skill is in focus now.")
		d.open(page.Home{}).hides("In focus")
	})
}

func TestAStrengthBecomesAWinWithOneKey(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		withSkills(d)
		d.open(page.Skills{}).hides("w small win").keys("tab").shows("w small win").keys("w").shows("Kept as a small win.", "kept as a win", "w its win")
		d.keys("w").shows("What moved forward", "I did see it, at minute twelve.").keys("esc").shows("Gaps and strengths")
		d.open(page.Browse{Query: "kind:win noticing"}).shows("noticing")
	})
}

// The key that keeps a win of a strength says of a gap why it does not.
func TestNoWinIsKeptOfAGap(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		withSkills(d)
		d.open(page.Skills{}).shows("▌ checking six groups at once").keys("w").shows("A small win is kept from a strength: tab leads there.")
	})
}

// The skill in focus is in sight on the first page whatever there is beside it.
func TestTheFocusIsInSight(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		drive(t, size[0], size[1], func(d *driver) {
			withSkills(d)
			d.open(page.Home{}).shows("In focus: checking six groups")
		})
	}
}
