package typeset_test

import (
	"regexp"
	"strings"
	"testing"

	"messup/journal/text"
	"messup/journal/typeset"
)

func someDoc() typeset.Doc {
	return typeset.Doc{Lang: "fr", Title: "Food webs", Blocks: []typeset.Block{
		{Kind: typeset.Aside, Text: "Autumn 2026"},
		{Kind: typeset.Heading, Apart: true, Text: "Failure 1"},
		{Kind: typeset.Words, Text: "We cut the cards.\nNobody knew why."},
		{Kind: typeset.Words, Apart: true, Label: "Lesson", Text: "Show one first."},
		{Kind: typeset.Words, Apart: true, Label: "How I know", Text: "seen"},
		{Kind: typeset.Words, Label: "Since then", Text: "not tried yet"},
		{Kind: typeset.Quote, Apart: true, Text: "Show one first."},
		{Kind: typeset.Note, Label: "Area", Text: "Checks"},
		{Kind: typeset.Rule, Apart: true},
		{Kind: typeset.Aside, Text: "Questions: Chris Cluff."},
	}}
}

func TestATextIsSetAsMarkdown(t *testing.T) {
	var b strings.Builder
	if err := typeset.Markdown(&b, someDoc()); err != nil {
		t.Fatal(err)
	}
	want := "# Food webs\nAutumn 2026\n\n## Failure 1\nWe cut the cards.\nNobody knew why.\n\nLesson: Show one first.\n\nHow I know: seen  \nSince then: not tried yet\n\n> Show one first.\n- Area: Checks\n\n---\nQuestions: Chris Cluff.\n"
	if b.String() != want {
		t.Errorf("%s", b.String())
	}
}

func TestATextIsSetAsLines(t *testing.T) {
	got := strings.Join(typeset.Lines(someDoc(), 20), "\n")
	want := "Autumn 2026\n\nFailure 1\nWe cut the cards.\nNobody knew why.\n\nLesson: Show one\nfirst.\n\nHow I know: seen\nSince then: not\ntried yet\n\n┃ Show one first.\n  Area: Checks\n\n────────────────────────\nQuestions: Chris\nCluff."
	if got != want {
		t.Errorf("%s", got)
	}
}

// hostile are words that want to be something else, in each kind of block.
func hostile() (d typeset.Doc) {
	words := "<script>alert(1)</script>\n# Not a heading\n---\n```\n\x1b[31m\u202Ered\n<img src=x onerror=y>\"' & </main>"
	d.Title = words
	for k := typeset.Words; k <= typeset.Rule; k++ {
		d.Blocks = append(d.Blocks, typeset.Block{Kind: k, Apart: k%2 == 0, Label: words, Text: words})
	}
	return d
}

// Words of a person are never a tag, a heading or a line across, wherever they stand.
func TestWordsAreNothingButWords(t *testing.T) {
	var page, marked strings.Builder
	if err := typeset.HTML(&page, hostile()); err != nil {
		t.Fatal(err)
	}
	if err := typeset.Markdown(&marked, hostile()); err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(page.String(), "</head>")
	for _, tag := range regexp.MustCompile(`<[^>]*>`).FindAllString(body, -1) {
		if !regexp.MustCompile(`^</?(body|main|html|section|h[123]|p|ul|li|b|hr|blockquote)( class=(aside|part|deeper))?>$`).MatchString(tag) {
			t.Errorf("the page has %s", tag)
		}
	}
	if n := strings.Count(body, "<section>") - strings.Count(body, "</section>"); n != 0 {
		t.Errorf("%d sections stay open", n)
	}
	if m := regexp.MustCompile(`[^\\]<[A-Za-z/!?]`).FindString(marked.String()); m != "" {
		t.Errorf("Markdown has the tag %q", m)
	}
	if n := len(regexp.MustCompile("(?m)^(#|---|```)").FindAllString(marked.String(), -1)); n != 4 { // the title, two headings and the rule
		t.Errorf("Markdown has %d figures:\n%s", n, marked.String())
	}
	for _, all := range []string{page.String(), marked.String(), strings.Join(typeset.Lines(hostile(), 40), "\n")} {
		if all != text.Clean(all) {
			t.Errorf("it is not clean: %q", all)
		}
	}
}

// Words of a person lead nowhere, and ask for nothing when they are opened.
func TestWordsAreNoLinkAndNoImage(t *testing.T) {
	for words, want := range map[string]string{
		"![x](http://evil/x.png)":  `![x]\(http://evil/x.png)`,
		"[k](javascript:alert(1))": `[k]\(javascript:alert(1))`,
		`[k\](http://evil)`:        `[k\]\(http://evil)`,
		"[k][1] [1]: http://evil":  `[k]\[1] [1]\: http://evil`,
		"![[x]]":                   `![\[x]]`,
		"<http://evil>":            `\<http://evil>`,
		`\<img src=x>`:             `\<img src=x>`,
		`\\<img src=x>`:            `\\\<img src=x>`,
		"Ask [twice] (really), at https://example.org/a": "Ask [twice] (really), at https://example.org/a",
	} {
		if got := typeset.Literal(words); got != want {
			t.Errorf("%q became %q, want %q", words, got, want)
		}
	}
}

// A page needs nothing but itself.
func TestAPageLoadsNothing(t *testing.T) {
	var b strings.Builder
	if err := typeset.HTML(&b, someDoc()); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{"http:", "https:", "//", "src=", "href=", "url(", "@import", "<script", "<link"} {
		if strings.Contains(b.String(), from) {
			t.Errorf("it has %s", from)
		}
	}
	if !strings.Contains(b.String(), `<html lang="fr">`) {
		t.Error("a browser is not told the language")
	}
	if !strings.Contains(b.String(), "default-src 'none'") {
		t.Error("a browser is not told that it may load nothing")
	}
}
