// Bare does as little as what a command of messup does can take: it is what that is
// measured against.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	if err := do(os.Args[1], os.Args[2:]...); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func do(what string, args ...string) error {
	path := args[0]
	switch what {
	case "print": // open a file and print fifty lines
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		b := make([]byte, 50<<10)
		if _, err := io.ReadFull(f, b); err != nil {
			return err
		}
		out := bufio.NewWriter(os.Stdout)
		for i := range 50 {
			fmt.Fprintf(out, "%.60q\n", b[i<<10:])
		}
		return out.Flush()
	case "keep": // write 2 KB and wait for the disk
		f, err := os.Create(path + ".bare")
		if err != nil {
			return err
		}
		if _, err := f.Write(bytes.Repeat([]byte("x"), 2048)); err != nil {
			return err
		}
		if err := f.Sync(); err != nil {
			return err
		}
		return f.Close()
	case "read": // read all of a file
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{f}, make([]byte, 256<<10))
		return err
	case "hold": // run a program, and say how many bytes it held at most
		cmd := exec.Command(path, args[1:]...)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, out)
		}
		use, _ := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		_, err := fmt.Println(use.Maxrss << 10)
		return err
	}
	return fmt.Errorf("nothing is called %q", what)
}
