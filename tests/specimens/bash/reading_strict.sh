# presets: strict
# %%
cat notes.txt # refused: file-read
# %%
head -n 5 data.csv # refused: file-read
# %%
grep -n error log.txt # refused: file-read
# %%
grep -r TODO . # refused: file-read
# %%
awk '{ print $1 }' data.txt # refused: file-read
# %%
sed -n '1,5p' data.txt # refused: file-read
# %%
wc -l < data.txt # refused: file-read
# %%
x=$(<data.txt) # refused: file-read
# %%
mapfile -t lines < data.txt # refused: file-read
# %%
sort -t, -k2 data.csv # refused: file-read
# %%
cut -d, -f1 data.csv # refused: file-read
# %%
diff a.txt b.txt # refused: file-read
# %%
md5sum x.bin # refused: file-read
# %%
jq .name data.json # refused: file-read
# %%
base64 x.bin # refused: file-read
# %%
uname -a # refused: system-info
# %%
whoami # refused: system-info
# %%
id -u # refused: system-info
# %%
hostname # refused: system-info
# %%
echo "$HOSTNAME $OSTYPE" # refused: system-info
# %%
nproc # refused: system-info
# %%
df -h # refused: system-info
# %%
free -m # refused: system-info
# %%
ps aux # refused: system-info
# %%
cat /etc/os-release # refused: file-read, system-info
# %%
grep -c processor /proc/cpuinfo # refused: file-read, system-info
# %%
while IFS=: read -r user _; do echo "$user"; done < /etc/passwd # refused: file-read, system-info
# %%
getent passwd # refused: system-info
# %%
$(echo una)me -r # refused: system-info
