package cli

import (
	"context"

	"messup/journal"
)

// listDated prints plans or check-ins, each after its shortest id: the columns
// row gives of it, the last of them wrapped. With none of them it says so.
func listDated[T any](ctx context.Context, s *session, b *opened, k journal.Kind, list []T, none string, row func(T) (journal.ID, []string)) error {
	ids, rows := make([]journal.ID, len(list)), make([][]string, len(list))
	for i, v := range list {
		ids[i], rows[i] = row(v)
	}
	short, err := b.Shorten(ctx, k, ids)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		list = []T{} // an empty list in JSON, not null
		s.note("%s", none)
	}
	return s.print(list, func() {
		t := table{flex: 3, wrap: true}
		for i, columns := range rows {
			t.add("", append([]string{short[i]}, columns...)...)
		}
		s.printTable(t)
	})
}
