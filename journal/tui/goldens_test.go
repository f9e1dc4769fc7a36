package tui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// What holds of every page at every size is looked up in the pages as they are kept.

// eachGolden gives every kept page, by name, with its lines.
func eachGolden(t *testing.T, of func(name string, wide, high int, lines []string)) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "*.golden"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no pages: %v", err)
	}
	size := regexp.MustCompile(`-(\d+)x(\d+)\.golden$`)
	for _, path := range paths {
		m := size.FindStringSubmatch(path)
		if m == nil {
			continue
		}
		kept, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		of(filepath.Base(path), number(m[1]), number(m[2]), strings.Split(strings.TrimSuffix(string(kept), "\n"), "\n"))
	}
}

func number(digits string) (n int) {
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}

// column is where a sign stands in a line; -1 if it does not.
func column(line, sign string) int {
	before, _, is := strings.Cut(line, sign)
	if !is {
		return -1
	}
	return ansi.StringWidth(before)
}

// There is one right edge: header, rule, rows and footer keep to it.
func TestNoRowReachesPastTheRule(t *testing.T) {
	eachGolden(t, func(name string, _, _ int, lines []string) {
		if len(lines) < 2 || !strings.HasPrefix(strings.TrimSpace(lines[1]), "──") {
			return
		}
		edge := ansi.StringWidth(lines[1])
		for _, line := range lines {
			if ansi.StringWidth(line) > edge {
				t.Errorf("%s: %q reaches past column %d", name, line, edge)
			}
		}
	})
}

// Words are cut where there is no room for them, and nowhere else.
func TestNothingIsCutBesideEmptyRoom(t *testing.T) {
	blank := regexp.MustCompile(`[^ ]… {12,}`)
	eachGolden(t, func(name string, _, _ int, lines []string) {
		for _, line := range lines {
			left, _, _ := strings.Cut(line, "  │")
			if blank.MatchString(left) {
				t.Errorf("%s: %q is cut beside room for more", name, line)
			}
		}
	})
}

// The bar of a lesson ends: two lessons are never one. Only the end of the page cuts it.
func TestEveryLessonsBarEnds(t *testing.T) {
	eachGolden(t, func(name string, _, _ int, lines []string) {
		if strings.HasPrefix(strings.TrimPrefix(name, "french-"), "year") { // there it is the mark of a day, and no bar
			return
		}
		for i, line := range lines[:len(lines)-1] {
			at := column(line, "┃")
			if next := lines[i+1]; at >= 0 && strings.TrimSpace(next) != "" && column(next, "┃") != at && column(next, "╹") != at && i < len(lines)-4 {
				t.Errorf("%s: the bar in %q goes nowhere: %q", name, line, next)
			}
		}
	})
}

// Where two pages fit there are two, with one line between them, or one thought in the
// middle.
func TestAWideWindowHasTwoPages(t *testing.T) {
	eachGolden(t, func(name string, wide, _ int, lines []string) {
		if wide < 110 || len(lines) < 4 || !strings.HasPrefix(strings.TrimSpace(lines[1]), "──") {
			return
		}
		fold, left, right := 0, 0, 0
		for _, line := range lines[3 : len(lines)-1] {
			before, after, is := strings.Cut(line, "  │")
			if is {
				fold++
			}
			if strings.TrimSpace(before) != "" {
				left++
			}
			if strings.TrimSpace(after) != "" {
				right++
			}
		}
		if fold == 0 { // in the middle: nothing of it stands at the left edge
			edge := ansi.StringWidth(lines[1]) - ansi.StringWidth(strings.TrimSpace(lines[1]))
			for _, line := range lines[3 : len(lines)-3] {
				if line != "" && len(line)-len(strings.TrimLeft(line, " ")) < edge+10 {
					t.Errorf("%s has neither two pages nor one thought in the middle: %q", name, line)
					return
				}
			}
			return
		}
		if left > 0 && right == 0 {
			t.Errorf("%s: nothing stands on its right page", name)
		}
	})
}
