package cli_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"messup/journal/book"
	"messup/journal/cli"
	"messup/store/keyring"
	"messup/store/storetest"
)

// The scripts in testdata/script run messup as a shell does, on a real journal
// file, with a clock and ids that are the same each time: the first run of a
// script is at two minutes past nine on Thursday 19 November 2026, and each
// further one a minute later.
//
// Each script finds book.json, a small journal to import.
//
//	env TERMINAL=1     messup believes that it runs on a terminal
//	env HEIGHT=…       which has so many rows; else nobody knows
//	env NOW=…          the clock stands at this time
//	env KEYRING=…      the keyring is this folder
func TestMain(m *testing.M) {
	storetest.NothingGoesWhileHeld() // here, and in each messup that a script runs
	onceFor.M = m
	testscript.Main(&onceFor, map[string]func(){"messup": func() { os.Exit(cli.Main(scripted())) }})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files:               scripts(t),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("MESSUP_HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("RUNS", filepath.Join(e.WorkDir, ".runs"))
			e.Setenv("GORACE", os.Getenv("GORACE"))
			book, err := os.ReadFile("testdata/book.json")
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(e.WorkDir, "book.json"), book, 0o600)
		},
		Cmds: tools(),
	})
}

// scripts are all there are; in short every fourth, since each of their lines starts messup.
func scripts(t *testing.T) (some []string) {
	t.Helper()
	all, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	for i, path := range all {
		if !testing.Short() || i%4 == 0 {
			some = append(some, path)
		}
	}
	return some
}

// code runs messup and wants a certain exit code: code 10 messup list.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code NUMBER command...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = fmt.Sprint(err)
	}
	if got != args[0] && got != "exit status "+args[0] {
		ts.Fatalf("%s, want exit status %s", got, args[0])
	}
}

// scripted is the world of one run in a script.
func scripted() cli.World {
	run := countRun()
	now := time.Date(2026, 11, 19, 9, 1+run, 0, 0, time.FixedZone("", -5*3600))
	if s := os.Getenv("NOW"); s != "" {
		t, err := time.Parse(time.RFC3339, s)
		if err != nil {
			panic(err)
		}
		now = t
	}
	terminal := os.Getenv("TERMINAL") != ""
	var ring keyring.Ring
	if dir := os.Getenv("KEYRING"); dir != "" {
		ring = folderRing(dir)
	}
	return cli.World{
		Keyring: ring,
		Args:    os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Env: os.Getenv, Environ: os.Environ(), Now: func() time.Time { return now }, Rand: &ids{run: run},
		OS: "linux", Version: "1.2.3", Work: 1, // a script is told whether it is let in, not how hard guessing is
		InTerminal: terminal, OutTerminal: terminal, Width: func() int { return 60 },
		Height: func() int { rows, _ := strconv.Atoi(os.Getenv("HEIGHT")); return rows },
		Screens: func(ctx context.Context, b *book.Book, s cli.Start) error {
			c, err := b.Archive.Counts(ctx)
			fmt.Printf("screens: entry %q, set %q, review %t, partner %t, of %d entries\n", s.Entry, s.Set, s.Review, s.Partner, c.Entries)
			return err
		},
	}
}

// A folderRing keeps words in a file each.
type folderRing string

func (r folderRing) Set(name, words string) error {
	return os.WriteFile(filepath.Join(string(r), name), []byte(words), 0o600)
}

func (r folderRing) Get(name string) (string, error) {
	b, err := os.ReadFile(filepath.Join(string(r), name))
	if errors.Is(err, fs.ErrNotExist) {
		err = keyring.ErrNone
	}
	return string(b), err
}

func (r folderRing) Delete(name string) error { return os.Remove(filepath.Join(string(r), name)) }

// countRun says the how many-eth run of the script this is, from 1.
func countRun() int {
	file := os.Getenv("RUNS")
	b, err := os.ReadFile(file)
	run, _ := strconv.Atoi(string(b))
	if err == nil || os.IsNotExist(err) {
		err = os.WriteFile(file, []byte(strconv.Itoa(run+1)), 0o600)
	}
	if err != nil {
		panic(err)
	}
	return run + 1
}

// ids is where ids come from: each is made of the number of the run and of how
// many were made in it. What the store makes names of comes from elsewhere, so
// that ids do not depend on how often it does.
type ids struct{ run, made, names int }

func (r *ids) Read(p []byte) (int, error) {
	seed := fmt.Sprintf("name %d.%d", r.run, r.names)
	if len(p) == 16 {
		seed = fmt.Sprintf("id %d.%d", r.run, r.made)
		r.made++
	}
	r.names++
	sum := sha256.Sum256([]byte(seed))
	return copy(p, sum[:]), nil
}

var _ io.Reader = (*ids)(nil)
