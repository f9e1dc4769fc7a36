package tui

import (
	"strings"
	"testing"

	"messup/journal/search"
	"messup/journal/tui/page"
	"messup/journal/voice"
)

// The menu teaches what a search can be narrowed by, and leads there.
func TestTheMenuHasTheScopes(t *testing.T) {
	drive(t, 80, 24, func(d *driver) {
		aWeek(d)
		for _, scope := range search.Scopes() {
			if (voice.Scope(scope) == "") != (scope == "is") {
				t.Errorf("of %s: is said: %q", scope, voice.Scope(scope))
			}
		}
		d.open(page.Home{}).keys("?")
		shown := map[string]bool{}
		for _, r := range d.router.help.rows {
			if r.group == finding {
				shown[strings.TrimSuffix(r.Key.Help().Key, ":")] = true
				scope, _, _ := strings.Cut(r.Key.Help().Key, ":")
				shown[scope] = shown[scope] || scope == search.Outcome || scope == search.Heavy // which have a row for each word
			}
		}
		for _, want := range append([]string{"is:carried", "is:undated", "is:draft", "area", "came:better"}, search.Scopes()...) {
			if want != "is" && !shown[want] {
				t.Errorf("%s is not in the menu", want)
			}
		}
		d.keys("text:is:retired", "enter").shows("Lessons", "is:retired")
		d.keys("?", "text:plans: open", "enter").shows("Plans", "is:open")
		d.keys("?", "text:plans: worse", "enter").shows("Plans", "came:worse")
		d.keys("?", "text:of a class", "enter").shows("/ class:").keys("text:9B").shows("class:9B", "Food web jigsaw")
	})
}
