package place

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// here is one or more paths as this system has them: absolute ones begin with a drive on Windows.
func here(paths string) string {
	if runtime.GOOS == "windows" {
		paths = strings.ReplaceAll(" "+paths, " /", " C:/")[1:]
	}
	return filepath.FromSlash(paths)
}

func TestJournal(t *testing.T) {
	tests := map[string]struct {
		os   string
		env  map[string]string
		want string
	}{
		"a home of its own goes first": {"linux", map[string]string{"MESSUP_HOME": "/m", "XDG_DATA_HOME": "/x", "HOME": "/h"}, "/m/journal.db"},
		"XDG":                          {"linux", map[string]string{"XDG_DATA_HOME": "/x", "HOME": "/h"}, "/x/messup/journal.db"},
		"a relative XDG is ignored":    {"linux", map[string]string{"XDG_DATA_HOME": "x", "HOME": "/h"}, "/h/.local/share/messup/journal.db"},
		"home":                         {"freebsd", map[string]string{"HOME": "/h"}, "/h/.local/share/messup/journal.db"},
		"macOS":                        {"darwin", map[string]string{"XDG_DATA_HOME": "/x", "HOME": "/h"}, "/h/Library/Application Support/messup/journal.db"},
		"Windows":                      {"windows", map[string]string{"LocalAppData": "/l", "HOME": "/h"}, "/l/messup/journal.db"},
		"nothing to go by":             {"linux", nil, ""},
		"nothing to go by on Windows":  {"windows", map[string]string{"HOME": "/h"}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Journal(tt.os, func(k string) string { return here(tt.env[k]) })
			if want := here(tt.want); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if (tt.want == "") != (err != nil) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestSpare(t *testing.T) {
	for name, tt := range map[string]struct {
		os   string
		env  map[string]string
		want string
	}{
		"XDG":                         {"linux", map[string]string{"XDG_RUNTIME_DIR": "/run/u", "XDG_STATE_HOME": "/x", "HOME": "/h"}, "/run/u/messup /x/messup"},
		"home":                        {"linux", map[string]string{"HOME": "/h"}, "/h/.local/state/messup"},
		"what is relative is ignored": {"linux", map[string]string{"XDG_RUNTIME_DIR": "run"}, ""},
		"macOS":                       {"darwin", map[string]string{"TMPDIR": "/t", "HOME": "/h"}, "/t/messup /h/.local/state/messup"},
		"Windows":                     {"windows", map[string]string{"TEMP": "/t", "USERPROFILE": "/h"}, "/t/messup /h/messup"},
	} {
		if got := strings.Join(Spare(tt.os, func(k string) string { return here(tt.env[k]) }), " "); got != here(tt.want) {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}
