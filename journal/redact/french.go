package redact

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"messup/journal/telling"
	"messup/journal/text"
)

const (
	monthInFrench   pattern = `(?:(?:janv|févr|fév|fev|avr|juil|sept|oct|nov|déc|dec)\.|(?:janv(?:ier)?|f[ée]v(?:r|rier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?)\b)`
	weekdayInFrench pattern = `(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)`
	nthInFrench     pattern = `(?:1er|[12]?\d|3[01]|premier|(?:vingt|trente)(?: et un|-\p{L}+)?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-\p{L}+)?|onze|douze|treize|quatorze|quinze|seize)`
	peopleInFrench  pattern = `(?:élèves?|étudiante?s?|garçons?|gars|filles?|enfants?|jeunes|parents?|mères|pères|enseignante?s?|profs?|professeure?s?|collègues?|familles?|amie?s?|frères|s(?:œ|oe)urs|personnes)`
	fewInFrench     pattern = `(?:deux|trois|quatre|[2-4])`
	marked          pattern = `(?:\d{1,3}(?:[.,]\d)?|zéro|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|vingt)`
	kinInFrench     pattern = `(?:mère|père|maman|papa|parents|frère|s(?:œ|oe)ur|jumeau|jumelle|famille|grand-mère|grand-père)s?`
	before          pattern = `(?:^|[^\p{L}\d])` // a word begins: \b knows no accents
	behind          pattern = `(?:\b|[^\p{L}\d]|$)`
)

// frenchRules are the forms of French. The first group of each is what is found.
type frenchRules struct {
	elided, day, nthDay, class, small, form, period *regexp.Regexp
	few, did, group, pairs, mark, got               *regexp.Regexp
	sensitive, pointing, place                      *regexp.Regexp
}

//nolint:gochecknoglobals // what never changes is made once
var inFrench = sync.OnceValue(func() frenchRules {
	found := func(p pattern) *regexp.Regexp { return compiled(`(?i)` + before + `(` + p + `)` + behind) }
	const lead pattern = `(?:(?:en|les|des|aux|du|au|(?:de |à )?la|le|ma|ta|sa|mon|ton|son|notre|votre|leur|cette|ce|chaque) )?`
	return frenchRules{
		elided: compiled(`(?i)` + before + `(?:[ljcn]|qu)['’]\p{L}`),

		day: compiled(`(?i)` + before + `((?:(?:le|du|au) )?(?:` + weekdayInFrench + `,? (?:le )?)?(?:` + nthInFrench + ` ?(?:au|et|ou|-|–) ?(?:le )?)?` + nthInFrench + ` ` + monthInFrench + `(?: \d{4}\b)?` +
			`|(?:(?:le|du|au) )?(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2}(?:\d{2})?)\b|le \d{1,2}[/.-]\d{1,2}\b)`),
		nthDay: compiled(`(?i)` + before + `((?:le )?` + weekdayInFrench + ` (?:le )?(?:1er|[12]?\d|3[01])|le (?:1er|[12]?\d|3[01]))\b`),

		class:  compiled(before + `((?i:` + lead + `(?:(?:classe|groupe)s? (?:de )?)?)` + first + `)\b`),
		small:  compiled(`(?i)` + before + `((?:en|les|des|aux|(?:de |à )?la|ma|ta|sa|notre|votre|leur|cette|(?:(?:le|la|ma|mon|notre) )?(?:classe|groupe)) (?:de )?(?:1[0-3]|[1-9])[a-d])\b`),
		form:   compiled(before + `((?i:` + lead + `(?:(?:classe|groupe)s? (?:de )?)?)(?:[3-6]e|[12](?:re|de|e)) ?[A-Z]\d?)\b`),
		period: compiled(`(?i)` + before + `((?:(?:en|(?:à |de )?la|ma) )?(?:(?:[1-9](?:re|e|ère|ème)|première|deuxième|troisième|quatrième|cinquième|sixième|dernière) période|période [1-9]|\bP[1-9])|(?:(?:en|(?:à |de )?la|ma) )période [1-9])\b`),

		few:  compiled(`(?i)` + before + `((?:les |ces |mes |nos )?` + fewInFrench + `)(?: (?:autres |petite?s |grande?s |nouve(?:aux|lles) |\p{L}+ )??` + peopleInFrench + `\b| (?:d['’]entre|sur \d{2}\b|des \d{2}\b|de mes|de nos|qui\b))`),
		mark: compiled(`\b\d{1,2} sur \d{2}\b`),
		got:  compiled(`(?i)(?:\ba|ai|ont|avait|aura|as) (?:eu|obtenu|reçu) (` + marked + `(?: et demie?)?(?: sur (?:dix|vingt|cent|\d+))?)(?:$|\pZ?[^\p{L}\d\pZ-]| (?:au|à|en|et|mais) )`),
		did:  compiled(`(?i)` + before + `(` + fewInFrench + `) (?:ont|étaient|avaient|sont|dormaient|parlaient|pleuraient|riaient)\b`),

		group: found(`une? (?:petite? )?(?:groupe|équipe|table|cercle) de ` + fewInFrench),
		pairs: found(`(?:tous|toutes) les (?:deux|trois|quatre)|l['’]une? d['’](?:entre )?(?:eux|elles)|une? d['’]entre (?:eux|elles|nous)|une (?:paire|poignée) d(?:e |['’])` + peopleInFrench + `|1 (?:\p{L}+ )?` + peopleInFrench),

		place: compiled(`(?i:` + before + `)((?i:(?:\d+[a-z]?,? )?(?:rue|avenue|av\.|boulevard|boul\.|chemin|impasse|quartier|[ée]coles?|collège|lycée|polyvalente|cégep|garderie|paroisse|[ée]glise|hôpital|parc)) (?i:(?:primaire|secondaire|de la|de l['’]|des|du|de|d['’]|la|le|les) ?)*\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*` +
			`|(?i:salle|local|casier|bureau|labo(?:ratoire)?|gymnase|appartement|app\.|porte) (?:(?i:n[o°]\.?) ?)?[A-Z]?-?\d{1,4}[a-z]?\b)`),

		sensitive: found(sensitiveInFrench()), pointing: found(pointingInFrench()),
	}
})

// sensitiveInFrench is what sensitive is, in French.
func sensitiveInFrench() pattern {
	return joinedBy([]pattern{
		// health
		`diagnosti\p{L}+`, `autis\p{L}+`, `tsa`, `tda-?h?`, `dyslexi\p{L}+`, `dysorthograph\p{L}+`, `dysphasi\p{L}+`, `dyscalculi\p{L}+`, `dyspraxi\p{L}+`, `troubles? (?:du|de la|de|des|d['’]|de l['’]) ?\p{L}+`, `troubles? alimentaires?`, `anxiété`, `anxieu(?:x|ses?)`, `crises? (?:de panique|d['’]angoisse|de colère|d['’]épilepsie)`, `dépressi\p{L}+`, `déprimée?s?`, `bipolaires?`, `asthm\p{L}+`, `épilep\p{L}+`, `diab[èé]t\p{L}+`,
		`cancer`, `hôpital`, `hospitalis\p{L}+`, `opérée?s?`, `médicaments?`, `médication`, `ritalin`, `thérap\p{L}+`, `psychologues?`, `psychoéduca\p{L}+`, `psychiatr\p{L}+`, `orthophonist\p{L}+`, `orthopédagog\p{L}+`, `ergothérap\p{L}+`, `anorexi\p{L}+`, `commotion`, `allergi\p{L}+`, `sourde?s?`, `malentendante?s?`, `appareils? auditifs?`, `fauteuils? roulants?`, `handicap\p{L}*`, `déficien\p{L}+`, `besoins particuliers`, `bégai\p{L}+`, `automutil\p{L}+`, `scarifi\p{L}+`,
		`s['’](?:est|était) (?:coupée?|mutilée?|blessée?)`, `se (?:coupe|mutile|scarifie|blesse)`, `trisomi\p{L}+`, `suicid\p{L}+`, `surdose`, `enceinte`, `fausse couche`, `santé mentale`, `vomi\p{L}*`, `poux`, `obès\p{L}+`, `obésité`, `en surpoids`, `mutisme`, `ses règles`,
		// support
		`pei`, `plans? d['’](?:intervention|accompagnement)`, `ulis`, `aesh`, `francisation`, `classes? d['’]accueil`, `accommodements?`, `mesures adaptatives`, `surdouée?s?`, `douance`,
		// discipline
		`suspendue?s?`, `suspensions?`, `renvoyée?s?`, `expuls\p{L}+`, `en retenue`, `intimidat\p{L}+`, `intimid(?:e|ée?s?|er|ent)`, `harc[eè]l\p{L}+`, `bagarr\p{L}+`, `vapot\p{L}+`, `drogu\p{L}+`, `ivres?`, `so[uû]le?s?`, `alcool\p{L}*`, `cannabis`, `couteaux?`, `a volé`, `volée?s?`, `plagi\p{L}+`, `absentéisme`,
		// family
		`garde (?:partagée|des enfants)`, `divorc\p{L}+`, `parents séparés`, `familles? d['’]accueil`, `(?:est|était|été|enfant) adoptée?s?`, `beau-père`, `belle-mère`, kinInFrench + ` (?:est |était |sont )?(?:morte?s?|décédée?s?|partie?s?|malades?|en prison|boit|buvait)`, `funérailles`, `enterrement`, `deuil`, `orphelin\p{L}*`, `violence (?:conjugale|familiale)`, `(?:en|au) foyer`, `perdu son (?:emploi|travail)`, `fugu\p{L}+`,
		// where from, what they believe, whom they love
		`réfugi\p{L}+`, `immigr\p{L}+`, `sans[- ]papiers?`, `nouve(?:aux|l|lle|lles) arrivante?s?`, `asile`, `visas?`, `musulman\p{L}*`, `juif|juifs|juives?`, `hindoue?s?`, `sikhs?`, `(?:le|son|un) voile`, `hijabs?`, `mosquée`, `synagogue`, `ramadan`, `halal`, `casher`, `lesbiennes?`, `homosexuel\p{L}*`, `bisexuel\p{L}*`, `transgenres?`, `(?:est|était) (?:trans|gaie?|gay)`, `non[- ]binaires?`, `lgbt\p{L}*`, `autochtones?`,
		peopleInFrench + ` (?:noire?s?|blanc(?:s|hes?)?|arabes?|asiatiques?|africaine?s?|haïtien(?:s|nes?)?|syrien(?:s|nes?)?|somalien(?:s|nes?)?|afghane?s?|algérien(?:s|nes?)?|marocaine?s?|tunisien(?:s|nes?)?|congolaise?s?|ukrainien(?:s|nes?)?|chinoise?s?|roms?)`, `(?:mauvais|peu de|pas de) français`,
		// means
		`sans[- ]abri`, `itinéran\p{L}+`, `banques? alimentaires?`, `pauvreté`, `aide sociale`, `n['’]av?a(?:it)? pas (?:mangé|déjeuné)`, `sans (?:déjeuner|dîner|lunch)`, `pas les moyens`, `ne p(?:eu|ouvai)(?:t|vent|ent) pas payer`, `(?:a|avait|ont|avaient) faim`,
		// the law, and protection
		`police`, `policiers?`, `policières?`, `arrestation`, `(?:été|est) arrêtée?s?`, `prison`, `tribunal`, `gangs?`, `(?:est|était|été) battue?s?`, `abus(?:ée?s?)?`, `maltrait\p{L}+`, `négligence`, `dpj`, `protection de (?:la jeunesse|l['’]enfance)`, `travailleu(?:r|se)s? socia(?:le?s?|ux)`, `assistante? sociale?`, `signalements?`, `agress(?:ée?s?|ions?)`, `attouchements?`,
	})
}

// pointingInFrench is what pointing is, in French.
func pointingInFrench() pattern {
	const (
		who  pattern = `(?:élève|étudiante?|garçon|gars|fille|enfant|jeune|prof|enseignante?|collègue|parent|mère|père)s?`
		mine pattern = `(?:mon|ma|mes|notre|nos)`
	)
	return joinedBy([]pattern{
		`(?:les?|la|` + mine + `) (?:seule?s?|uniques?)(?: \p{L}+)?`, `une? seule? (?:élève|garçon|fille|enfant|personne)`, `jum(?:eau|elle)x?s?`, `triplée?s`,
		mine + ` (?:propres? |petite? |grande? )?(?:nièce|neveu|fils|fille|cousine?|filleule?|femme|mari|conjointe?|frère|s(?:œ|oe)ur|voisine?|petit-fils|petite-fille)s?`, `(?:mon|ma) co-?enseignante?`,
		`(?:l['’]|(?:le|la|` + mine + `) )(?:direct(?:eur|rice)(?:[ -]adjointe?)?|concierge|bibliothécaire|infirmi(?:er|ère)|secrétaire|réceptionniste|proviseure?|cpe|conseill(?:er|ère)|orthopédagogue|éducat(?:eur|rice)|surveillante?|stagiaire)s?`,
		`(?:une?|le|la|` + mine + `) nouve(?:au|l|lle) ` + who, `dont (?:la |le |les |l['’])` + kinInFrench, `(?:sa|son|ses|leur|leurs) ` + kinInFrench,
		`(?:l['’]|(?:le|la|les) )(?:\p{L}+ )?` + who + ` (?:qui|dont|avec|au fond|du fond|à côté)`, `(?:le|la|les|` + mine + `) (?:plus \p{L}+|meilleure?s?|pires?) (?:` + who + `|de la classe|du groupe)`, `(?:l['’]|(?:le|la|` + mine + `) )` + who + ` (?:le|la|les) plus \p{L}+`,
		`(?:le fils|la fille|le frère|la s(?:œ|oe)ur) (?:de|du|d['’]\p{L}+)`, `capitaine (?:de|du)`, `clown de (?:la classe|service)`,
	})
}

func joinedBy(all []pattern) (one pattern) {
	for i, p := range all {
		if i > 0 {
			one += "|"
		}
		one += p
	}
	return `(?:` + one + `)`
}

// coarseInFrench are the edits of a sentence of French: its days, how old somebody is, its classes and how few they were.
func (c *Checker) coarseInFrench(said string, all []token) (edits []edit) {
	return slices.Concat(whereSure(said, slices.Concat(daysInFrench(said), weekdaysInFrench(said), monthsInFrench(said))), agesInFrench(said), c.classesInFrench(said, all), fewsInFrench(said))
}

// group adds what the first group of a form finds.
func (all *edits) group(find *regexp.Regexp, said string, why Why, with func(found string, from, to int) words) {
	for _, at := range find.FindAllStringSubmatchIndex(said, -1) {
		if w := with(said[at[2]:at[3]], at[2], at[3]); w != "" {
			*all = append(*all, edit{text.Span{From: at[2], To: at[3]}, w, Flag{Why: why}})
		}
	}
}

type edits []edit

func daysInFrench(said string) []edit {
	r := inFrench()
	var all edits
	term := func(found string, _, _ int) words {
		switch strings.ToLower(firstWord(found)) {
		case "du":
			return "de ce trimestre-là"
		case "au":
			return "à ce trimestre-là"
		}
		return "ce trimestre-là"
	}
	all.group(r.day, said, Day, term)
	all.group(r.nthDay, said, Day, func(found string, from, to int) words {
		if rest := said[to:]; rest != "" && strings.HasPrefix(rest, " ") && !beginsAnewInFrench(rest) { // not "le 2 élèves"
			return ""
		}
		return term(found, from, to)
	})
	return all.ended(said)
}

// ended leaves the full stop behind a short month where it ends a sentence too.
func (all edits) ended(said string) []edit {
	for i, e := range all {
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(said[e.To:], " "))
		if strings.HasSuffix(said[:e.To], ".") && (e.To == len(said) || unicode.IsUpper(next)) {
			all[i].To--
		}
	}
	return all
}

func firstWord(said string) string {
	first, _, _ := strings.Cut(said, " ")
	return first
}

// beginsAnewInFrench is goesOnWithout in French.
func beginsAnewInFrench(rest string) bool {
	next := strings.ToLower(firstWord(strings.TrimSpace(rest)))
	return slices.Contains([]string{
		"je", "on", "nous", "il", "elle", "ils", "elles", "le", "la", "les", "mon", "ma", "mes", "notre", "nos", "tout", "toute", "personne", "et", "mais", "à", "en", "au", "avec", "après", "avant", "quand", "aussi", "dans", "pendant", "rien", "une", "un",
	}, next) || strings.HasPrefix(next, "j'") || strings.HasPrefix(next, "j’") || strings.HasPrefix(next, "l'") || strings.HasPrefix(next, "l’") || strings.HasPrefix(next, "c'") || strings.HasPrefix(next, "c’")
}

func (c *Checker) classesInFrench(said string, all []token) []edit {
	r := inFrench()
	var made edits
	for _, known := range c.known.classes {
		for _, at := range known.in(all) {
			name := said[at.From:at.To]
			if gradeOf(name) == "" {
				made = append(made, class(at.From, at.To, words(name)))
				continue
			}
			from := at.From - len(leadInFrench(said[:at.From]))
			made = append(made, class(from, at.To, ledInFrench(said[from:at.From], c.bandOf(name, true))))
		}
	}
	band := func(found string, from, to int) words {
		code := lastWord(found)
		if counts(said[:to-len(code)]) || countsInFrench(said[:from]) || isSort(code, said[to:]) {
			return ""
		}
		return ledInFrench(strings.TrimSuffix(found, code), c.bandOf(code, true))
	}
	made.group(r.class, said, Class, band)
	made.group(r.small, said, Class, band)
	made.group(r.form, said, Class, func(found string, _, _ int) words {
		return ledInFrench(found[:len(leadInFrench(found[:strings.IndexFunc(found, unicode.IsDigit)]))], "une classe")
	})
	made.group(r.period, said, Class, func(found string, _, _ int) words {
		switch first := strings.ToLower(firstWord(found)); first {
		case "en":
			return "pendant une période"
		case "à", "de":
			return ledInFrench(first+" la ", "une période")
		}
		return "une période"
	})
	return made
}

// countsInFrench is counts in French.
func countsInFrench(before string) bool {
	all := strings.Fields(strings.ToLower(before))
	return len(all) > 0 && slices.Contains([]string{"numéro", "partie", "exercice", "étape", "acte", "chapitre", "tâche", "unité", "ligne", "version", "niveau", "salle", "local", "crayon", "crayons", "laboratoire", "problème", "diapo"}, all[len(all)-1])
}

// leadInFrench are the words before a class that belong to it: its article, and "groupe".
func leadInFrench(before string) string {
	at := leadsInFrench().FindStringIndex(before)
	if at == nil {
		return ""
	}
	return before[at[0]:]
}

//nolint:gochecknoglobals // what never changes is made once
var leadsInFrench = sync.OnceValue(func() *regexp.Regexp {
	return compiled(`(?i)(?:\b(?:en|les|des|aux|du|au|(?:de |à )?la|le|ma|ta|sa|mon|ton|son|notre|votre|leur|cette|ce|chaque) )?(?:\b(?:classe|groupe)s? (?:de )?)?$`)
})

// ledInFrench is a class behind the words that led to it: "la 9B" is "une classe", "ma 9B" "ma
// classe".
func ledInFrench(lead string, said words) words {
	_, bare, _ := strings.Cut(string(said), " ")
	lead = strings.ToLower(lead)
	first := firstWord(strings.TrimSpace(lead))
	switch first {
	case "en":
		return "dans " + said
	case "de", "du":
		return "d’" + said
	case "à", "au":
		return "à " + said
	case "les", "des", "aux":
		return words(first) + " élèves d’" + said
	case "ma", "ta", "sa", "notre", "votre", "leur", "cette", "chaque":
		return words(first + " " + bare)
	case "mon", "ton", "son":
		return words(first[:1] + "a " + bare)
	case "ce":
		return words("cette " + bare)
	}
	return said
}

// oneOfInFrench is oneOf in French: une classe, une autre, une troisième.
func oneOfInFrench(n int, what words, feminine bool) words {
	one := words("un ")
	if feminine {
		one = "une "
	}
	switch ordinals := []words{"troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième", "dixième"}; {
	case n == 1:
		return one + what
	case n == 2:
		return one + "autre " + what
	case n-3 < len(ordinals):
		return one + ordinals[n-3] + " " + what
	}
	return "encore " + one + what
}

// partInFrench is the part that somebody has, in French.
func partInFrench(part string) words {
	return map[string]words{telling.Student: "élève", telling.Parent: "parent", telling.Colleague: "collègue"}[part]
}

func fewsInFrench(said string) []edit {
	r := inFrench()
	all := edits(slashed(said, "quelques-uns sur "))
	for _, at := range r.mark.FindAllStringIndex(said, -1) {
		if isMark(said[:at[0]]) {
			all = append(all, markAt(said, at[0], at[1]))
		}
	}
	all.group(r.few, said, Few, func(_ string, from, to int) words {
		if before := strings.ToLower(said[:from]); strings.HasSuffix(before, "groupes de ") || strings.HasSuffix(before, "équipes de ") || strings.HasSuffix(before, "tous ") || strings.HasSuffix(before, "toutes ") {
			return ""
		}
		return someInFrench(said[to:])
	})
	all.group(r.did, said, Few, func(string, int, int) words { return "quelques-uns" })
	all.group(r.group, said, Few, func(string, int, int) words { return "un petit groupe" })
	return all
}

// someInFrench is "a few" of what follows: quelques élèves, quelques-unes d'entre elles.
func someInFrench(rest string) words {
	next := strings.ToLower(firstWord(strings.TrimSpace(rest)))
	alone := strings.HasPrefix(next, "d'entre") || strings.HasPrefix(next, "d’entre") || slices.Contains([]string{"sur", "des", "de", "qui"}, next)
	switch {
	case !alone:
		return "quelques"
	case strings.Contains(rest, "elles") || strings.Contains(rest, "filles"):
		return "quelques-unes"
	}
	return "quelques-uns"
}

// flagsInFrench are what may point at somebody in words of French, in whatever sentence they
// stand, and what is left of it to be looked through.
func flagsInFrench(said string) (all []Flag, rest string) {
	r := inFrench()
	take := func(why Why, find *regexp.Regexp, is func(string) bool) {
		for _, at := range find.FindAllStringSubmatchIndex(said, -1) {
			if found := said[at[2]:at[3]]; is(found) {
				all = append(all, Flag{why, found})
			}
		}
	}
	take(Pointing, r.pointing, pointsAtSomebodyInFrench)
	take(Few, r.pairs, func(string) bool { return true })
	take(Sensitive, r.sensitive, func(string) bool { return true })
	return all, r.sensitive.ReplaceAllString(said, " it ")
}

// pointsAtSomebodyInFrench reports whether "le seul …" is somebody, and no thing.
func pointsAtSomebodyInFrench(found string) bool {
	all := strings.Fields(strings.ToLower(found))
	if len(all) < 2 || !strings.HasPrefix(all[1], "seul") && !strings.HasPrefix(all[1], "unique") {
		return true
	}
	switch strings.TrimSuffix(all[len(all)-1], "s") {
	case "façon", "chose", "raison", "partie", "moyen", "foi", "idée", "solution", "problème", "question", "minute", "manière", "endroit", "différence", "chance", "preuve", "règle", "but", "plan", "leçon", "cour", "copie", "signal", "consigne", "aide", "réponse", "erreur", "regret", "condition", "page", "exemple", "mot", "phrase",
		"point", "jour", "semaine", "période", "feuille", "exercice", "étape", "vrai", "vraie", "livre", "texte", "changement", "avantage", "objectif", "heure", "moment":
		return false
	}
	return true
}
