package page

import (
	"time"
)

const (
	SaveEvery = 400 * time.Millisecond // leaves 100 ms of the promised 500 for the disk
)
