// Package list is a window of rows that lie on the disk ([List]), the search
// field above it, and the page that lists are shown on. Which rows there are,
// and what one can do with them, is each page's own.
package list
