# presets: minimal, development, educational, data_science, production, strict
# %%
# A calculator with functions of its own called eval and parse.
tokenize <- function(text) {
  matches <- gregexpr("[0-9.]+|[-+*/()]", text)
  regmatches(text, matches)[[1]]
}

calculator <- function() {
  position <- 1
  tokens <- character()
  peek <- function() if (position <= length(tokens)) tokens[position] else ""
  advance <- function() {
    token <- peek()
    position <<- position + 1
    token
  }
  atom <- function() {
    token <- advance()
    if (token == "(") {
      value <- expression_value()
      advance()
      value
    } else as.numeric(token)
  }
  term <- function() {
    value <- atom()
    while (peek() %in% c("*", "/")) {
      value <- if (advance() == "*") value * atom() else value / atom()
    }
    value
  }
  expression_value <- function() {
    value <- term()
    while (peek() %in% c("+", "-")) {
      value <- if (advance() == "+") value + term() else value - term()
    }
    value
  }
  list(eval = function(text) {
    tokens <<- tokenize(text)
    position <<- 1
    expression_value()
  })
}

calc <- calculator()
cat(calc$eval("1 + 2 * (3 - 4)"), calc$eval("10 / 4"), "\n")
# %%
# A queue and a stack as closures, with methods called open, close, system and load.
make_device <- function(name) {
  state <- "closed"
  log <- character()
  list(
    open = function() {
      state <<- "open"
      log <<- c(log, paste(name, "opens"))
      invisible(state)
    },
    close = function() {
      state <<- "closed"
      log <<- c(log, paste(name, "closes"))
    },
    system = function(part) sprintf("%s of %s", part, name),
    load = function(weight) if (weight > 10) "too heavy" else "loaded",
    history = function() log
  )
}

door <- make_device("door")
door$open()
door$close()
print(door$history())
cat(door$system("lock"), door$load(3), door$load(30), sep = "\n")
devices <- lapply(c("gate", "lift"), make_device)
for (device in devices) device$open()
print(vapply(devices, function(device) length(device$history()), numeric(1)))
df <- data.frame(system = c("a", "b"), file = c(1, 2), url = c("x", "y"))
print(df$system)
print(df[["file"]])
print(df[df$file > 1, "url"])
# %%
# Linear models, formulas and tables.
data(mtcars)
fit <- lm(mpg ~ wt + hp, data = mtcars)
print(round(coef(fit), 3))
print(anova(fit)$Df)
groups <- split(mtcars$mpg, mtcars$cyl)
print(sapply(groups, mean))
print(tapply(mtcars$hp, list(mtcars$cyl, mtcars$gear), max))
print(aggregate(mpg ~ cyl, data = mtcars, FUN = median))
print(with(mtcars, cor(mpg, wt)))
heavy <- subset(mtcars, wt > 4, select = c(mpg, wt))
print(nrow(heavy))
mtcars$class <- cut(mtcars$hp, breaks = c(0, 100, 200, Inf), labels = c("low", "mid", "high"))
print(table(mtcars$class, mtcars$cyl))
print(quantile(mtcars$mpg, c(0.1, 0.9)))
test <- t.test(mpg ~ am, data = mtcars)
cat(sprintf("p = %.4f\n", test$p.value))
model <- glm(am ~ wt, data = mtcars, family = binomial)
print(round(predict(model, data.frame(wt = 3), type = "response"), 3))
# %%
# Texts that mention system("rm -rf /"), eval(parse(text = x)), unlink("/") and file("x", "w") only.
warnings_by_name <- list(
  system = "system('ls') runs a command",
  eval = "eval(parse(text = code)) runs text",
  unlink = "unlink('/', recursive = TRUE) deletes"
)
lint <- function(source) {
  found <- character()
  for (name in names(warnings_by_name)) {
    if (grepl(paste0("\\b", name, "\\("), source)) {
      found <- c(found, warnings_by_name[[name]])
    }
  }
  found
}
code <- "x <- system('ls'); # readLines('/etc/passwd')"
cat(lint(code), sep = "\n")
message("Sys.getenv('HOME') and download.file(url) are explained elsewhere")
words <- strsplit("the quick brown fox jumps over the lazy dog", " ")[[1]]
print(table(nchar(words)))
print(toupper(substr(words, 1, 1)))
print(gsub("o", "0", paste(words, collapse = "_")))
print(sprintf("%-8s|%5d", words, nchar(words)))
print(rev(strsplit("stressed", "")[[1]]))
# %%
# S3, S4 and reference classes.
Account <- setRefClass("Account",
  fields = list(owner = "character", balance = "numeric"),
  methods = list(
    deposit = function(amount) {
      if (amount <= 0) stop("must be positive")
      balance <<- balance + amount
      invisible(.self)
    },
    withdraw = function(amount) {
      if (amount > balance) stop("insufficient funds")
      balance <<- balance - amount
      invisible(.self)
    },
    show = function() cat(owner, "has", balance, "\n")
  )
)
ann <- Account$new(owner = "Ann", balance = 100)
ann$deposit(50)$withdraw(20)
print(ann)
result <- tryCatch(ann$withdraw(1000), error = function(e) conditionMessage(e), finally = cat("checked\n"))
print(result)
setClass("Point", representation(x = "numeric", y = "numeric"))
setGeneric("norm2", function(object) standardGeneric("norm2"))
setMethod("norm2", "Point", function(object) sqrt(object@x^2 + object@y^2))
print(norm2(new("Point", x = 3, y = 4)))
print.money <- function(x, ...) cat("EUR", format(unclass(x), nsmall = 2), "\n")
"+.money" <- function(e1, e2) structure(unclass(e1) + unclass(e2), class = "money")
print(structure(1.5, class = "money") + structure(2, class = "money"))
area <- function(shape, ...) UseMethod("area")
area.default <- function(shape, ...) NA
area.square <- function(shape, ...) shape$side^2
print(area(structure(list(side = 3), class = "square")))
# %%
# Functions as values: pipes, Map, Filter, Reduce, do.call and closures.
compose <- function(...) {
  functions <- list(...)
  function(x) Reduce(function(value, f) f(value), functions, x)
}
square <- function(x) x^2
half <- \(x) x / 2
print(compose(square, half, sqrt)(4))
print(c(1, 4, 9) |> sqrt() |> sum())
print(Map(`+`, 1:3, 4:6))
print(Filter(function(x) x %% 2 == 0, 1:10))
print(Reduce(`*`, 1:5, accumulate = TRUE))
print(do.call(rbind, list(1:3, 4:6)))
print(do.call("paste", list("a", "b", sep = "-")))
print(sapply(list(a = 1:3, b = 4:6), range))
print(mapply(rep, 1:3, 3:1))
print(outer(1:3, 1:3, function(x, y) x * 10 + y))
operations <- list(add = `+`, sub = `-`, max = max)
for (name in names(operations)) cat(name, operations[[name]](7, 3), "\n")
print(match.fun("sum")(1:4), digits = 3)
make_counter <- function() {
  count <- 0
  function() {
    count <<- count + 1
    count
  }
}
tick <- make_counter()
tick()
print(tick())
print(vapply(split(mtcars, mtcars$cyl), function(part) mean(part$mpg), numeric(1)))
# %%
# Reads numbers from standard input, as exercises do.
input <- file("stdin")
open(input)
lines <- readLines(input)
close(input)
numbers <- suppressWarnings(as.numeric(unlist(strsplit(lines, "\\s+"))))
numbers <- numbers[!is.na(numbers)]
if (length(numbers) == 0) {
  message("nothing to do")
} else {
  cat("count", length(numbers), "\n")
  cat(sprintf("mean %.2f sd %.2f\n", mean(numbers), sd(numbers)))
  print(summary(numbers))
  cat("sorted:", sort(numbers), "\n", sep = " ")
}
write("done", stdout())
write("to standard error", stderr())
cat("bye\n", file = stderr())
writeLines("last line", con = stdout())
con <- textConnection("a,b\n1,2\n3,4")
table_read <- read.csv(con)
close(con)
print(table_read)
print(read.table(text = "x y\n1 2", header = TRUE))
# %%
# Fibonacci, primes, sorting and matrices.
fib <- function(n, memo = new.env()) {
  key <- as.character(n)
  if (n < 2) return(n)
  if (!is.null(memo[[key]])) return(memo[[key]])
  value <- fib(n - 1, memo) + fib(n - 2, memo)
  assign(key, value, envir = memo)
  value
}
sieve <- function(limit) {
  flags <- rep(TRUE, limit)
  flags[1] <- FALSE
  for (i in 2:floor(sqrt(limit))) if (flags[i]) flags[seq(i * i, limit, by = i)] <- FALSE
  which(flags)
}
quicksort <- function(v) {
  if (length(v) < 2) return(v)
  pivot <- v[1]
  rest <- v[-1]
  c(quicksort(rest[rest < pivot]), pivot, quicksort(rest[rest >= pivot]))
}
gcd <- function(a, b) if (b == 0) a else Recall(b, a %% b)
print(fib(50))
print(sieve(50))
print(quicksort(c(3, 1, 2, 3)))
print(gcd(1071, 462))
A <- matrix(c(2, 1, 1, 3), nrow = 2)
print(solve(A) %*% A)
print(det(A))
print(eigen(A)$values)
print(apply(A, 1, sum))
print(crossprod(A))
# %%
# A simulation with a seed, dates and factors.
set.seed(42)
walk <- cumsum(sample(c(-1, 1), 100, replace = TRUE))
cat("range", range(walk), "\n")
inside <- mean(runif(1000)^2 + runif(1000)^2 <= 1)
cat("pi is near", 4 * inside, "\n")
days <- seq(as.Date("2024-01-01"), by = "month", length.out = 6)
print(format(days, "%b %Y"))
print(weekdays(days[1]))
print(as.numeric(difftime(days[6], days[1], units = "days")))
sizes <- factor(c("small", "large", "small"), levels = c("small", "large"))
print(levels(sizes))
print(as.integer(sizes))
print(nlevels(droplevels(sizes[sizes == "small"])))
boot <- replicate(50, mean(sample(mtcars$mpg, replace = TRUE)))
print(length(boot))
state <- "A"
moves <- list(A = c("A", "B"), B = c("A", "C"), C = c("C"))
for (step in 1:5) state <- sample(moves[[state]], 1)
print(state %in% names(moves))
print(system.time(sum(1:1000))[["elapsed"]] >= 0)
stopifnot(is.numeric(walk), length(walk) == 100)
print(Sys.Date() > as.Date("2020-01-01"))
# %%
# Metaprogramming that stays in the program: quote, substitute, deparse and formulas.
show_call <- function(x) cat(deparse(substitute(x)), "=", x, "\n")
show_call(1 + 2)
f <- y ~ a + b:c
print(all.vars(f))
print(class(f))
e <- quote(a * (b + c))
print(e[[1]])
print(as.list(e)[[2]])
g <- function(x, y = 2, ...) NULL
print(names(formals(g)))
print(body(function(x) x^2))
print(args(sum))
print(is.function(print))
print(deparse(bquote(x + .(3))))
D(quote(x^3), "x")
h <- deriv(~ x^2, "x")
print(class(h))
print(nchar(deparse(function(x) x + 1)[1]) > 0)
print(identical(quote(a), as.name("a")))
args_of <- function(...) names(list(...))
print(args_of(alpha = 1, beta = 2))
print(missing)
print(exists("no_such_thing"))
print(inherits(1, "numeric"))
# %%
# A bank queue: events, priorities and a report.
events <- data.frame(
  time = c(5, 1, 3), kind = c("exit", "enter", "exec"), process = c("p1", "p2", "p1"),
  stringsAsFactors = FALSE
)
events <- events[order(events$time), ]
handlers <- list(
  enter = function(event) paste(event$process, "enters"),
  exec = function(event) paste(event$process, "runs"),
  exit = function(event) paste(event$process, "leaves")
)
report <- vapply(seq_len(nrow(events)), function(i) {
  event <- events[i, ]
  handlers[[event$kind]](event)
}, character(1))
cat(report, sep = "\n")
events$load <- c(0.1, 0.5, 0.2)
print(events[events$load > 0.15, c("process", "load")])
print(within(events, {
  late <- time > 2
  rm(kind)
}))
print(transform(events, load = load * 100))
print(merge(events, data.frame(process = c("p1", "p2"), owner = c("ann", "bob"))))
print(unsplit(split(events$load, events$process), events$process))
print(do.call(rbind, lapply(split(events, events$process), function(part) part[which.max(part$load), ])))
print(apply(as.matrix(events[, c("time", "load")]), 2, max))
print(stack(list(a = 1:2, b = 3)))
# %%
# Text adventures use words such as open, load, save, unlink and quit.
game <- local({
  room <- "hall"
  bag <- character()
  verbs <- list(
    open = function(thing) paste("You open the", thing),
    take = function(thing) {
      bag <<- union(bag, thing)
      paste("You take the", thing)
    },
    drop = function(thing) {
      bag <<- setdiff(bag, thing)
      paste("You drop the", thing)
    },
    look = function(...) paste("You are in the", room, "with", length(bag), "things"),
    go = function(where) {
      room <<- where
      paste("You go to the", where)
    },
    quit = function(...) "You can't leave."
  )
  function(line) {
    words <- strsplit(line, " ")[[1]]
    verb <- verbs[[words[1]]]
    if (is.null(verb)) "What?" else verb(paste(words[-1], collapse = " "))
  }
})
for (line in c("open door", "take lamp", "go cellar", "look", "drop lamp", "dance", "quit")) {
  cat(">", line, "\n")
  cat(game(line), "\n")
}
`my var` <- 3
print(`my var` + 1)
`second<-` <- function(x, value) {
  x[2] <- value
  x
}
v <- 1:3
second(v) <- 10L
print(v)
"%+%" <- function(a, b) paste0(a, b)
print("a" %+% "b")
