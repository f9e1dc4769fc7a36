package prompts

// What stands in the place of a question or a title where nothing was asked or
// said.
const (
	Untitled     = "Untitled"      // of an entry without a title, before its kind
	Note         = "Note"          // text nobody asked for
	Imported     = "Imported note" // text that another journal had
	OtherAnswers = "Other answers" // to questions that no set asks any more
	From         = "From"          // which journal that was
	ItsID        = "Its id there"
	ItsTime      = "Its time there"
	LongOver     = "its day was long over when it was taken in"
	Beside       = "Kept in other words"    // what was changed in two windows or copies, of a heading or of what belongs to the entry
	OneLine      = "The lesson in one line" // a lesson written on the card
)
