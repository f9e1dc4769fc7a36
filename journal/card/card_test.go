package card_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"messup/journal/card"
	"messup/journal/draw"
	"messup/journal/typeset"
)

// someCards are a short one, one with all there may be on it, long ones, and one in a script
// without spaces.
func someCards() map[string]card.Card {
	long := strings.Repeat("Before students teach each other, have them explain it once without the sheet. ", 30)
	return map[string]card.Card{
		"short": {Lesson: "Ask before the third reminder, not after."},
		"whole": {
			Head: "Food web jigsaw", Aside: "9B science · 19 Nov 2026", Story: "Expert groups copied the cards; nobody could explain them to the next table.",
			Lesson: "Before students teach each other, have them explain it once without the sheet.", When: "when students are about to teach each other",
		},
		"long":   {Story: long, Lesson: long, When: "when " + strings.Repeat("it rings, ", 40)},
		"CJK":    {Story: "専門家グループはカードを写していただけで、誰も隣の班に説明できなかった。", Lesson: "生徒同士が教え合う前に、紙を見ずに一度説明させること。写すことは、働いているように見える。", When: "when 生徒が教え合う前"},
		"word":   {Lesson: strings.Repeat("Donaudampfschifffahrt", 20)},
		"signs":  {Story: "<script>alert(1)</script> & \"quotes\" 'too' ]]>", Lesson: "# no heading, [no](link), \x1b[31mno colour\x07 \u202eand no turn \uffff.", When: "when x < y"},
		"letter": {Lesson: "i"},
	}
}

// words are the texts of a picture, as a reader of XML finds them.
func words(t *testing.T, picture []byte) (said string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(picture))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return said
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, picture)
		}
		switch token := token.(type) {
		case xml.CharData:
			said += string(token)
		case xml.StartElement:
			if !slices.Contains([]string{"svg", "rect", "text", "tspan"}, token.Name.Local) {
				t.Errorf("a picture has <%s>", token.Name.Local)
			}
			for _, a := range token.Attr {
				if strings.Contains(a.Value, "url(") || strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" || a.Name.Local == "style" {
					t.Errorf("a picture has %s=%q", a.Name.Local, a.Value)
				}
			}
		}
	}
}

// bare are words without the space between them and what a box draws.
func bare(said string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n│╭╮╯╰─┃╹", r) {
			return -1
		}
		return r
	}, said)
}

// What is shown on the screen is what is in every file, word for word.
func TestEveryFormSaysTheSameWords(t *testing.T) {
	for name, c := range someCards() {
		var text, markdown, picture bytes.Buffer
		if err := errors.Join(c.Text(&text), c.Markdown(&markdown), c.Picture(&picture)); err != nil {
			t.Fatal(err)
		}
		want := bare(strings.ReplaceAll(words(t, picture.Bytes()), "\ufffd", "\uffff"))
		if got := bare(text.String()); got != want {
			t.Errorf("%s: the box says\n%s\nand the picture\n%s", name, got, want)
		}
		for _, columns := range []int{20, 36, 76} {
			if got := bare(strings.Join(draw.Card(draw.Plain(draw.Drawn()), draw.OnCard(c), columns), "\n")); got != want {
				t.Errorf("%s: %d columns wide the box says\n%s\nand the picture\n%s", name, columns, got, want)
			}
		}
		var said []string
		for i, words := range []string{c.Head, c.Aside, c.Story, c.Lesson, c.When} {
			if words = typeset.Literal(strings.TrimSpace(words)); i == 0 && words != "" {
				words = "## " + words
			}
			said = append(said, words)
		}
		if name != "signs" { // of which the marks are escaped
			if got := bare(strings.ReplaceAll(markdown.String(), ">", "")); got != bare(strings.Join(said, "")) {
				t.Errorf("%s: the Markdown says\n%s\nand not\n%s", name, got, bare(strings.Join(said, "")))
			}
		}
	}
}

// A hostile text is words and nothing else: no control character, no mark of XML or of Markdown.
func TestACardHasNothingButWords(t *testing.T) {
	c := someCards()["signs"]
	var all bytes.Buffer
	if err := errors.Join(c.Text(&all), c.Markdown(&all), c.Picture(&all)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"\x1b", "\x07", "\u202e", "[no](link)"} {
		if bytes.Contains(all.Bytes(), []byte(bad)) && bad != "[no](link)" {
			t.Errorf("a card has %q", bad)
		}
	}
	var markdown, picture bytes.Buffer
	if err := errors.Join(c.Markdown(&markdown), c.Picture(&picture)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(markdown.String(), "](link)") || strings.Contains(markdown.String(), "\n<script") {
		t.Errorf("the Markdown is\n%s", markdown.String())
	}
	if strings.Contains(picture.String(), "<script") || strings.Contains(picture.String(), "\uffff") {
		t.Errorf("the picture is\n%s", picture.String())
	}
}

// A long card becomes longer, and none has letters that nobody can read.
func TestALongCardIsNotCut(t *testing.T) {
	for name, high := range map[string]string{"short": `height="675"`, "whole": `height="675"`, "CJK": `height="675"`} {
		var b bytes.Buffer
		c := someCards()[name]
		if err := c.Picture(&b); err != nil || !strings.Contains(b.String(), `width="1200" `+high) {
			t.Errorf("%s: %v %.120s", name, err, b.String())
		}
	}
	var b bytes.Buffer
	c := someCards()["long"]
	if err := c.Picture(&b); err != nil || strings.Contains(b.String(), `height="675"`) {
		t.Errorf("the long one: %v %.120s", err, b.String())
	}
}

// The files are as they were. MESSUP_UPDATE=1 writes them anew.
func TestCardsAreAsTheyWere(t *testing.T) {
	c, lesson := someCards()["whole"], someCards()["whole"]
	lesson.Head, lesson.Aside = "", ""
	for name, write := range map[string]func(io.Writer) error{"card.txt": c.Text, "card.md": c.Markdown, "card.svg": c.Picture, "lesson.txt": lesson.Text} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if os.Getenv("MESSUP_UPDATE") != "" {
			if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(want, b.Bytes()) {
			t.Errorf("%s is now (%v)\n%s", name, err, b.String())
		}
	}
}
