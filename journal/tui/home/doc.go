// Package home is the first page, and what lies around it: the welcome, the card
// before a class, loose ends, settings, the page about messup, and taking words out to a
// file.
package home
