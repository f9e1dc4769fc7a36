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
	// Propose is a path for a file of some name, "share.md" say, to be changed at will.
	Propose(name string) string
	// Understood is the path as it is read, with nothing looked up on the disk.
	Understood(path string) string
	// Write has write fill a new file and says where it is. Where one is there already, and over
	// is not set, it writes nothing and returns the question whether to replace that. A path that
	// does not end as any form of a file does gets the ending of its name.
	Write(path, name string, over bool, write func(io.Writer) error) (said, ask string, err error)
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

// PictureKey makes a card of a lesson, or of an entry with what it taught, unless there is a reason
// why not; none where nothing can be shared.
func (d *Env) PictureKey(to Picture, why voice.Phrase) []Action {
	if d.Opts.Sharing == nil {
		return nil
	}
	return []Action{Act("V", "as a picture", func() tea.Cmd { return GoTo(to) }, "V").Seldom().Found("card, image, svg, hang up, poster, print, share").Unless(why)}
}
