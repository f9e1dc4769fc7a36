// Fsync writes 2 KB and waits for the disk: what a jot is measured against.
package main

import (
	"bytes"
	"os"
)

func main() {
	f, err := os.Create(os.Args[1])
	if err != nil {
		os.Exit(1)
	}
	if _, err := f.Write(bytes.Repeat([]byte("x"), 2048)); err != nil {
		os.Exit(1)
	}
	if f.Sync() != nil || f.Close() != nil {
		os.Exit(1)
	}
}
