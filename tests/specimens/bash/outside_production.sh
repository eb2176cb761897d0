# presets: production
# %%
eval 'x=5' # refused: dynamic-code
# %%
name=total
eval "$name=3" # refused: dynamic-code
# %%
echo 'echo hi' | sh # refused: dynamic-code
# %%
sh -c 'echo hi' # refused: dynamic-code
# %%
source ./missing.sh # refused: dynamic-code
# %%
. /etc/profile # refused: dynamic-code
# %%
bash other.sh # refused: dynamic-code
# %%
BASH_ENV=x.sh bash -c : # refused: dynamic-code
# %%
read -r name
"$name" --version # refused: unknown-command
# %%
$(head -n 1) x # refused: unknown-command
# %%
cmds=(ls curl)
"${cmds[RANDOM % 2]}" # refused: network-client
# %%
./tool --all # refused: unknown-program
# %%
/tmp/payload # refused: unknown-program
# %%
echo hi > out.txt # refused: file-write
# %%
log=$(date +%F).log
echo hi >> "$log" # refused: file-write
# %%
ls &> listing.txt # refused: file-write
# %%
{ echo a; echo b; } > both.txt # refused: file-write
# %%
for i in 1 2; do echo "$i"; done > numbers.txt # refused: file-write
# %%
exec > log.txt # refused: file-write
# %%
tee copy.txt <<< hello # refused: file-write
# %%
cat > made.txt <<'END' # refused: file-write
hello
END
# %%
touch x # refused: file-write
# %%
mv a b # refused: file-write
# %%
ln -s a b # refused: file-write
# %%
sed -i 's/a/b/' x.txt # refused: file-write
# %%
dd if=/dev/zero of=big bs=1M count=1 # refused: file-write
# %%
install -m 755 a b # refused: file-write
# %%
tar -xzf x.tgz # refused: file-write
# %%
chmod +x x.sh # refused: file-write
# %%
mktemp -d # refused: file-write
# %%
sort -o sorted.txt data.txt # refused: file-write
# %%
awk '{ print > "out.txt" }' # refused: file-write
# %%
curl http://example.com # refused: network-client
# %%
c=curl
$c http://example.com # refused: network-client
# %%
wget -O- http://example.com # refused: network-client
# %%
ssh host uptime # refused: network-client
# %%
scp a host:b # refused: network-client
# %%
rsync -a x host:y # refused: network-client, file-write
# %%
git push origin main # refused: network-client
# %%
pip install requests # refused: network-client
# %%
apt-get update # refused: network-client
# %%
npm install left-pad # refused: network-client
# %%
ping -c 1 example.com # refused: network-client
# %%
dig +short example.com # refused: network-client
# %%
echo x | mail -s hi a@example.com # refused: network-client
# %%
aws s3 ls # refused: network-client
# %%
\curl http://example.com # refused: network-client
# %%
c'u'rl http://example.com # refused: network-client
# %%
/usr/bin/c?rl http://example.com # refused: network-client
# %%
env # refused: environment
# %%
printenv HOME # refused: environment
# %%
export -p # refused: environment
# %%
declare -x # refused: environment
# %%
set | grep KEY # refused: environment
# %%
echo "$AWS_SECRET_ACCESS_KEY" # refused: environment
# %%
key=${API_KEY:-none} # refused: environment
# %%
cat /proc/self/environ # refused: environment
# %%
tr '\0' '\n' < /proc/1/environ # refused: environment
# %%
PATH=/tmp/bin:$PATH # refused: search-path
# %%
export PATH=.:$PATH # refused: search-path
