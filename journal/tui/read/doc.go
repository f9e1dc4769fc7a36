// Package read is finding and reading: entries by search, one entry as a story,
// the worked example, the trash.
package read
