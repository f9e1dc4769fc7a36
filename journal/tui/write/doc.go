// Package write is the pages one writes an entry on: a question a page, the ten
// in order, and saving as one types. A jot, growing one, the person's own editor
// and the page that follows the last question are here too.
package write
