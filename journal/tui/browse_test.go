package tui

import (
	"testing"
)

func TestBrowseLooks(t *testing.T) {
	browse := func(*driver) Route { return Browse{} }
	onEverySize(t, "browse", someJournal, browse)
	onEverySize(t, "browse-search", someJournal, browse, "/", "text:copying")
	onEverySize(t, "browse-nothing", someJournal, browse, "/", "text:jigsow", "enter")
	onEverySize(t, "browse-empty", func(*driver) {}, browse)
}
