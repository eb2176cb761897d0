# presets: minimal, development, educational, data_science, production, strict
# %%
echo "Hello, World!"
# %%
#!/usr/bin/env bash
set -euo pipefail
IFS=$'\n\t'
readonly NAME="bash"
echo "Hello from ${NAME}"
# %%
# Towers of Hanoi
hanoi() {
    local n=$1 from=$2 to=$3 via=$4
    if (( n == 0 )); then
        return
    fi
    hanoi $(( n - 1 )) "$from" "$via" "$to"
    echo "move disk $n from $from to $to"
    hanoi $(( n - 1 )) "$via" "$to" "$from"
}
hanoi 3 A C B
# %%
# Bubble sort
numbers=(5 3 9 1 7)
n=${#numbers[@]}
for (( i = 0; i < n; i++ )); do
    for (( j = 0; j < n - i - 1; j++ )); do
        if (( numbers[j] > numbers[j + 1] )); then
            t=${numbers[j]}
            numbers[j]=${numbers[j + 1]}
            numbers[j + 1]=$t
        fi
    done
done
echo "${numbers[*]}"
# %%
# Quicksort on arguments
qsort() {
    (( $# == 0 )) && return
    local pivot=$1 small=() large=() x
    shift
    for x; do
        if (( x < pivot )); then small+=("$x"); else large+=("$x"); fi
    done
    qsort "${small[@]}"
    echo "$pivot"
    qsort "${large[@]}"
}
qsort 3 1 4 1 5 9 2 6
# %%
# Greatest common divisor
gcd() {
    local a=$1 b=$2
    while (( b )); do
        (( t = b, b = a % b, a = t ))
    done
    echo "$a"
}
gcd 48 36
# %%
fact() { if (( $1 <= 1 )); then echo 1; else echo $(( $1 * $(fact $(( $1 - 1 ))) )); fi; }
fact 10
# %%
# Sieve
max=50
declare -a is_composite
for (( i = 2; i <= max; i++ )); do
    [[ ${is_composite[i]:-} ]] && continue
    printf '%d ' "$i"
    for (( j = i * i; j <= max; j += i )); do is_composite[j]=1; done
done
echo
# %%
reverse() {
    local text=$1 out= i
    for (( i = ${#text} - 1; i >= 0; i-- )); do out+=${text:i:1}; done
    printf '%s\n' "$out"
}
reverse "step on no pets"
# %%
is_palindrome() {
    local clean
    clean=$(tr -cd '[:alnum:]' <<< "$1" | tr '[:upper:]' '[:lower:]')
    [[ $clean == "$(rev <<< "$clean")" ]]
}
is_palindrome "A man, a plan" && echo yes || echo no
# %%
caesar() {
    local shift=$1; shift
    local text=$* out= c code
    for (( i = 0; i < ${#text}; i++ )); do
        c=${text:i:1}
        if [[ $c == [a-z] ]]; then
            printf -v code '%d' "'$c"
            printf -v c "\\$(printf '%03o' $(( (code - 97 + shift) % 26 + 97 )))"
        fi
        out+=$c
    done
    echo "$out"
}
caesar 3 "attack at dawn"
# %%
# Word count of a here-document
tr -s '[:space:]' '\n' <<'END' | sort | uniq -c | sort -rn | head -3
the quick brown fox jumps over the lazy dog the end
END
# %%
# Menu without select
show_menu() {
    cat <<-END
	1) list
	2) add
	q) quit
	END
}
show_menu
for choice in 1 2 q; do
    case $choice in
        1) echo "listing" ;;
        2) echo "adding" ;;
        q | Q) echo "bye"; break ;;
        *) echo "what?" >&2 ;;
    esac
done
# %%
# Options
verbose=false
count=1
parse() {
    local OPTIND=1 opt
    while getopts ':vc:h' opt; do
        case $opt in
            v) verbose=true ;;
            c) count=$OPTARG ;;
            h) echo "usage: demo [-v] [-c n]"; return 0 ;;
            :) echo "option -$OPTARG needs a value" >&2; return 1 ;;
            \?) echo "unknown option -$OPTARG" >&2; return 1 ;;
        esac
    done
}
parse -v -c 3
echo "$verbose $count"
# %%
# Long options
while [[ $# -gt 0 ]]; do
    case $1 in
        --name) name=$2; shift 2 ;;
        --name=*) name=${1#*=}; shift ;;
        --) shift; break ;;
        -*) echo "unknown $1" >&2; exit 64 ;;
        *) break ;;
    esac
done
echo "Hello ${name:-stranger}"
# %%
declare -A ages=([ann]=31 [bob]=25)
ages[carl]=47
for who in "${!ages[@]}"; do printf '%s is %d\n' "$who" "${ages[$who]}"; done | sort
unset 'ages[bob]'
echo "${#ages[@]} left"
[[ -v ages[ann] ]] && echo known
# %%
log() { printf '[%s] %s\n' "$1" "${*:2}" >&2; }
info() { log INFO "$@"; }
error() { log ERROR "$@"; }
info "starting"
error "nothing to do"
# %%
max() {
    local m=$1 x
    for x in "$@"; do (( x > m )) && m=$x; done
    echo "$m"
}
echo "max: $(max 3 9 2)"
# %%
scores='ann 90
bob 72
carl 85'
total=0 n=0
while read -r who score; do
    total=$(( total + score ))
    n=$(( n + 1 ))
done <<< "$scores"
echo "average: $(( total / n ))"
# %%
awk -F, 'NR > 1 { sum[$1] += $2 } END { for (k in sum) print k, sum[k] }' <<'END'
kind,amount
a,3
b,4
a,5
END
# %%
printf '%s\n' 'b 2' 'a 1' | sort | awk '$2 > 1 { print $1 " is > 1" }'
# %%
echo "price: 12.50" | sed -E 's/.*: ([0-9.]+)/\1/' | awk '{ printf "%.2f\n", $1 * 2 }'
# %%
echo "scale=4; 22/7" | bc
# %%
date +%Y-%m-%d > /dev/null
printf '%(%Y)T\n' -1 > /dev/null
# %%
if command -v jq > /dev/null 2>&1; then echo "jq is there"; else echo "no jq" >&2; fi
type awk > /dev/null && echo awk
# %%
seq 1 15 | while read -r i; do
    if (( i % 15 == 0 )); then echo FizzBuzz
    elif (( i % 5 == 0 )); then echo Buzz
    elif (( i % 3 == 0 )); then echo Fizz
    else echo "$i"; fi
done
# %%
for (( i = 1; i <= 5; i++ )); do printf '%*s' $(( 5 - i )) ''; printf '*%.0s' $(seq 1 $(( 2 * i - 1 ))); echo; done
# %%
matrix=("1 2 3" "4 5 6" "7 8 9")
for row in "${matrix[@]}"; do
    read -ra cells <<< "$row"
    printf '%3d' "${cells[@]}"
    echo
done
# %%
to_binary() {
    local n=$1 out=
    while (( n > 0 )); do out=$(( n % 2 ))$out; n=$(( n / 2 )); done
    echo "${out:-0}"
}
to_binary 10
echo $(( 2#1010 )) $(( 16#ff ))
# %%
join_by() { local IFS=$1; shift; echo "$*"; }
join_by , a b c
split() { IFS=: read -ra parts <<< "$1"; printf '%s\n' "${parts[@]}"; }
split a:b:c
# %%
queue=()
enqueue() { queue+=("$@"); }
dequeue() { front=${queue[0]}; queue=("${queue[@]:1}"); }
enqueue a b c
dequeue
echo "$front then ${#queue[@]}"
# %%
path=/usr/local/share/doc/readme.tar.gz
echo "${path##*/}" "${path%/*}" "${path%%.*}" "${path#*.}"
basename "$path" .gz
dirname "$path"
# %%
text='  trim me  '
text="${text#"${text%%[![:space:]]*}"}"
text="${text%"${text##*[![:space:]]}"}"
echo "[$text]"
# %%
email=someone@example.com
if [[ $email =~ ^([[:alnum:]._-]+)@([[:alnum:].-]+)\.([a-z]{2,})$ ]]; then
    echo "user ${BASH_REMATCH[1]} at ${BASH_REMATCH[2]}"
fi
# %%
try() {
    "$@" || { echo "failed: $*" >&2; return 1; }
}
try true
try false || echo recovered
# %%
retry() {
    local tries=$1 n=1
    shift
    until "$@"; do
        (( n++ >= tries )) && return 1
        sleep 0
    done
}
retry 3 true && echo done
# %%
map() {
    local f=$1 x
    shift
    for x; do "$f" "$x"; done
}
double() { echo $(( $1 * 2 )); }
map double 1 2 3
# %%
apply() { "$@"; }
apply echo "called through a function"
# %%
work() { sleep 0; echo "job $1"; }
for i in 1 2 3; do work "$i" & done
wait
echo "all done"
# %%
coproc_free=no
out=$(echo hello 2>&1)
echo "${out^}"
{ echo out; echo err >&2; } 2> /dev/null
# %%
set -- one "two words" three
echo "$# arguments, second: $2"
for argument in "$@"; do printf '<%s>' "$argument"; done
echo
shift 2
echo "left: $*"
# %%
trap 'echo "interrupted" >&2; exit 130' INT TERM
trap 'echo "line $LINENO failed" >&2' ERR
trap 'echo bye' EXIT
echo working
# %%
test_add() { [[ $(( 1 + 1 )) -eq 2 ]] && echo "ok add"; }
test_cat() { [[ "a""b" == ab ]] && echo "ok cat"; }
for t in test_add test_cat; do $t; done
# %%
action=${1:-list}
case "$action" in
    list) echo "a b c" ;;
    count) echo 3 ;;
    *) echo "usage: $0 [list|count]" >&2; exit 1 ;;
esac
# %%
eval_expr() { echo "not evaluating $1"; }
exec_plan() { echo "plan: $*"; }
kill_switch() { echo "off"; }
open_file() { echo "no file"; }
curl_up() { echo "zzz"; }
eval_expr 1+1; exec_plan a b; kill_switch; open_file; curl_up
# %%
rm=5 curl=6 sudo=7
echo $(( rm + curl + sudo ))
# %%
commands=("rm -rf /" "shutdown now" "curl evil | sh")
echo "Never run these:"
printf ' - %s\n' "${commands[@]}"
# %%
cat <<'END'
To remove everything, one would type: rm -rf /
To fork-bomb: :(){ :|:& };:
END
# %%
: '
rm -rf /
eval "$x"
'
echo "block comment above"
# %%
help_text="Usage: backup.sh [options]
  --delete    runs rm on old files
  --upload    runs curl"
echo "$help_text"
# %%
grep -o 'rm -rf' <<< 'please do not rm -rf anything' | wc -l
# %%
echo "sudo make me a sandwich" | tr 'a-z' 'A-Z'
# %%
x=3
while true; do
    (( x-- )) || break
    echo "$x"
done
# %%
i=0
until [ "$i" -ge 3 ]; do
    echo "$i"
    i=$(expr "$i" + 1)
done
# %%
fib=(0 1)
for i in {2..20}; do fib[i]=$(( fib[i - 1] + fib[i - 2] )); done
echo "${fib[@]}"
# %%
a=1; b=0
[ "$b" -ne 0 ] && echo $(( a / b )) || echo "division by zero avoided"
# %%
collatz() {
    local n=$1 steps=0
    while (( n != 1 )); do
        if (( n % 2 )); then (( n = 3 * n + 1 )); else (( n /= 2 )); fi
        (( ++steps ))
    done
    echo "$steps"
}
collatz 27
# %%
days=(Mon Tue Wed Thu Fri)
echo "${days[@]:1:3}" "${days[-1]}" "${#days[@]}"
for index in "${!days[@]}"; do echo "$index: ${days[$index]}"; done
# %%
printf '%-10s|%8s|\n' name value pi 3.14159 e 2.71828
printf '%05d %x %o %e\n' 42 255 8 1234.5
# %%
generate() {
    local i
    for i in $(seq "$1"); do echo "row $i"; done
}
generate 3 | nl | sed 's/^ *//'
# %%
compare() {
    if [[ $1 < $2 ]]; then echo less; elif [[ $1 > $2 ]]; then echo more; else echo same; fi
}
compare apple banana
# %%
s="the cat sat"
count=0
for word in $s; do [[ $word == *at ]] && (( count += 1 )); done
echo "$count words end in at"
# %%
fold -w 10 <<< "a long line that is folded" | column
# %%
select_sort() { printf '%s\n' "$@" | sort -n | paste -sd' ' -; }
select_sort 3 1 2
# %%
encoded=$(printf '%s' "hello world" | base64)
echo "$encoded"
echo "$encoded" | base64 -d
echo
printf 'abc' | md5sum | cut -d' ' -f1
# %%
dd if=/dev/zero bs=1 count=4 2> /dev/null | od -An -tx1
# %%
RANDOM=42
echo $(( RANDOM % 6 + 1 )) > /dev/null
# %%
mapfile -t rows < <(printf '%s\n' a b c)
echo "${rows[1]} of ${#rows[@]}"
# %%
readonly LIMIT=3
counter() {
    local -i n=0
    while (( n < LIMIT )); do n+=1; done
    echo "$n"
}
counter
# %%
yes hello | head -n 2
# %%
comm -12 <(printf '%s\n' a b c) <(printf '%s\n' b c d)
# %%
diff <(echo a) <(echo b) > /dev/null || echo different
# %%
xargs -n 2 echo <<< "a b c d"
printf '1\n2\n' | xargs -I{} echo "item {}"
# %%
bits() { local n=$1 c=0; while (( n )); do (( c += n & 1, n >>= 1 )); done; echo $c; }
bits 255
# %%
exit 0
