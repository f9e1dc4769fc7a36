// Package plans is the pages of plans: the list, take two, what came of it, the
// chain of takes, a plan of its own.
package plans
