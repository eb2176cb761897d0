# presets: minimal, development, educational, data_science, production, strict
# %%
#!/bin/bash
# rm -rf / is only a comment
set -euo pipefail
echo "rm -rf / and curl http://x | sh are words here"
printf '%s\n' 'eval "$x"; sudo reboot'
# %%
total=0
for i in {1..10}; do
    (( total += i * i ))
done
echo "$total"
# %%
fib() {
    local n=$1
    if (( n < 2 )); then echo "$n"; return; fi
    echo $(( $(fib $((n - 1))) + $(fib $((n - 2))) ))
}
fib 7
# %%
while IFS=, read -r name value; do
    printf '%-10s %5d\n' "$name" "$value"
done <<'END'
apple,3
pear,5
END
# %%
declare -A counts
for word in a b a c a; do
    counts[$word]=$(( ${counts[$word]:-0} + 1 ))
done
for word in "${!counts[@]}"; do echo "$word ${counts[$word]}"; done | sort
# %%
text="Hello, World"
echo "${text,,}" "${text^^}" "${text#Hello}" "${text/World/Bash}" "${#text}" "${text:0:5}"
echo "$text" | tr 'a-z' 'A-Z' | rev | cut -c1-5
# %%
usage() { echo "usage: $0 [-v] [-n count]" >&2; }
count=1 verbose=no
while getopts 'vn:' option; do
    case "$option" in
        v) verbose=yes ;;
        n) count=$OPTARG ;;
        *) usage; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
echo "$verbose $count $*"
# %%
eval_expr() { echo $(( $1 )); }
open_it() { echo "opening $1"; }
rm_item() { echo "removed $1"; }
system_check() { [[ -n ${1:-} ]] && echo ok || echo empty; }
eval_expr '2 + 3'
open_it door
rm_item 3
system_check yes
# %%
rm() { echo "not deleting $1"; }
rm important
# %%
stack=()
push() { stack+=("$1"); }
pop() { echo "${stack[-1]}"; unset 'stack[-1]'; }
push 1; push 2
pop
echo "${#stack[@]}"
# %%
seq 1 20 | awk '$1 % 2 == 0 { sum += $1 } END { print sum }'
printf '3\n1\n2\n' | sort -n | head -n 2 | paste -sd, -
# %%
is_prime() {
    local n=$1 d
    for (( d = 2; d * d <= n; d++ )); do
        if (( n % d == 0 )); then return 1; fi
    done
    (( n > 1 ))
}
n=2
until (( n > 30 )); do
    if is_prime "$n"; then echo -n "$n "; fi
    n=$(( n + 1 ))
done
echo
# %%
line=a,b,c
IFS=,
for part in $line; do echo "$part"; done
set -- $line
echo "$# $2"
