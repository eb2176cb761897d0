# presets: minimal, development, educational, data_science, production, strict
# %%
# A bank account with a closure; nothing here calls system() or unlink().
make_account <- function(balance = 0) {
  list(
    deposit = function(amount) {
      balance <<- balance + amount
      invisible(balance)
    },
    withdraw = function(amount) {
      if (amount > balance) stop("not enough money")
      balance <<- balance - amount
      invisible(balance)
    },
    show = function() cat("Balance:", balance, "\n")
  )
}
account <- make_account(100)
account$deposit(50)
result <- tryCatch(account$withdraw(500), error = function(e) conditionMessage(e))
print(result)
account$show()
# %%
# Fibonacci three ways
fib <- function(n) if (n < 2) n else fib(n - 1) + fib(n - 2)
fib_loop <- function(n) {
  a <- 0
  b <- 1
  for (i in seq_len(n)) {
    temp <- a + b
    a <- b
    b <- temp
  }
  a
}
memo <- new.env()
fib_memo <- function(n) {
  key <- as.character(n)
  if (exists(key, envir = memo, inherits = FALSE)) return(get(key, envir = memo))
  value <- if (n < 2) n else fib_memo(n - 1) + fib_memo(n - 2)
  assign(key, value, envir = memo)
  value
}
cat(sapply(0:10, fib), "\n")
cat(sapply(0:10, fib_loop), "\n")
cat(fib_memo(50), "\n")
# %%
# Sorting
bubble_sort <- function(x) {
  n <- length(x)
  for (i in seq_len(n - 1)) {
    for (j in seq_len(n - i)) {
      if (x[j] > x[j + 1]) {
        swap <- x[j]
        x[j] <- x[j + 1]
        x[j + 1] <- swap
      }
    }
  }
  x
}
quick_sort <- function(v) {
  if (length(v) <= 1) return(v)
  pivot <- v[1]
  rest <- v[-1]
  c(quick_sort(rest[rest < pivot]), pivot, quick_sort(rest[rest >= pivot]))
}
values <- c(5, 3, 9, 1, 4)
stopifnot(identical(bubble_sort(values), sort(values)))
stopifnot(identical(quick_sort(values), sort(values)))
print(quick_sort(values))
# %%
# Statistics on built-in data
data(mtcars)
fit <- lm(mpg ~ wt + hp, data = mtcars)
print(summary(fit))
print(anova(fit))
print(round(coef(fit), 3))
print(aggregate(mpg ~ cyl, data = mtcars, FUN = mean))
print(tapply(mtcars$mpg, mtcars$cyl, mean))
print(with(mtcars, cor(mpg, wt)))
print(t.test(mpg ~ am, data = mtcars)$p.value < 0.05)
print(by(mtcars$mpg, mtcars$gear, median))
print(do.call(rbind, lapply(split(mtcars, mtcars$cyl), function(part) colMeans(part[, 1:3]))))
# %%
# A frame whose columns are called as dangerous functions are
jobs <- data.frame(
  system = c("web", "db", "web", "cache"),
  load = c(0.5, 1.7, 2.2, 0.1),
  file = c("a", "b", "c", "d"),
  url = c("u1", "u2", "u3", "u4"),
  q = 1:4
)
print(subset(jobs, load > 1 & system == "web", select = c(system, load, file)))
print(with(jobs, tapply(load, system, mean)))
print(aggregate(load ~ system, data = jobs, FUN = max))
jobs <- within(jobs, {
  doubled <- load * 2
})
jobs <- transform(jobs, heavy = load > 1, unlink = q)
print(lm(load ~ q, data = jobs)$coefficients)
print(jobs[order(jobs$system, -jobs$load), c("system", "load")])
print(jobs$file[jobs$load == max(jobs$load)])
names(jobs)[names(jobs) == "url"] <- "pipe"
str(jobs)
# %%
# The user's own functions bear dangerous names
system <- function(equations) length(equations)
unlink <- function(node) {
  node$next_node <- NULL
  node
}
eval <- function(position) sum(position)
source <- function(text) nchar(text)
load <- function(weight, n = 2) weight * n
open <- function(door) paste("opening", door)
pipe <- function(a, b) b(a)
print(system(list("x + y = 1", "x - y = 3")))
print(unlink(list(value = 1, next_node = 2)))
print(eval(c(1, 2, 3)))
print(source("abc") + load(3))
print(open("front"))
print(pipe(4, sqrt))
# %%
# A stack as an S3 class
Stack <- function() structure(list(items = list()), class = "Stack")
push <- function(s, x) UseMethod("push")
push.Stack <- function(s, x) {
  s$items <- c(s$items, list(x))
  s
}
pop <- function(s) UseMethod("pop")
pop.Stack <- function(s) {
  top <- s$items[[length(s$items)]]
  s$items <- s$items[-length(s$items)]
  list(stack = s, value = top)
}
print.Stack <- function(x, ...) cat("<Stack of", length(x$items), ">\n")
s <- Stack()
for (word in strsplit("the quick brown fox", " ")[[1]]) s <- push(s, word)
print(s)
taken <- pop(s)
cat(taken$value, "\n")
print(taken$stack)
# %%
# S4 classes
setClass("Person", representation(name = "character", age = "numeric"))
setGeneric("greet", function(object, ...) standardGeneric("greet"))
setMethod("greet", "Person", function(object, ...) {
  cat("Hello,", object@name, "\n")
})
setValidity("Person", function(object) if (object@age < 0) "negative age" else TRUE)
setMethod("show", "Person", function(object) cat(object@name, "is", object@age, "\n"))
ann <- new("Person", name = "Ann", age = 30)
greet(ann)
ann
ann@age <- 31
print(isVirtualClass("Person"))
problem <- tryCatch(new("Person", name = "Bob", age = -1), error = function(e) "refused")
print(problem)
# %%
# Reference classes
Queue <- setRefClass("Queue",
  fields = list(items = "list"),
  methods = list(
    add = function(x) {
      items[[length(items) + 1]] <<- x
    },
    remove = function() {
      first <- items[[1]]
      items[[1]] <<- NULL
      first
    },
    size = function() length(items)
  )
)
q <- Queue$new()
q$add("a")
q$add("b")
print(q$remove())
print(q$size())
# %%
# Text processing
text <- "The rm -rf / command and system('ls') are only words here; so is eval(parse(text = x))."
words <- tolower(unlist(strsplit(gsub("[^A-Za-z ]", " ", text), "\\s+")))
counts <- sort(table(words), decreasing = TRUE)
print(head(counts, 3))
print(nchar(text))
print(toupper(substr(text, 1, 3)))
print(regmatches(text, gregexpr("[a-z]+\\(", text))[[1]])
print(sprintf("%5.2f|%-10s|%03d", pi, "left", 7L))
print(paste(rev(strsplit("hello", NULL)[[1]]), collapse = ""))
print(grepl("system", text, fixed = TRUE))
print(sub("rm -rf /", "rm -i", text))
message("do not run unlink('/', recursive = TRUE)")
# %%
# Reading from standard input
con <- file("stdin")
open(con, "r")
lines <- readLines(con, n = 2)
close(con)
rest <- readLines("stdin")
numbers <- suppressWarnings(as.numeric(c(lines, rest)))
cat("read", length(numbers), "lines\n")
if (any(is.na(numbers))) cat("some are no numbers\n")
more <- scan(file = "stdin", quiet = TRUE)
cat(length(more), "\n")
cat(sum(scan(text = "1 2 3", quiet = TRUE)), "\n")
# %%
# Data from text
frame <- read.csv(text = "name,score\nann,3\nbob,5\n", stringsAsFactors = FALSE)
print(frame)
table2 <- read.table(header = TRUE, text = "
  x y
  1 2
  3 4
")
print(colSums(table2))
tc <- textConnection("first\nsecond")
print(readLines(tc))
close(tc)
write.csv(frame, row.names = FALSE)
write.table(frame, quote = FALSE, sep = "\t")
write.csv(frame, stdout(), row.names = FALSE)
writeLines(c("one", "two"))
writeLines(paste("score:", frame$score), con = stdout())
write("a note", stderr())
write("a line", stdout())
write(1:3, "")
cat("to the log\n", file = stderr())
dput(frame)
captured <- capture.output(print(frame))
cat(length(captured), "\n")
# %%
# Matrices and linear algebra
A <- matrix(c(2, 1, 1, 3), nrow = 2)
b <- c(1, 2)
x <- solve(A, b)
print(x)
print(A %*% x)
print(det(A))
print(t(A))
print(eigen(A)$values)
print(outer(1:3, 1:3, "+"))
print(outer(1:3, 1:3, function(i, j) i * j))
print(apply(A, 1, sum))
print(crossprod(A))
print(diag(2))
print(svd(A)$d)
# %%
# Simulation
set.seed(42)
rolls <- sample(1:6, 1000, replace = TRUE)
print(table(rolls))
estimate_pi <- function(n) {
  x <- runif(n)
  y <- runif(n)
  4 * mean(x^2 + y^2 <= 1)
}
print(abs(estimate_pi(10000) - pi) < 0.1)
walk <- cumsum(sample(c(-1, 1), 100, replace = TRUE))
print(range(walk))
means <- replicate(100, mean(rnorm(30)))
print(sd(means) < 1)
boot <- vapply(1:50, function(i) mean(sample(rolls, replace = TRUE)), numeric(1))
print(quantile(boot, c(0.1, 0.9)))
# %%
# Prime numbers
sieve <- function(n) {
  is_prime <- rep(TRUE, n)
  is_prime[1] <- FALSE
  for (i in 2:floor(sqrt(n))) {
    if (is_prime[i]) is_prime[seq(i * i, n, by = i)] <- FALSE
  }
  which(is_prime)
}
print(sieve(50))
gcd <- function(a, b) if (b == 0) a else gcd(b, a %% b)
print(gcd(48, 18))
print(Reduce(gcd, c(12, 18, 24)))
factorize <- function(n) {
  out <- c()
  d <- 2
  while (n > 1) {
    while (n %% d == 0) {
      out <- c(out, d)
      n <- n %/% d
    }
    d <- d + 1
  }
  out
}
print(factorize(360))
# %%
# Functional tools
compose <- function(f, g) function(x) g(f(x))
inc <- function(x) x + 1
double <- function(x) x * 2
print(compose(inc, double)(3))
print(Map(function(a, b) a + b, 1:3, 4:6))
print(Filter(function(x) x %% 2 == 0, 1:10))
print(Reduce(`+`, 1:5, accumulate = TRUE))
print(do.call(sum, list(1, 2, 3)))
print(do.call("paste", list("a", "b", sep = "-")))
print(sapply(list(1:3, 4:6), sum))
print(mapply(rep, 1:3, 3:1))
print(match.fun("mean")(c(1, 2, 3)))
apply_twice <- function(FUN, x) {
  FUN <- match.fun(FUN)
  FUN(FUN(x))
}
print(apply_twice(sqrt, 16))
print(apply_twice("sqrt", 81))
print(Position(function(x) x > 3, c(1, 5, 2)))
print((\(x) x^2)(4))
print(c(1, 4, 9) |> sqrt() |> sum())
# %%
# Symbolic differentiation: expressions, not texts
f <- expression(x^2 + 3 * x)
df <- D(f, "x")
print(df)
x <- 2
print(eval(df))
print(eval(quote(x + 1)))
g <- deriv(~ x^2, "x")
print(eval(g))
area <- quote(width * height)
print(eval(area, list(width = 3, height = 4)))
print(all.vars(area))
call1 <- call("sum", 1, 2, 3)
print(eval(call1))
h <- function(expr) substitute(expr)
print(deparse(h(a + b)))
walk_tree <- function(e, depth = 0) {
  cat(strrep(" ", depth), if (is.call(e)) as.character(e[[1]]) else as.character(e), "\n")
  if (is.call(e)) for (part in as.list(e)[-1]) walk_tree(part, depth + 1)
}
walk_tree(quote(a * (b + c)))
evaluate <- function(expr, env) eval(expr, env)
print(evaluate(quote(a * 2), list(a = 21)))
# %%
# Recursion: towers, permutations, n queens
hanoi <- function(n, from = "A", to = "C", via = "B") {
  if (n == 0) return(invisible(0))
  hanoi(n - 1, from, via, to)
  cat("Move disk", n, "from", from, "to", to, "\n")
  hanoi(n - 1, via, to, from)
}
hanoi(2)
permutations <- function(v) {
  if (length(v) <= 1) return(list(v))
  out <- list()
  for (i in seq_along(v)) {
    for (p in permutations(v[-i])) out[[length(out) + 1]] <- c(v[i], p)
  }
  out
}
print(length(permutations(1:4)))
factorial_of <- function(n) if (n <= 1) 1 else n * Recall(n - 1)
print(factorial_of(5))
# %%
# A parser for arithmetic
tokenize <- function(text) regmatches(text, gregexpr("[0-9.]+|[-+*/()]", text))[[1]]
parse <- function(tokens) {
  position <- 1
  peek <- function() if (position <= length(tokens)) tokens[position] else ""
  advance <- function() {
    token <- tokens[position]
    position <<- position + 1
    token
  }
  expression <- function() {
    value <- term()
    while (peek() %in% c("+", "-")) {
      value <- if (advance() == "+") value + term() else value - term()
    }
    value
  }
  term <- function() {
    value <- factor()
    while (peek() %in% c("*", "/")) {
      value <- if (advance() == "*") value * factor() else value / factor()
    }
    value
  }
  factor <- function() {
    token <- advance()
    if (token == "(") {
      value <- expression()
      advance()
      return(value)
    }
    as.numeric(token)
  }
  expression()
}
print(parse(tokenize("2*(3+4)-5")))
# %%
# Dates and times
day <- as.Date("2024-02-28")
print(seq(day, by = "day", length.out = 3))
print(format(day, "%d %B %Y"))
print(weekdays(day))
print(difftime(as.Date("2024-12-25"), day, units = "days"))
started <- Sys.time()
elapsed <- as.numeric(Sys.time() - started)
print(elapsed >= 0)
print(class(Sys.Date()))
Sys.sleep(0)
print(months(day))
timing <- system.time(for (i in 1:10) i)
print(class(timing))
print(as.integer(format(day, "%j")))
# %%
# Error handling
safe_divide <- function(a, b) {
  tryCatch(
    {
      if (b == 0) stop("division by zero")
      a / b
    },
    error = function(e) {
      message("caught: ", conditionMessage(e))
      NA
    },
    warning = function(w) NULL,
    finally = cat("done\n")
  )
}
print(safe_divide(1, 2))
print(safe_divide(1, 0))
res <- try(log(-1), silent = TRUE)
print(is.nan(res))
withCallingHandlers(
  {
    warning("careful")
    cat("goes on\n")
  },
  warning = function(w) invokeRestart("muffleWarning")
)
condition <- simpleCondition("custom")
class(condition) <- c("custom", "condition")
print(withRestarts(invokeRestart("skip", 5), skip = function(x) x * 2))
f <- function() {
  on.exit(cat("cleanup\n"))
  stopifnot(TRUE)
  invisible(NULL)
}
f()
# %%
# Game of life
step <- function(grid) {
  n <- nrow(grid)
  m <- ncol(grid)
  out <- grid
  for (i in 1:n) {
    for (j in 1:m) {
      rows <- ((i - 2):i) %% n + 1
      cols <- ((j - 2):j) %% m + 1
      alive <- sum(grid[rows, cols]) - grid[i, j]
      out[i, j] <- as.integer(alive == 3 || (grid[i, j] == 1 && alive == 2))
    }
  }
  out
}
grid <- matrix(0L, 5, 5)
grid[3, 2:4] <- 1L
for (k in 1:2) {
  cat(apply(ifelse(grid == 1, "#", "."), 1, paste, collapse = ""), sep = "\n")
  cat("\n")
  grid <- step(grid)
}
# %%
# A graph: breadth first search and shortest paths
graph <- list(A = c("B", "C"), B = "D", C = "D", D = character(0))
bfs <- function(graph, start) {
  queue <- start
  seen <- start
  while (length(queue) > 0) {
    node <- queue[1]
    queue <- queue[-1]
    for (next_node in graph[[node]]) {
      if (!(next_node %in% seen)) {
        seen <- c(seen, next_node)
        queue <- c(queue, next_node)
      }
    }
  }
  seen
}
print(bfs(graph, "A"))
dist <- matrix(Inf, 3, 3)
diag(dist) <- 0
dist[1, 2] <- 4
dist[2, 3] <- 1
for (k in 1:3) for (i in 1:3) for (j in 1:3) dist[i, j] <- min(dist[i, j], dist[i, k] + dist[k, j])
print(dist)
# %%
# A dispatcher of commands that only prints
run <- function(command, ...) {
  handlers <- list(
    system = function(...) "system check is fine",
    delete = function(x) paste("would delete", x),
    exec = function(...) "exec is only a word",
    quit = function() "bye"
  )
  handler <- handlers[[command]]
  if (is.null(handler)) return(paste("unknown command:", command))
  handler(...)
}
for (name in c("system", "quit", "nothing")) print(run(name))
print(run("delete", "x.txt"))
action <- switch("unlink", unlink = "remove the link", system = "the system", "other")
print(action)
shell <- list(open = function() "shell opened")
print(shell$open())
# %%
# Plots on the screen device, and a little of tables
pdf(NULL)
x <- seq(0, 2 * pi, length.out = 50)
plot(x, sin(x), type = "l", main = "Sine")
lines(x, cos(x), col = "red")
legend("topright", legend = c("sin", "cos"), lty = 1)
hist(rnorm(100))
barplot(table(c("a", "b", "a")))
boxplot(mpg ~ cyl, data = mtcars)
abline(h = 0)
invisible(dev.off())
print(prop.table(table(mtcars$cyl, mtcars$gear), 1))
print(cut(c(1, 5, 9), breaks = c(0, 3, 6, 10), labels = c("low", "mid", "high")))
# %%
# Strings that mention attacks; a table of what not to do
advice <- c(
  "system('rm -rf /')" = "never",
  "unlink('~', recursive = TRUE)" = "never",
  "eval(parse(text = x))" = "rarely",
  ":(){ :|:& };:" = "never"
)
for (name in names(advice)) {
  cat(sprintf("%-32s %s\n", name, advice[[name]]))
}
blocked <- c("system", "system2", "shell", "unlink", "file.remove")
check <- function(code) any(vapply(blocked, grepl, logical(1), x = code, fixed = TRUE))
print(check("x <- system('ls')"))
print(check("x <- 1"))
raw_text <- r"(C:\path\to\system32 and "quotes")"
cat(raw_text, "\n")
# %%
# Caesar and other ciphers
caesar <- function(text, key) {
  codes <- utf8ToInt(text)
  up <- codes >= 65 & codes <= 90
  low <- codes >= 97 & codes <= 122
  codes[up] <- (codes[up] - 65 + key) %% 26 + 65
  codes[low] <- (codes[low] - 97 + key) %% 26 + 97
  intToUtf8(codes)
}
secret <- caesar("Attack the system at dawn", 3)
print(secret)
print(caesar(secret, -3))
print(chartr("abc", "xyz", "aabbcc"))
vigenere <- function(text, key) {
  shift <- rep(utf8ToInt(key) - 97, length.out = nchar(text))
  intToUtf8((utf8ToInt(text) - 97 + shift) %% 26 + 97)
}
print(vigenere("hello", "key"))
print(rawToChar(rev(charToRaw("stressed"))))
print(bitwXor(5L, 3L))
print(strtoi("ff", 16L))
# %%
# A cache, counters and lookups by name in own environments
cache <- new.env(parent = emptyenv())
lookup <- function(key, compute) {
  if (!is.null(cache[[key]])) return(cache[[key]])
  value <- compute(key)
  assign(key, value, envir = cache)
  value
}
print(lookup("hello", nchar))
print(lookup("hello", function(k) stop("never called")))
for (key in ls(cache)) cat(key, "=", get(key, envir = cache), "\n")
print(mget(ls(cache), envir = cache))
variables <- list(alpha = 1, beta = 2)
list2env(variables, envir = cache)
print(sort(ls(cache)))
print(exists("gamma", envir = cache))
rm("alpha", envir = cache)
for (name in c("alpha", "beta")) {
  if (exists(name, envir = cache)) print(get(name, envir = cache))
}
x1 <- 10
x2 <- 20
print(sum(sapply(paste0("x", 1:2), get)))
# %%
# Dynamic programming
lcs <- function(a, b) {
  x <- strsplit(a, "")[[1]]
  y <- strsplit(b, "")[[1]]
  table <- matrix(0, length(x) + 1, length(y) + 1)
  for (i in seq_along(x)) {
    for (j in seq_along(y)) {
      table[i + 1, j + 1] <- if (x[i] == y[j]) table[i, j] + 1 else max(table[i, j + 1], table[i + 1, j])
    }
  }
  table[length(x) + 1, length(y) + 1]
}
print(lcs("AGGTAB", "GXTXAYB"))
knapsack <- function(weights, values, capacity) {
  best <- numeric(capacity + 1)
  for (i in seq_along(weights)) {
    for (w in capacity:weights[i]) {
      best[w + 1] <- max(best[w + 1], best[w - weights[i] + 1] + values[i])
    }
  }
  best[capacity + 1]
}
print(knapsack(c(1, 3, 4, 5), c(1, 4, 5, 7), 7))
# %%
# Numerical methods
newton <- function(f, fprime, x0, tol = 1e-8) {
  x <- x0
  repeat {
    step <- f(x) / fprime(x)
    x <- x - step
    if (abs(step) < tol) break
  }
  x
}
print(newton(function(x) x^2 - 2, function(x) 2 * x, 1))
print(uniroot(function(x) x^3 - x - 1, c(1, 2))$root)
print(optimize(function(x) (x - 1)^2, c(-3, 3))$minimum)
print(integrate(dnorm, -1.96, 1.96)$value)
print(optim(c(1, 1), function(p) sum((p - c(2, 3))^2))$convergence)
simpson <- function(f, a, b, n = 100) {
  h <- (b - a) / n
  x <- seq(a, b, by = h)
  h / 3 * sum(f(x) * c(1, rep(c(4, 2), length.out = n - 1), 1))
}
print(simpson(sin, 0, pi))
print(polyroot(c(6, -5, 1)))
print(.Machine$integer.max)
print(R.version.string != "")
# %%
# K-means and other models on iris
set.seed(1)
groups <- kmeans(iris[, 1:4], centers = 3)
print(table(groups$cluster, iris$Species))
pca <- prcomp(iris[, 1:4], scale. = TRUE)
print(summary(pca)$importance[2, 1] > 0.7)
model <- glm(am ~ wt, data = mtcars, family = binomial)
print(predict(model, data.frame(wt = 3), type = "response"))
attach(mtcars)
print(mean(mpg))
detach(mtcars)
print(head(iris[iris$Species == "setosa" & iris$Sepal.Length > 5, ], 2))
print(sapply(iris[1:4], function(column) c(mean = mean(column), sd = sd(column))))
print(cor(iris$Sepal.Length, iris$Petal.Length))
tree <- hclust(dist(iris[1:10, 1:4]))
print(cutree(tree, 2))
# %%
# Tic tac toe with a class of its own
Board <- function() matrix(" ", 3, 3)
exec_move <- function(board, move, player) {
  if (board[move[1], move[2]] != " ") stop("taken")
  board[move[1], move[2]] <- player
  board
}
wins <- function(board, player) {
  lines <- c(
    split(board, row(board)), split(board, col(board)),
    list(diag(board), diag(board[, 3:1]))
  )
  any(vapply(lines, function(line) all(line == player), logical(1)))
}
board <- Board()
for (move in list(c(1, 1), c(2, 2), c(3, 3))) board <- exec_move(board, move, "X")
print(board)
print(wins(board, "X"))
# %%
# Bits, vectors and sets
print(union(1:3, 2:5))
print(setdiff(1:5, 2:3))
print(3 %in% 1:5)
print(rev(as.integer(intToBits(10))[1:4]))
to_binary <- function(n) {
  digits <- c()
  while (n > 0) {
    digits <- c(n %% 2, digits)
    n <- n %/% 2
  }
  paste(digits, collapse = "")
}
print(to_binary(37))
print(any(duplicated(c(1, 2, 2))))
print(which.max(c(3, 9, 2)))
print(cumprod(1:5))
print(vapply(split(1:6, c(1, 1, 2, 2, 3, 3)), sum, numeric(1)))
print(rle(c("a", "a", "b"))$lengths)
x <- 1:10
x[x > 5] <- 0L
print(x)
print(identical(c(a = 1)[["a"]], 1))
# %%
# A shop with a small report
items <- data.frame(name = c("pen", "book"), price = c(1.5, 12), stringsAsFactors = FALSE)
order_total <- function(order) {
  merged <- merge(order, items, by = "name")
  sum(merged$price * merged$count)
}
order <- data.frame(name = c("pen", "book"), count = c(4, 1))
cat(sprintf("Total: %.2f\n", order_total(order)))
report <- function(file) {
  for (i in seq_len(nrow(file))) cat(file$name[i], file$price[i], sep = ": ", fill = TRUE)
}
report(items)
url <- "https://example.com/items"
cat("see", url, "\n")
save <- items[items$price > 2, ]
print(save)
dump <- paste(items$name, collapse = ",")
print(dump)
sink <- 3
print(sink + 1)
# %%
# Modules as lists of functions
geometry <- local({
  area <- function(r) pi * r^2
  list(area = area, system = function() "metric")
})
cat(geometry$area(1), geometry$system(), "\n")
Counter <- function() {
  count <- 0
  self <- environment()
  add <- function() {
    count <<- count + 1
    invisible(self)
  }
  self
}
counter <- Counter()
counter$add()
counter$add()
print(counter$count)
print(class(counter))
fn <- function(x, ...) {
  extra <- list(...)
  if (length(extra)) sum(x, ...) else x
}
print(fn(1, 2, 3))
print(nargs)
print(body(function(x) x + 1))
print(formals(function(a, b = 2) NULL)$b)
