// Package report makes the report of a year out of a journal, for the person who wrote it, and
// one of a team out of what several people chose to share. It gathers what a year holds
// ([Gather]), sets what was chosen of it under its headings ([Material.Report]) and writes it
// as Markdown; it lays the bundles of others (package bundle) side by side ([Merge]), without
// joining, counting or ranking anybody. Everything here is a pure function of values: which words
// may point at somebody is read through in package share, and asking, files and folders are for the
// commands.
package report
