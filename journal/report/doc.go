// Package report makes the report of a year out of a journal, for the person who wrote it, and
// one of a team out of what several people chose to share. It gathers what a year holds
// ([Gather]), sets what was chosen of it under its headings ([Material.Report]) and writes it
// as Markdown; it reads the bundles of others as strictly as anything from outside ([Read]) and
// lays them side by side ([Merge]), without joining, counting or ranking anybody. Everything
// here is a pure function of values: which words may point at somebody is for package redact,
// and asking, files and folders are for the commands.
package report
