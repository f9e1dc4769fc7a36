package plain

import "testing"

// A line is the name that it begins, in French also without what the verb is of; of several that begin so it is none.
func TestALineNamesWhatBeginsSo(t *testing.T) {
	names := []string{"le rendre", "le supprimer pour de bon", "vider la corbeille", "les noter", "supposer"}
	for line, want := range map[string]int{
		"le rendre": 0, "rendre": 0, "Supprimer": 1, "le supp": 1, "supprimer pour de bon": 1, "vider": 2, "noter": 3,
		"": -1, "le": -1, "supp": 4, "corbeille": -1, "delete": -1,
	} {
		if got := named(line, names); got != want {
			t.Errorf("%q is %d, want %d", line, got, want)
		}
	}
}
