package markdown

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"messup/journal"
	"messup/journal/exchange"
	"messup/journal/text"
	"messup/prompts"
)

// Is reports whether a text is an entry in this form: by what stands at its top.
func Is(b []byte) bool {
	top, _, has := parted(b)
	return has && strings.Contains("\n"+top+"\n", "\n"+versionField+":")
}

// IDOf is the id of the entry that a text in this form is of; empty if it is none.
func IDOf(b []byte) (id journal.ID) {
	if top, _, has := parted(b); has && Is(b) {
		if entry, err := fields(top); err == nil && entry["id"] != nil {
			_ = json.Unmarshal(entry["id"], &id) // what is no text is no id
		}
	}
	return id
}

// parted parts what stands at the top of a text from the rest.
func parted(b []byte) (top, rest string, has bool) {
	return text.Matter(strings.ReplaceAll(strings.TrimPrefix(string(b), "\uFEFF"), "\r\n", "\n"))
}

// Read reads an entry in this form, with its lessons. Its texts come cleaned, and
// what is missing is filled in as package exchange does for any file. Errors wrap
// journal.ErrBadImport, or journal.ErrTooLong for what is over a limit.
func Read(b []byte, sets prompts.Library, now time.Time) (journal.Entry, []journal.Lesson, error) {
	lines, err := JSON(b)
	if err != nil {
		return journal.Entry{}, nil, err
	}
	p, err := exchange.Read(bytes.NewReader(lines), sets, now)
	if err != nil {
		return journal.Entry{}, nil, err
	}
	if len(p.Entries) != 1 {
		return journal.Entry{}, nil, fmt.Errorf("%w: it holds %d entries, and is to hold one", journal.ErrBadImport, len(p.Entries))
	}
	return p.Entries[0], p.Lessons, nil
}

// JSON turns a text in this form into lines of messup's own format, with nothing looked at in
// them. Errors wrap journal.ErrBadImport.
func JSON(b []byte) ([]byte, error) {
	top, rest, has := parted(b)
	if !has {
		return nil, fmt.Errorf("%w: it has no lines between --- and --- at its top", journal.ErrBadImport)
	}
	entry, err := fields(top)
	if err != nil {
		return nil, fmt.Errorf("%w: what stands between --- and ---: %w", journal.ErrBadImport, err)
	}
	var form int
	if err := json.Unmarshal(entry[versionField], &form); err != nil || form < 1 || form > version {
		return nil, fmt.Errorf("%w: its form is %q, and this messup knows %d", journal.ErrBadImport, entry[versionField], version)
	}
	delete(entry, versionField)
	body := bodyOf(rest)
	if body.title != "" || entry[titleField] == nil {
		if entry[titleField], err = json.Marshal(body.title); err != nil {
			return nil, fmt.Errorf("%w: its title: %w", journal.ErrBadImport, err)
		}
	}
	if entry[answersField] = nil; len(body.answers) > 0 {
		if entry[answersField], err = json.Marshal(body.answers); err != nil {
			return nil, fmt.Errorf("%w: its answers: %w", journal.ErrBadImport, err)
		}
	} else {
		delete(entry, answersField)
	}
	if body.fault != nil {
		return nil, fmt.Errorf("%w: %w", journal.ErrBadImport, body.fault)
	}
	return asLines(entry, body.lessons)
}

func asLines(entry map[string]json.RawMessage, lessons []map[string]string) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	if err := enc.Encode(entry); err != nil {
		return nil, fmt.Errorf("%w: %w", journal.ErrBadImport, err)
	}
	var id string
	if raw := entry["id"]; raw != nil {
		_ = json.Unmarshal(raw, &id) // what is no text, who reads the entry says
	}
	for _, l := range lessons {
		if id != "" {
			l["entry"] = id
		}
		if err := enc.Encode(map[string]any{"lesson": l}); err != nil {
			return nil, fmt.Errorf("%w: %w", journal.ErrBadImport, err)
		}
	}
	return out.Bytes(), nil
}

// errNoYAML says what the top of a file may not hold.
var errNoYAML = errors.New("only names and plain values may stand there")

// fields reads YAML as the fields of an object, each as JSON. A date is the text it is written as.
func fields(top string) (map[string]json.RawMessage, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(top), &doc); err != nil {
		return nil, err
	}
	all := map[string]json.RawMessage{}
	if len(doc.Content) == 0 {
		return all, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, errNoYAML
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		v, err := plain(root.Content[i+1])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", root.Content[i].Value, err)
		}
		raw, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", root.Content[i].Value, err)
		}
		if _, twice := all[root.Content[i].Value]; twice {
			return nil, fmt.Errorf("%s stands there twice", root.Content[i].Value)
		}
		all[root.Content[i].Value] = raw
	}
	return all, nil
}

// plain is a value as JSON has it. One that stands for another is none: a few lines of those
// could stand for any number of values.
func plain(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.ScalarNode:
		switch strings.TrimLeft(n.ShortTag(), "\x21") {
		case "int", "bool", "null", "float":
			var v any
			err := n.Decode(&v)
			return v, err
		}
		return n.Value, nil
	case yaml.SequenceNode:
		all := make([]any, 0, len(n.Content))
		for _, c := range n.Content {
			v, err := plain(c)
			if err != nil {
				return nil, err
			}
			all = append(all, v)
		}
		return all, nil
	case yaml.MappingNode:
		all := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			v, err := plain(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			all[n.Content[i].Value] = v
		}
		return all, nil
	case yaml.AliasNode, yaml.DocumentNode:
	}
	return nil, errNoYAML
}
