// Package lessons is the pages of lessons: the list, rewording one, a lesson that
// comes back, the Failure / Lesson card, and which to carry when there is one
// too many.
package lessons
