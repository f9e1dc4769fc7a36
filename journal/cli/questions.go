package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"messup/prompts"
)

// questions prints a set of questions.
func questions(s *session) *cobra.Command {
	type question struct {
		ID   string `json:"id"`
		Ask  string `json:"ask"`
		Hint string `json:"hint"`
	}
	type shape struct {
		ID        string     `json:"id"`
		Version   int        `json:"version"`
		Name      string     `json:"name"`
		About     string     `json:"about"`
		Credit    string     `json:"credit"`
		Questions []question `json:"questions"`
	}
	return s.printsJSON(&cobra.Command{
		Use:               "questions [SET]",
		Short:             "Print the questions of a set",
		Long:              fmt.Sprintf("Print the questions of a set, with their hints: %s.", setNames(s.sets, " (if none is named)")),
		Args:              takes(0, 1),
		ValidArgsFunction: completeOne(s.completeSets),
		RunE: func(_ *cobra.Command, args []string) error {
			name := s.sets.First().ID
			if len(args) == 1 {
				name = args[0]
			}
			set, err := s.sets.Find(name)
			if err != nil {
				return err
			}
			v := shape{ID: set.ID, Version: set.Version, Name: set.Name, About: set.About, Credit: set.Credit}
			for _, q := range set.Questions {
				v.Questions = append(v.Questions, question{q.ID, q.Ask, q.Hint})
			}
			return s.print(v, func() { s.sayQuestions(set) })
		},
	})
}

func (s *session) sayQuestions(set prompts.Set) {
	s.heading(set.Name)
	s.prose("", set.About)
	part := ""
	for i, q := range set.Questions {
		s.say("")
		if q.Part != part {
			part = q.Part
			s.say("%s\n", part)
		}
		s.heading(fmt.Sprintf("%d. %s", i+1, q.Ask))
		s.prose("   ", q.Hint)
	}
	s.say("")
	s.prose("", set.Credit)
}
