// Package share makes a document for others out of a few things of the journal: a post that
// celebrates failures, a sheet for a conversation, or a bundle that is merged with those of
// colleagues. It knows what may be chosen at all ([May]), what is being made and typed so far
// ([Draft]), how each sentence is put to a person before it may leave ([Check]), and how
// the document is written ([Document]): nothing is written that has not come through the check.
//
// It shows nothing and writes no file. What in a sentence may point at somebody is found by
// package redact, how a text is set is package typeset's business, and where a draft is kept
// until the document is written is for whoever keeps it ([Keeper]).
package share
