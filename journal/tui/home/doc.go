// Package home is the first page, and what lies around it: the welcome, the card
// before a class, loose ends, settings.
package home
