// Package review is the weekly look back: each stop in a file of its own,
// the list of past reviews, and one of them read again. A stop knows no page: it
// gets what it needs of the one it stands on.
package review
