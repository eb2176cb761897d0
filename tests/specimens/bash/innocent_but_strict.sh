# presets: minimal, development, educational, data_science, production
# %%
input="${1:-/dev/stdin}"
lines=0
while IFS= read -r line; do
    lines=$((lines + 1))
done < "$input"
echo "$lines"
# %%
while IFS=, read -r id name price; do
    [[ $id == id ]] && continue
    total=$(( ${total:-0} + price ))
done < products.csv
echo "${total:-0}"
# %%
grep -c ERROR app.log || true
awk '{ print $4 }' app.log | sort | uniq -c | sort -rn | head
# %%
cd "$(dirname "$0")" || exit 1
ls -l | awk 'NR > 1 { s += $5 } END { print s }'
find . -type f -name '*.txt' | wc -l
# %%
if [ -f config.ini ]; then
    value=$(sed -n 's/^key=//p' config.ini)
    echo "${value:-default}"
fi
# %%
echo "Running on $(uname -s) as $(whoami) in $PWD"
printf '%s\n' "$HOME" "$USER"
nproc
df -h . | tail -1
# %%
md5sum data.bin | cut -d' ' -f1
diff <(sort a.txt) <(sort b.txt) || echo differ
jq -r '.items[].name' data.json
# %%
[ "$(id -u)" -eq 0 ] && echo "root" || echo "not root"
hostname
# %%
mapfile -t names < names.txt
printf '%s\n' "${names[@]}"
# %%
wc -l *.txt
tail -n 3 log.txt
