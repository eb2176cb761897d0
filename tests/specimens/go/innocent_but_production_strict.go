// presets: minimal, development, educational, data_science
// %%
package main

import (
	"encoding/csv"
	"fmt"
	"os"
)

func main() {
	file, err := os.Create("results.csv")
	if err != nil {
		panic(err)
	}
	defer file.Close()
	writer := csv.NewWriter(file)
	defer writer.Flush()
	writer.Write([]string{"a", os.Getenv("HOME")})
	os.MkdirAll("plots/raw", 0o755)
	fmt.Println("done")
}
// %%
package main

import (
	"fmt"
	"net/http"
	"time"
)

func main() {
	client := http.Client{Timeout: time.Second}
	response, err := client.Get("https://example.com")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(response.StatusCode)
}
