package look

import "slices"

// Grid lays things out behind an indent, in so many columns of the screen: in one row if
// they fit, else under one another, as many in a row as there is room for, and along the
// rows where there is room for no two or that is not wanted. whole are how wide they are,
// cut the same where each is cut to what a row has room for; both with what parts them.
// It returns which are in each row and, where they stand under one another, how wide that
// makes them.
func Grid(whole, cut []int, indent, width int, under bool) (rows [][]int, columns []int) {
	used := indent
	for i, w := range cut {
		if len(rows) == 0 || used+w > width && used > indent {
			rows, used = append(rows, nil), indent
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], i)
		used += w
	}
	if len(rows) < 2 || !under {
		return rows, nil
	}
	for n := len(whole) - 1; n > 1; n-- {
		columns, used := make([]int, n), indent-1
		for i, w := range whole {
			columns[i%n] = max(columns[i%n], w)
		}
		for _, w := range columns {
			used += w
		}
		if used <= width {
			all := make([]int, len(whole))
			for i := range all {
				all[i] = i
			}
			return slices.Collect(slices.Chunk(all, n)), columns
		}
	}
	return rows, nil
}
