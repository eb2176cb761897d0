# presets: minimal
# %%
r"m" -r'f' / # refused: destructive-command
# %%
\r\m -\r\f / # refused: destructive-command
# %%
true && \
rm -rf / # refused: destructive-command
# %%
$'rm' $'-rf' $'\x2f' # refused: destructive-command
# %%
$'\162\155' -rf $'\u002f' # refused: destructive-command
# %%
{rm,-rf,/} # refused: destructive-command
# %%
r${x}m -rf / # refused: destructive-command
# %%
r$@m -rf / # refused: destructive-command
# %%
r$*m -r$1f / # refused: destructive-command
# %%
rm${IFS}-rf${IFS}/ # refused: destructive-command
# %%
X=$' \n'
eval "rm${X:0:1}-rf${X:0:1}/" # refused: destructive-command
# %%
a=rm b=-rf c=/
$a $b $c # refused: destructive-command
# %%
words=(rm -rf /)
"${words[@]}" # refused: destructive-command
# %%
declare -A m=([go]=rm [what]=-rf)
${m[go]} ${m[what]} / # refused: destructive-command
# %%
x=mr
${x:1}${x:0:1} -rf / # refused: destructive-command
# %%
x=rxm
${x/x/} -rf / # refused: destructive-command
# %%
x=RM
${x,,} -rf / # refused: destructive-command
# %%
x=rmdir
${x%dir} -rf / # refused: destructive-command
# %%
x='/ fr- mr'
eval "$(rev <<< "$x")" # refused: destructive-command
# %%
cmd=
for part in r m ' -' r f ' ' /; do
    cmd+=$part
done
eval "$cmd" # refused: destructive-command
# %%
s=
for c in 114 109 32 45 114 102 32 47; do
    s+=$(printf "\\$(printf %o "$c")")
done
$s # refused: destructive-command
# %%
text='/ fr- mr'
out=
for ((i = ${#text} - 1; i >= 0; i--)); do
    out+=${text:i:1}
done
$out # refused: destructive-command
# %%
echo 'cm0gLXJmIC8K' | base64 --decode | sh # refused: destructive-command
# %%
base64 -d <<< cm0gLXJmIC8K | bash # refused: destructive-command
# %%
bash <(echo 'cm0gLXJmIC8K' | base64 -d) # refused: destructive-command
# %%
sh -c "$(echo 726d202d7266202f | xxd -r -p)" # refused: destructive-command
# %%
eval "$(tr 'a-z' 'n-za-m' <<< 'ez -es /')" # refused: destructive-command
# %%
eval "$(printf '\x72\x6d\x20\x2d\x72\x66\x20\x2f')" # refused: destructive-command
# %%
eval $(echo -e '\0162\0155 -rf /') # refused: destructive-command
# %%
$(awk 'BEGIN{printf "%c%c", 114, 109}') -rf / # refused: destructive-command
# %%
$(echo xrmx | cut -c2-3) -rf / # refused: destructive-command
# %%
$(echo XmX | sed 's/^X/r/;s/X$//') -rf / # refused: destructive-command
# %%
$(echo lsrm | tail -c 3) -rf / # refused: destructive-command
# %%
read -r x <<< rm
$x -rf / # refused: destructive-command
# %%
IFS=_ read -r a b c <<< 'rm_-rf_/'
$a $b $c # refused: destructive-command
# %%
mapfile -t lines <<< $'rm\n-rf\n/'
"${lines[@]}" # refused: destructive-command
# %%
printf -v x '%s%s' r m
"$x" -rf / # refused: destructive-command
# %%
set -- rm -rf /
"$@" # refused: destructive-command
# %%
run() { "$@"; }
run rm -rf / # refused: destructive-command
# %%
go() {
    local what=$1
    shift
    $what "$@" # refused: destructive-command
}
go rm -rf /
# %%
ref=target
target='rm -rf /'
${!ref} # refused: destructive-command
# %%
declare -n link=real
real=rm
$link -rf / # refused: destructive-command
# %%
alias ll='rm -rf'
ll / # refused: destructive-command
# %%
shopt -s expand_aliases
alias a=rm b=a
b -rf / # refused: destructive-command
# %%
cat > /tmp/x.sh <<'END'
rm -rf /
END
bash /tmp/x.sh # refused: destructive-command
# %%
echo 'rm -rf /' > run.sh
chmod +x run.sh
./run.sh # refused: destructive-command
# %%
echo 'rm -rf /' | tee a.sh > /dev/null
. ./a.sh # refused: destructive-command
# %%
cp /bin/rm ./ls2
./ls2 -rf / # refused: destructive-command
# %%
ln -s /bin/rm ok
./ok -rf / # refused: destructive-command
# %%
hash -p /bin/rm ls
ls -rf / # refused: destructive-command
# %%
sh <<'END'
rm -rf / # refused: destructive-command
END
# %%
cat <<'END' | bash
echo first
rm -rf / # refused: destructive-command
END
# %%
x=rm
bash <<END # refused: destructive-command
$x -rf /
END
# %%
bash -c 'bash -c "bash -c \"rm -rf /\""' # refused: destructive-command
# %%
bash -c '$0 $1 $2' rm -rf / # refused: destructive-command
# %%
env -S 'rm -rf /' # refused: destructive-command
# %%
xargs -a /dev/null sh -c 'rm -rf /' # refused: destructive-command
# %%
python3 -c 'import os; os.system("rm -rf /")' # refused: destructive-command
# %%
perl -e 'system("rm", "-rf", "/")' # refused: destructive-command
# %%
ruby -e '`rm -rf /`' # refused: destructive-command
# %%
node -e 'require("child_process").execSync("rm -rf /")' # refused: destructive-command
# %%
python3 <<'END' # refused: destructive-command
import subprocess
subprocess.run(["rm", "-rf", "/"])
END
# %%
awk 'BEGIN { system("rm -rf /") }' # refused: destructive-command
# %%
sed '1e rm -rf /' <<< x # refused: destructive-command
# %%
tar cf /dev/null x --checkpoint=1 --checkpoint-action=exec='rm -rf /' # refused: destructive-command
# %%
vim -c ':!rm -rf /' # refused: destructive-command
# %%
git -c core.pager='rm -rf /' log # refused: destructive-command
# %%
ssh -o ProxyCommand='rm -rf /' x # refused: destructive-command
# %%
PAGER='rm -rf /' man ls # refused: destructive-command
# %%
PROMPT_COMMAND='rm -rf /' # refused: destructive-command
# %%
PS4='$(rm -rf /)' # refused: destructive-command
# %%
echo "${x:=$(rm -rf /)}" # refused: destructive-command
# %%
echo $((1 + $(rm -rf /))) # refused: destructive-command
# %%
[[ -n $(rm -rf /) ]] # refused: destructive-command
# %%
x=([$(rm -rf /)]=1) # refused: destructive-command
# %%
for i in $(rm -rf /); do :; done # refused: destructive-command
# %%
cat <<END
$(rm -rf /) # refused: destructive-command
END
# %%
diff <(rm -rf /) /dev/null # refused: destructive-command
# %%
rm() { echo no; }
command rm -rf / # refused: destructive-command
# %%
rm() { echo no; }
unset -f rm
rm -rf / # refused: destructive-command
# %%
rm() { echo no; }
/bin/rm -rf / # refused: destructive-command
# %%
if false; then rm() { :; }; fi
rm -rf / # refused: destructive-command
# %%
later() { rm -rf /; } # refused: destructive-command
# %%
select_it() { local d=${1:-/}; rm -rf "$d"; } # refused: destructive-command
select_it
# %%
d=$(cd / && pwd)
rm -rf "$d" # refused: destructive-command
# %%
x=/
x+=
rm -rf "${x}" # refused: destructive-command
# %%
[[ 'rm -rf /' =~ (.*) ]]
${BASH_REMATCH[1]} # refused: destructive-command
# %%
${PATH:0:1}bin${PATH:0:1}rm -rf ${PATH:0:1} # refused: destructive-command
# %%
exec 3<<< 'rm -rf /'
sh <&3 # refused: destructive-command
# %%
while read -r line; do $line; done <<< 'rm -rf /' # refused: destructive-command
# %%
echo 'rm -rf /' | while read -r a; do eval "$a"; done # refused: destructive-command
# %%
echo "rm -rf /" | at now # refused: destructive-command
# %%
mkdir bin
echo 'rm -rf /' > bin/date
PATH=bin:$PATH
date # refused: destructive-command
# %%
eval 'r''m -r''f /' # refused: destructive-command
# %%
"$(which rm)" -rf / # refused: destructive-command
# %%
$(command -v rm) -rf / # refused: destructive-command
# %%
export -f nothing 2>/dev/null
BASH_ENV=<(echo 'rm -rf /') bash -c : # refused: destructive-command
# %%
x='a[$(rm -rf /)]'
(( x )) # refused: destructive-command
# %%
ls / | xargs -I % rm -rf /% # refused: destructive-command
# %%
cd /
rm -rf $(ls) # refused: destructive-command
# %%
ssh localhost 'rm -rf /' # refused: destructive-command
# %%
script -qc 'rm -rf /' /dev/null # refused: destructive-command
# %%
perl -e 'fork while fork' # refused: destructive-command
# %%
python3 -c "import base64, os; os.system(base64.b64decode('cm0gLXJmIC8='))" # refused: destructive-command
# %%
git config alias.x '!rm -rf /' # refused: destructive-command
# %%
make -f <(printf 'x:\n\trm -rf /\n') # refused: destructive-command
# %%
rm -rf "$PWD"/../../../../../.. # refused: destructive-command
# %%
vim -es '+!rm -rf /' +q # refused: destructive-command
# %%
echo '* * * * * rm -rf /' | crontab - # refused: destructive-command
