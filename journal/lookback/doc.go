// Package lookback is what a school year holds, read off in one state of the journal: what
// there was on each of its days ([Days]), and how often the same was marked in it ([Count]).
// What is counted was chosen or named by the person, on a line that asks for it; nothing is
// read out of what they wrote, and no day without an entry is a gap. Each count knows the
// search for what is behind it.
//
// It changes nothing and knows no screen: how a year and a count are drawn is package draw,
// what a report says of a year package report, and pages and commands show both.
package lookback
