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
	all, err := kind.Asking(tx, func(r record.DatedRow) bool { return r.Open })
	if err != nil || len(all) == 0 {
		return 0, err
	}
	n := len(all)
	light, err := kind.LightOnly(tx, all)
	return n - len(light), err
}
