// presets: production, strict
// %%
package main

import "os/exec"

func run(c *exec.Cmd) error {
	return c.Run() // refused: process
}
// %%
package main

import "os/exec"

type job struct {
	cmd *exec.Cmd
}

func (j *job) go_() error {
	return j.cmd.Start() // refused: process
}
// %%
package main

import "os/exec"

type maker func(string, ...string) *exec.Cmd

func pick(m map[string]maker) { m["x"]("id").Run() } // refused: process

func main() {
	m := map[string]maker{}
	m["x"] = exec.Command // refused: process
	pick(m)
}
// %%
package main

import "os/exec"

func main() {
	list := []func(string, ...string) *exec.Cmd{exec.Command} // refused: process
	for _, f := range list {
		f("id").Run() // refused: process
	}
}
// %%
package main

import "os/exec"

func main() {
	ch := make(chan func(string, ...string) *exec.Cmd, 1)
	ch <- exec.Command // refused: process
	f := <-ch
	f("id") // refused: process
}
// %%
package main

import "os/exec"

func choose() func(string, ...string) *exec.Cmd {
	return func(name string, args ...string) *exec.Cmd {
		return exec.Command(name, args...) // refused: process
	}
}

func main() { choose()("id") }
// %%
package main

import "os/exec"

func main() {
	cmd := new(exec.Cmd) // refused: process
	cmd.Path = "/bin/id"
	cmd.Run() // refused: process
	var other exec.Cmd // refused: process
	other.Run() // refused: process
	(&exec.Cmd{Path: "/bin/id"}).Run() // refused: process
}
// %%
package main

import "os/exec"

func main() {
	run := (*exec.Cmd).Run // refused: process
	_ = run // refused: process
	f := exec.Command("id").Output // refused: process
	f() // refused: process
}
// %%
package main

import (
	"context"
	"os/exec"
)

func main() {
	defer exec.CommandContext(context.Background(), "id").Run() // refused: process
	go exec.Command("id").Run() // refused: process
}
// %%
package main

import exec "os/exec"

func init() {
	exec.Command("id").Run() // refused: process
}

func main() {}
// %%
package main

import (
	"os"
	r "reflect"
)

func main() {
	f := r.ValueOf(os.Remove) // refused: file-delete
	f.Call([]r.Value{r.ValueOf("x")}) // refused: file-delete
}
// %%
package main

import (
	"os/exec"
	"reflect"
)

func main() {
	c := reflect.ValueOf(exec.Command("id")) // refused: process
	c.MethodByName("Run").Call(nil) // refused: process
	c.MethodByName("R" + "un").Call(nil) // refused: process
}
// %%
package main

import (
	"os"
	"reflect"
)

type thing struct{}

func main() {
	reflect.ValueOf(thing{}).MethodByName(os.Args[1]).Call(nil) // refused: reflection
}
// %%
package main

import "syscall"

func main() {
	syscall.RawSyscall(syscall.SYS_EXECVE, 0, 0, 0) // refused: native-code
	syscall.ForkExec("/bin/id", nil, nil) // refused: process
	syscall.Unlink("x") // refused: file-delete
	syscall.Socket(2, 1, 0) // refused: raw-socket
	syscall.Mmap(0, 0, 4096, 7, 34) // refused: native-code
}
// %%
package main

import "golang.org/x/sys/unix"

func main() {
	unix.Exec("/bin/id", nil, nil) // refused: process
	unix.Kill(1, 9) // refused: process
	unix.Unlinkat(0, "x", 0) // refused: file-delete
}
// %%
package main

import (
	"fmt"
	"unsafe"
)

func main() {
	x := []int{1}
	p := (*int)(unsafe.Pointer(uintptr(unsafe.Pointer(&x[0])) + 8)) // refused: native-code
	fmt.Println(*p, unsafe.Sizeof(x))
}
// %%
package main

import _ "unsafe"

//go:linkname runtime_exit os.runtime_exit // refused: native-code
func runtime_exit(code int)

func main() { runtime_exit(0) }
// %%
package main

/*
#include <stdlib.h>
static void go_away(void) { system("id"); } // refused: shell-command
*/
import "C" // refused: native-code

func main() { C.go_away() } // refused: native-code
// %%
package main

import "os"

func main() {
	f, _ := os.OpenFile("x", os.O_RDWR|os.O_CREATE, 0o600) // refused: file-open-write
	defer f.Close()
	mode := os.O_WRONLY
	os.OpenFile("x", mode, 0) // refused: file-open-write
	os.OpenFile("x", 1, 0) // refused: file-open-write
	os.MkdirAll("a/b", 0o755) // refused: file-write
	os.Rename("a", "b") // refused: file-write
	os.Chmod("a", 0o777) // refused: file-write
	os.Symlink("a", "b") // refused: file-write
	os.Truncate("a", 0) // refused: file-write
}
// %%
package main

import "io/ioutil"

func main() {
	ioutil.WriteFile("x", nil, 0o600) // refused: file-write
}
// %%
package main

import (
	"fmt"
	"net"
	"net/http"
	"net/rpc"
	"net/smtp" // refused: network-client
)

func main() {
	d := net.Dialer{} // refused: raw-socket
	d.Dial("tcp", "x:1") // refused: raw-socket
	net.LookupHost("x") // refused: raw-socket
	req, _ := http.NewRequest("GET", "http://x", nil) // refused: network-client
	http.DefaultClient.Do(req) // refused: network-client
	rpc.Dial("tcp", "x:1") // refused: raw-socket
	smtp.SendMail("x", nil, "", nil, nil) // refused: network-client
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "x") })
	(&http.Server{}).ListenAndServe() // refused: network-client
}
// %%
package main

import "net/http"

var client http.Client // refused: network-client

func get(c *http.Client) {
	c.Get("http://x") // refused: network-client
}
// %%
package main

import (
	"database/sql"
	"os"
)

func main() {
	sql.Open("x", "y") // refused: network-client
	v, ok := os.LookupEnv("X") // refused: environment
	os.Setenv("A", v) // refused: environment
	os.ExpandEnv("$HOME") // refused: environment
	_ = ok
}
// %%
package main

import . "os"

func main() {
	Remove("x") // refused: file-delete
	Getenv("x") // refused: environment
	WriteFile("x", nil, 0) // refused: file-write
}
// %%
package main

import (
	exec "fmt"
	fmt "os/exec"
)

func main() {
	exec.Println("hello")
	fmt.Command("id").Run() // refused: process
}
// %%
package main

import "os"

type remover interface {
	Remove(string) error
}

type real struct{}

func (real) Remove(name string) error {
	return os.Remove(name) // refused: file-delete
}

func main() {
	var r remover = real{}
	r.Remove("x")
}
// %%
package main

import "os"

func apply[T any](f func(T) error, x T) error { return f(x) }

func main() {
	apply(os.Remove, "x") // refused: file-delete
	apply[string](os.RemoveAll, "x") // refused: file-delete
}
// %%
package main

import "plugin" // refused: native-code

func main() {
	p, err := plugin.Open("x.so") // refused: native-code
	if err == nil {
		s, _ := p.Lookup("F") // refused: native-code
		s.(func())()
	}
}
// %%
package main

import (
	"os"
	"os/exec"
)

func main() {
	p, _ := os.FindProcess(1) // refused: process
	p.Signal(os.Kill) // refused: process
	path, _ := exec.LookPath("id")
	os.StartProcess(path, nil, nil) // refused: process
}
// %%
package main

import "os/exec"

var commands = struct {
	run func(string, ...string) *exec.Cmd
}{exec.Command} // refused: process

func main() {
	commands.run("id") // refused: process
}
// %%
package main

import "os/exec"

type base struct{ *exec.Cmd }

func main() {
	b := base{exec.Command("id")} // refused: process
	b.Run() // refused: process
}
// %%
package main

import (
	"os/exec"
	"sync"
)

func main() {
	var once sync.Once
	once.Do(func() {
		exec.Command("id").Run() // refused: process
	})
	switch f := any(exec.Command).(type) { // refused: process
	case func(string, ...string) *exec.Cmd:
		f("id") // refused: process
	}
}
// %%
package main

import "github.com/dop251/goja" // refused: dynamic-code

func main() {
	goja.New().RunString("1 + 1") // refused: dynamic-code
}
