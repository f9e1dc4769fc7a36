// Package search is how words are found again: the [Query] a person types, the
// text a record is searched as, and where in the original the words stand.
//
// A search text is the record's words, folded (text.Fold), in sections: a scope
// ("title", "class", a question's id …), a separator, the words, another
// separator. A search is a scan of these texts, newest first; package book does
// it. A word without a scope is looked for in all sections but those for kind and
// state, and never in the scopes themselves. The states of lessons and plans change with
// the day, and are in no text that is kept: package gather adds them as it looks.
//
// There is no inverted index: a scan of ten thousand entries of a page each is ten
// milliseconds of work, which package store does on all cores, and an index would make
// every save many times dearer.
package search
