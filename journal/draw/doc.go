// Package draw is what is seen better than it is read: a chain of takes as a
// path, a lesson's ladder, a month and a year with their marks, bars with how
// many they count. Each drawing is a pure function of plain values and a [Pen],
// and returns lines of letters: pages, commands and what is printed draw with
// the same one, and where there are no colours it says the same.
//
// It knows no journal and no terminal: what is drawn is read elsewhere, and the
// inks of a screen are those of package look. It counts nothing and sums nothing up
// in words: no empty day is a gap, and every bar says its number.
package draw
