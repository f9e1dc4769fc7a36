package text

func (w *WordList) Add(words ...string) {
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	for _, s := range words {
		s = CleanLine(s)
		if key := Fold(s); s != "" && !w.seen[key] {
			w.seen[key] = true
			w.Words = append(w.Words, s)
		}
	}
}
