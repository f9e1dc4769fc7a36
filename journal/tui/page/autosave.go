package page

import (
	"time"
)

const (
	// SaveEvery is how often words are saved while one types: it leaves 100 ms of the promised 500 for the disk.
	SaveEvery = 400 * time.Millisecond // leaves 100 ms of the promised 500 for the disk
)
