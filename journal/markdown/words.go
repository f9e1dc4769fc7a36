package markdown

import (
	"slices"
	"strings"
)

// Words are the words of a text in this form that cannot be read as an entry, without the marks and
// without what nobody filled in: for where they are kept as what they are. Of its top those lines stay
// that a person fills in.
func Words(b []byte) string {
	top, rest, has := parted(b)
	if !has {
		rest = unix(b)
	}
	var said, asked []string
	for line := range whole(strings.TrimRight(rest, "\n")) {
		heading, item := headings().FindStringSubmatch(line), lines().FindStringSubmatch(line)
		switch {
		case heading != nil:
			asked = []string{strings.TrimSpace(heading[2]), ""}
			continue
		case item != nil:
			label, value := labelled(item[1])
			if value = strings.TrimSpace(value); value == "" {
				continue
			}
			line = strings.TrimRight(label, ":\u00a0 ") + ": " + value
		case len(said) == 0 && (line == "#" || strings.HasPrefix(line, "# ")):
			line = strings.TrimSpace(line[1:])
		case guarded(line):
			line = line[1:]
		}
		if strings.TrimSpace(line) != "" && asked != nil {
			said, asked = append(append(said, ""), asked...), nil
		}
		if line != "" || len(said) > 0 && said[len(said)-1] != "" {
			said = append(said, line)
		}
	}
	for line := range strings.Lines(top) {
		name, value, _ := strings.Cut(line, ":")
		value, _, _ = strings.Cut(value, " #")
		if value = strings.TrimSpace(value); slices.Contains([]string{"title", "class", "tags", happenedField}, strings.TrimSpace(name)) && strings.Trim(value, `"[]'`) != "" {
			said = append(said, "", name+": "+value)
		}
	}
	return strings.TrimSpace(strings.Join(said, "\n"))
}
