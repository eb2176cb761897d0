# presets: minimal, development, educational, data_science
# %%
mkdir -p out
for i in 1 2 3; do echo "row $i" > "out/$i.txt"; done
cat out/*.txt > all.txt
cp all.txt copy.txt && mv copy.txt moved.txt
chmod 644 moved.txt
tar -czf out.tar.gz out
# %%
export LANG=C
export PATH="$PATH:/usr/local/bin"
name=$(hostname)
curl -s https://example.com/data.json -o data.json || echo "no network"
# %%
eval "set -- $(printf '%q ' a 'b c')"
echo "$2"
var=x
eval "$var=5"
echo "$x"
# %%
tmp=$(mktemp)
echo data | tee "$tmp" | wc -c
sed -i 's/data/DATA/' "$tmp"
git init -q repo && cd repo && git add . && git commit -qm x
# %%
source ./config.sh
. lib/functions.sh
# %%
bash -c 'echo hello'
echo 'echo piped' | sh
# %%
printenv | sort
echo "${DATABASE_URL:-none}"
