package redact

import (
	"regexp"
	"slices"
	"strings"

	"messup/journal/telling"
	"messup/journal/text"
)

// anyOf finds any of some patterns, as whole words and in any case.
func anyOf(all []pattern) *regexp.Regexp {
	one := all[0]
	for _, p := range all[1:] {
		one += "|" + p
	}
	return compiled(`(?i)\b(?:` + one + `)\b`)
}

// sensitive are the words of what is nobody's business, whoever it is about. A stem has no
// end of its own: diagnos is diagnosis and diagnosed.
func sensitive() *regexp.Regexp {
	return anyOf([]pattern{
		// health
		`diagnos\p{L}*`, `autis\p{L}+`, `adhd`, `add meds`, `dyslexi\p{L}+`, `dyscalculi\p{L}+`, `dysprax\p{L}+`, `anxiety`, `panic attacks?`, `anxious`, `depressed`, `bipolar`, `ocd`, `tourette\p{L}*`, `asthma\p{L}*`, `epilep\p{L}+`, `seizures?`, `diabet\p{L}+`,
		`cancer`, `chemo\p{L}*`, `hospital\p{L}*`, `surgery`, `medicat\p{L}+`, `meds`, `therap(?:y|ist)s?`, `counsell?(?:or|ing)s?`, `psychologists?`, `psychiatr\p{L}+`, `eating disorders?`, `anorexi\p{L}+`, `concuss\p{L}+`, `allerg\p{L}+`, `epipen`, `hearing aids?`, `deaf`,
		`wheelchairs?`, `disabilit\p{L}+`, `disabled`, `disorders?`, `special needs`, `special education`, `stammer\p{L}*`, `stutter\p{L}*`, `self[- ]?harm\p{L}*`, `down['’]?s? syndrome`, `has add`, `with add`, `(?:cut|cuts|cutting|hurt|hurts|hurting|harm\p{L}*|burn\p{L}*|kill\p{L}*) (?:him|her|them)sel(?:f|ves)`, `suicid\p{L}+`, `overdos\p{L}+`, `pregnan\p{L}+`, `miscarriage`, `mental health`, `speech delay`, `on the spectrum`, `wets? (?:him|her|them)sel(?:f|ves)`, `threw up`, `vomit\p{L}*`, `her period`, `overweight`, `lice`, `tics`, `in(?:to)? rehab`, `rehab`, `selective mutism`,
		// support
		`ieps?`, `ells?`, `esl`, `eal`, `504`, `ehcps?`, `send?\b`, `modified programme?`, `accommodations?`, `learning support`, `gifted`,
		// discipline
		`suspen(?:ded|sion)s?`, `expel\p{L}+`, `expulsion`, `detentions?`, `office referrals?`, `bull(?:y|ied|ying|ies)`, `fist ?fight\p{L}*`, `vap(?:e|ed|ing)s?`, `drugs?`, `drunk`, `weed`, `alcohol`, `(?:smell|smells|smelled|smelt|smelling|stank|stinks?|reek\p{L}*) (?:\p{L}+ )?(?:of|like) (?:\p{L}+ )?(?:smoke|cigarettes?|tobacco|weed|pot|marijuana|cannabis|beer|wine|vodka|drink|booze|alcohol|urine|pee|wee|sweat|body odou?r)`, `hungover`, `weapons?`, `knife`, `stole`, `stolen`, `meltdowns?`, `outbursts?`, `restrained`, `plagiari[sz]\p{L}+`, `behaviou?r (?:plan|contract|report)s?`, `truan\p{L}+`,
		// family
		`custody`, `divorc\p{L}+`, `separated parents`, `foster\b(?: \p{L}+)?`, `adopted`, `stepfather`, `stepmother`, `step-?(?:mum|mom|dad)`, `(?:mother|father|mum|mom|dad|parent|brother|sister|grandmother|grandfather|gran|grandpa|grandma|nan) (?:had )?(?:died|left|passed|lost|is in|was in|drinks?)`, `funerals?`, `bereave\p{L}+`, `orphan\p{L}*`, `domestic`, `group home`, `lost (?:his|her|their) job`, `ran away from home`, `family situation`, `at home alone`,
		// where from, what they believe, whom they love
		`refugees?`, `(?:black|white|brown|asian|african|arab|arabic|latin[aox]|hispanic|indigenous|aboriginal|native|m[eé]tis|inuit|somali|syrian|afghan|iraqi|iranian|eritrean|ethiopian|nigerian|ghanaian|sudanese|congolese|kenyan|egyptian|moroccan|algerian|turkish|kurdish|lebanese|palestinian|israeli|indian|pakistani|bangladeshi|bengali|punjabi|tamil|sri lankan|nepali|tibetan|uyghur|chinese|korean|japanese|vietnamese|filipin[ao]|thai|burmese|rohingya|mexican|colombian|venezuelan|haitian|jamaican|caribbean|cuban|brazilian|ukrainian|russian|polish|romanian|bulgarian|albanian|bosnian|serbian|hungarian|roma|gypsy|traveller|portuguese|italian|greek|irish|christian|catholic|buddhist) (?:boy|girl|kid|child|student|pupil|learner|famil|parent|mother|father|mum|mom|dad|brother|sister|newcomer)(?:s|ies|y|ren)?`, `asylum`, `immigra\p{L}+`, `newcomers?`, `visas?`, `deport\p{L}+`, `undocumented`, `citizenship status`, `hijabs?`, `turbans?`, `mosque`, `synagogue`, `gurdwara`, `muslims?`, `jewish`, `jehovah\p{L}*`, `sikhs?`, `hindus?`, `ramadan`, `kosher`, `halal`, `gay`, `lesbian`, `bisexual`, `transgender`, `(?:is|was|came out as|['’]s) trans`, `trans (?:boy|girl|student|kid)`, `jews?`, `gyps(?:y|ies)`, `tranny`, `faggots?`, `retard\p{L}*`, `slurs?`, `non-?binary`, `queer`, `lgbt\p{L}*`, `came out`, `transition(?:ed|ing)`, `pronouns`, `they/them`, `no papers`, `papers are`, `(?:little|no|weak|poor|broken|limited) english`, `english is (?:weak|poor|limited)`,
		// means
		`homeless\p{L}*`, `shelter`, `food banks?`, `free (?:school )?(?:lunch|meals)\p{L}*`, `evict\p{L}+`, `poverty`, `can(?:no|'|’)t afford`, `could(?:n't|n’t| not) afford`, `welfare`, `no (?:breakfast|lunch)`, `had(?:n['’]t| not) eaten`, `(?:can|could)(?:no|'|’|n['’])?t pay`, `pupil premium`, `came (?:in )?hungry`,
		// the law, and protection
		`police`, `arrest\p{L}*`, `probation`, `prison`, `jail\p{L}*`, `in court`, `gang\p{L}*`, `beaten`, `was shot`, `abus\p{L}+`, `neglect(?:ed)?`, `children['’]s aid`, `cas`, `cps`, `social (?:worker|services)s?`, `safeguarding`, `child protection`, `assault\p{L}*`,
	})
}

// pointing are phrases by which those who were there know whom one means.
func pointing() *regexp.Regexp {
	const who pattern = `(?:student|pupil|kid|child|boy|girl|one|learner|colleague|teacher|parent|mother|father|newcomer)s?`
	return anyOf([]pattern{
		`(?:the|my|our) only(?: \p{L}+)?`, `only one (?:student|pupil|kid|child|boy|girl|person|of them|who)`, `my one(?: \p{L}+)?`, `twins?`, `(?:my|our) (?:own |late |ex-?|little |big |older |younger )*(?:niece|nephew|son|daughter|cousin|godson|goddaughter|goddaughter|stepson|stepdaughter|wife|husband|spouse|brother|sister|grandson|granddaughter|neighbou?r)['’]?s?`, `(?:my|our) own (?:kids?|child|children|boys?|girls?|mother|mum|mom|dad|father)`, `(?:(?:the|my|our|a) )?(?:vice|assistant|deputy|associate)[ -](?:principal|head|headteacher)s?`, `(?:(?:the|my|our) )?co[- ]?teachers?`, `(?:the|our|my) (?:principal|caretaker|janitor|custodian|librarian|nurse|secretary|receptionist|counsell?or|school counsell?or)`, `(?:(?:the|my|our) )?(?:head ?teacher|headmaster|headmistress|department head|head of (?:department|year|\p{L}+)|student teacher)`, `triplets`, `(?:the|a|my|our) new (?:student|pupil|kid|boy|girl|colleague|teacher)`, `new (?:student|pupil|kid|boy|girl)s? from \p{L}+`,
		`whose (?:mother|father|mum|mom|dad|parents?|brother|sister|family|twin)`, `the (?:\p{L}+ )?` + who + ` (?:who|that|whose|with|from|in the|at the)`, `(?:my|our|the) (?:\p{L}+est|best|worst) (?:` + who + `|in (?:the|my|our) (?:class|group|year))`, `\p{L}+['’]s (?:son|daughter|child|kid)`, `the (?:quiet|loud|shy|tall|small|clever|weak|strong|new|difficult) (?:` + who + `)`,
		`(?:his|her) (?:mother|father|mum|mom|dad|parents|brother|sister|twin|family)`, `(?:son|daughter|brother|sister|child) of`, `captain of`, `class clown`,
	})
}

// pointsAtThing reports whether "the only …" is about something and nobody.
func pointsAtThing(words string) bool {
	all := strings.Fields(strings.ToLower(words))
	last := strings.TrimSuffix(all[len(all)-1], "s")
	switch last {
	case "way", "thing", "reason", "part", "change", "place", "difference", "chance", "evidence", "rule", "goal", "idea", "worry", "plan", "lesson", "copy", "signal", "instruction", "feedback", "help", "answer", "mistake", "regret", "condition", "big", "real", "clear":
		return true
	}
	return isThing(last)
}

// takeOut adds what is found of a kind, and returns what is left of it to be looked through.
func takeOut(all *[]Flag, said string, why Why, find *regexp.Regexp, is func(string) bool) (rest string) {
	return find.ReplaceAllStringFunc(said, func(found string) string {
		if !is(found) {
			return found
		}
		if why == Place {
			found = placeAlone(found)
		}
		*all = append(*all, Flag{why, found})
		return "it"
	})
}

// placesInFrench is takeOut for the places of French.
func placesInFrench(all *[]Flag, said string) (rest string) {
	found := inFrench().place.FindAllStringSubmatchIndex(said, -1)
	taken := make([]edit, 0, len(found))
	for _, at := range found {
		*all = append(*all, Flag{Place, said[at[2]:at[3]]})
		taken = append(taken, edit{Span: text.Span{From: at[2], To: at[3]}, with: "it"})
	}
	rest, _ = edited(said, taken, asItIs)
	return rest
}

// flags are what may point at somebody in a sentence as it is proposed.
func (c *Checker) flags(said string, french bool) (all []Flag) {
	r, words := theRules(), tokens(said)
	rest := said // without what has been found, so that a name in an address is none besides
	add := func(why Why, find *regexp.Regexp, skip func(string) bool) {
		for _, found := range find.FindAllString(rest, -1) {
			if found = strings.TrimSpace(found); !skip(found) {
				all = append(all, Flag{why, found})
			}
		}
	}
	never := func(string) bool { return false }
	add(Reach, r.reach, never)
	rest = r.reach.ReplaceAllString(rest, "it")
	rest = takeOut(&all, rest, Reach, r.handle, isHandle)
	add(Number, r.number, never)
	add(Place, r.room, never)
	rest = placesInFrench(&all, rest)
	rest = takeOut(&all, rest, Place, r.place, func(found string) bool { return !isNoPlace(found) })
	all = slices.Concat(all, inTheRoom(rest), c.named(c.withoutWorks(rest)))
	found, rest := flagsInFrench(rest)
	all = append(all, found...)
	add(Sensitive, r.sensitive, func(found string) bool {
		return found == "add" || french && (found == "cas" || strings.HasPrefix(found, "retard")) || // en cas de, en retard
			strings.EqualFold(found, "send") && found != "SEND" || strings.EqualFold(found, "sen") && found != "SEN"
	})
	add(Pointing, r.pointing, pointsAtThing)
	add(Few, r.pairs, never)
	for _, known := range c.known.tags {
		for _, at := range known.in(words) {
			all = append(all, Flag{Tag, said[at.From:at.To]})
		}
	}
	for _, known := range c.known.people {
		for _, at := range known.in(words) {
			all = append(all, Flag{Person, said[at.From:at.To]})
		}
	}
	return all
}

// named are the names of a sentence: those that package telling finds, what may be one
// besides, and what was one elsewhere in the document.
func (c *Checker) named(said string) (all []Flag) {
	for _, n := range telling.Names([]string{text.Ended(said)}, c.isFine) { // in a title too somebody may be named
		all = append(all, Flag{Name, n.Words})
		c.remember(n.Words)
	}
	has := func(words string) bool {
		return slices.ContainsFunc(all, func(f Flag) bool { return strings.Contains(" "+f.Words+" ", " "+words+" ") })
	}
	for _, words := range telling.Perhaps(said) {
		if !has(words) {
			all = append(all, Flag{Name, words})
		}
	}
	for _, words := range theRules().title.FindAllString(said, -1) { // mr patel
		known := func(f Flag) bool {
			return strings.HasPrefix(text.Fold(words), text.Fold(f.Words)) || strings.HasPrefix(text.Fold(f.Words), text.Fold(words))
		}
		if !slices.ContainsFunc(all, known) {
			all = append(all, Flag{Name, words})
		}
	}
	for _, words := range smallNames(said) {
		if !has(words) {
			all = append(all, Flag{Name, words})
		}
	}
	for _, w := range tokens(said) {
		if words := said[w.from:w.to]; c.names[words] && !has(words) && len(standingIn(said, words)) > 0 {
			all = append(all, Flag{Name, words})
		}
	}
	// One that is told by those beside it is asked about while they are there.
	slices.SortStableFunc(all, func(a, b Flag) int { return strings.Index(said, a.Words) - strings.Index(said, b.Words) })
	return all
}

// remember keeps the words of a name, so that they are found where a sentence begins with
// them too.
func (c *Checker) remember(name string) {
	for w := range strings.FieldsSeq(name) {
		if r := []rune(w); len(r) > 2 && strings.ToUpper(string(r[0])) == string(r[0]) && !strings.HasSuffix(w, ".") && len(telling.Names([]string{"to " + w}, c.isFine)) > 0 {
			c.names[w] = true
		}
	}
}

// isHandle reports whether letters with figures behind them are what somebody calls themselves:
// jayden123, and neither Unit12 nor HTML5.
func isHandle(found string) bool {
	letters := strings.TrimRight(found, "0123456789")
	switch text.Fold(letters) {
	case "unit", "page", "lesson", "block", "chapter", "question", "lab", "task", "term", "week", "day", "level", "class", "section", "group", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "iso", "mid", "pre", "post", "fall", "autumn", "fig", "div", "per", "room", "grade", "year", "base", "windows", "office", "ipad", "mathway", "covid":
		return false
	}
	return strings.ToUpper(letters) != letters && !telling.Ordinary(letters)
}

// isNoPlace reports whether what looks like a school or a street is a thing of every school.
func isNoPlace(found string) bool {
	words := strings.Fields(found)
	first := strings.ToLower(words[0])
	return slices.Contains([]string{"the", "a", "my", "our", "google", "high", "middle", "public", "secondary", "elementary", "primary", "old", "in", "at", "after", "this", "every", "sunday", "summer", "jurassic", "sesame", "wall"}, first) && len(words) <= 2
}

// placeAlone is a place without the small word it was found behind: "On Dundas Street".
func placeAlone(found string) string {
	first, rest, _ := strings.Cut(found, " ")
	switch strings.ToLower(first) {
	case "at", "on", "in", "from", "near", "the", "to", "we", "my", "our":
		return rest
	}
	return found
}

// isFine reports whether words, folded, are never to be asked about.
func (c *Checker) isFine(folded string) bool {
	return slices.ContainsFunc(c.known.fine, func(f string) bool { return f == folded }) || c.surnames[folded]
}

// unasked leaves out what is fine, what was found twice, and what looks like a name in
// something that is asked about whole, and stands nowhere else: the Club of the Drama Club.
func (c *Checker) unasked(flags []Flag, said string) (all []Flag) {
	for _, f := range flags {
		whole := func(o Flag) bool {
			return o.Why != Name && f.Why == Name && strings.Contains(" "+o.Words+" ", " "+f.Words+" ") && o.Words != f.Words && o.Why != Pointing && o.Why != Person &&
				len(standingIn(strings.ReplaceAll(said, o.Words, " "), f.Words)) == 0
		}
		if !slices.Contains(c.known.fine, text.FoldWords(f.Words)) && !slices.Contains(all, f) && !slices.ContainsFunc(flags, whole) {
			all = append(all, f)
		}
	}
	return all
}
