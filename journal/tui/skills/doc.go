// Package skills is the page of the gaps and strengths that entries name, each with
// its entries: one can be put in focus, and a strength becomes a small win.
package skills
