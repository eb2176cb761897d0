# presets: production, strict
# %%
f <- system  # refused: shell-command
f("ls")  # refused: shell-command
# %%
f = base::system  # refused: shell-command
g <- f  # refused: shell-command
g("ls")  # refused: shell-command
# %%
system -> f  # refused: shell-command
f("ls")  # refused: shell-command
# %%
do.call("system", list("ls"))  # refused: shell-command
do.call(system, list("ls"))  # refused: shell-command
do.call(what = "system", args = list("ls"))  # refused: shell-command
do.call("base::system", list("ls"))  # refused: shell-command
# %%
do.call(paste0("sys", "tem"), list("ls"))  # refused: shell-command
# %%
get("system")("ls")  # refused: shell-command
get("system", envir = baseenv())("ls")  # refused: shell-command
get(paste("sys", "tem", sep = ""))("ls")  # refused: shell-command
get0("system")("ls")  # refused: shell-command
mget("system", envir = baseenv())[[1]]("ls")  # refused: shell-command
# %%
match.fun("system")("ls")  # refused: shell-command
match.fun(system)("ls")  # refused: shell-command
getFunction("system")("ls")  # refused: shell-command
# %%
getExportedValue("base", "system")("ls")  # refused: shell-command
getFromNamespace("system", "base")("ls")  # refused: shell-command
utils::getFromNamespace("system", ns = "base")("ls")  # refused: shell-command
asNamespace("base")$system("ls")  # refused: shell-command
getNamespace("base")[["system"]]("ls")  # refused: shell-command
baseenv()$system("ls")  # refused: shell-command
baseenv()[["sys" |> paste0("tem")]]("ls")  # refused: shell-command
as.environment("package:base")$system("ls")  # refused: shell-command
.BaseNamespaceEnv$system("ls")  # refused: shell-command
globalenv()$system  # refused: shell-command
# %%
loadNamespace("processx")$run("ls")  # refused: process
getExportedValue("processx", "run")("ls")  # refused: process
asNamespace("processx")$run("ls")  # refused: process
# %%
"ls" |> system()  # refused: shell-command
# %%
library(magrittr)
"ls" %>% system  # refused: shell-command
"ls" %>% system()  # refused: shell-command
"ls" %>% { system(.) }  # refused: shell-command
# %%
(function(f) f("ls"))(system)  # refused: shell-command
# %%
(\(x) system(x))("ls")  # refused: shell-command
# %%
(system)("ls")  # refused: shell-command
{ system }("ls")  # refused: shell-command
# %%
sapply("ls", system)  # refused: shell-command
lapply(c("ls", "pwd"), system, intern = TRUE)  # refused: shell-command
vapply("ls", system, 0L)  # refused: shell-command
Map(system, "ls")  # refused: shell-command
mapply("system", "ls")  # refused: shell-command
Filter(system, "ls")  # refused: shell-command
Reduce(function(a, b) system(b), c("a", "ls"))  # refused: shell-command
sapply("ls", FUN = "system")  # refused: shell-command
sapply("ls", function(command) system(command))  # refused: shell-command
purrr::map("ls", system)  # refused: shell-command
purrr::walk("ls", ~ system(.x))  # refused: shell-command
apply(matrix("ls"), 1, system)  # refused: shell-command
outer("ls", 1, "system")  # refused: shell-command
# %%
run <- Vectorize(system)  # refused: shell-command
run("ls")  # refused: shell-command
# %%
eval(parse(text = "system('ls')"))  # refused: dynamic-code, shell-command
# %%
eval(parse(text = paste0("sys", "tem('ls')")))  # refused: dynamic-code, shell-command
eval(str2lang("system('ls')"))  # refused: dynamic-code, shell-command
eval(str2expression("system('ls')"))  # refused: dynamic-code, shell-command
evalq(system("ls"), new.env())  # refused: shell-command
eval(quote(system("ls")))  # refused: shell-command
eval(expression(system("ls")))  # refused: shell-command
eval(call("system", "ls"))  # refused: shell-command
eval(as.call(list(as.name("system"), "ls")))  # refused: shell-command
eval(as.call(list(quote(system), "ls")))  # refused: shell-command
eval(bquote(system(.("ls"))))  # refused: shell-command
eval(substitute(f("ls"), list(f = as.symbol("system"))))  # refused: shell-command
eval(rlang::call2("system", "ls"))  # refused: shell-command
rlang::eval_tidy(rlang::parse_expr("system('ls')"))  # refused: dynamic-code, shell-command
# %%
code <- parse(text = "system('ls')")
sapply(code, eval)  # refused: dynamic-code, shell-command
# %%
source(textConnection("system('ls')"))  # refused: dynamic-code, shell-command
# %%
source(exprs = expression(system("ls")))  # refused: dynamic-code, shell-command
# %%
f <- function(x) x
body(f) <- quote(system("ls"))  # refused: shell-command
f(1)
# %%
f <- as.function(alist(x = , system(x)))  # refused: shell-command
f("ls")
# %%
assign("f", system)  # refused: shell-command
f("ls")  # refused: shell-command
# %%
assign("run", get("system"), envir = globalenv())  # refused: shell-command
run("ls")  # refused: shell-command
# %%
delayedAssign("x", system("ls"))  # refused: shell-command
x
# %%
makeActiveBinding("x", function() system("ls"), environment())  # refused: shell-command
x
# %%
tools <- list(run = system)  # refused: shell-command
tools$run("ls")  # refused: shell-command
tools[["run"]]("ls")  # refused: shell-command
# %%
tools <- list()
tools$run <- system  # refused: shell-command
tools$run("ls")  # refused: shell-command
# %%
tools <- new.env()
tools$run <- system  # refused: shell-command
tools$run("ls")  # refused: shell-command
get("run", envir = tools)("ls")  # refused: shell-command
# %%
c(system)[[1]]("ls")  # refused: shell-command
list(1, system)[[2]]("ls")  # refused: shell-command
# %%
pick <- function() system  # refused: shell-command
pick()("ls")  # refused: shell-command
# %%
run <- if (TRUE) system else print  # refused: shell-command
run("ls")  # refused: shell-command
# %%
switch("a", a = system, b = print)("ls")  # refused: shell-command
# %%
apply_to <- function(f, x) f(x)
apply_to(system, "ls")  # refused: shell-command
# %%
apply_to <- function(f, x) match.fun(f)(x)  # refused: shell-command
apply_to("system", "ls")
# %%
make <- function() {
  f <- NULL
  set <- function(g) f <<- g
  set(system)  # refused: shell-command
  f("ls")  # refused: shell-command
}
make()
# %%
system <- 1
system("ls")  # refused: shell-command
# %%
f <- function(run = system) run("ls")  # refused: shell-command
f()
# %%
rlang::exec("system", "ls")  # refused: shell-command
purrr::partial(system, "ls")()  # refused: shell-command
purrr::invoke(system, "ls")  # refused: shell-command
# %%
get(paste0(letters[c(19, 25, 19, 20, 5, 13)], collapse = ""))("ls")  # refused: shell-command
# %%
get(rawToChar(as.raw(c(0x73, 0x79, 0x73, 0x74, 0x65, 0x6d))))("ls")  # refused: shell-command
# %%
get(intToUtf8(c(115, 121, 115, 116, 101, 109)))("ls")  # refused: shell-command
# %%
get(intToUtf8(rev(utf8ToInt("metsys"))))("ls")  # refused: shell-command
# %%
get(paste(rev(strsplit("metsys", "")[[1]]), collapse = ""))("ls")  # refused: shell-command
# %%
get(rawToChar(rev(charToRaw("metsys"))))("ls")  # refused: shell-command
# %%
get(chartr("abc", "sye", "abatcm" |> sub(pattern = "m", replacement = "m")))("ls")  # refused: shell-command
get(chartr("xz", "sy", "xzxtem"))("ls")  # refused: shell-command
# %%
get(gsub("-", "", "s-y-s-t-e-m"))("ls")  # refused: shell-command
# %%
get(gsub("[0-9]+", "", "s1y2s3t4e5m"))("ls")  # refused: shell-command
# %%
get(tolower("SYSTEM"))("ls")  # refused: shell-command
get(casefold("SYSTEM", upper = FALSE))("ls")  # refused: shell-command
# %%
get(substr("xsystemx", 2, 7))("ls")  # refused: shell-command
get(substring("my system", 4))("ls")  # refused: shell-command
# %%
get(sprintf("%s%s", "sys", "tem"))("ls")  # refused: shell-command
# %%
get(sprintf("%stem", "sys"))("ls")  # refused: shell-command
# %%
get(Reduce(paste0, c("s", "y", "s", "t", "e", "m")))("ls")  # refused: shell-command
# %%
get(do.call(paste0, list("sys", "tem")))("ls")  # refused: shell-command
# %%
get(paste(sapply(c(115, 121, 115, 116, 101, 109), intToUtf8), collapse = ""))("ls")  # refused: shell-command
# %%
name <- ""
for (part in c("sys", "tem")) name <- paste0(name, part)
get(name)("ls")  # refused: shell-command
# %%
decode <- function(codes, shift) {
  letters_found <- sapply(codes, function(code) intToUtf8(code - shift))
  paste(letters_found, collapse = "")
}
do.call(decode(c(116, 122, 116, 117, 102, 110), 1), list("ls"))  # refused: shell-command
# %%
get(rawToChar(xor(charToRaw("rxrudl"), as.raw(1))))("ls")  # refused: shell-command
# %%
codes <- bitwXor(utf8ToInt("rxrudl"), 1)
get(intToUtf8(codes))("ls")  # refused: shell-command
# %%
hex <- "73797374656d"
pairs <- substring(hex, seq(1, nchar(hex), 2), seq(2, nchar(hex), 2))
get(rawToChar(as.raw(strtoi(pairs, 16L))))("ls")  # refused: shell-command
# %%
get(rawToChar(base64enc::base64decode("c3lzdGVt")))("ls")  # refused: shell-command
# %%
get(rawToChar(jsonlite::base64_dec("c3lzdGVt")))("ls")  # refused: shell-command
# %%
get(stringr::str_c("sys", "tem"))("ls")  # refused: shell-command
part <- "tem"
get(glue::glue("sys{part}"))("ls")  # refused: shell-command
# %%
get(readline())("ls")  # refused: dynamic-attribute
do.call(readLines(stdin(), 1), list("ls"))  # refused: dynamic-attribute
match.fun(readline("which? "))("ls")  # refused: dynamic-attribute
baseenv()[[readline()]]("ls")  # refused: dynamic-attribute
# %%
eval(parse(text = readline()))  # refused: dynamic-code
eval(parse(text = commandArgs(TRUE)[1]))  # refused: dynamic-code
# %%
p <- "processx"
library(p, character.only = TRUE)  # refused: process
# %%
library(readline(), character.only = TRUE)  # refused: dynamic-import
# %%
sapply(c("processx", "callr"), library, character.only = TRUE)  # refused: process
# %%
requireNamespace("processx", quietly = TRUE)  # refused: process
# %%
.Internal(system("ls", 0L, 0L))  # refused: native-code, shell-command
.Primitive("system")  # refused: native-code
# %%
Recall <- function(x) x
Negate(system)("ls")  # refused: shell-command
# %%
environment(system)  # refused: shell-command
formals(system2)  # refused: process
# %%
trace("sum", tracer = quote(system("ls")), print = FALSE)  # refused: dynamic-code, shell-command
# %%
options(error = quote(system("ls")))  # refused: shell-command
# %%
reg.finalizer(new.env(), function(e) system("ls"), onexit = TRUE)  # refused: shell-command
# %%
.Last <- function() system("ls")  # refused: shell-command
# %%
x <- "ls"; x |> (\(command) system(command))()  # refused: shell-command
# %%
sapply(ls("package:base", pattern = "^system$"), function(name) get(name)("ls"))  # refused: dynamic-attribute
# %%
environment(print)$system("ls")  # refused: shell-command
# %%
code <- quote(f("ls"))
code[[1]] <- as.name("system")  # refused: shell-command
eval(code)
# %%
f <- function(...) ..1(..2)
f(system, "ls")  # refused: shell-command
# %%
`$.box` <- function(x, name) get(name)  # evades: dynamic-attribute what calls a method of a class by its operator isn't followed
box <- structure(list(), class = "box")
box$system("ls")
# %%
tools <- new.env()
get(readline(), envir = tools)("ls")  # evades: dynamic-attribute an environment of the program's own leads to the base one
# %%
find <- function(name) get(name)
find(Recall)("ls")  # evades: dynamic-attribute a name that a function is handed may be any only where it was read
