// presets: minimal, development, educational, data_science, production, strict
// %%
package main

import "fmt"

// exec.Command("rm", "-rf", "/") is only a comment
func main() {
	fmt.Println(`os.RemoveAll("/")`, "exec.Command and syscall.Kill are words")
}
// %%
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

func main() {
	counts := map[string]int{}
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		for _, word := range strings.Fields(strings.ToLower(scanner.Text())) {
			counts[word]++
		}
	}
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool { return counts[words[i]] > counts[words[j]] })
	for _, word := range words {
		fmt.Fprintf(os.Stdout, "%s %d\n", word, counts[word])
	}
}
// %%
package main

import "fmt"

type exec struct{ depth int }

func (e *exec) Command(name string) string { return name }
func (e *exec) Remove(i int)               { e.depth -= i }
func (e exec) Kill() error                 { return nil }

func main() {
	os := &exec{3}
	os.Remove(1)
	fmt.Println(os.Command("ls"), os.Kill())
}
// %%
package main

import (
	"errors"
	"fmt"
)

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(item T) { s.items = append(s.items, item) }
func (s *Stack[T]) Pop() (T, error) {
	var zero T
	if len(s.items) == 0 {
		return zero, errors.New("empty")
	}
	last := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return last, nil
}

func eval(tokens []string) (int, error) {
	var stack Stack[int]
	for _, token := range tokens {
		switch token {
		case "+", "*":
			b, _ := stack.Pop()
			a, err := stack.Pop()
			if err != nil {
				return 0, err
			}
			if token == "+" {
				stack.Push(a + b)
			} else {
				stack.Push(a * b)
			}
		default:
			var n int
			fmt.Sscanf(token, "%d", &n)
			stack.Push(n)
		}
	}
	return stack.Pop()
}

func main() {
	result, err := eval([]string{"1", "2", "+", "3", "*"})
	fmt.Println(result, err)
}
// %%
package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

type Shape interface{ Area() float64 }
type Square struct{ Side float64 }
type Circle struct{ Radius float64 }

func (s Square) Area() float64 { return s.Side * s.Side }
func (c Circle) Area() float64 { return 3.14159 * c.Radius * c.Radius }

func worker(ctx context.Context, jobs <-chan Shape, results chan<- float64, wg *sync.WaitGroup) {
	defer wg.Done()
	for {
		select {
		case <-ctx.Done():
			return
		case shape, open := <-jobs:
			if !open {
				return
			}
			results <- shape.Area()
		}
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	jobs, results := make(chan Shape, 4), make(chan float64, 4)
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go worker(ctx, jobs, results, &wg)
	}
	for _, s := range []Shape{Square{2}, Circle{1}} {
		jobs <- s
	}
	close(jobs)
	wg.Wait()
	close(results)
	total := 0.0
	for area := range results {
		total += area
	}
	fmt.Printf("%.2f\n", total)
}
// %%
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"regexp"
	"strconv"
	"time"
	"unicode"
)

type Record struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

func main() {
	var records []Record
	if err := json.Unmarshal([]byte(`[{"name": "a", "value": 1.5}]`), &records); err != nil {
		panic(err)
	}
	r := rand.New(rand.NewSource(42))
	pattern := regexp.MustCompile(`^(\w+)-(\d+)$`)
	match := pattern.FindStringSubmatch("item-42")
	n, _ := strconv.Atoi(match[2])
	fmt.Println(math.Sqrt(float64(n)), r.Intn(10), records[0].Name, time.Duration(n)*time.Second, unicode.IsUpper('A'))
}
// %%
package main

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	args := os.Args[1:]
	for i, argument := range args {
		fmt.Fprintln(os.Stderr, i, filepath.Base(argument), filepath.Join("a", "b"))
	}
}
