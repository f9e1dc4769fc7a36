package tui

import (
	"reflect"
	"slices"
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

// In French the menu has the words that are typed in French; the English ones find the same row.
func TestTheMenuHasTheScopesInFrench(t *testing.T) {
	speakFrench(t)
	drive(t, 120, 40, func(d *driver) {
		aWeek(d)
		d.open(page.Home{}).keys("?")
		alike := []string{"moment:", "cause:"} // in both languages
		for _, r := range d.router.help.rows {
			query := r.Key.Keys()
			if r.group != finding {
				continue
			}
			if r.Key.Help().Key == query[1] && !slices.Contains(alike, query[1]) || strings.Contains(r.Key.Help().Desc, "carried") {
				t.Errorf("%s, %s, is in English", r.Key.Help().Key, r.Key.Help().Desc)
			}
			shown, err := search.ParseQuery(r.Key.Help().Key, d.book.Sets(), testNow())
			want, wantErr := search.ParseQuery(query[1], d.book.Sets(), testNow())
			if err != nil || wantErr != nil || !reflect.DeepEqual(shown, want) {
				t.Errorf("%s asks for %+v and not for %+v: %v, %v", r.Key.Help().Key, shown, want, err, wantErr)
			}
		}
		d.keys("text:est:retirées", "enter").shows("is:retired")
		d.keys("?", "text:is:retired", "enter").shows("is:retired")
		d.keys("?", "text:d'une classe", "enter").shows("/ classe:").keys("text:9B").shows("classe:9B", "Food web jigsaw")
	})
}
