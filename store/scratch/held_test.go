package scratch

import (
	"os"
	"testing"

	"messup/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.NothingGoesWhileHeld()
	os.Exit(m.Run())
}
