// Package share is the page where a document for others is made: what is in it is chosen and
// typed, each sentence goes past the person who shares it, and what they then see is what is
// written. What may be shared, and how, is package journal/share's business.
package share
