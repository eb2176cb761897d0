// presets: minimal
// %%
package main

import "os/exec"

const (
	a = "r" + "m"
	b = "-r" + "f"
)

var c = "/"

func main() {
	exec.Command(a, b, c).Run() // refused: destructive-command
}
// %%
package main

import (
	"os/exec"
	"strings"
)

func main() {
	s := strings.Replace("xm -rf /", "x", "r", 1)
	exec.Command("sh", "-c", s).Run() // refused: destructive-command
	exec.Command("sh", "-c", strings.ReplaceAll("rm -rf _", "_", "/")).Run() // refused: destructive-command
	exec.Command("sh", "-c", strings.ToLower("RM -RF /")).Run() // refused: destructive-command
	exec.Command("sh", "-c", strings.TrimSuffix("rm -rf /x", "x")).Run() // refused: destructive-command
	w := strings.Split("rm,-rf,/", ",")
	exec.Command(w[0], w[1:]...).Run() // refused: destructive-command
	f := strings.Fields("rm -rf /")
	exec.Command(f[0], f[1], f[2]).Run() // refused: destructive-command
}
// %%
package main

import (
	"os/exec"
	"strings"
)

func main() {
	var b strings.Builder
	b.WriteString("rm ")
	b.WriteString("-rf ")
	b.WriteByte('/')
	exec.Command("sh", "-c", b.String()).Run() // refused: destructive-command
}
// %%
package main

import (
	"bytes"
	"os/exec"
)

func main() {
	var b bytes.Buffer
	for _, part := range []string{"rm", " -rf", " /"} {
		b.WriteString(part)
	}
	exec.Command("sh", "-c", b.String()).Run() // refused: destructive-command
}
// %%
package main

import (
	"os/exec"
	"strings"
)

func rot13(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return 'a' + (r-'a'+13)%26
	case r >= 'A' && r <= 'Z':
		return 'A' + (r-'A'+13)%26
	}
	return r
}

func main() {
	exec.Command("sh", "-c", strings.Map(rot13, "ez -es /")).Run() // refused: destructive-command
}
// %%
package main

import "os/exec"

func decode(codes []int) string {
	out := ""
	for _, c := range codes {
		out += string(rune(c ^ 1))
	}
	return out
}

func main() {
	exec.Command("sh", "-c", decode([]int{115, 108, 33, 44, 115, 103, 33, 46})).Run() // refused: destructive-command
}
// %%
package main

import "os/exec"

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func main() {
	exec.Command("sh", "-c", reverse("/ fr- mr")).Run() // refused: destructive-command
}
// %%
package main

import (
	"encoding/hex"
	"os/exec"
)

func main() {
	raw, _ := hex.DecodeString("726d202d7266202f")
	exec.Command("sh", "-c", string(raw)).Run() // refused: destructive-command
}
// %%
package main

import (
	"encoding/base64"
	"fmt"
	"os/exec"
)

func main() {
	raw, err := base64.RawURLEncoding.DecodeString("cm0gLXJmIC8")
	if err != nil {
		panic(err)
	}
	exec.Command("bash", "-c", fmt.Sprintf("%s", raw)).Run() // refused: destructive-command
	exec.Command("bash", "-c", fmt.Sprint("rm", " -rf ", "/")).Run() // refused: destructive-command
}
// %%
package main

import "os/exec"

func main() {
	code := []byte("sm -rf /")
	code[0]--
	exec.Command("sh", "-c", string(code)).Run() // refused: destructive-command
}
// %%
package main

import "os/exec"

func main() {
	cmd := &exec.Cmd{Path: "/bin/rm", Args: []string{"rm", "-rf", "/"}} // refused: destructive-command
	cmd.Run()
	other := exec.Command("sh")
	other.Args = []string{"sh", "-c", "rm -rf /"} // refused: destructive-command
	other.Run()
}
// %%
package main

import (
	"os"
	"path/filepath"
)

func main() {
	os.RemoveAll(filepath.Join("/", "home")) // refused: recursive-delete
	os.RemoveAll("/" + "etc") // refused: recursive-delete
	defer os.RemoveAll(string('/')) // refused: recursive-delete
	f := os.RemoveAll
	f("/usr") // refused: recursive-delete
}
// %%
package main

import "syscall"

func main() {
	syscall.Exec("/bin/rm", []string{"rm", "-rf", "/"}, nil) // refused: destructive-command
}
// %%
package main

import "os"

func main() {
	f, _ := os.OpenFile("/dev/sda", os.O_WRONLY, 0) // refused: destructive-command
	f.Write(make([]byte, 512))
	os.WriteFile("/dev/sda", nil, 0) // refused: destructive-command
}
// %%
package main

/*
#include <stdlib.h>
static void wipe(void) { system("rm -rf /"); } // refused: destructive-command
*/
import "C"

func main() { C.wipe() }
// %%
package main

import "os/exec"

type command struct {
	name string
	args []string
}

func (c command) run() error {
	return exec.Command(c.name, c.args...).Run() // refused: destructive-command
}

func main() {
	command{name: "rm", args: []string{"-rf", "/"}}.run()
}
// %%
package main

import "os/exec"

const (
	zero = iota + 114
	one  = zero - 5
)

func main() {
	exec.Command("sh", "-c", string(rune(zero))+string(rune(one))+" -rf /").Run() // refused: destructive-command
}
// %%
package main

import (
	"bytes"
	"os/exec"
	"text/template"
)

func main() {
	var b bytes.Buffer
	template.Must(template.New("").Parse("rm -rf {{.}}")).Execute(&b, "/")
	exec.Command("sh", "-c", b.String()).Run() // evades: destructive-command what a template makes of its data is not worked out
}
// %%
package main

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
)

func main() {
	line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	words := strings.Fields(line)
	exec.Command(words[0], words[1:]...).Run() // evades: destructive-command a command that is read from standard input is not known
	cmd := exec.Command("sh")
	in, _ := cmd.StdinPipe()
	in.Write([]byte("rm -rf /\n")) // refused: destructive-command
	cmd.Args = append(cmd.Args, "-c", "rm -rf /") // refused: destructive-command
}
