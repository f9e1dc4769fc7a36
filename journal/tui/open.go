package tui

// open makes the page of a Place. This is the one table of all there are.
func open(d *desk, to Place) page { //nolint:funlen // two lines for each place there is
	switch to := to.(type) {
	case Home:
		return openHome(d, to)
	case Welcome:
		return openWelcome(d, to)
	case Settings:
		return openSettings(d)
	case Loose:
		return openLoose(d, to)
	case Before:
		return openBefore(d, to)
	case Write:
		return openWrite(d, to)
	case Grow:
		return openGrow(d, to)
	case Jot:
		return openJot(d)
	case Browse:
		return openBrowse(d, to)
	case Read:
		return openRead(d, to)
	case Trash:
		return openTrash(d, to)
	case Example:
		return openExample(d)
	case Lessons:
		return openLessons(d, to)
	case LessonForm:
		return openLessonForm(d, to)
	case Card:
		return openCard(d, to)
	case Room:
		return openRoom(d, to)
	case Plans:
		return openPlans(d, to)
	case TakeTwo:
		return openTakeTwo(d, to)
	case Chain:
		return openChain(d, to)
	case PlanIt:
		return openPlanIt(d, to)
	case People:
		return openPeople(d, to)
	case AskSomeone:
		return openAskSomeone(d, to)
	case PutAway:
		return openPutAway(d, to)
	case Review:
		return openReview(d, to)
	case Reviews:
		return openReviews(d, to)
	case PastReview:
		return openPastReview(d, to)
	}
	return openHome(d, Home{})
}
