// Package people is the pages of those one meant to talk to, of those one could talk
// to, of what they said, and putting something away.
package people
