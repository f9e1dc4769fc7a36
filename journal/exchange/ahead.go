package exchange

// ahead writes down records beside who reads the next ones: to write one down takes as long
// as to read it. They come out in their order.
type ahead struct {
	write func(v any) ([]byte, error)
	queue []<-chan written
}

// written is one that was written down.
type written struct {
	b   []byte
	err error
}

// inHand is how many are held at a time, of which each is at most a megabyte.
const inHand = 16

// add takes one more.
func (a *ahead) add(v any) {
	done := make(chan written, 1)
	a.queue = append(a.queue, done)
	go func() {
		b, err := a.write(v)
		done <- written{b, err}
	}()
}

// full reports whether the first is to be taken before another one is added.
func (a *ahead) full() bool { return len(a.queue) == inHand }

// empty reports whether all were taken.
func (a *ahead) empty() bool { return len(a.queue) == 0 }

// first takes the first, and waits for it.
func (a *ahead) first() ([]byte, error) {
	one := <-a.queue[0]
	a.queue = a.queue[1:]
	return one.b, one.err
}
