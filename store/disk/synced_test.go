package disk

import (
	"testing"
)

func TestSynced(t *testing.T) {
	tests := []struct{ path, service string }{
		{"/home/ada/.local/share/messup/journal.db", ""},
		{"/home/ada/Dropbox/journal.db", "Dropbox"},
		{"/home/ada/Dropbox (School)/notes/journal.db", "Dropbox"},
		{"/home/ada/dropboxes/journal.db", ""},
		{`C:\Users\ada\OneDrive - Hill School\messup\journal.db`, "OneDrive"},
		{"/Users/ada/Library/CloudStorage/OneDrive-Personal/journal.db", "OneDrive"},
		{"/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive/journal.db", "Google Drive"},
		{"/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/journal.db", "iCloud Drive"},
		{"/home/ada/Nextcloud/journal.db", "Nextcloud"},
		{"Nextcloud/journal.db", "Nextcloud"},
		{"journal.db", ""},
		{"/", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got, ok := Synced(tt.path); got != tt.service || ok != (tt.service != "") {
			t.Errorf("Synced(%q) = %q, %v, want %q", tt.path, got, ok, tt.service)
		}
	}
}
