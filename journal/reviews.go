package journal

// Blank reports whether the review was left open before anything was recorded.
func (r Review) Blank() bool { return r.Open() && len(r.Recorded) == 0 }
