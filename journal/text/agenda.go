package text

func (w *WordCount) Add(word string) {
	if w.Count == nil {
		w.Count = map[string]int{}
	}
	w.WordList.Add(word)
	w.Count[Fold(CleanLine(word))]++
}
