// Package look is how things are set on a screen: every style there is, by
// meaning ([Look]), and words broken into lines ([Lines]). There are no colours
// anywhere else. It knows values to be drawn, and neither pages nor keys.
package look
