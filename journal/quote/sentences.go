package quote

import (
	"cmp"
	"slices"
	"strings"

	"messup/journal/text"
	"messup/prompts"
)

// A plan is the two halves of When …, I will …: the words from one up to another.
type plan struct {
	when, act span
	sure      bool // it can be read in one way only
}

// A span of words, from one up to another; empty where both are the same.
type span struct{ first, last int }

// plans are the sentences that say when something will be done. One begins with its
// occasion ("When …", "If …", "Next time …") and goes on with "I will …", or is only
// that. Those of an occasion come first, so that both halves are always those of one
// sentence; and where there are several none is sure, so that no half is kept alone.
func (r *reading) plans() (all []plan) {
	for i := range r.word {
		if !r.begin(i) {
			continue
		}
		last := r.clause(i, sentence)
		first := i
		for first < last && slices.Contains([]string{"so", "and", "then", "but"}, r.at(first)) {
			first++
		}
		if p, ok := r.plan(first, last); ok {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b plan) int { return cmp.Compare(a.bare(), b.bare()) })
	for i := range all {
		all[i].sure = all[i].sure && len(all) == 1
	}
	return all
}

// Halves reads words that are one plan and nothing else: when, what will be done then and,
// where it stands behind them in brackets, the day. It is false where they can be read in
// another way, or where a word of them would be lost.
func Halves(words string) (when, will, day string, ok bool) {
	found := Known{}.Read(words, prompts.PlanWhen, prompts.PlanWill)
	if len(found) != 2 || !found[0].Certain || !found[1].Certain {
		return "", "", "", false
	}
	first, then := found[0], found[1]
	before, between, after := words[:first.Start], words[first.End:then.Start], strings.Trim(words[then.End:], " .!")
	if bracket, is := strings.CutPrefix(after, "("); is {
		day, after, _ = strings.Cut(bracket, ")")
	}
	if strings.ContainsAny(before, ".!?:;\n") || strings.Contains(between, "(") || strings.Trim(after, " .!") != "" {
		return "", "", "", false
	}
	return first.Means, then.Means, text.CleanLine(day), true
}

// bare is 1 for a plan of no occasion.
func (p plan) bare() int {
	if p.when == (span{}) {
		return 1
	}
	return 0
}

// plan reads one sentence. It is sure where a comma parts the halves, or where
// something is to stop on any occasion.
func (r *reading) plan(first, last int) (p plan, ok bool) {
	begun, occasion := r.occasion(first, last)
	for i := begun; i < last; i++ {
		act := r.resolves(i)
		if act == 0 || act >= last {
			continue
		}
		p.act = span{act, r.ended(act, last)}
		switch {
		case !occasion && i == first:
			p.sure = r.at(act) == "stop"
			return p, true
		case !occasion:
			return plan{}, false
		case i == begun: // "Next time I'll ask": of no occasion
			return p, true
		}
		p.when = span{begun, r.ended(begun, i)}
		p.sure = r.word[i].before == comma
		return p, true
	}
	return plan{}, false
}

// occasion returns the word after those an occasion begins with; false if none does.
func (r *reading) occasion(first, last int) (after int, ok bool) {
	for _, begins := range [][]string{
		{"when"}, {"whenever"}, {"if"}, {"once"}, {"next", "time"}, {"the", "next", "time"}, {"as", "soon", "as"},
		{"quand"}, {"lorsque"}, {"si"}, {"dès", "que"}, {"la", "prochaine", "fois", "que"}, {"la", "prochaine", "fois"},
	} {
		if after = r.past(first, last, begins...); after > first {
			return after, after < last
		}
	}
	return first, false
}

// resolves returns the word after I will, where that stands; else 0. "I will look for"
// is what shows it, and no deed.
func (r *reading) resolves(i int) int {
	after := 0
	switch {
	case r.at(i) == "i" && r.at(i+1) == "will", r.at(i) == "je" && r.at(i+1) == "vais":
		after = i + 2
	case r.at(i) == "i'll", r.at(i) == "i’ll":
		after = i + 1
	}
	if after == 0 || r.at(after) == "look" && r.at(after+1) == "for" {
		return 0
	}
	return after
}

// ended leaves out a bracket at the end of a clause: the day stands there.
func (r *reading) ended(first, last int) int {
	for i := first + 1; i < last; i++ {
		if r.word[i].before == comma && strings.Contains(r.text[r.word[i-1].end:r.word[i].start], "(") {
			return i
		}
	}
	return last
}

// when is when something will be done.
func (r *reading) when() (all []Quotation) {
	for _, p := range r.plans() {
		all = append(all, r.span(p.when.first, p.when.last, p.sure)...)
	}
	return all
}

// will is what will be done.
func (r *reading) will() (all []Quotation) {
	for _, p := range r.plans() {
		all = append(all, r.span(p.act.first, p.act.last, p.sure)...)
	}
	return all
}

// stopWhen is the sign to stop at, without "I see".
func (r *reading) stopWhen() (all []Quotation) {
	for _, p := range r.plans() {
		first := r.past(p.when.first, p.when.last, "i", "see")
		all = append(all, r.span(first, p.when.last, p.sure)...)
	}
	return all
}

// stopSwitch is what will be done instead, without "switch to".
func (r *reading) stopSwitch() (all []Quotation) {
	for _, p := range r.plans() {
		first := r.past(p.act.first, p.act.last, "switch", "to")
		all = append(all, r.span(first, p.act.last, p.sure)...)
	}
	return all
}

// past returns the word after these, where they stand; else the same.
func (r *reading) past(first, last int, words ...string) int {
	for i, w := range words {
		if first+i >= last || r.at(first+i) != w {
			return first
		}
	}
	return first + len(words)
}

// signs are what was seen: the clause after "I saw" or "I noticed", and after "when".
// What a sign is, only the person knows: none is certain.
func (r *reading) signs() (all []Quotation) {
	for i := range r.word {
		first := 0
		switch {
		case r.at(i) == "i" && slices.Contains([]string{"saw", "noticed", "heard"}, r.at(i+1)):
			first = i + 2
		case r.at(i) == "when":
			first = i + 1
		}
		if first == 0 || first >= len(r.word) || r.word[first].before > none {
			continue
		}
		first = r.past(first, len(r.word), "that")
		if r.count(first) > 0 { // how many did something is counted, and no sign
			continue
		}
		if last := r.clause(first, comma); last-first > 1 && !slices.Contains([]string{"it", "this", "that", "i"}, r.at(first)) {
			all = append(all, r.span(first, last, false)...)
		}
	}
	return all
}

// knownBy is how one would have known.
func (r *reading) knownBy() []Quotation {
	return r.after([][]string{
		{"i'd", "have", "known"}, {"i’d", "have", "known"}, {"i", "would", "have", "known"}, {"i", "should", "have", "known"},
	}, "from", "by", "if")
}

// lookFor is what one will look for.
func (r *reading) lookFor() []Quotation {
	return r.after([][]string{{"i'll", "look", "for"}, {"i’ll", "look", "for"}, {"i", "will", "look", "for"}})
}

// after is what stands after words that begin it, to the end of the sentence; of some
// other words one may come first.
func (r *reading) after(begins [][]string, then ...string) (all []Quotation) {
	for i := range r.word {
		for _, words := range begins {
			first := r.past(i, len(r.word), words...)
			if first == i || !r.joined(i, first, none) {
				continue
			}
			led := len(then) == 0
			for _, w := range then {
				if r.at(first) == w {
					first, led = first+1, true
					break
				}
			}
			if last := r.clause(first, sentence); led && first < last {
				all = append(all, r.span(first, last, true)...)
			}
		}
	}
	return all
}

// isNumber reports whether a word is a number, in figures or as people write a small
// one.
func isNumber(w string) bool {
	if tens, ones, ok := strings.Cut(w, "-"); ok {
		return isNumber(tens) && isNumber(ones)
	}
	switch w {
	case "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty":
		return true
	}
	return digits(w) && len(w) <= 4
}

// counted is how many of how many, with what is said of them: "9 of 26 had a sum".
func (r *reading) counted() (all []Quotation) {
	for i := range r.word {
		if r.count(i) > 0 {
			all = append(all, r.span(i, r.clause(i, comma), true)...)
		}
	}
	return all
}

// count is how many words a count takes that begins at a word, "11 of 24"; 0 if none does.
func (r *reading) count(i int) int {
	of := i + 1
	if !isNumber(r.at(i)) || !r.joined(i, i+3, none) {
		return 0
	}
	if r.at(of) == "out" {
		of++
	}
	if r.at(of) == "of" && isNumber(r.at(of+1)) && r.joined(i, of+2, none) {
		return of + 2 - i
	}
	return 0
}

// firstWords is what one would say first: what stands between quotation marks, for
// here they are the person's own.
func (r *reading) firstWords() (all []Quotation) {
	for i := 0; i < len(r.word); {
		last := i
		for last < len(r.word) && r.word[last].said > 0 && r.word[last].said == r.word[i].said {
			last++
		}
		if last == i {
			i++
			continue
		}
		all = append(all, r.one(r.word[i].start, r.word[last-1].end, false)...)
		i = last
	}
	return all
}
