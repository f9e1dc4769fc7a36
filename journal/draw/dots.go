package draw

import "strings"

// Dots are questions, a dot each, in the groups they are asked in: filled where something
// was answered, in slate where one is, and hollow
// there as long as nothing is. One that has no answer looks like paper, not like a
// debt. at is the number of the one in hand, from 0, counted over all groups.
func Dots(p Pen, groups [][]bool, at int) string {
	drawn := make([]string, len(groups))
	for g, answered := range groups {
		dots := make([]string, len(answered))
		for i, is := range answered {
			switch {
			case i == at && is:
				dots[i] = p.Slate(p.Marks.Reached)
			case i == at:
				dots[i] = p.Slate(p.Marks.Draft)
			case is:
				dots[i] = p.Pencil(p.Marks.Reached)
			default:
				dots[i] = p.Hint(p.Marks.Day)
			}
		}
		at -= len(answered)
		drawn[g] = strings.Join(dots, " ")
	}
	return strings.Join(drawn, "  ")
}
