// Package logged is the log that --debug asks for: what was done, how long it took, how much
// there was and how it ended, for whoever looks for a fault. No word of the journal is in it,
// and nothing that was typed: of a command its name and which flags it had, of an operation the
// name of the function, of an error the sentence that messup has for its kind or, where it
// has none, the type.
package logged

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"messup/journal"
	"messup/journal/cli/carry"
	"messup/journal/record"
	"messup/journal/voice"
	"messup/store/disk"
)

// Flag is the flag that names the file.
const Flag = "debug"

// begins is what every line of a log begins with: by it one is known.
const begins = slog.TimeKey + "="

// A Log is written line by line; a nil one is none.
type Log struct {
	handler slog.Handler
	out     *noting
	now     func() time.Time
	begun   time.Time
	path    string // of the journal
}

// noting is where the lines go, and what kept one from going there.
type noting struct {
	io.Writer
	close func() error
	err   error
}

func (n *noting) Write(b []byte) (int, error) {
	written, err := n.Writer.Write(b)
	if n.err == nil {
		n.err = err
	}
	return written, nil // what is done goes on without its log
}

// Begin begins the log of a command, if its flag asks for one: in a new file, or at the end of
// an earlier log. Nothing else is written to. - is beside the output.
func Begin(cmd *cobra.Command, errs io.Writer, now func() time.Time, version, journal string) (*Log, error) {
	file := cmd.Flags().Lookup(Flag)
	if file == nil || !file.Changed {
		return nil, nil //nolint:nilnil // a log that nobody asked for
	}
	out := &noting{Writer: errs, close: func() error { return nil }}
	if path := file.Value.String(); path != "-" {
		f, err := open(path)
		if err != nil {
			return nil, err
		}
		out.Writer, out.close = f, f.Close
	}
	l := &Log{handler: slog.NewTextHandler(out, nil), out: out, now: now, begun: now(), path: journal}
	var flags []string
	cmd.Flags().Visit(func(f *pflag.Flag) { flags = append(flags, f.Name) })
	l.say(cmd.Context(), "begin", slog.String("command", cmd.CommandPath()), slog.String("flags", strings.Join(flags, " ")),
		slog.String("version", version), slog.String("go", runtime.Version()), slog.String("platform", runtime.GOOS+"/"+runtime.GOARCH), l.size())
	return l, nil
}

// open opens a file for a log, for its owner alone. One that is there and no log stays as it is.
func open(path string) (*os.File, error) {
	f, err := disk.Open(path, os.O_RDWR|os.O_CREATE|os.O_APPEND)
	if err != nil {
		return nil, fmt.Errorf("--%s: %w: %w", Flag, journal.ErrNoPlace, err)
	}
	info, err := f.Stat()
	first := make([]byte, len(begins))
	if err == nil && info.Size() > 0 {
		_, err = f.ReadAt(first, 0)
	}
	switch {
	case err == nil && (!info.Mode().IsRegular() || info.Size() > 0 && string(first) != begins), errors.Is(err, io.EOF):
		err = carry.AlreadyThere(path)
	case err == nil && disk.HasModes && info.Mode().Perm()&0o077 != 0:
		err = f.Chmod(0o600)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("--%s: %w", Flag, err), f.Close())
	}
	return f, nil
}

// End writes with which code the command ends, which it returns, and has it told if the log could
// not be written.
func (l *Log) End(code int, err error, tell func(voice.Phrase, ...any)) int {
	if l == nil {
		return code
	}
	l.say(context.Background(), "end", slog.Int("code", code), slog.String("error", kind(err)), slog.Duration("took", l.now().Sub(l.begun)), l.size())
	if err := errors.Join(l.out.err, l.out.close()); err != nil {
		tell("The log could not be written: %s.", voice.Sentence(err))
	}
	return code
}

func (l *Log) say(ctx context.Context, what string, about ...slog.Attr) {
	r := slog.NewRecord(l.now(), slog.LevelInfo, what, 0)
	r.AddAttrs(about...)
	_ = l.handler.Handle(ctx, r) // out notes what fails
}

// size is how many bytes the journal has; 0 where there is none.
func (l *Log) size() slog.Attr {
	n := int64(0)
	if info, err := os.Stat(l.path); err == nil {
		n = info.Size()
	}
	return slog.Int64("journal_bytes", n)
}

// kind is what an error is, without what it says of a place or of words.
func kind(err error) string {
	var number syscall.Errno
	switch {
	case err == nil:
		return "none"
	case journal.Known(err):
		return voice.Reason(err)
	case errors.As(err, &number):
		return number.Error()
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return fmt.Sprintf("%T", err)
}

// Store is a store of which each call is written down.
func (l *Log) Store(s record.Store) record.Store {
	if l == nil {
		return s
	}
	return &store{s, l}
}

type store struct {
	next record.Store
	log  *Log
}

func (s *store) View(ctx context.Context, fn func(record.Tx) error) error {
	return s.do(ctx, "view", s.next.View, fn)
}

func (s *store) Update(ctx context.Context, fn func(record.Tx) error) error {
	return s.do(ctx, "update", s.next.Update, fn)
}

func (s *store) Fill(ctx context.Context, fn func(record.Tx) error) error {
	return s.do(ctx, "fill", s.next.Fill, fn)
}

func (s *store) do(ctx context.Context, what string, run func(context.Context, func(record.Tx) error) error, fn func(record.Tx) error) error {
	by, begun, inside := operation(), s.log.now(), time.Duration(0)
	err := run(ctx, func(tx record.Tx) error {
		at := s.log.now()
		err := fn(tx)
		inside = s.log.now().Sub(at)
		return err
	})
	s.log.say(ctx, what, slog.String("by", by), slog.Duration("took", s.log.now().Sub(begun)), slog.Duration("inside", inside), slog.String("error", kind(err)), s.log.size())
	return err
}

// operation is the name of the function of package book that called the store, the outermost
// one; of another that did so, its own.
func operation() string {
	const deep, above = 32, 4 // runtime.Callers, this one, do, and the store's own
	const book = "messup/journal/book."
	at := make([]uintptr, deep)
	frames := runtime.CallersFrames(at[:runtime.Callers(above, at)])
	name := ""
	for {
		f, more := frames.Next()
		within := strings.HasPrefix(f.Function, book)
		if name == "" || within {
			name = f.Function
		}
		if !more || !within {
			return strings.TrimPrefix(name, "messup/journal/")
		}
	}
}
