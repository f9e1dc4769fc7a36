package cli_test

import (
	"os/exec"
	"strings"
	"testing"
)

// The arrows between the packages, and what each alone may see of the outside.
func TestPackagesImportOnlyWhatTheyMay(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not here")
	}
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "messup/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	only := map[string]string{ // what may be imported by one package alone
		"charm.land/": "messup/journal/tui", "go.etcd.io/bbolt": "messup/store", "github.com/spf13/": "messup/journal/cli",
	}
	arrows := map[string]string{
		"messup":                  "messup/journal/cli",
		"messup/prompts":          "",
		"messup/journal":          "messup/prompts",
		"messup/journal/exchange": "messup/journal messup/prompts",
		"messup/journal/tui":      "messup/journal messup/prompts",
		"messup/store":            "messup/journal messup/store/seal messup/store/boltfile",
		"messup/store/seal":       "messup/journal messup/store/boltfile",
		"messup/store/boltfile":   "",
		"messup/store/storetest":  "messup/journal",
		"messup/journal/cli":      "messup/journal messup/prompts messup/journal/tui messup/journal/exchange messup/store",
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		from := fields[0]
		allowed, known := arrows[from]
		if !known {
			t.Errorf("%s is not in the picture of the house", from)
		}
		for _, to := range fields[1:] {
			if strings.HasPrefix(to, "messup/") && !strings.Contains(" "+allowed+" ", " "+to+" ") {
				t.Errorf("%s imports %s", from, to)
			}
			for prefix, owner := range only {
				if strings.HasPrefix(to, prefix) && from != owner {
					t.Errorf("%s imports %s, which is for %s alone", from, to, owner)
				}
			}
		}
	}
}

// Private and offline: no package of ours, and nothing it calls, dials. Only
// these packages of the build may so much as import net, and none listens or
// connects.
func TestNoPackageOpensANetworkConnection(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command is not here")
	}
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "messup").Output()
	if err != nil {
		t.Fatal(err)
	}
	mayImport := map[string]bool{ // pflag parses addresses given as flags
		"github.com/spf13/pflag": true,
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		for _, to := range fields[1:] {
			if (to == "net" || to == "net/http" || strings.HasPrefix(to, "net/rpc")) && !mayImport[fields[0]] && !strings.HasPrefix(fields[0], "net") {
				t.Errorf("%s imports %s", fields[0], to)
			}
		}
	}
}
