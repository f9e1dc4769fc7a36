package syncing //nolint:testpackage // the table is its own

import (
	"reflect"
	"strings"
	"testing"

	"messup/journal"
)

// Each setting that has one value, of which a sync may have to take one of two, has a name.
func TestEverySettingWithOneValueIsNamed(t *testing.T) {
	n := 0
	for f := range reflect.TypeFor[journal.Settings]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if kind := f.Type.Kind(); kind != reflect.Int && kind != reflect.Bool || name == "rev" {
			continue
		}
		if n++; choiceNames()[name] == "" {
			t.Errorf("%s has no name", name)
		}
	}
	if n != len(choiceNames()) {
		t.Errorf("%d names of %d settings", len(choiceNames()), n)
	}
}
