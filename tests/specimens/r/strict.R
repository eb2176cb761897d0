# presets: strict
# %%
x <- readLines("data.txt")  # refused: file-read
y <- read.csv("data.csv")  # refused: file-read
z <- scan("numbers.txt")  # refused: file-read
w <- scan(file = "numbers.txt", what = integer())  # refused: file-read
v <- readChar("data.txt", 10)  # refused: file-read
u <- read.table(file = "data.txt", header = TRUE)  # refused: file-read
# %%
con <- file("data.txt", "r")  # refused: file-read
# %%
path <- commandArgs(TRUE)[1]
lines <- readLines(path)  # refused: file-read
# %%
read_it <- function(path) {
  readLines(path)  # refused: file-read
}
read_it("data.txt")
# %%
list.files(".")  # refused: file-read
file.exists("data.txt")  # refused: file-read
file.info("data.txt")$size  # refused: file-read
dir.exists("x")  # refused: file-read
# %%
readr::read_csv("data.csv")  # refused: file-read
data.table::fread("data.csv")  # refused: file-read
readxl::read_excel("data.xlsx")  # refused: file-read
# %%
sapply(c("a.txt", "b.txt"), readLines)  # refused: file-read
# %%
Sys.info()[["user"]]  # refused: system-info
sessionInfo()  # refused: system-info
getwd()  # refused: system-info
Sys.getpid()  # refused: system-info
parallel::detectCores()  # refused: system-info
.Platform$OS.type  # refused: system-info
# %%
quit(status = 1)  # refused: process-exit
# %%
if (FALSE) q("no")  # refused: process-exit
# %%
Sys.getenv("PATH")  # refused: environment
