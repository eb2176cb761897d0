# presets: minimal, development, educational, data_science, production, strict
# %%
# system("rm -rf /") is only a comment
text <- "system('ls'); unlink('/')"
cat(text, "\n")
print(nchar(text))
# %%
fib <- function(n) if (n < 2) n else fib(n - 1) + fib(n - 2)
print(sapply(0:10, fib))
# %%
df <- data.frame(system = c("a", "b"), open = c(1, 2))
print(df$system)
print(df[["open"]])
model <- lm(open ~ system, data = df)
print(coef(model))
# %%
Stack <- function() {
  items <- list()
  push <- function(x) items[[length(items) + 1]] <<- x
  eval_top <- function() items[[length(items)]]
  list(push = push, eval = eval_top, size = function() length(items))
}
s <- Stack()
s$push(3)
print(s$eval())
# %%
lines <- readLines(file("stdin"))
words <- unlist(strsplit(tolower(lines), "[^a-z]+"))
print(sort(table(words), decreasing = TRUE))
# %%
set.seed(42)
x <- rnorm(100)
stats <- vapply(list(mean = mean, sd = sd), function(f) f(x), numeric(1))
print(round(stats, 2))
result <- x |> abs() |> sort() |> head(3)
print(result)
print(do.call(rbind, lapply(1:3, function(i) c(i, i^2))))
