package tui

import (
	"messup/journal/tui/home"
	"messup/journal/tui/jot"
	"messup/journal/tui/lessons"
	"messup/journal/tui/page"
	"messup/journal/tui/people"
	"messup/journal/tui/plans"
	"messup/journal/tui/read"
	"messup/journal/tui/review"
	"messup/journal/tui/share"
	"messup/journal/tui/skills"
	"messup/journal/tui/write"
	"messup/journal/tui/year"
)

// open makes the page of a Place. This is the one table of all there are.
func open(d *page.Env, to page.Place) page.Page { //nolint:funlen // two lines for each place there is
	switch to := to.(type) {
	case page.Home:
		return home.Open(d, to)
	case page.Welcome:
		return home.OpenWelcome(d, to)
	case page.Settings:
		return home.OpenSettings(d)
	case page.Chips:
		return home.OpenChips(d)
	case page.Purge:
		return read.OpenPurge(d, to)
	case page.Names:
		return read.OpenNames(d, to)
	case page.Passphrase:
		return home.OpenPassphrase(d)
	case page.Timetable:
		return home.OpenTimetable(d)
	case page.Loose:
		return home.OpenLoose(d, to)
	case page.Skills:
		return skills.Open(d, to)
	case page.Before:
		return home.OpenBefore(d, to)
	case page.Slip:
		return home.OpenSlip(d, to)
	case page.TakeOut:
		return home.OpenTakeOut(d, to)
	case page.Share:
		return share.Open(d, to)
	case page.Picture:
		return share.OpenPicture(d, to)
	case page.TakeIn:
		return home.OpenTakeIn(d, to)
	case page.Write:
		return write.Open(d, to)
	case page.Grow:
		return write.OpenGrow(d, to)
	case page.Jot:
		return jot.Open(d, to)
	case page.Browse:
		return read.OpenBrowse(d, to)
	case page.Read:
		return read.Open(d, to)
	case page.Year:
		return year.Open(d, to)
	case page.Patterns:
		return year.OpenPatterns(d, to)
	case page.Trash:
		return read.OpenTrash(d, to)
	case page.Example:
		return read.OpenExample(d)
	case page.Lessons:
		return lessons.Open(d, to)
	case page.LessonForm:
		return lessons.OpenLessonForm(d, to)
	case page.Card:
		return lessons.OpenCard(d, to)
	case page.CarryLimit:
		return lessons.OpenCarryLimit(d, to)
	case page.Alike:
		return lessons.OpenAlike(d, to)
	case page.Plans:
		return plans.Open(d, to)
	case page.TakeTwo:
		return plans.OpenTakeTwo(d, to)
	case page.Chain:
		return plans.OpenChain(d, to)
	case page.PlanIt:
		return plans.OpenPlanIt(d, to)
	case page.WhichDay:
		return plans.OpenWhichDay(d, to)
	case page.EditPlan:
		return plans.OpenEditPlan(d, to)
	case page.People:
		return people.Open(d, to)
	case page.AskSomeone:
		return people.OpenAskSomeone(d, to)
	case page.Heard:
		return people.OpenHeard(d, to)
	case page.HeardForm:
		return people.OpenHeardForm(d, to)
	case page.Talk:
		return people.OpenTalk(d, to)
	case page.EditCheckin:
		return people.OpenEditCheckin(d, to)
	case page.PutAway:
		return people.OpenPutAway(d, to)
	case page.LetGo:
		return people.OpenLetGo(d, to)
	case page.Review:
		return review.Open(d, to)
	case page.Reviews:
		return review.OpenReviews(d, to)
	case page.PastReview:
		return review.OpenPastReview(d, to)
	}
	return home.Open(d, page.Home{})
}
