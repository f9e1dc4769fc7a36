package place

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// AtHome returns a path with the person's own folder for the ~ it begins with. A shell puts
// that there too, but not behind "--journal=", and never between quotation marks.
func AtHome(path, home string) string {
	rest, is := strings.CutPrefix(path, "~")
	if !is || home == "" || rest != "" && rest[0] != '/' && rest[0] != filepath.Separator {
		return path
	}
	return filepath.Join(home, rest)
}

// InCommand puts it in all that a command is given as the path of a file or a folder: which
// flags and words are one, its help says.
func InCommand(cmd *cobra.Command, args []string, home string) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		name, _ := pflag.UnquoteUsage(f)
		if path := AtHome(f.Value.String(), home); isPath(name) && f.Value.Type() == "string" && path != f.Value.String() {
			_ = f.Value.Set(path) // a text takes any
		}
	})
	if isPath(cmd.Use) {
		for i, path := range args {
			args[i] = AtHome(path, home)
		}
	}
}

// isPath reports whether what is said of a flag or a command names a file or a folder.
func isPath(said string) bool {
	return strings.Contains(said, "FILE") || strings.Contains(said, "FOLDER")
}
