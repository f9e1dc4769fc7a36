// Man writes the man pages of messup into a folder, for its packages, in English or in
// another language that messup speaks:
//
//	go run ./.ci/man [--lang fr] FOLDER [VERSION]
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"messup/journal/cli"
	"messup/journal/cli/manual"
	"messup/journal/voice"
)

func main() {
	lang := flag.String("lang", string(voice.English), "the language of the pages")
	flag.Parse()
	l, known := voice.LanguageNamed(*lang)
	if flag.NArg() < 1 || !known {
		fmt.Fprintln(os.Stderr, "go run ./.ci/man [--lang fr] FOLDER [VERSION]")
		os.Exit(2)
	}
	voice.Speak(l)
	if err := write(flag.Arg(0), cmp.Or(flag.Arg(1), "(devel)")); err != nil {
		fmt.Fprintln(os.Stderr, "man:", err)
		os.Exit(1)
	}
}

func write(folder, version string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	root, topics := cli.Help(cli.World{Out: os.Stdout, Err: os.Stderr, Env: func(string) string { return "" }, Now: time.Now, OS: "linux"})
	for _, page := range manual.Pages(root, topics, version) {
		if err := os.WriteFile(filepath.Join(folder, page.File), []byte(page.Text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
