package exchange

import (
	"encoding/csv"
	"io"
	"strings"

	"messup/journal"
	"messup/journal/text"
	"messup/prompts"
)

// A column is what a table has of each entry.
type column struct {
	name string
	of   func(Story) string
}

// about are the columns before those of the answers.
func about() []column {
	return []column{
		{"id", func(s Story) string { return string(s.ID) }},
		{"happened", func(s Story) string { return s.Happened.Format("2006-01-02 15:04") }},
		{"kind", func(s Story) string { return string(s.Kind) }},
		{"title", func(s Story) string { return s.Name() }},
		{"class", func(s Story) string { return s.Class }},
		{"tags", func(s Story) string { return strings.Join(s.Tags, ", ") }},
		{"lesson", lessonsOf},
	}
}

func lessonsOf(s Story) string {
	all := make([]string, len(s.Lessons))
	for i, l := range s.Lessons {
		all[i] = l.Text
	}
	return strings.Join(all, "\n")
}

// CSV is a table for a spreadsheet: a row for each entry, a column for each question that sets ask, and
// one for answers to others. It begins with the mark by which spreadsheets know UTF-8; a cell
// that one of them would take for a formula begins with '. Lessons of no entry have no row.
func CSV(sets prompts.Library) func(io.Writer, Contents) error {
	return func(w io.Writer, c Contents) error {
		t := tableOf(sets)
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return err
		}
		out := csv.NewWriter(w)
		out.UseCRLF = true
		err := out.Write(t.names)
		for s, readErr := range Stories(c) {
			if readErr != nil {
				return readErr
			}
			if err != nil {
				break
			}
			if s.ID != "" {
				err = out.Write(t.row(s))
			}
		}
		out.Flush()
		if err == nil {
			err = out.Error()
		}
		return err
	}
}

// A table is the columns there are.
type table struct {
	about []column
	names []string
	place map[string]int // of the answer to a question
}

func tableOf(sets prompts.Library) table {
	t := table{about: about(), place: map[string]int{}}
	for _, h := range t.about {
		t.names = append(t.names, h.name)
	}
	add := func(id, name string) {
		if _, is := t.place[id]; !is {
			t.place[id] = len(t.names)
			t.names = append(t.names, inert(name))
		}
	}
	for _, set := range sets.Sets() {
		for _, q := range set.Questions {
			add(q.ID, q.Ask)
		}
	}
	for _, set := range sets.Beside() {
		for _, q := range set.Questions {
			for _, f := range q.Fields {
				add(q.ID, f.Label)
			}
		}
	}
	add(journal.NoteQuestion, prompts.Note)
	add("", prompts.OtherAnswers)
	return t
}

func (t table) row(s Story) []string {
	row := make([]string, len(t.names))
	for i, h := range t.about {
		row[i] = inert(text.Clean(h.of(s)))
	}
	for _, a := range s.Answers {
		at, is := t.place[a.Question]
		said := cell(a)
		if !is {
			at, said = t.place[""], a.Ask+"\n"+said
		}
		row[at] = inert(strings.TrimSpace(row[at] + "\n" + text.Clean(said)))
	}
	return row
}

// cell is an answer with the lines below it.
func cell(a journal.Answer) string {
	said := append(make([]string, 0, 1+len(a.Details)), a.Text)
	for _, d := range a.Details {
		said = append(said, d.Label+": "+strings.ReplaceAll(d.Value, "\n", "; "))
	}
	return strings.Join(said, "\n")
}

// inert is a cell that no spreadsheet runs.
// https://owasp.org/www-community/attacks/CSV_Injection names the characters.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
