package gather

import (
	"messup/journal"
	"messup/journal/record"
)

// AsideOpen counts the plans, or the people to check in with, that wait and were drawn from heavy
// entries: no list shows them, and one that says nothing of them would say that nothing waits.
func AsideOpen(tx record.Tx, kind journal.Kind) (int, error) {
	switch kind {
	case journal.PlansKind:
		return asideOpen(tx, record.PlanKind())
	case journal.CheckinsKind:
		return asideOpen(tx, record.CheckinKind())
	}
	return 0, nil
}

func asideOpen[T any](tx record.Tx, kind record.Dated[T]) (int, error) {
	open := func(r record.DatedRow) bool { return r.Open }
	all, err := kind.Asking(tx, open)
	if err != nil {
		return 0, err
	}
	light, err := kind.LightAsking(tx, open)
	return len(all) - len(light), err
}
