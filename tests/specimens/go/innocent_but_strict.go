// presets: minimal, development, educational, data_science, production
// %%
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
)

func main() {
	file, err := os.Open("data.txt")
	if err != nil {
		log.Println(err)
		os.Exit(1)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	count := 0
	for lines.Scan() {
		count++
	}
	host, _ := os.Hostname()
	fmt.Println(count, host)
}
// %%
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

func main() {
	total := int64(0)
	filepath.WalkDir("data", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			info, _ := os.Stat(path)
			total += info.Size()
		}
		return err
	})
	f, _ := os.OpenFile("data.txt", os.O_RDONLY, 0)
	fmt.Println(total, f != nil, os.Getpid())
}
