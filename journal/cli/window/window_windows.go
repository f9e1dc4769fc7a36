package window

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Of looks at the window that out goes to, and has it draw. restore leaves it as it was.
func Of(out *os.File) (w Window, restore func()) {
	handle, restore := windows.Handle(out.Fd()), func() {}
	var mode uint32
	if windows.GetConsoleMode(handle, &mode) != nil { // no console: what comes of it is read elsewhere
		return w, restore
	}
	w.Closes = alone()
	if mode&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING != 0 {
		return w, restore
	}
	if windows.SetConsoleMode(handle, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) != nil { // before Windows 10, or the old console was chosen
		w.Plain = true
		return w, restore
	}
	return w, func() { _ = windows.SetConsoleMode(handle, mode) } // the program is over, whatever comes of it
}

// alone reports whether no shell, nor anything else, has the console beside this program.
func alone() bool {
	var ids [2]uint32
	n, _, _ := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList").Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return n == 1
}
