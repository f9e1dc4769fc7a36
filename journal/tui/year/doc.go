// Package year is the pages that look back at a school year: the planner with a mark on
// each day that has something, and what was marked again and again in it. What they show
// is read by package lookback and drawn by package draw.
package year
