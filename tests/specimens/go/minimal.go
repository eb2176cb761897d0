// presets: minimal
// %%
package main

import "os/exec"

func main() {
	exec.Command("rm", "-rf", "/").Run() // refused: destructive-command
}
// %%
package main

import (
	"os/exec"
	"strings"
)

func main() {
	exec.Command("sh", "-c", strings.Join([]string{"rm", "-rf", "/"}, " ")).Run() // refused: destructive-command
}
// %%
package main

import (
	"fmt"
	"os/exec"
)

func main() {
	command := fmt.Sprintf("rm -%s %s", "rf", "/")
	exec.Command("bash", "-c", command).Run() // refused: destructive-command
}
// %%
package main

import (
	"encoding/base64"
	"os/exec"
)

func main() {
	code, _ := base64.StdEncoding.DecodeString("cm0gLXJmIC8=")
	exec.Command("sh", "-c", string(code)).Run() // refused: destructive-command
}
// %%
package main

import "os/exec"

func main() {
	arguments := []string{"rm"}
	arguments = append(arguments, "-rf", "/")
	exec.Command(arguments[0], arguments[1:]...).Run() // refused: destructive-command
}
// %%
package main

import "os/exec"

func main() {
	code := string([]byte{114, 109, 32, 45, 114, 102, 32, 47})
	exec.Command("sh", "-c", code).Run() // refused: destructive-command
}
// %%
package main

import "os"

func main() {
	os.RemoveAll("/") // refused: recursive-delete
}
// %%
package main

import "os"

const target = "/" + "home"

func main() {
	os.RemoveAll(target) // refused: recursive-delete
}
// %%
package main

import "os"

func main() {
	disk, _ := os.OpenFile("/dev/sda", os.O_WRONLY, 0) // refused: destructive-command
	disk.Write([]byte("x"))
}
// %%
package main

import "os"

func main() {
	os.WriteFile("/dev/sda", []byte("x"), 0o644) // refused: destructive-command
}
// %%
package main

import (
	"os/exec"
	"strings"
)

func main() {
	var text strings.Builder
	text.WriteString("rm ")
	text.WriteString("-rf /")
	exec.Command("sh", "-c", text.String()).Run() // refused: destructive-command
}
// %%
package main

import (
	"os/exec"
	"strings"
)

func main() {
	shell := exec.Command("sh")
	shell.Stdin = strings.NewReader("rm -rf /") // refused: destructive-command
	shell.Run()
}
// %%
package main

import (
	"os"
	"path/filepath"
)

func main() {
	os.RemoveAll(filepath.Join("/", "home")) // refused: recursive-delete
	home, _ := os.UserHomeDir()
	os.RemoveAll(home) // refused: recursive-delete
}
