// Package redact reads what is about to be shared, sentence by sentence, and proposes it
// without what tells who it is about: roles in place of aliases, a term in place of a day,
// "a class" in place of 9B. It says what else in a sentence may point at somebody, and
// decides nothing: a person keeps, changes or drops each sentence that has a flag, or leaves
// out what it is about ([Sentence.Instead]): where no other words surely fit, for a blank. It is
// generous with flags about people and sparing with poets and works, and remembers nothing
// beyond one document. How names look is package telling's business, what each flag is
// called is package voice's, and where the sentences come from and go to is for the rooms
// that share.
package redact
