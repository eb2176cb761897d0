// presets: production, strict
// %%
package main

import "os"

func main() {
	os.WriteFile("out.txt", []byte("x"), 0o644) // refused: file-write
}
// %%
package main

import "os"

func main() {
	f, _ := os.OpenFile("log.txt", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644) // refused: file-open-write
	f.WriteString("x")
}
// %%
package main

import "os"

func main() {
	f, err := os.Create("out.txt") // refused: file-write
	if err != nil {
		return
	}
	defer f.Close()
}
// %%
package main

import (
	"fmt"
	"net/http"
)

func main() {
	r, _ := http.Get("http://example.com") // refused: network-client
	fmt.Println(r.Status)
}
// %%
package main

import "net/http"

func main() {
	client := &http.Client{} // refused: network-client
	client.Get("http://example.com") // refused: network-client
}
// %%
package main

import "net/http"

func main() {
	http.ListenAndServe(":80", nil) // refused: network-client
}
// %%
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println(os.Getenv("SECRET")) // refused: environment
}
// %%
package main

import (
	"fmt"
	"os"
)

func main() {
	for _, e := range os.Environ() { // refused: environment
		fmt.Println(e)
	}
}
// %%
package main

import "github.com/traefik/yaegi/interp" // refused: dynamic-code

func main() {
	i := interp.New(interp.Options{}) // refused: dynamic-code
	i.Eval("1")
}
