package takeout

import (
	"os"
	"testing"

	"messup/prompts"
)

// docs/files.md shows the formats there are.
func TestTheFormatsAreTold(t *testing.T) {
	const golden = "testdata/formats.txt"
	told := Forms{prompts.Shipped()}.help() + "\n"
	if os.Getenv("MESSUP_UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(told), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || string(want) != told {
		t.Errorf("%v: told are\n%s", err, told)
	}
}
