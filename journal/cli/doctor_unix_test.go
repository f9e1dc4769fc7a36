//go:build unix

package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"messup/store/disk"
)

// told is what doctor tells, and which code it ends with.
func (h *home) told() (said, errs string, state string, findings []string, code int) {
	h.t.Helper()
	said, errs, code = h.run("doctor")
	out, _, _ := h.run("doctor", "--json")
	var r struct {
		Journal  struct{ State string }
		Findings []struct{ What, Do string }
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		h.t.Fatalf("%v:\n%s", err, out)
	}
	for _, f := range r.Findings {
		if f.What == "" {
			h.t.Errorf("%+v says nothing", f)
		}
		findings = append(findings, f.What+" "+f.Do)
	}
	return said + out, errs, r.Journal.State, findings, code
}

func TestADoctorSeesEveryJournal(t *testing.T) {
	h := newHome(t)
	if err := os.Chmod(filepath.Dir(h.path), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, errs, state, findings, code := h.told(); state != "missing" || len(findings) > 0 || code != 0 || errs != "" {
		t.Errorf("without a journal: %s, %q, %d %s", state, findings, code, errs)
	}
	h.must("import", "testdata/book.json")
	said, errs, state, findings, code := h.told()
	if state != "readable" || code != 0 || errs != "" {
		t.Errorf("of a whole one: %s, %q, %d %s", state, findings, code, errs)
	}
	book, err := os.ReadFile("testdata/book.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range wordsOf(book) {
		if strings.Contains(strings.ToLower(said), word) {
			t.Errorf("it tells %q of the journal:\n%s", word, said)
		}
	}
	file, err := os.OpenFile(h.path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if free, err := disk.TryLock(file, true); err != nil || !free {
		t.Fatal(free, err)
	}
	if _, errs, state, _, code := h.told(); state != "busy" || code != 0 || errs != "" {
		t.Errorf("of a busy one: %s, %d %s", state, code, errs)
	}
	if err := disk.Unlock(file); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(h.path), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, _, _, findings, code := h.told(); code != 0 || !strings.Contains(strings.Join(findings, "\n"), "may write to") || !strings.Contains(strings.Join(findings, "\n"), "chmod go-w") {
		t.Errorf("of an open folder: %q, %d", findings, code)
	}
	if _, err := file.WriteAt([]byte(strings.Repeat("x", 16<<10)), 4<<10); err != nil {
		t.Fatal(err)
	}
	if _, errs, state, findings, code := h.told(); state != "damaged" && state != "unreadable" || code != 13 || !strings.Contains(errs, "messup restore") || len(findings) == 0 {
		t.Errorf("of a damaged one: %s, %q, %d %s", state, findings, code, errs)
	}
}

// wordsOf are the words of what was imported that are no field and none of the program's own.
func wordsOf(book []byte) (words []string) {
	texts := regexp.MustCompile(`"(?:text|title|class|value|line|will|person)": "([^"]*)"`)
	for _, m := range texts.FindAllSubmatch(book, -1) {
		for _, word := range regexp.MustCompile(`[\pL\pN]{5,}`).FindAllString(strings.ToLower(string(m[1])), -1) {
			switch word {
			case "which", "there", "their", "before", "about", "where", "other", "words": // the program says them as well
			default:
				words = append(words, word)
			}
		}
	}
	return words
}
