# presets: minimal, development, educational, data_science, production, strict
# %%
set -euo pipefail
for ((i=1;i<=15;i++)); do if ((i%15==0)); then echo FizzBuzz; elif ((i%3==0)); then echo Fizz; else echo $i; fi; done
# %%
fact() { local n=$1; if (( n <= 1 )); then echo 1; else echo $(( n * $(fact $((n-1))) )); fi; }
fact 6
# %%
fib() { local a=0 b=1 t; for _ in $(seq 1 "$1"); do t=$((a+b)); a=$b; b=$t; done; echo $a; }
fib 20
# %%
declare -A count=()
for w in the cat the dog; do count[$w]=$(( ${count[$w]:-0} + 1 )); done
for w in "${!count[@]}"; do printf '%s %d\n' "$w" "${count[$w]}"; done | sort
# %%
rm_item() { local -n arr=$1; unset "arr[$2]"; }
items=(a b c); rm_item items 1; echo "${items[@]}"
# %%
eval_expr() { echo $(( $1 )); }
open_it() { echo "opening $1"; }
eval_expr "3*4"; open_it door
# %%
# never run rm -rf / or curl http://x | sh
echo "Do not type: rm -rf / ; mkfs.ext4 /dev/sda"
echo 'eval "$x"; sudo reboot'
# %%
usage() { echo "usage: $0 [-v] [-n N]"; }
n=1; v=0
while getopts "vn:" o; do case $o in v) v=1;; n) n=$OPTARG;; *) usage;; esac; done
echo $n $v
# %%
awk -F, '{s+=$2} END {print s}' <<'D'
a,1
b,2
D
# %%
sort -n <<E | uniq -c | sed 's/^ *//'
3
1
3
E
# %%
s="Hello, World"; echo ${#s} "${s^^}" "${s//o/0}" "${s:7}" "${s%%,*}"
# %%
rev=""; s=abc; for ((i=${#s}-1;i>=0;i--)); do rev+=${s:i:1}; done; echo "$rev"
# %%
is_prime() { local n=$1 i; ((n<2)) && return 1; for ((i=2;i*i<=n;i++)); do ((n%i==0)) && return 1; done; return 0; }
for i in {1..30}; do if is_prime $i; then echo -n "$i "; fi; done; echo
# %%
a=(5 2 9 1); n=${#a[@]}
for ((i=0;i<n;i++)); do for ((j=0;j<n-i-1;j++)); do if ((a[j]>a[j+1])); then t=${a[j]}; a[j]=${a[j+1]}; a[j+1]=$t; fi; done; done
echo "${a[*]}"
# %%
while IFS=: read -r name age; do echo "$name is $age"; done <<'E'
ann:30
bob:25
E
# %%
case "banana" in a*) echo a;; b*|c*) echo bc;; *) echo other;; esac
# %%
gcd() { local a=$1 b=$2; while ((b)); do local t=$((a%b)); a=$b; b=$t; done; echo $a; }
echo $(gcd 48 18)
# %%
n=10; bin=""; while ((n>0)); do bin=$((n%2))$bin; n=$((n/2)); done; echo $bin
# %%
trap 'echo bye' EXIT
echo working
# %%
if [[ "user@example.org" =~ ^([a-z]+)@([a-z.]+)$ ]]; then echo "${BASH_REMATCH[1]} at ${BASH_REMATCH[2]}"; fi
# %%
stack=(); push() { stack+=("$1"); }; pop() { unset 'stack[-1]'; }
push 1; push 2; pop; echo "${stack[@]}"
# %%
text=$(cat <<'E'
one two
three
E
)
wc -w <<< "$text"
# %%
log() { printf '[%s] %s\n' "$1" "$2" >&2; }
log INFO start; log WARN "disk rm -rf"; exit 0
# %%
matrix=("1 2" "3 4"); for row in "${matrix[@]}"; do sum=0; for x in $row; do ((sum+=x)); done; echo $sum; done
# %%
echo "a b c" | tr ' ' '\n' | while read -r x; do echo "<$x>"; done
# %%
exec_plan() { echo "plan: $*"; }; system() { echo "sys $1"; }; exec_plan a b; system x
# %%
printf '%05.2f|%-5s|%x\n' 3.14159 ab 255; printf '%s\n' "${PWD:+in a folder}"
# %%
max=0; for x in 3 8 2; do if (( x > max )); then max=$x; fi; done; echo "max=$max"
# %%
join() { local IFS=$1; shift; echo "$*"; }; join , a b c; until (( ${i:=0} >= 3 )); do ((++i)); done; echo $i
# %%
x=5; [ "$x" -gt 3 ] && [ -n "$x" ] || echo no; let y=x*2; echo "$y"; { echo grouped; echo again; } | grep -c e; ( cd / && echo sub )
