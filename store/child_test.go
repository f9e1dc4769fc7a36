package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/mark"
)

// The tests of several processes run this test binary again, with what to do
// in the environment.
const (
	childJob  = "MESSUP_TEST_JOB"
	childPath = "MESSUP_TEST_PATH"
	childFrom = "MESSUP_TEST_FROM"
)

// ready is the first line of every child: from now on it is at work.
const ready = "ready"

// ids is how many entries the children save to, again and again.
const ids = 60

// child does a job until it is killed, and tells after each step, on its
// standard output, what was acknowledged.
func child(job string) int {
	from, err := strconv.Atoi(os.Getenv(childFrom))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	f := fileAt(os.Getenv(childPath))
	fmt.Println(ready)
	switch job {
	case "write":
		err = write(f, from)
	case "copy":
		_, err = f.Backup(context.Background(), childCopy(f.Path()))
	case "forget":
		err = forget(f)
	case "first", "another": // a change that is the first of its day, or not
		if job == "first" {
			f.config.Now = func() time.Time { return time.Now().AddDate(0, 0, 3) }
		}
		err = keep(f, entry(1, 9))
	case "today": // that and its backup
		f.config.Now = func() time.Time { return time.Now().AddDate(0, 0, 3) }
		err = save(f, entry(1, 9))
	case "erase":
		err = f.Erase(context.Background())
	case "set", "change", "remove":
		err = relock(f, job)
	default:
		err = work(f, job, from)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, job, err)
		return 3 // see wasKilled
	}
	return 0
}

// work saves revision after revision, with the thing to be interrupted in
// between.
func work(f *File, job string, from int) error {
	ctx := context.Background()
	for rev := from; ; rev++ {
		var err error
		switch job {
		case "back up":
			_, err = f.Backup(ctx, "")
		case "compact":
			err = f.compact(ctx, nil)
		case "restore":
			if _, err = f.Restore(ctx, false); err == nil {
				fmt.Println("restored")
			}
			return err
		case "renew":
			err = f.renewBackups(ctx, mark.Note{})
		}
		if job == "days" { // each change is the first of its day, all of them past
			f.config.Now = func() time.Time { return time.Date(2000, 1, rev, 12, 0, 0, 0, time.UTC) }
		}
		switch {
		case job == "fill":
			err = fillOnce(f, rev)
		case job == "days":
			if err = keep(f, entry(rev%ids, rev)); err == nil {
				fmt.Println(rev) // which is before its backup
				if err = f.Settle(ctx); err == nil {
					continue
				}
			}
		case err == nil || errors.Is(err, journal.ErrNoJournal):
			err = save(f, entry(rev%ids, rev))
		}
		if err != nil {
			return err
		}
		fmt.Println(rev)
	}
}

// write saves as many entries as writes says and tells the longest that one
// took, in microseconds.
func write(f *File, from int) error {
	var worst time.Duration
	for i := range writes() {
		begin := time.Now()
		if err := save(f, entry(from+i, 1)); err != nil {
			return fmt.Errorf("save %d: %w", i, err)
		}
		worst = max(worst, time.Since(begin))
	}
	fmt.Println(worst.Microseconds())
	return nil
}

// secrets is how many entries the child that forgets deletes for good.
const secrets = 12

// forget deletes the first entries for good, as emptying the trash does.
func forget(f *File) error {
	ctx := context.Background()
	_, err := f.Forget(ctx, func() error {
		return f.Update(ctx, func(tx record.Tx) (err error) {
			for i := range secrets {
				err = errors.Join(err, tx.Delete(journal.Entries, name(i)))
			}
			return err
		})
	})
	return err
}

// relock gives a journal its first passphrase, or the second, or takes the first off.
func relock(f *File, job string) error {
	f = plainAt(f.Path())
	ctx, to := context.Background(), map[string]string{"set": "first", "change": "second"}[job]
	if job != "set" {
		if err := f.Unlock(ctx, "first"); err != nil {
			return err
		}
	}
	_, err := f.SetPassphrase(ctx, to)
	return err
}

// childCopy is where a child puts a copy of the journal.
func childCopy(path string) string { return filepath.Join(filepath.Dir(path), "stick", "copy.db") }

// writes is the same here and in a child, which is not told of -short.
func writes() int {
	if long() {
		return 300
	}
	return 60
}

// start runs a child and waits until it is at work. Its lines come through the
// channel, which is closed when it ends.
func start(t *testing.T, job, path string, from int) (*exec.Cmd, <-chan string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childJob+"="+job, childPath+"="+path, childFrom+"="+strconv.Itoa(from))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	told := make(chan string, 100000)
	go func() {
		defer close(told)
		for s := bufio.NewScanner(out); s.Scan(); {
			told <- s.Text()
		}
	}()
	if line := <-told; line != ready {
		t.Fatalf("the child does not begin: %q", line)
	}
	return cmd, told
}
