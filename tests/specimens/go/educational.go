// presets: educational, data_science, production, strict
// %%
package main

import "os/exec"

func main() {
	exec.Command("ls", "-la").Run() // refused: process
}
// %%
package main

import (
	"fmt"
	run "os/exec"
)

func main() {
	out, err := run.Command("id").Output() // refused: process
	fmt.Println(string(out), err)
}
// %%
package main

import . "os/exec"

func main() {
	cmd := Command("id") // refused: process
	_ = cmd
}
// %%
package main

import "os/exec"

var start = exec.Command // refused: process

func main() {
	start("id") // refused: process
}
// %%
package main

import "os/exec"

type runner struct {
	start func(string, ...string) *exec.Cmd
}

func main() {
	r := runner{start: exec.Command} // refused: process
	r.start("id") // refused: process
}
// %%
package main

import "os/exec"

func main() {
	table := map[string]func(string, ...string) error{}
	_ = table
	c := exec.Cmd{Path: "/bin/ls"} // refused: process
	c.Run() // refused: process
}
// %%
package main

import "syscall"

func main() {
	syscall.Exec("/bin/sh", []string{"sh"}, nil) // refused: process
}
// %%
package main

import "os"

func main() {
	p, _ := os.StartProcess("/bin/ls", nil, &os.ProcAttr{}) // refused: process
	p.Kill() // refused: process
}
// %%
package main

import "syscall"

func main() {
	syscall.Kill(1, syscall.SIGKILL) // refused: process
}
// %%
package main

// #include <stdlib.h>
import "C" // refused: native-code

func main() {
	C.system(C.CString("id")) // refused: native-code
}
// %%
package main

import "plugin" // refused: native-code

func main() {
	p, _ := plugin.Open("x.so") // refused: native-code
	_ = p
}
// %%
package main

import (
	"fmt"
	"unsafe"
)

func main() {
	x := 1
	p := unsafe.Pointer(&x) // refused: native-code
	fmt.Println(p)
}
// %%
package main

import "syscall"

func main() {
	syscall.Syscall(59, 0, 0, 0) // refused: native-code
}
// %%
package main

import "os"

func main() {
	os.Remove("data.txt") // refused: file-delete
}
// %%
package main

import "os"

func clean() func(string) error {
	return os.RemoveAll // refused: file-delete
}

func main() {
	clean()("build") // refused: file-delete
}
// %%
package main

import (
	"os"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer os.Remove("x") // refused: file-delete
	}()
	wg.Wait()
}
// %%
package main

import "net"

func main() {
	c, _ := net.Dial("tcp", "example.com:80") // refused: raw-socket
	c.Close()
}
// %%
package main

import "net"

func main() {
	l, _ := net.Listen("tcp", ":80") // refused: raw-socket
	l.Close()
}
