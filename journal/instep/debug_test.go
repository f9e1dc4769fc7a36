package instep_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

func TestDebug(t *testing.T) {
	seed, err := strconv.Atoi(os.Getenv("SEED"))
	if err != nil {
		t.Skip()
	}
	watch = func(m *machine, step string) {
		fmt.Println(m.name, step)
		if os.Getenv("KEY") != "" {
			for n, p := range m.folder.files {
				if strings.Contains(n, os.Getenv("KEY")) {
					fmt.Println("     ", n, string(p.b[:300]))
				}
			}
			for k, s := range m.memory {
				if strings.Contains(string(k.ID), os.Getenv("KEY")) {
					fmt.Printf("     mem %s %+v\n", k.Kind, s)
				}
			}
		}
		for k, v := range m.all(t, true) {
			if strings.Contains(v, os.Getenv("WORD")) {
				fmt.Println("    ", k, v)
			}
		}
		for n, p := range m.folder.files {
			if strings.Contains(string(p.b), os.Getenv("WORD")) {
				fmt.Println("     file", n)
			}
		}
	}
	converge(t, &dice{Rand: rand.New(rand.NewPCG(uint64(seed), 7))}, os.Getenv("WAY"))
}
