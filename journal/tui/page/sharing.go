package page

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"

	"messup/journal/voice"
)

// Sharing is where a share is kept until it is written, and how it is written to a file.
type Sharing interface {
	// Kept returns what is kept; nil if nothing is.
	Kept(context.Context) ([]byte, error)
	// Keep keeps it in place of what was kept before.
	Keep(context.Context, []byte) error
	// Forget deletes it.
	Forget(context.Context) error
	// Propose is a path for a file whose name ends so, to be changed at will.
	Propose(end string) string
	// Understood is the path as it is read, with nothing looked up on the disk.
	Understood(path string) string
	// Write has write fill a new file and says where it is. Where one is there already, and over
	// is not set, it writes nothing and returns the question whether to replace that.
	Write(path, end string, over bool, write func(io.Writer) error) (said, ask string, err error)
}

// ShareKey shares something, or goes on with what was begun; none where nothing can be shared.
func (d *Env) ShareKey(to Share) []Action {
	if d.Opts.Sharing == nil {
		return nil
	}
	help := voice.Phrase("share")
	if to != (Share{}) {
		help = "share what it taught"
	}
	return []Action{Act(">", help, func() tea.Cmd { return GoTo(to) }, ">").Seldom().Found("celebrate failure, post, colleagues, staff room, talk sheet, bundle, redact")}
}
