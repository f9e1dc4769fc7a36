// Package skills is the gaps and strengths that entries name, gathered: questions
// five and six ask for them, and any other set may. What is found is told as it was
// written; nothing is counted up or judged. Everything here is a pure function of
// values: reading the journal is for package gather, keeping for package book.
package skills
