package lock

import (
	"errors"
	"strings"
	"testing"
)

// A line is mended as one is used to, and never shown; ctrl+c gives up.
func TestASecretLine(t *testing.T) {
	for typed, want := range map[string]string{
		"four words\r": "four words", "fö\x7four\n": "four", "x\x15four\r": "four", "\x7f\x08four\x04": "four",
		"four": "four", "\x1bfour\r": "four", "": "", "日本\x7f\r": "日",
	} {
		var out strings.Builder
		restored := 0
		got := ""
		err := Secretly(strings.NewReader(typed), &out, func() (func() error, error) {
			if out.Len() > 0 {
				t.Error("it asks before nothing is shown")
			}
			return func() error { restored++; return nil }, nil
		}, func(read Read) (err error) { got, err = read("Passphrase:"); return err })
		if got != want || err != nil || restored != 1 || out.String() != "Passphrase: \r\n" {
			t.Errorf("%q is %q, %v, and the screen has %q", typed, got, err, out.String())
		}
	}
	err := Secretly(strings.NewReader("four\x03\r"), &strings.Builder{}, func() (func() error, error) { return func() error { return nil }, nil }, func(read Read) error {
		_, err := read("")
		return err
	})
	if !errors.Is(err, ErrGivenUp) {
		t.Errorf("ctrl+c is %v", err)
	}
}
