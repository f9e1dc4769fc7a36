// Package school is a school's own time: its breaks, its timetable, and so on
// which day a class meets next. What lives here is reading a timetable as a
// person types it and answering from it, also for when something is meant ([Meant]);
// it knows no plan, no lesson and no clock. What waits for whom on a day is for package
// due, dates as such for package date.
package school
