package cli

import (
	"errors"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"messup/journal"
)

// show prints one entry, or one lesson.
func show(s *session) *cobra.Command {
	return s.printsJSON(&cobra.Command{
		Use:               "show ID",
		Short:             "Print one entry",
		Long:              `Print one entry with its questions and answers, or a lesson that has no entry.`,
		Example:           "  messup show k3v9\n  messup show k3v9 --json",
		Args:              takes(1, 1),
		ValidArgsFunction: s.completeEntries(),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := s.read(cmd.Context())
			if err != nil {
				return err
			}
			e, err := b.Find(cmd.Context(), args[0])
			if errors.Is(err, journal.ErrNotFound) {
				if l, lessonErr := b.FindLesson(cmd.Context(), args[0]); lessonErr == nil {
					return s.print(l, func() { s.showLesson(l) })
				}
			}
			if err != nil {
				return err
			}
			l, err := b.LessonOf(cmd.Context(), e.ID)
			if err != nil {
				return err
			}
			return s.print(e, func() {
				s.showHeading(e, shortest(cmd.Context(), b.Book, e.ID))
				s.showLesson(l)
				s.showAnswers(e)
			})
		},
	})
}

func (s *session) showHeading(e journal.Entry, id string) {
	s.heading(e.Name())
	parts := []string{id, e.Happened.Format(dayAs + " 15:04"), e.Class, string(e.Kind)}
	for _, t := range e.Tags {
		parts = append(parts, "#"+t)
	}
	s.prose("", journal.JoinSaid(parts...))
	if line := (journal.Line{Set: e.Set, Place: e.Place}); e.Draft() && e.Kind != journal.Jot {
		s.say("%s", journal.SayDraft(line.Stopped(s.sets)))
	}
}

func (s *session) showLesson(l journal.Lesson) {
	if l.Text == "" {
		return
	}
	s.say("")
	s.prose("┃ ", l.Text)
	s.prose("  ", journal.JoinSaid(l.Basis, l.When, l.Area))
}

func (s *session) showAnswers(e journal.Entry) {
	if e.Failure != "" {
		s.say("")
		s.heading("Failure")
		s.prose("", e.Failure)
	}
	for _, a := range e.Answers {
		s.say("")
		s.heading(a.Ask)
		if a.Text != "" {
			s.prose("", a.Text)
		}
		for _, d := range a.Details {
			label := strings.TrimSuffix(d.Label, "?")
			s.prose("  ", label+": "+strings.Join(strings.Split(d.Value, "\n"), "; "))
		}
		for _, v := range a.Others {
			s.prose("  ", "In another window, "+v.At.Format(dayAs+" 15:04")+":")
			s.prose("    ", v.Text)
		}
	}
}

// measure is how wide text becomes at most, to be easily read.
const measure = 72

// prose writes text under a margin: wrapped on a terminal, as it stands
// anywhere else.
func (s *session) prose(margin, text string) {
	text = journal.Clean(text)
	if columns := s.width(); columns > 0 {
		text = ansi.Wrap(text, max(least, min(columns, measure)-ansi.StringWidth(margin)), "")
	}
	for line := range strings.Lines(text) {
		s.say("%s", strings.TrimRight(margin+line, " \n"))
	}
}
