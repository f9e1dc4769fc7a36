// Package repair says which backups there are, what a check of the journal found and
// what a restore did: in words, and as the JSON that scripts read. It does none of it.
package repair
