# presets: production, strict
# %%
system("ls -l")  # refused: shell-command
# %%
files <- system("ls", intern = TRUE)  # refused: shell-command
print(files)
# %%
base::system("ls")  # refused: shell-command
base:::system("ls")  # refused: shell-command
base::"system"("ls")  # refused: shell-command
"system"("ls")  # refused: shell-command
`system`("ls")  # refused: shell-command
# %%
out <- system2("ls", args = c("-l"), stdout = TRUE)  # refused: process
base::system2("whoami")  # refused: process
# %%
shell("dir")  # refused: shell-command
shell.exec("report.docx")  # refused: shell-command
# %%
con <- pipe("ls -l", "r")  # refused: shell-command
print(readLines(con))
close(con)
# %%
library(processx)  # refused: process
result <- run("ls", "-l")  # refused: process
cat(result$stdout)
# %%
processx::run("ls")  # refused: process
p <- processx::process$new("sleep", "10")  # refused: process
p$kill()
# %%
library(callr)  # refused: process
r(function() 1 + 1)  # refused: process
# %%
callr::r_bg(function() Sys.time())  # refused: process
# %%
library(sys)  # refused: process
sys::exec_wait("ls")  # refused: process
# %%
library(parallel)
cl <- makeCluster(4)  # refused: process
parLapply(cl, 1:10, function(i) i^2)
stopCluster(cl)
# %%
cl <- parallel::makeCluster(2)  # refused: process
# %%
squares <- parallel::mclapply(1:4, function(i) i^2, mc.cores = 2)  # refused: process
# %%
tools::pskill(1234, tools::SIGKILL)  # refused: process
# %%
library(doParallel)
registerDoParallel(cores = 2)  # refused: process
# %%
future::plan(future::multisession, workers = 2)  # refused: process
# %%
install.packages("jsonlite", repos = "https://cloud.r-project.org")  # refused: process
# %%
run_command <- function(command) {
  system(command, intern = TRUE)  # refused: shell-command
}
print(run_command("uname"))
# %%
for (command in c("ls", "pwd")) {
  system(command)  # refused: shell-command
}
# %%
tryCatch(
  {
    output <- system("cat /etc/hosts", intern = TRUE)  # refused: shell-command
  },
  error = function(e) message("failed: ", conditionMessage(e)),
  finally = system("echo done")  # refused: shell-command
)
# %%
result <- suppressWarnings(system("ls", intern = TRUE))  # refused: shell-command
invisible(system("ls"))  # refused: shell-command
x <- local(system("ls"))  # refused: shell-command
if (system("true") == 0) cat("yes\n")  # refused: shell-command
# %%
on_leave <- function() {
  on.exit(system("ls"))  # refused: shell-command
  1
}
on_leave()
# %%
Runner <- setRefClass("Runner", methods = list(
  go = function(command) system(command)  # refused: shell-command
))
Runner$new()$go("ls")
# %%
library(R6)
Runner <- R6Class("Runner", public = list(
  go = function(command) {
    system(command)  # refused: shell-command
  }
))
Runner$new()$go("ls")
# %%
setGeneric("go", function(object) standardGeneric("go"))
setClass("Job", representation(command = "character"))
setMethod("go", "Job", function(object) system(object@command))  # refused: shell-command
go(new("Job", command = "ls"))
# %%
print.job <- function(x, ...) system(x$command)  # refused: shell-command
print(structure(list(command = "ls"), class = "job"))
# %%
`%run%` <- function(a, b) system(paste(a, b))  # refused: shell-command
"ls" %run% "-l"
# %%
shinyApp <- function() NULL
cat(system("date", intern = TRUE), "\n")  # refused: shell-command
# %%
withr::with_dir("/tmp", system("ls"))  # refused: shell-command
# %%
repeat {
  system("ls")  # refused: shell-command
  break
}
while (system("true") == 0) break  # refused: shell-command
# %%
reticulate::py_run_string("import os")  # refused: dynamic-code
reticulate::import("os")  # refused: dynamic-code
# %%
browseURL("https://example.com")  # refused: process
