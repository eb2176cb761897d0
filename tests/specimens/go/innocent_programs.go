// presets: minimal, development, educational, data_science, production, strict
// %%
package main

import (
	"fmt"
	"strconv"
	"strings"
)

// machine has methods called eval, exec and system, which are its own.
type machine struct {
	stack     []int
	variables map[string]int
}

func (m *machine) eval(expression string) (int, error) {
	for _, word := range strings.Fields(expression) {
		switch word {
		case "+", "*":
			n := len(m.stack)
			a, b := m.stack[n-2], m.stack[n-1]
			m.stack = m.stack[:n-2]
			if word == "+" {
				m.stack = append(m.stack, a+b)
			} else {
				m.stack = append(m.stack, a*b)
			}
		default:
			value, known := m.variables[word]
			if !known {
				parsed, err := strconv.Atoi(word)
				if err != nil {
					return 0, fmt.Errorf("eval %q: %w", word, err)
				}
				value = parsed
			}
			m.stack = append(m.stack, value)
		}
	}
	return m.stack[len(m.stack)-1], nil
}

func (m *machine) exec(name, expression string) {
	value, err := m.eval(expression)
	if err == nil {
		m.variables[name] = value
	}
}

func (m *machine) system(command string) { fmt.Println("pretending to run", command) }

func main() {
	m := &machine{variables: map[string]int{}}
	m.exec("x", "3 4 +")
	m.system("rm -rf /")
	fmt.Println(m.eval("x 2 *"))
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
	scanner := bufio.NewScanner(os.Stdin)
	counts := map[string]int{}
	for scanner.Scan() {
		for _, word := range strings.Fields(strings.ToLower(scanner.Text())) {
			counts[strings.Trim(word, ".,;:!?")]++
		}
	}
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool { return counts[words[i]] > counts[words[j]] })
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, word := range words {
		fmt.Fprintf(out, "%-10s %d\n", word, counts[word])
	}
	if err := scanner.Err(); err != nil {
		fmt.Fprintln(os.Stderr, "reading:", err)
	}
}
// %%
package main

import "fmt"

// exec and os are variables here, not packages.
type shell struct{ log []string }

func (s *shell) Command(name string, args ...string) *shell {
	s.log = append(s.log, name)
	s.log = append(s.log, args...)
	return s
}

func (s *shell) Run() error { return nil }

type files map[string]string

func (f files) Remove(name string) { delete(f, name) }

func (f files) RemoveAll(prefix string) {
	for name := range f {
		if len(name) >= len(prefix) && name[:len(prefix)] == prefix {
			delete(f, name)
		}
	}
}

func (f files) WriteFile(name, text string) { f[name] = text }

func main() {
	exec := &shell{}
	if err := exec.Command("rm", "-rf", "/").Run(); err != nil {
		fmt.Println(err)
	}
	os := files{"/etc/passwd": "x"}
	os.WriteFile("/tmp/a", "b")
	os.Remove("/etc/passwd")
	os.RemoveAll("/")
	fmt.Println(exec.log, len(os))
}
// %%
package main

import (
	"container/heap"
	"fmt"
	"math"
)

type edge struct{ to, weight int }

type step struct{ node, distance int }

type steps []step

func (s steps) Len() int           { return len(s) }
func (s steps) Less(i, j int) bool { return s[i].distance < s[j].distance }
func (s steps) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *steps) Push(x any)        { *s = append(*s, x.(step)) }
func (s *steps) Pop() any {
	old := *s
	last := old[len(old)-1]
	*s = old[:len(old)-1]
	return last
}

func shortest(graph map[int][]edge, start, count int) []int {
	distances := make([]int, count)
	for i := range distances {
		distances[i] = math.MaxInt
	}
	distances[start] = 0
	open := &steps{{start, 0}}
	for open.Len() > 0 {
		here := heap.Pop(open).(step)
		for _, e := range graph[here.node] {
			if next := here.distance + e.weight; next < distances[e.to] {
				distances[e.to] = next
				heap.Push(open, step{e.to, next})
			}
		}
	}
	return distances
}

func main() {
	graph := map[int][]edge{0: {{1, 4}, {2, 1}}, 2: {{1, 2}}}
	fmt.Println(shortest(graph, 0, 3))
}
// %%
package main

import (
	"fmt"
	"sync"
	"time"
)

type task struct {
	id   int
	cost time.Duration
}

func worker(id int, tasks <-chan task, results chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	for t := range tasks {
		time.Sleep(t.cost)
		results <- fmt.Sprintf("worker %d did %d", id, t.id)
	}
}

func main() {
	tasks := make(chan task)
	results := make(chan string, 10)
	var wg sync.WaitGroup
	for id := 0; id < 3; id++ {
		wg.Add(1)
		go worker(id, tasks, results, &wg)
	}
	go func() {
		defer close(tasks)
		for i := 0; i < 10; i++ {
			tasks <- task{i, time.Microsecond}
		}
	}()
	go func() {
		wg.Wait()
		close(results)
	}()
	count := 0
	for range results {
		count++
	}
	fmt.Println(count)
}
// %%
package main

import "fmt"

// exec.Command("rm", "-rf", "/") stands only in this comment.
/* So does os.RemoveAll("/"), and syscall.Exec. */
const help = `use exec.Command("sh", "-c", "rm -rf /") with care
import "os/exec"
//go:linkname x y
`

func main() {
	words := []string{"os.Remove", "unsafe.Pointer", "plugin.Open", "net.Dial"}
	for i, word := range words {
		fmt.Println(i, word, len(help))
	}
	fmt.Printf("%s %q\n", "os.Exit(1)", 'x')
}
// %%
package main

import (
	"errors"
	"fmt"
)

type stack[T any] struct{ items []T }

func (s *stack[T]) open(item T) { s.items = append(s.items, item) }

func (s *stack[T]) remove() (T, error) {
	var zero T
	if len(s.items) == 0 {
		return zero, errEmpty
	}
	last := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return last, nil
}

var errEmpty = errors.New("empty stack")

type number interface {
	~int | ~float64
}

func sum[T number](values ...T) (total T) {
	for _, value := range values {
		total += value
	}
	return
}

func apply[A, B any](values []A, f func(A) B) []B {
	made := make([]B, 0, len(values))
	for _, value := range values {
		made = append(made, f(value))
	}
	return made
}

func main() {
	s := &stack[string]{}
	s.open("a")
	fmt.Println(s.remove())
	_, err := s.remove()
	fmt.Println(errors.Is(err, errEmpty), sum(1.5, 2.5), apply([]int{1, 2}, func(n int) string { return fmt.Sprint(n * n) }))
}
// %%
package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type address struct {
	Street string `json:"street"`
	Zip    string `json:"zip,omitempty"`
}

type person struct {
	Name    string            `json:"name"`
	Age     int               `json:"age"`
	Address *address          `json:"address"`
	Tags    map[string]string `json:"tags"`
}

func main() {
	text := `{"name": "Ann", "age": 41, "address": {"street": "Exec Lane 1"}, "tags": {"system": "os"}}`
	var p person
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&p); err != nil {
		fmt.Println("bad:", err)
		return
	}
	p.Age++
	out, err := json.MarshalIndent(p, "", "  ")
	fmt.Println(string(out), err)
}
// %%
package main

import "fmt"

type node struct {
	key         int
	left, right *node
}

func (n *node) insert(key int) *node {
	if n == nil {
		return &node{key: key}
	}
	switch {
	case key < n.key:
		n.left = n.left.insert(key)
	case key > n.key:
		n.right = n.right.insert(key)
	}
	return n
}

func (n *node) delete(key int) *node {
	if n == nil {
		return nil
	}
	if key < n.key {
		n.left = n.left.delete(key)
	} else if key > n.key {
		n.right = n.right.delete(key)
	} else {
		if n.left == nil {
			return n.right
		}
		least := n.right
		if least == nil {
			return n.left
		}
		for least.left != nil {
			least = least.left
		}
		n.key = least.key
		n.right = n.right.delete(least.key)
	}
	return n
}

func (n *node) walk(visit func(int)) {
	if n != nil {
		n.left.walk(visit)
		visit(n.key)
		n.right.walk(visit)
	}
}

func main() {
	var root *node
	for _, key := range []int{5, 2, 8, 1, 9} {
		root = root.insert(key)
	}
	root = root.delete(5)
	root.walk(func(key int) { fmt.Print(key, " ") })
	fmt.Println()
}
// %%
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
)

func main() {
	data := []byte("hello exec")
	encoded := base64.StdEncoding.EncodeToString(data)
	decoded, err := base64.StdEncoding.DecodeString(encoded)
	fmt.Println(encoded, string(decoded), err)
	fmt.Println(hex.EncodeToString(sha256.New().Sum(nil)[:4]), crc32.ChecksumIEEE(data))
	var buffer bytes.Buffer
	_ = binary.Write(&buffer, binary.BigEndian, uint32(7))
	buffer.WriteString("tail")
	fmt.Println(buffer.Bytes(), buffer.Len())
}
// %%
package main

import (
	"fmt"
	"sort"
	"strings"
)

type shape interface {
	area() float64
	name() string
}

type circle struct{ radius float64 }
type square struct{ side float64 }

func (c circle) area() float64 { return 3.14159 * c.radius * c.radius }
func (circle) name() string    { return "circle" }
func (s square) area() float64 { return s.side * s.side }
func (square) name() string    { return "square" }

type group struct {
	shape
	others []shape
}

func describe(s shape) string {
	switch v := s.(type) {
	case circle:
		return fmt.Sprintf("round %.1f", v.radius)
	case square, *square:
		return "straight"
	default:
		return "other " + s.name()
	}
}

func main() {
	all := []shape{circle{1}, square{2}, group{shape: circle{3}}}
	sort.Slice(all, func(i, j int) bool { return all[i].area() < all[j].area() })
	var lines []string
	for _, s := range all {
		lines = append(lines, describe(s))
	}
	fmt.Println(strings.Join(lines, "; "))
}
// %%
package main

import "fmt"

type operation func(float64, float64) (float64, error)

var commands = map[string]operation{
	"exec":   func(a, b float64) (float64, error) { return a + b, nil },
	"remove": func(a, b float64) (float64, error) { return a - b, nil },
	"kill": func(a, b float64) (float64, error) {
		if b == 0 {
			return 0, fmt.Errorf("division of %g by zero", a)
		}
		return a / b, nil
	},
}

func run(command string, a, b float64) {
	op, known := commands[command]
	if !known {
		fmt.Println("unknown command", command)
		return
	}
	if result, err := op(a, b); err != nil {
		fmt.Println("failed:", err)
	} else {
		fmt.Printf("%s(%g, %g) = %g\n", command, a, b, result)
	}
}

func main() {
	run("exec", 2, 3)
	run("kill", 1, 0)
	run("open", 1, 1)
}
// %%
package main

import (
	"fmt"
	"math/rand"
)

const size = 8

type grid [size][size]bool

func (g *grid) neighbours(row, column int) (count int) {
	for dr := -1; dr <= 1; dr++ {
		for dc := -1; dc <= 1; dc++ {
			if dr == 0 && dc == 0 {
				continue
			}
			if g[(row+dr+size)%size][(column+dc+size)%size] {
				count++
			}
		}
	}
	return count
}

func (g *grid) next() grid {
	var made grid
	for r := range g {
		for c := range g[r] {
			n := g.neighbours(r, c)
			made[r][c] = n == 3 || g[r][c] && n == 2
		}
	}
	return made
}

func main() {
	random := rand.New(rand.NewSource(1))
	var g grid
	for i := 0; i < 20; i++ {
		g[random.Intn(size)][random.Intn(size)] = true
	}
	for round := 0; round < 3; round++ {
		g = g.next()
	}
	for _, row := range g {
		for _, alive := range row {
			if alive {
				fmt.Print("#")
			} else {
				fmt.Print(".")
			}
		}
		fmt.Println()
	}
}
// %%
package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"text/template"
)

type item struct {
	Name  string
	Price float64
}

const page = `{{range .}}{{.Name | printf "%-8s"}} {{.Price}}
{{end}}`

func main() {
	items := []item{{"exec", 1.5}, {"socket", 2}}
	var out strings.Builder
	parsed, err := template.New("page").Parse(page)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := parsed.Execute(&out, items); err != nil {
		fmt.Println(err)
	}
	fmt.Print(out.String())
	table := tabwriter.NewWriter(&out, 0, 8, 1, ' ', 0)
	fmt.Fprintln(table, "a\tb")
	table.Flush()
	fmt.Println(out.Len())
}
// %%
package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

func search(ctx context.Context, name string, delay time.Duration) (string, error) {
	select {
	case <-time.After(delay):
		return name + " found it", nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	answers := make(chan string)
	for i, name := range []string{"slow", "quick"} {
		name, delay := name, time.Duration(2-i)*time.Millisecond
		go func() {
			answer, err := search(ctx, name, delay)
			if errors.Is(err, context.Canceled) {
				return
			}
			answers <- answer
		}()
	}
	fmt.Println(<-answers)
}
// %%
package main

import "fmt"

type weekday int

const (
	monday weekday = iota
	tuesday
	_
	thursday
)

const (
	kib = 1 << (10 * (iota + 1))
	mib
)

func (d weekday) String() string {
	return [...]string{"mon", "tue", "wed", "thu"}[d]
}

type flags uint8

const (
	read flags = 1 << iota
	write
	execute
)

func (f flags) has(other flags) bool { return f&other != 0 }

func main() {
	fmt.Println(monday, thursday, kib, mib)
	mode := read | execute
	fmt.Println(mode.has(write), mode.has(execute), mode&^read)
}
// %%
package main

import "fmt"

type account struct {
	owner   string
	balance int64
}

type insufficient struct{ missing int64 }

func (e *insufficient) Error() string { return fmt.Sprintf("missing %d", e.missing) }

func (a *account) withdraw(amount int64) error {
	if amount > a.balance {
		return &insufficient{amount - a.balance}
	}
	a.balance -= amount
	return nil
}

func transfer(from, to *account, amount int64) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	if err := from.withdraw(amount); err != nil {
		return fmt.Errorf("transfer: %w", err)
	}
	if to == nil {
		panic("no target")
	}
	to.balance += amount
	return nil
}

func main() {
	a, b := &account{"a", 100}, &account{owner: "b"}
	fmt.Println(transfer(a, b, 70), transfer(a, b, 70), transfer(a, nil, 10), a.balance, b.balance)
}
// %%
package main

import (
	"fmt"
	"reflect"
)

type config struct {
	Host    string `default:"localhost"`
	Port    int    `default:"8080"`
	Verbose bool
}

func main() {
	c := config{Host: "example.com", Port: 80}
	t, v := reflect.TypeOf(c), reflect.ValueOf(c)
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		fmt.Println(field.Name, field.Type, field.Tag.Get("default"), v.Field(i).Interface())
	}
	fmt.Println(reflect.DeepEqual(c, config{"example.com", 80, false}), t.Kind() == reflect.Struct)
}
// %%
package main

import "fmt"

func sieve(limit int) []int {
	composite := make([]bool, limit)
	var primes []int
	for i := 2; i < limit; i++ {
		if composite[i] {
			continue
		}
		primes = append(primes, i)
		for j := i * i; j < limit; j += i {
			composite[j] = true
		}
	}
	return primes
}

func collatz(n int) (steps int) {
	for n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func main() {
	fmt.Println(sieve(50), collatz(27), gcd(84, 36))
outer:
	for i := 2; i < 20; i++ {
		for j := 2; j < i; j++ {
			if i%j == 0 {
				continue outer
			}
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}
// %%
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func caesar(text string, shift int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsUpper(r):
			return 'A' + (r-'A'+rune(shift)+26)%26
		case unicode.IsLower(r):
			return 'a' + (r-'a'+rune(shift)+26)%26
		}
		return r
	}, text)
}

func palindrome(text string) bool {
	var letters []rune
	for _, r := range strings.ToLower(text) {
		if unicode.IsLetter(r) {
			letters = append(letters, r)
		}
	}
	for i, j := 0, len(letters)-1; i < j; i, j = i+1, j-1 {
		if letters[i] != letters[j] {
			return false
		}
	}
	return true
}

func main() {
	hidden := caesar("rm -rf exec", 13)
	fmt.Println(hidden, caesar(hidden, -13), palindrome("A man, a plan, a canal: Panama"))
	title := []rune("größe")
	title[0] = unicode.ToUpper(title[0])
	fmt.Println(string(title), len("größe"), strings.Repeat("=", 5), strings.Count("cheese", "e"))
}
// %%
package main

import "fmt"

type process struct {
	pid, burst int
}

type scheduler struct {
	queue []*process
	order []int
}

func (s *scheduler) Start(p *process) { s.queue = append(s.queue, p) }

func (s *scheduler) Kill(pid int) {
	kept := s.queue[:0]
	for _, p := range s.queue {
		if p.pid != pid {
			kept = append(kept, p)
		}
	}
	s.queue = kept
}

func (s *scheduler) Exit(code int) { s.order = append(s.order, -code) }

func (s *scheduler) Run(quantum int) []int {
	for len(s.queue) > 0 {
		p := s.queue[0]
		s.queue = s.queue[1:]
		s.order = append(s.order, p.pid)
		if p.burst -= quantum; p.burst > 0 {
			s.queue = append(s.queue, p)
		}
	}
	return s.order
}

func main() {
	var s scheduler
	for pid := 1; pid <= 3; pid++ {
		s.Start(&process{pid, pid * 2})
	}
	s.Kill(2)
	s.Exit(7)
	fmt.Println(s.Run(2))
}
// %%
package main

import "fmt"

type listener func(event string)

type bus struct {
	listeners map[string][]listener
}

func newBus() *bus { return &bus{listeners: make(map[string][]listener)} }

func (b *bus) Listen(topic string, l listener) func() {
	b.listeners[topic] = append(b.listeners[topic], l)
	at := len(b.listeners[topic]) - 1
	return func() { b.listeners[topic][at] = nil }
}

func (b *bus) Dial(topic, event string) (sent int) {
	for _, l := range b.listeners[topic] {
		if l != nil {
			l(event)
			sent++
		}
	}
	return
}

func main() {
	net := newBus()
	var log []string
	stop := net.Listen("exec", func(event string) { log = append(log, event) })
	net.Listen("exec", func(event string) { fmt.Println("got", event) })
	net.Dial("exec", "one")
	stop()
	fmt.Println(net.Dial("exec", "two"), log)
}
// %%
package main

import "fmt"

type matrix [][]float64

func identity(n int) matrix {
	m := make(matrix, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = 1
	}
	return m
}

func (m matrix) times(other matrix) matrix {
	product := identity(len(m))
	for i := range m {
		for j := range other[0] {
			product[i][j] = 0
			for k := range other {
				product[i][j] += m[i][k] * other[k][j]
			}
		}
	}
	return product
}

func (m matrix) power(n int) matrix {
	result := identity(len(m))
	for base := m; n > 0; n >>= 1 {
		if n&1 == 1 {
			result = result.times(base)
		}
		base = base.times(base)
	}
	return result
}

func main() {
	fmt.Println(matrix{{1, 1}, {1, 0}}.power(10))
}
// %%
package main

import (
	"fmt"
	"strings"
)

type token struct {
	kind, text string
}

func tokens(source string) (found []token) {
	for at := 0; at < len(source); {
		c := source[at]
		switch {
		case c == ' ':
			at++
		case c >= '0' && c <= '9':
			end := at
			for end < len(source) && source[end] >= '0' && source[end] <= '9' {
				end++
			}
			found = append(found, token{"number", source[at:end]})
			at = end
		case strings.ContainsRune("+-*/()", rune(c)):
			found = append(found, token{"sign", string(c)})
			at++
		default:
			found = append(found, token{"unknown", string(c)})
			at++
		}
	}
	return
}

type parser struct {
	tokens []token
	at     int
}

func (p *parser) peek() string {
	if p.at < len(p.tokens) {
		return p.tokens[p.at].text
	}
	return ""
}

func (p *parser) expression() int {
	value := p.term()
	for p.peek() == "+" || p.peek() == "-" {
		sign := p.peek()
		p.at++
		if right := p.term(); sign == "+" {
			value += right
		} else {
			value -= right
		}
	}
	return value
}

func (p *parser) term() int {
	value := p.factor()
	for p.peek() == "*" {
		p.at++
		value *= p.factor()
	}
	return value
}

func (p *parser) factor() (value int) {
	if p.peek() == "(" {
		p.at++
		value = p.expression()
		p.at++
		return
	}
	fmt.Sscan(p.peek(), &value)
	p.at++
	return
}

func main() {
	p := parser{tokens: tokens("2 * (3 + 4) - 5")}
	fmt.Println(p.expression())
}
// %%
package main

import (
	"fmt"
	"log"
	"os"
	"strings"
)

type level int

const (
	debug level = iota
	warning
)

type logger struct {
	*log.Logger
	least level
}

func (l logger) put(at level, format string, values ...any) {
	if at >= l.least {
		l.Printf(format, values...)
	}
}

func main() {
	var text strings.Builder
	own := logger{log.New(&text, "app: ", 0), warning}
	own.put(debug, "hidden %d", 1)
	own.put(warning, "exec of %s refused", "rm -rf /")
	fmt.Fprint(os.Stdout, text.String())
	for i, argument := range os.Args[1:] {
		fmt.Println(i, argument)
	}
	log.SetFlags(0)
}
// %%
package main

import (
	"fmt"
	"math"
	"math/big"
	"math/cmplx"
)

func transform(signal []complex128) []complex128 {
	n := len(signal)
	if n == 1 {
		return signal
	}
	var even, odd []complex128
	for i, value := range signal {
		if i%2 == 0 {
			even = append(even, value)
		} else {
			odd = append(odd, value)
		}
	}
	even, odd = transform(even), transform(odd)
	out := make([]complex128, n)
	for k := 0; k < n/2; k++ {
		turn := cmplx.Exp(complex(0, -2*math.Pi*float64(k)/float64(n))) * odd[k]
		out[k], out[k+n/2] = even[k]+turn, even[k]-turn
	}
	return out
}

func main() {
	signal := make([]complex128, 8)
	for i := range signal {
		signal[i] = complex(math.Sin(2*math.Pi*float64(i)/8), 0)
	}
	for _, value := range transform(signal) {
		fmt.Printf("%.2f ", cmplx.Abs(value))
	}
	product := big.NewInt(1)
	for i := int64(1); i <= 30; i++ {
		product.Mul(product, big.NewInt(i))
	}
	fmt.Println(product)
}
// %%
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type cache struct {
	mutex sync.RWMutex
	held  map[string]int
	hits  int64
}

func (c *cache) load(key string, make func() int) int {
	c.mutex.RLock()
	value, known := c.held[key]
	c.mutex.RUnlock()
	if known {
		atomic.AddInt64(&c.hits, 1)
		return value
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	value = make()
	c.held[key] = value
	return value
}

func main() {
	c := &cache{held: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			c.load(fmt.Sprint("key", i%3), func() int { return i })
		}(i)
	}
	wg.Wait()
	var once sync.Once
	once.Do(func() { fmt.Println(len(c.held)) })
}
// %%
package main

import "fmt"

type cell struct{ row, column int }

func flood(lines []string, start cell) int {
	open, seen := []cell{start}, map[cell]struct{}{start: {}}
	for len(open) > 0 {
		here := open[0]
		open = open[1:]
		for _, move := range [...]cell{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			next := cell{here.row + move.row, here.column + move.column}
			if next.row < 0 || next.row >= len(lines) || next.column < 0 || next.column >= len(lines[0]) {
				continue
			}
			if _, known := seen[next]; !known && lines[next.row][next.column] == '.' {
				seen[next] = struct{}{}
				open = append(open, next)
			}
		}
	}
	return len(seen)
}

func main() {
	fmt.Println(flood([]string{"..#.", ".##.", "...."}, cell{}))
}
// %%
package main

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
)

// Names of places are only looked at, nothing is opened.
func main() {
	u, err := url.Parse("https://example.com:8080/a/b?x=1#top")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(u.Host, u.Port(), u.Query().Get("x"), path.Base(u.Path))
	fmt.Println(net.ParseIP("10.0.0.1").IsPrivate(), net.JoinHostPort("localhost", "80"))
	fmt.Println(http.StatusText(http.StatusTeapot), http.MethodGet)
	fmt.Println(filepath.Join("data", "..", "clean.csv"), filepath.Ext("a.txt"), url.QueryEscape("a b"))
}
// %%
package main

import (
	"fmt"
	"runtime"
	"time"
	"unsafe"
)

type packed struct {
	a byte
	b int64
}

func main() {
	begin := time.Now()
	total := 0
	for i := 0; i < 1000; i++ {
		total += i * i
	}
	elapsed := time.Since(begin)
	fmt.Println(total, elapsed > 0 || elapsed == 0, runtime.Version() != "")
	fmt.Println(unsafe.Sizeof(packed{}), unsafe.Alignof(int64(0)), unsafe.Offsetof(packed{}.b))
	day := time.Date(2024, time.February, 28, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 2)
	fmt.Println(day.Format("2006-01-02"), day.Weekday())
	runtime.GC()
}
// %%
package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strings"
)

var call = regexp.MustCompile(`(\w+)\.(Command|Remove|Exec)\(([^)]*)\)`)

func main() {
	source := `exec.Command("id"); os.Remove(path); syscall.Exec(a, b, c)`
	for _, match := range call.FindAllStringSubmatch(source, -1) {
		fmt.Println(match[1], "calls", match[2], "with", match[3])
	}
	fmt.Println(call.ReplaceAllString(source, "$1.$2(…)"))
	reader := csv.NewReader(strings.NewReader("name,age\nann,41\nbob,37\n"))
	for {
		record, err := reader.Read()
		if err == io.EOF {
			break
		}
		fmt.Println(strings.ToUpper(record[0]), record[1])
	}
}
// %%
package main

import "fmt"

func knapsack(weights, values []int, capacity int) int {
	best := make([]int, capacity+1)
	for i, weight := range weights {
		for room := capacity; room >= weight; room-- {
			if candidate := best[room-weight] + values[i]; candidate > best[room] {
				best[room] = candidate
			}
		}
	}
	return best[capacity]
}

func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		previous := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := previous
			if a[i-1] != b[j-1] {
				cost++
			}
			previous = row[j]
			row[j] = least(row[j]+1, row[j-1]+1, cost)
		}
	}
	return row[len(b)]
}

func least(values ...int) int {
	smallest := values[0]
	for _, value := range values[1:] {
		if value < smallest {
			smallest = value
		}
	}
	return smallest
}

func main() {
	fmt.Println(knapsack([]int{1, 3, 4}, []int{15, 20, 30}, 4), distance("runtime", "routine"))
}
// %%
package main

import (
	"fmt"
	"strings"
)

type inventory struct {
	items []struct {
		name  string
		count int
		price float64
	}
}

func (i *inventory) add(name string, count int, price float64) *inventory {
	i.items = append(i.items, struct {
		name  string
		count int
		price float64
	}{name, count, price})
	return i
}

func (i *inventory) report() string {
	var out strings.Builder
	total := 0.0
	for _, item := range i.items {
		value := float64(item.count) * item.price
		total += value
		fmt.Fprintf(&out, "%-8s|%3d|%8.2f\n", item.name, item.count, value)
	}
	out.WriteString(strings.Repeat("-", 21))
	out.WriteByte('\n')
	fmt.Fprintf(&out, "%21.2f", total)
	return out.String()
}

func main() {
	fmt.Println(new(inventory).add("file", 3, 1.25).add("socket", 10, 0.4).add("pipe", 1, 99).report())
}
// %%
package main

import "fmt"

type list[K comparable, V any] struct {
	head, tail *entry[K, V]
	index      map[K]*entry[K, V]
	limit      int
}

type entry[K comparable, V any] struct {
	key            K
	value          V
	previous, next *entry[K, V]
}

func newList[K comparable, V any](limit int) *list[K, V] {
	return &list[K, V]{index: make(map[K]*entry[K, V]), limit: limit}
}

func (l *list[K, V]) Setenv(key K, value V) {
	if old, known := l.index[key]; known {
		old.value = value
		return
	}
	made := &entry[K, V]{key: key, value: value, previous: l.tail}
	if l.tail != nil {
		l.tail.next = made
	} else {
		l.head = made
	}
	l.tail = made
	l.index[key] = made
	if len(l.index) > l.limit {
		delete(l.index, l.head.key)
		l.head = l.head.next
		l.head.previous = nil
	}
}

func (l *list[K, V]) Getenv(key K) (value V, known bool) {
	if found, ok := l.index[key]; ok {
		return found.value, true
	}
	return
}

func main() {
	os := newList[string, int](2)
	os.Setenv("HOME", 1)
	os.Setenv("PATH", 2)
	os.Setenv("USER", 3)
	fmt.Println(os.Getenv("HOME"))
	fmt.Println(os.Getenv("USER"))
}
// %%
package main

import "fmt"

const n = 6

func solve(row int, columns, rising, falling map[int]bool, visit func([]int), placed []int) {
	if row == n {
		visit(placed)
		return
	}
	for column := 0; column < n; column++ {
		if columns[column] || rising[row+column] || falling[row-column] {
			continue
		}
		columns[column], rising[row+column], falling[row-column] = true, true, true
		solve(row+1, columns, rising, falling, visit, append(placed, column))
		delete(columns, column)
		delete(rising, row+column)
		delete(falling, row-column)
	}
}

func permutations(items []int, visit func([]int)) {
	var walk func(int)
	walk = func(k int) {
		if k == len(items) {
			visit(items)
			return
		}
		for i := k; i < len(items); i++ {
			items[k], items[i] = items[i], items[k]
			walk(k + 1)
			items[k], items[i] = items[i], items[k]
		}
	}
	walk(0)
}

func main() {
	count := 0
	solve(0, map[int]bool{}, map[int]bool{}, map[int]bool{}, func([]int) { count++ }, nil)
	permutations([]int{1, 2, 3}, func(p []int) { fmt.Print(p, " ") })
	fmt.Println(count)
}
// %%
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

type reader interface {
	Read(p []byte) (int, error)
}

type upper struct{ inner reader }

func (u upper) Read(p []byte) (int, error) {
	count, err := u.inner.Read(p)
	copy(p, strings.ToUpper(string(p[:count])))
	return count, err
}

func main() {
	data, err := io.ReadAll(upper{strings.NewReader("read me\n")})
	fmt.Print(string(data), err, "\n")
	input := bufio.NewReader(os.Stdin)
	line, err := input.ReadString('\n')
	fmt.Printf("%q %v\n", strings.TrimSpace(line), err == nil || err == io.EOF)
	var a, b int
	fmt.Fscan(input, &a, &b)
	fmt.Println(a + b)
	io.WriteString(os.Stdout, "done\n")
}
// %%
package main

import "fmt"

type vm struct {
	memory  [16]int
	running bool
}

func (v *vm) Open(path string) int { return len(path) }

func (v *vm) Exit(code int) {
	v.running = false
	v.memory[15] = code
}

func (v *vm) Syscall(number int) {
	switch number {
	case 1:
		v.Exit(v.memory[14])
	case 2:
		v.memory[14]++
	}
}

func (v *vm) Run(program ...int) int {
	v.running = true
	for at := 0; v.running && at < len(program); at++ {
		v.Syscall(program[at])
	}
	return v.memory[15]
}

func main() {
	syscall := &vm{}
	fmt.Println(syscall.Run(2, 2, 1), syscall.Open("/etc/passwd"))
}
// %%
package main

import (
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
)

// Signals are only waited for.
func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(stop)
	select {
	case received := <-stop:
		fmt.Println("stopped by", received)
	default:
		fmt.Println("ran on", strconv.FormatBool(true))
	}
}
// %%
package main

import (
	"fmt"
	"sort"
)

type employee struct {
	name, department string
	salary           int
}

type byDepartment map[string][]employee

func grouped(staff []employee) byDepartment {
	groups := byDepartment{}
	for _, e := range staff {
		groups[e.department] = append(groups[e.department], e)
	}
	return groups
}

func (g byDepartment) means() map[string]float64 {
	means := make(map[string]float64, len(g))
	for department, members := range g {
		sum := 0
		for _, member := range members {
			sum += member.salary
		}
		means[department] = float64(sum) / float64(len(members))
	}
	return means
}

func main() {
	staff := []employee{{"Ann", "process", 5200}, {"Bob", "network", 4100}, {"Eve", "process", 6100}}
	means := grouped(staff).means()
	names := make([]string, 0, len(means))
	for name := range means {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Printf("%s %.1f\n", name, means[name])
	}
}
// %%
package main

import "fmt"

func fibonacci() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func generate(limit int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for next, f := 0, fibonacci(); next < limit; {
			next = f()
			out <- next
		}
	}()
	return out
}

func compose(functions ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range functions {
			x = f(x)
		}
		return x
	}
}

func main() {
	for value := range generate(50) {
		fmt.Print(value, " ")
	}
	double := func(x int) int { return 2 * x }
	fmt.Println(compose(double, double, func(x int) int { return x + 1 })(5))
}
