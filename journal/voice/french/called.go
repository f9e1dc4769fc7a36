package french

import (
	"regexp"
	"strings"
	"sync"
)

// What is typed is kept in English. Here is what it is called beside that where a sentence of
// the catalogue does not say it: a word of English is another one for a lesson than for a plan.

// State is a state that an entry, a lesson or a plan can be in, as it stands to be chosen.
func State(of, kept string) string { return states()[of][kept] }

func states() map[string]map[string]string {
	return map[string]map[string]string{
		"entry":  {"draft": "brouillon", "finished": "terminé", "dropped": "abandonné", "heavy": "lourd"},
		"lesson": {"carried": "sous la main", "due": "à revoir", "shelved": "tablette", "kept": "gardées", "retired": "retirées"},
		"plan":   {"open": "en attente", "due": "à faire", "undated": "sans jour", "done": "faits", "dropped": "abandonnés"},
	}
}

// Typed are the words that somebody may type in French for one that a command knows in English, or
// that is looked for in a scope of a search.
func Typed(kept string) []string {
	var all []string
	for _, called := range []string{State("entry", kept), State("lesson", kept), State("plan", kept), choices()[kept]} {
		if called != "" {
			all = append(all, called)
		}
	}
	return all
}

// choices are values of flags, and answers.
func choices() map[string]string {
	return map[string]string{
		"close": "presque", "same": "pareil", "unclear": "impossible à dire",
		"no-help": "n'a pas aidé", "not-yet": "pas encore", "chance-passed": "occasion passée",
		"monday": "lundi", "sunday": "dimanche", "desk": "bureau", "nothing": "rien", "too": "aussi", "on": "continuer", "line": "ligne",
	}
}

// Scopes are the words that may stand before a colon in a search in place of one in English, or of
// the id of a question; the first of them is shown.
func Scopes(scope string) []string {
	if asked := askedIn()[scope]; asked != "" {
		return []string{asked}
	}
	return map[string][]string{
		"class": {"classe"}, "tag": {"étiquette"}, "kind": {"genre"}, "is": {"est", "état"}, "heavy": {"lourd"}, "since": {"depuis"}, "until": {"jusqu'à"},
		"title": {"titre"}, "lesson": {"leçon"}, "came": {"donné"}, "moment": {"moment"}, "reason": {"raison"}, "factor": {"facteur"}, "strength": {"force"},
	}[scope]
}

// askedIn has the scopes of questions by their ids, which stand in brackets beside what they ask.
//
//nolint:gochecknoglobals // read once, when first asked for
var askedIn = sync.OnceValue(func() map[string]string {
	scopes := map[string]string{}
	read(questions, func(english, french string) {
		if id, is := strings.CutPrefix(english, "["); is {
			scopes[strings.TrimSuffix(id, "]")] = strings.Trim(french, "[]")
		}
	})
	return scopes
})

// School has the days of a timetable, and of how weeks come round, in French: 9B: lun 2, jour 3 p2.
func School(kept string) string {
	kept = regexp.MustCompile(`([:,;] (?:[A-J] )?)(mon|tue|wed|thu|fri|sat|sun|day)\b`).ReplaceAllStringFunc(kept, func(is string) string {
		at := len(is) - 3
		return is[:at] + map[string]string{
			"mon": "lun", "tue": "mar", "wed": "mer", "thu": "jeu", "fri": "ven", "sat": "sam", "sun": "dim", "day": "jour",
		}[is[at:]]
	})
	return strings.NewReplacer(" days from ", " jours depuis le ", " from ", " depuis le ").Replace(kept)
}
