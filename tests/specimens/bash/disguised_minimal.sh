# presets: minimal
# %%
r''m -rf / # refused: destructive-command
# %%
"r"m -r -f --no-preserve-root / # refused: destructive-command
# %%
a=r; b=m; $a$b -rf / # refused: destructive-command
# %%
cmd=(rm -rf /); "${cmd[@]}" # refused: destructive-command
# %%
set -- rm -rf /; "$@" # refused: destructive-command
# %%
eval 'r''m -rf /' # refused: destructive-command
# %%
bash -c "$(echo cm0gLXJmIC8= | base64 -d)" # refused: destructive-command
# %%
sh <<< 'rm -rf /' # refused: destructive-command
# %%
echo 'rm -rf /' | bash # refused: destructive-command
# %%
$(echo rm) -rf / # refused: destructive-command
# %%
`printf 'r%s' m` -rf / # refused: destructive-command
# %%
env -i rm -rf / # refused: destructive-command
# %%
sudo -u root rm -rf / # refused: destructive-command
# %%
echo / | xargs rm -rf # refused: destructive-command
# %%
command rm -rf / # refused: destructive-command
# %%
exec rm -rf / # refused: destructive-command
# %%
trap 'rm -rf /' EXIT # refused: destructive-command
# %%
find / -delete # refused: destructive-command
# %%
find / -exec rm -rf {} + # refused: destructive-command
# %%
cat image > /dev/sda # refused: destructive-command
# %%
dd if=/dev/urandom of=/dev/nvme0n1 bs=1M # refused: destructive-command
# %%
mkfs.ext4 -F /dev/sdb1 # refused: destructive-command
# %%
b() { b | b & }; b # refused: destructive-command
# %%
w() { "$@"; }; w rm -rf / # refused: destructive-command
# %%
IFS=,; c=rm,-rf,/; $c # refused: destructive-command
# %%
printf -v c '%s -rf /' rm; $c # refused: destructive-command
# %%
n=t; t='rm -rf /'; ${!n} # refused: destructive-command
# %%
/b?n/r? -rf / # refused: destructive-command
# %%
declare -n r=q; q='rm -rf /'; eval "$r" # refused: destructive-command
# %%
x=' -rf /mr'; ${x:7:1}${x:6:1} -rf / # refused: destructive-command
# %%
s=MR; t=${s,,}; ${t:1:1}${t:0:1} -rf / # refused: destructive-command
# %%
echo '/ fr- mr' | rev | sh # refused: destructive-command
# %%
printf '\x72\x6d -rf /' | sh # refused: destructive-command
# %%
c=$(printf '%b' '\162\155'); $c -rf / # refused: destructive-command
# %%
source <(echo 'rm -rf /') # refused: destructive-command
# %%
. /dev/stdin <<< 'rm -rf /' # refused: destructive-command
# %%
mapfile -t l <<< 'rm -rf /'; eval "${l[0]}" # refused: destructive-command
# %%
read -r c <<< 'rm -rf /'; $c # refused: destructive-command
# %%
declare -A m=([k]='rm -rf /'); ${m[k]} # refused: destructive-command
# %%
for p in r_m; do ${p/_/} -rf /; done # refused: destructive-command
# %%
while read -r l; do eval "$l"; done <<< 'rm -rf /' # refused: destructive-command
# %%
coproc rm -rf / # refused: destructive-command
# %%
nohup timeout 5 nice rm -rf / & # refused: destructive-command
# %%
sh <<'E'
rm -rf / # refused: destructive-command
E
# %%
alias x='rm -rf /'
shopt -s expand_aliases
x # refused: destructive-command
