package store

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"messup/journal"
	"messup/journal/record"
	"messup/store/disk"
)

// traceSysGood tells the stops at calls from those of signals; killWithTracer
// lets no child outlive its test.
const (
	traceSysGood   = 0x1
	killWithTracer = 0x100000
)

// changing are the calls that change a file or a folder. The rest leaves nothing
// behind that a kill could cut short.
var changing = map[uint64]string{
	syscall.SYS_OPENAT: "open", syscall.SYS_WRITE: "write", syscall.SYS_PWRITE64: "pwrite", syscall.SYS_FTRUNCATE: "truncate",
	syscall.SYS_FALLOCATE: "allocate", syscall.SYS_FSYNC: "sync", syscall.SYS_FDATASYNC: "sync", syscall.SYS_RENAME: "rename",
	syscall.SYS_RENAMEAT: "rename", 316: "rename", syscall.SYS_LINK: "link", syscall.SYS_LINKAT: "link",
	syscall.SYS_UNLINK: "unlink", syscall.SYS_UNLINKAT: "unlink", syscall.SYS_MKDIRAT: "mkdir", syscall.SYS_FCHMOD: "chmod",
	syscall.SYS_FCHMODAT: "chmod", syscall.SYS_MKDIR: "mkdir", syscall.SYS_CHMOD: "chmod",
}

// tracing is a child whose every call stops it.
type tracing struct {
	pid    int
	inside map[int]bool // by thread: it is in a call
	begun  bool         // it said that it is at work
	calls  []string     // the changing ones it came to since
}

// killAtCall runs a child and kills it as it comes to its nth changing call, from
// 1, before that is made. It returns the calls it came to; killed is false if it
// came to its end before.
func killAtCall(t *testing.T, job, path string, nth int) (calls []string, killed bool) {
	t.Helper()
	runtime.LockOSThread() // a tracer is one thread
	defer runtime.UnlockOSThread()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childJob+"="+job, childPath+"="+path, childFrom+"=0", "GOMAXPROCS=1")
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Ptrace: true, Setpgid: true}
	if err := cmd.Start(); errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSYS) {
		t.Skip("this system lets nobody watch the calls of a process")
	} else if err != nil {
		t.Fatal(err)
	}
	c := &tracing{pid: cmd.Process.Pid, inside: map[int]bool{}}
	must(t, cmd.Process.Release()) // it is waited for here
	var status syscall.WaitStatus
	_, err := syscall.Wait4(c.pid, &status, 0, nil)
	must(t, err)
	must(t, syscall.PtraceSetOptions(c.pid, syscall.PTRACE_O_TRACECLONE|traceSysGood|killWithTracer))
	must(t, syscall.PtraceSyscall(c.pid, 0))
	for {
		thread, err := syscall.Wait4(-c.pid, &status, syscall.WALL, nil)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		must(t, err)
		if status.Exited() || status.Signaled() {
			if thread != c.pid {
				continue
			}
			if !killed && status.ExitStatus() != 0 {
				t.Errorf("the child ended with %d", status.ExitStatus())
			}
			return c.calls, killed
		}
		pass := c.stopped(t, thread, status)
		if len(c.calls) == nth && !killed {
			killed = true
			must(t, syscall.Kill(c.pid, syscall.SIGKILL))
		}
		if err := syscall.PtraceSyscall(thread, pass); err != nil && !errors.Is(err, syscall.ESRCH) {
			t.Fatal(err)
		}
	}
}

// stopped looks at why a thread stopped, and returns the signal to go on with.
func (c *tracing) stopped(t *testing.T, thread int, status syscall.WaitStatus) (pass int) {
	t.Helper()
	switch signal := status.StopSignal(); signal {
	case syscall.SIGTRAP | 0x80:
		c.inside[thread] = !c.inside[thread]
		var regs syscall.PtraceRegs
		if err := syscall.PtraceGetRegs(thread, &regs); err == nil && c.inside[thread] {
			c.call(&regs)
		}
		return 0
	case syscall.SIGTRAP, syscall.SIGSTOP: // a new thread
		return 0
	default:
		return int(signal)
	}
}

// call notes a call that changes something. What is written to what is no file, as
// threads do to wake each other, changes nothing.
func (c *tracing) call(regs *syscall.PtraceRegs) {
	name, is := changing[regs.Orig_rax]
	const toMake = syscall.O_CREAT | syscall.O_TRUNC
	switch name {
	case "open":
		is = regs.Rdx&toMake != 0
	case "write":
		if regs.Rdi == 1 {
			c.begun = true
		}
		to, err := os.Readlink(filepath.Join("/proc", strconv.Itoa(c.pid), "fd", strconv.FormatUint(regs.Rdi, 10)))
		is = err == nil && regs.Rdi > 2 && strings.HasPrefix(to, "/")
	}
	if is && c.begun {
		c.calls = append(c.calls, name)
	}
}

// TestACopyThatIsKilledLeavesNothingHidden kills a backup to a file at each of its
// calls: under the name that was asked for there is nothing or all of it, nothing
// is hidden beside it, and the next try gets through.
func TestACopyThatIsKilledLeavesNothingHidden(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	want := filled(t, path, 20)
	for nth := 1; ; nth++ {
		to := childCopy(path)
		must(t, os.MkdirAll(filepath.Dir(to), 0o700))
		calls, killed := killAtCall(t, "copy", path, nth)
		found, err := os.ReadDir(filepath.Dir(to))
		must(t, err)
		for _, e := range found {
			switch base := filepath.Base(to); {
			case e.Name() == base:
				mustHold(t, fileAt(to), want)
				must(t, os.Remove(to))
			case !disk.IsUnfinished(e.Name(), base):
				t.Errorf("killed before call %d of %q it left %s", nth, calls, e.Name())
			}
		}
		if !killed {
			if nth < 5 {
				t.Errorf("only %d calls were seen: %q", len(calls), calls)
			}
			break
		}
		_, err = fileAt(path).Backup(t.Context(), to)
		must(t, err)
		mustHold(t, fileAt(to), want)
		must(t, os.RemoveAll(filepath.Dir(to)))
		if t.Failed() {
			break
		}
	}
	mustHold(t, fileAt(path), want)
}

// TestTheFirstChangeOfADayCostsWhatAnyDoes makes the same calls for it, one after the other:
// its backup comes later.
func TestTheFirstChangeOfADayCostsWhatAnyDoes(t *testing.T) {
	stamps(t)
	template := t.TempDir()
	filled(t, filepath.Join(template, "journal.db"), 60)
	made := map[string][]string{}
	for _, job := range []string{"another", "first", "today"} {
		dir := t.TempDir()
		copyFolder(t, template, dir)
		path := filepath.Join(dir, "journal.db")
		must(t, fileAt(path).View(t.Context(), func(record.Tx) error { return nil }))
		made[job], _ = killAtCall(t, job, path, 1<<20)
	}
	if !slices.Equal(made["first"], made["another"]) {
		t.Errorf("the first change of a day makes the calls %q, another one %q", made["first"], made["another"])
	}
	if len(made["today"]) <= len(made["first"]) {
		t.Errorf("a backup makes no calls: %q", made["today"])
	}
	t.Logf("%d calls, and %d with its backup", len(made["first"]), len(made["today"]))
}

// TestAChangeAndItsBackupAreKilledAtEachCall: what was there before is there after, the backup
// that was cut short leaves nothing behind, and the next change has one made.
func TestAChangeAndItsBackupAreKilledAtEachCall(t *testing.T) {
	template := t.TempDir()
	want := filled(t, filepath.Join(template, "journal.db"), 60)
	must(t, keep(fileAt(filepath.Join(template, "journal.db")), entry(70, 1))) // which is in the log alone
	want.put(entry(70, 1))
	step, kills := spaced(2), 0
	for nth := 1; ; nth += step {
		dir := t.TempDir()
		copyFolder(t, template, dir)
		path := filepath.Join(dir, "journal.db")
		calls, killed := killAtCall(t, "today", path, nth)
		got, err := contents(fileAt(path))
		must(t, err)
		if rev := got[key(journal.Entries, name(1))].Rev; rev == 9 {
			want.put(entry(1, 9))
		} else {
			want.put(entry(1, 1))
		}
		mustHold(t, fileAt(path), want)
		f := fileAt(path)
		f.config.Now = func() time.Time { return time.Now().AddDate(0, 0, 3) }
		mustSave(t, f, entry(71, 1))
		want.put(entry(71, 1))
		if days, err := f.Backups(t.Context()); err != nil || len(days) < 2 || days[0].Made.Before(time.Now()) {
			t.Errorf("the backups are %v, %v", days, err)
		}
		for _, dir := range []string{dir, f.shelf().Backups()} {
			if left, err := filepath.Glob(filepath.Join(dir, ".journal-*")); err != nil || len(left) > 0 {
				t.Errorf("it left %q, %v", left, err)
			}
		}
		must(t, os.Remove(path))
		_, err = fileOf(f.config).Restore(t.Context(), false)
		must(t, err)
		if mustHold(t, fileOf(f.config), want); t.Failed() {
			t.Fatalf("killed before call %d of %q", nth, calls)
		}
		delete(want, key(journal.Entries, name(71)))
		if !killed {
			break
		}
		kills++
	}
	t.Logf("%d kills", kills)
}
