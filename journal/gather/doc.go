// Package gather reads, in one state of the journal, all that waits for somebody: the
// plans, people and lessons that package due chooses from, what drafts mean to do among
// them, and what a weekly review has to show besides; what belongs to a lesson, and the
// skills and classes that entries name; what is loose yet; which questions are left empty
// again and again; what fits a search ([Sought]); and what leaves the trash ([Leaving]).
// It changes nothing and knows no clock. What is done with it is for package book.
package gather
