// Package people is the pages of those one meant to talk to, and putting
// something away.
package people
