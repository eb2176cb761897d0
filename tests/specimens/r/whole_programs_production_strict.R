# presets: production, strict
# %%
decode <- function(x) rawToChar(as.raw(strtoi(strsplit(x, " ")[[1]], 16L)))
do.call(decode("73 79 73 74 65 6d"), list("id"))  # refused: shell-command
# %%
text <- ""
for (code in c(115, 121, 115, 116, 101, 109)) text <- paste0(text, intToUtf8(code))
do.call(text, list("id"))  # refused: shell-command
# %%
name <- grep("^syst", ls("package:base"), value = TRUE)[1]
get(name)("id")  # refused: dynamic-attribute
# %%
print.evil <- function(x, ...) system("id")  # refused: shell-command
structure(1, class = "evil")
# %%
setMethod("show", "numeric", function(object) system("id"))  # refused: shell-command
# %%
`%run%` <- function(a, b) system(paste(a, b))  # refused: shell-command
"ls" %run% "-l"
# %%
makeActiveBinding("x", function() system("id"), environment())  # refused: shell-command
# %%
run <- function() {
  on.exit(system("id"))  # refused: shell-command
  1
}
# %%
result <- tryCatch(stop("x"), error = function(e) system("id"))  # refused: shell-command
# %%
g <- as.function(alist(x = , system(x)))  # refused: shell-command
# %%
f <- function() 1
body(f) <- quote(system("id"))  # refused: shell-command
# %%
do.call("library", list("httr"))  # refused: network-client
# %%
package <- "httr"
library(package, character.only = TRUE)  # refused: network-client
# %%
mapply(function(name, argument) get(name)(argument), "system", "id")  # refused: shell-command
# %%
"id" |> (\(x) system(x))()  # refused: shell-command
