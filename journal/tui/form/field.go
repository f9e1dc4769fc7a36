package form

import (
	"errors"
	"io"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// A field is what a huh.Field is asked besides what it is for. The fields of this
// package have it in common: they are laid out by their form and not by a theme,
// have no keys of huh's, and are never wrong, for a huh form with an error cannot
// even be gone back from.
type field struct{ itself huh.Field }

// Init does nothing.
func (f *field) Init() tea.Cmd { return nil }

// Error returns nil.
func (f *field) Error() error { return nil }

// Skip returns false.
func (f *field) Skip() bool { return false }

// Zoom returns false.
func (f *field) Zoom() bool { return false }

// KeyBinds returns none.
func (f *field) KeyBinds() []key.Binding { return nil }

// GetKey returns nothing.
func (f *field) GetKey() string { return "" }

// WithTheme changes nothing.
func (f *field) WithTheme(huh.Theme) huh.Field { return f.itself }

// Run runs the field by itself.
func (f *field) Run() error { return huh.Run(f.itself) }

// RunAccessible returns an error: messup has no such mode yet.
func (f *field) RunAccessible(io.Writer, io.Reader) error { return errors.ErrUnsupported }

// WithKeyMap changes nothing.
func (f *field) WithKeyMap(*huh.KeyMap) huh.Field { return f.itself }

// WithHeight changes nothing.
func (f *field) WithHeight(int) huh.Field { return f.itself }

// WithPosition keeps every key on: the page decides what lies beyond the first
// and the last field.
func (f *field) WithPosition(huh.FieldPosition) huh.Field { return f.itself }
