# presets: production, strict
# %%
dyn.load("evil.so")  # refused: native-code
.Call("evil", 1)  # refused: native-code
.C("evil", 1L)  # refused: native-code
.External("evil", 1)  # refused: native-code
# %%
library(Rcpp)  # refused: native-code
cppFunction("int add(int a, int b) { return a + b; }")  # refused: native-code
# %%
Rcpp::sourceCpp(code = "int x;")  # refused: native-code
inline::cfunction(signature(), "return R_NilValue;")  # refused: native-code
# %%
library(rJava)  # refused: native-code
# %%
eval(parse(text = "1 + 1"))  # refused: dynamic-code
# %%
source("more.R")  # refused: dynamic-code
sys.source("more.R", envir = new.env())  # refused: dynamic-code
source("https://example.com/x.R")  # refused: dynamic-code, network-client
# %%
run <- eval
run(parse(text = "x"))  # refused: dynamic-code
# %%
unlink("old.txt")  # refused: file-delete
file.remove("old.txt")  # refused: file-delete
unlink("folder", recursive = TRUE)  # refused: file-delete
fs::file_delete("old.txt")  # refused: file-delete
remove_all <- unlink  # refused: file-delete
sapply(c("a.txt", "b.txt"), unlink)  # refused: file-delete
# %%
writeLines("hello", "out.txt")  # refused: file-output
writeLines("hello", con = "out.txt")  # refused: file-output
cat("hello", file = "out.txt")  # refused: file-output
cat("more", file = "out.txt", append = TRUE)  # refused: file-output
write("hello", "out.txt")  # refused: file-output
write("hello", file = "out.txt")  # refused: file-output
write.csv(data.frame(a = 1), "out.csv", row.names = FALSE)  # refused: file-output
write.table(data.frame(a = 1), file = "out.txt")  # refused: file-output
dput(1:3, "out.R")  # refused: file-output
# %%
write(1:3)  # refused: file-output
# %%
saveRDS(list(1), "out.rds")  # refused: file-write
save(mtcars, file = "out.RData")  # refused: file-write
x <- 1
dump("x", "out.R")  # refused: file-write
sink("log.txt")  # refused: file-write
file.create("new.txt")  # refused: file-write
file.copy("a", "b")  # refused: file-write
file.rename("a", "b")  # refused: file-write
dir.create("new")  # refused: file-write
Sys.chmod("a", "777")  # refused: file-write
file.append("a", "b")  # refused: file-write
# %%
con <- file("out.txt", "w")  # refused: file-open-write
writeLines("hello", con)
close(con)
# %%
con <- file("out.txt", open = "wt")  # refused: file-open-write
mode <- "a"
other <- gzfile("out.gz", mode)  # refused: file-open-write
# %%
con <- file("out.txt")
open(con, "w")  # refused: file-open-write
# %%
png("plot.png")  # refused: file-write
plot(1:10)
dev.off()
# %%
pdf("plot.pdf", width = 6)  # refused: file-write
ggplot2::ggsave("plot.png")  # refused: file-write
# %%
readr::write_csv(data.frame(a = 1), "out.csv")  # refused: file-write
data.table::fwrite(data.frame(a = 1), "out.csv")  # refused: file-write
jsonlite::write_json(list(1), "out.json")  # refused: file-write
# %%
library(readr)
write_csv(data.frame(a = 1), "out.csv")  # refused: file-write
# %%
x <- readRDS("data.rds")  # refused: deserialization
load("data.RData")  # refused: deserialization
unserialize(as.raw(1:10))  # refused: deserialization
dget("data.R")  # refused: deserialization
# %%
con <- socketConnection("example.com", 80)  # refused: raw-socket
server <- serverSocket(8080)  # refused: raw-socket
make.socket("example.com", 80)  # refused: raw-socket
# %%
download.file("https://example.com/a.csv", "a.csv")  # refused: network-client
con <- url("https://example.com")  # refused: network-client
# %%
x <- read.csv("https://example.com/a.csv")  # refused: network-client
y <- readLines("http://example.com")  # refused: network-client
# %%
library(httr)  # refused: network-client
GET("https://example.com")  # refused: network-client
# %%
httr::POST("https://example.com", body = "x")  # refused: network-client
curl::curl_download("https://example.com", "x")  # refused: network-client
httr2::request("https://example.com")  # refused: network-client
jsonlite::fromJSON("https://example.com/a.json")  # refused: network-client
rvest::read_html("https://example.com")  # refused: network-client
# %%
DBI::dbConnect(RPostgres::Postgres(), host = "db")  # refused: network-client
shiny::runApp("app")  # refused: network-client
# %%
Sys.getenv("HOME")  # refused: environment
Sys.setenv(TOKEN = "x")  # refused: environment
print(Sys.getenv())  # refused: environment
# %%
parent.frame()  # refused: interpreter-internals
sys.frames()  # refused: interpreter-internals
assignInNamespace("print", function(x) x, ns = "base")  # refused: interpreter-internals
unlockBinding("print", baseenv())  # refused: interpreter-internals
# %%
fork <- parallel::mcparallel(1 + 1)  # refused: process
# %%
knitr::knit("report.Rmd")  # refused: dynamic-code
rmarkdown::render("report.Rmd")  # refused: dynamic-code
V8::v8()$eval("1 + 1")  # refused: dynamic-code
