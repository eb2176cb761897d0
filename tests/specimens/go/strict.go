// presets: strict
// %%
package main

import (
	"fmt"
	"os"
)

func main() {
	data, _ := os.ReadFile("/etc/passwd") // refused: file-read
	fmt.Println(string(data))
}
// %%
package main

import "os"

func main() {
	f, _ := os.Open("data.csv") // refused: file-read
	f.Close()
}
// %%
package main

import (
	"fmt"
	"os"
)

func main() {
	h, _ := os.Hostname() // refused: system-info
	fmt.Println(h)
}
// %%
package main

import "os"

func main() {
	os.Exit(1) // refused: process-exit
}
// %%
package main

import _ "embed"

//go:embed secret.txt // refused: file-read
var secret string

func main() { println(secret) }
