// Package scratch keeps words that no journal has yet: what is being written
// while the journal does not have it, and texts that are open in a person's own
// editor. Each has a folder of its own, with a name nobody can foresee, which
// is locked as long as its process lives. A folder whose lock is free was left
// by a process that was killed: whoever comes next takes in the words that are
// in it and sweeps it, whole.
//
// A text that a failed editor left, and that the person did not want, stays in its folder: nobody takes it in.
//
// Beside them one text may be kept by a name from one run to the next, until it is done with:
// nobody takes that in.
//
// It does not know what the words mean, and not where a program may put them:
// Places says that, the best first.
package scratch
