# presets: educational, data_science, production, strict
# %%
rm -rf build # refused: file-delete
# %%
tool=rm
flags="-r"
$tool $flags build # refused: file-delete
# %%
clean() {
    rm -f "$1" # refused: file-delete
}
clean data.txt
# %%
find . -name '*.tmp' -delete # refused: file-delete
# %%
find . -name '*.tmp' -exec rm {} + # refused: file-delete
# %%
printf '%s\n' a b | xargs rm # refused: file-delete
# %%
sudo ls # refused: privilege
# %%
nohup sleep 1 # refused: process
# %%
kill -9 1234 # refused: process
# %%
python3 -c 'print(1)' # refused: process
# %%
exec 3<>/dev/tcp/10.0.0.1/80 # refused: raw-socket
# %%
nc -l 8080 # refused: raw-socket
# %%
LD_PRELOAD=./x.so ls # refused: native-code
# %%
enable -f ./x.so mine # refused: native-code
# %%
r''m data.txt # refused: file-delete
# %%
\rm data.txt # refused: file-delete
# %%
$'\x72\x6d' data.txt # refused: file-delete
# %%
a=r b=m
$a$b data.txt # refused: file-delete
# %%
command rm data.txt # refused: file-delete
# %%
env -i A=1 rm data.txt # refused: file-delete
# %%
trap 'rm -f "$tmp"' EXIT # refused: file-delete
# %%
parts=(rm -f data.txt)
"${parts[@]}" # refused: file-delete
# %%
name=tool
tool=rm
${!name} data.txt # refused: file-delete
# %%
printf -v go '%s' rm
$go data.txt # refused: file-delete
# %%
x=$(echo rm)
$x data.txt # refused: file-delete
# %%
/bin/r? data.txt # refused: file-delete
# %%
words=rm,data.txt
IFS=,
$words # refused: file-delete
