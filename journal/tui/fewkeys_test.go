package tui

import (
	"strings"
	"testing"

	"messup/journal/tui/page"
	"messup/prompts"
)

// tasks are what people come for, with every key it takes, from the first page and
// back to it. What is typed is not counted: keys is how many others there are, and
// the most there may be.
func tasks() []task {
	ten := []string{"n", "text:The jigsaw", "enter", "enter", "enter", "enter"}
	for range prompts.Ten().Questions {
		ten = append(ten, "text:They copied.", "enter")
	}
	return []task{
		{"the ten by plain answers", 18, nothing, append(ten, "enter", "enter", "enter")},
		{"the quick three", 12, nothing, []string{"3", "text:Mail", "enter", "enter", "enter", "enter", "text:a", "enter", "text:b", "enter", "text:c", "enter", "enter", "enter", "enter", "enter"}},
		{"a small win", 11, nothing, []string{"w", "text:The web", "enter", "enter", "enter", "enter", "text:a", "enter", "text:b", "enter", "text:c", "enter", "text:d", "enter", "enter", "enter"}},
		{"a jot", 2, nothing, []string{"j", "text:Attendance took nine minutes", "enter"}},
		{"a lesson answered", 7, dueLessons, []string{"down", "enter", "1", "1", "1", "text:nobody copied", "enter", "esc"}},
		{"take two", 10, dueLessons, []string{"down", "down", "enter", "1", "2", "text:two of six", "enter", "enter", "enter", "enter", "enter"}},
		{"the five-minute review", 17, dueLessons, []string{
			"r", "5", "text:Two asked.", "enter", "enter", "1", "2", "text:two of six", "enter", "enter", "enter", "enter", "1",
			"n", "text:groups settle", "enter", "text:cards down", "enter", "text:tuesday", "enter", "enter", "enter",
		}},
	}
}

type task struct {
	what string
	keys int
	fill func(*driver)
	path []string
}

func nothing(*driver) {}

// Keys are counted, so that none comes to be needed that nobody noticed.
func TestTasksTakeFewKeys(t *testing.T) {
	for _, task := range tasks() {
		drive(t, 80, 24, func(d *driver) {
			task.fill(d)
			d.open(page.Home{})
			keys := 0
			for _, k := range task.path {
				d.keys(k)
				if !strings.HasPrefix(k, "text:") {
					keys++
				}
			}
			if _, home := d.router.page.Here().(page.Home); !home {
				t.Errorf("%s is not done after %d keys:\n%s", task.what, keys, d.text())
			}
			if keys != task.keys {
				t.Errorf("%s takes %d keys besides typing, not %d", task.what, keys, task.keys)
			}
		})
	}
}
