package kin_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"messup/journal"
	"messup/journal/kin"
)

// Ties that came in go anywhere, in circles too: every walk over them ends, and finds
// what following each tie would find.
func TestAWalkOverTiesEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const n = 6
		all := make([]journal.Lesson, n)
		under := [n][n]bool{}
		name := func(i int) journal.ID { return journal.ID(fmt.Sprint("l", i)) }
		for i := range all {
			all[i].ID = name(i)
			for _, j := range rapid.SliceOfNDistinct(rapid.IntRange(0, n), 0, 3, rapid.ID).Draw(t, "ties") { // the last is not there
				as := rapid.SampledFrom([]journal.Kinship{journal.Narrower, journal.Narrower, journal.Opposite, journal.Another}).Draw(t, "as")
				all[i].Ties = append(all[i].Ties, journal.Tie{Lesson: name(j), As: as})
				if j < n && as == journal.Narrower {
					under[i][j] = true
				}
			}
		}
		looked := 0
		get := func(id journal.ID) (journal.Lesson, error) {
			looked++
			for _, l := range all {
				if l.ID == id {
					return l, nil
				}
			}
			return journal.Lesson{}, nil
		}
		for k := range n {
			for i := range n {
				for j := range n {
					under[i][j] = under[i][j] || under[i][k] && under[k][j]
				}
			}
		}
		for i := range n {
			for j := range n {
				looked = 0
				got, err := kin.IsException(all[i], name(j), get)
				if err != nil || got != under[i][j] {
					t.Errorf("%d is an exception of %d: %t, %v", i, j, got, err)
				}
				if looked > n+1 {
					t.Errorf("%d lessons were looked at", looked)
				}
			}
		}
	})
}
