// Package repair says what a check of the journal found and what a restore did: in
// sentences, and as the JSON that scripts read. It does neither by itself.
package repair
