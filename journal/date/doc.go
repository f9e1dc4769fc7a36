// Package date is days of a school's calendar: [Day] without zone or time of
// day, weeks, breaks, school years ([Year]), and reading dates as people write
// them, backwards ([ParseWhen]) and forwards ([ParseNext]). It never reads a clock:
// today is handed in. What falls due on a day is for package due.
package date
