echo r''m r"m" r\m $'r\x6d' $'\162m' $"rm" 'r'"m"
# %%
echo {r,}m r{m,} {a,b{c,d}}e {1..5} {a..e..2} {05..08} {3..1} a{b}c {} {,}
# %%
x=rm; echo $x "$x" ${x} ${x}x ${x:0:1}${x:1} ${#x} ${x^^} ${x^} ${x/r/R} ${x//[rm]/z} ${x%m} ${x#r}
# %%
x=a/b/c.tar.gz; echo ${x##*/} ${x#*/} ${x%.*} ${x%%.*} ${x/%gz/xz} ${x/#a/q} ${x: -2} ${x:2:3} ${x:(-4):2}
# %%
a=(one two "three four"); echo ${a[0]} "${a[@]}" ${#a[@]} ${a[-1]} ${!a[@]} "${a[*]}" ${a[@]:1:1}
# %%
printf '%s|' "$@" a "b c" ''; printf '\n%d %x %o %c %5s|%-5s| %05d\n' 42 255 8 hello ab cd 42
# %%
set -- x y z; echo $1 $# $3 "$*" "${@:2}"; shift; echo $1 $#
# %%
IFS=,; x="a,b,c"; echo $x; set -- $x; echo $2; echo "$*"
# %%
f() { echo "$1-$2"; }; f a b; f "a b"
# %%
f() { local x=1; x=2; echo $x; }; x=9; f; echo $x
# %%
x=$(echo hi); echo "$x"; echo `echo a \`echo b\``
# %%
echo $((1+2*3)) $((2**8)) $((0x1f)) $((10/3)) $((10%3)) $(( (1+2)*3 )); i=5; ((i++)); echo $i $((i+=2)) $i
# %%
echo "cm0gLXJmIC8=" | base64 -d; echo; echo hello | base64; echo hello | rev; echo abc | tr a-c A-C; echo uryyb | tr a-z n-za-m
# %%
printf '\x72\x6d\n'; printf '%b\n' '\162\155'; echo -e '\x72\t\0155'; echo -n a; echo -en 'b\n'
# %%
echo 726d | xxd -r -p; echo; printf rm | xxd -p
# %%
echo "a:b:c" | cut -d: -f2; echo abcdef | cut -c2-4; echo "a b c" | awk '{print $2}'; echo abc | sed 's/b/X/;s/c/Y/'; echo aaa | sed 's/a/b/2'
# %%
printf 'c\na\nb\n' | sort; printf '3\n10\n2\n' | sort -n; printf 'a\na\nb\n' | uniq; seq 3; seq 2 2 6; printf '1\n2\n3\n' | tac; printf '1\n2\n3\n' | head -n 2; printf '1\n2\n3\n' | tail -n1; printf '1\n2\n3\n' | paste -sd,
# %%
cat <<EOF2
a $((1+1)) $(echo b) \$x
EOF2
cat <<'EOF3'
raw $x
EOF3
cat <<< "here"
# %%
x=y; y=z; echo ${!x}; declare -n r=y; echo $r; r=w; echo $y
# %%
declare -A m=([a]=1 [b]=2); echo ${m[a]} ${m[b]}; m[c]=3; echo ${#m[@]} ${m[c]}
# %%
x=; echo ${x:-d} ${x-d} ${u-d} ${u:=e} $u ${x:+s}${u:+s}
# %%
x="a  b"; echo $x; echo "$x"; printf '<%s>' $x "$x"
# %%
for c in r m; do s+=$c; done; echo $s; for ((i=0;i<3;i++)); do echo -n $i; done; echo; while read -r l; do echo "[$l]"; done <<< $'a\nb'
# %%
printf -v v '%s-%s' a b; echo $v; read -r a b <<< "1 2 3"; echo "$a|$b"; IFS=: read -r p q <<< "u:v:w"; echo "$p|$q"
# %%
x=hello; echo ${x@U} ${x@u} ${x@Q}; y='a\tb'; echo "${y@E}"
# %%
mapfile -t L <<< $'x\ny\nz'; echo ${L[1]} ${#L[@]}
# %%
[[ foobar =~ o(b.)r ]]; echo ${BASH_REMATCH[0]} ${BASH_REMATCH[1]}
# %%
echo $'a\'b' "a\"b" "a\$b" 'a\b' a\ b "a\
b" a\
b
# %%
eval 'x=5; echo $x'; eval echo '$x' $x; c='echo hi'; $c there
# %%
bash -c 'echo $0 $1' foo bar; sh <<< 'echo in'; echo 'echo piped' | sh; source <(echo 'echo sourced')
# %%
cat <(echo one) <(echo two); env echo viaenv; command echo c; builtin echo b; exec echo e
# %%
echo a b c | xargs echo x; echo "a b" | xargs -I{} echo "<{}>"; printf 'a\nb\n' | xargs -n1 echo
# %%
x=abc; for ((i=${#x}-1;i>=0;i--)); do r+=${x:$i:1}; done; echo $r
# %%
a=(1 2); a+=(3); echo "${a[@]}"; a[5]=9; echo ${#a[@]} "${a[@]/#/p}"; unset 'a[0]'
# %%
declare -i n=5+3; echo $n; n+=2; echo $n; declare -u U=abc; echo $U; declare -l W=ABC; echo $W
# %%
f() { set -- "$@" z; echo "$*"; }; f a b; g() { for a; do echo -n "$a,"; done; echo; }; g 1 2 3
# %%
x=$'\u0072\155'; echo "$x"; printf '%s\n' "${x[@]}"; echo "$(printf '\\x%x' 114)"; printf "\\$(printf %o 109)\n"
# %%
n=0; while [ $n -lt 3 ]; do n=$((n+1)); echo -n $n; done; echo; until (( n == 0 )); do ((n--)); done; echo $n
# %%
printf '%s\n' a{1..3}; echo pre{x,y}post "{a,b}" '{a,b}' \{a,b\} {a,"b c"}
# %%
echo "${a:-"x y"}" ${b:-'p q'} "${c:-'q'}"
# %%
y=5; echo "$((y > 3 ? 1 : 0))" $[1+1] $((y<<2)) $((~y)) $((-y)) $((!y))
# %%
echo "abc" | tr -d b | tr 'a-z' 'A-Z'; echo aabb | tr -s a; echo 'a b' | tr ' ' '\n'
# %%
echo aGVsbG8K | openssl base64 -d; printf 'x' | od -An -tx1 >/dev/null; echo 'abc' | grep -o b; echo 'foo123' | grep -oE '[0-9]+'; echo abc | fold -w1
# %%
fact() { if (( $1 <= 1 )); then echo -n; else :; fi; }; fact 3; (x=5; echo $x); { echo g; }
# %%
echo "$(cat <<'E'
in sub
E
)"; echo "$(echo "$(echo nested "deep")")"
# %%
x='a b'; y=$x; z="$x"; echo "$y" "$z"; w=$(printf '%s' "$x"); echo "$w"; export q=1 r=2; echo $q$r; readonly k=3; echo $k
# %%
awk 'BEGIN{printf "%c%c\n",114,109}'; awk 'BEGIN{print "rm"}'; echo | awk '{print "x"}'; basename /a/b.c .c; dirname /a/b/c
# %%
a=rm; b=a; echo ${!b}; echo ${!a*} >/dev/null; c=(x y); i=1; echo ${c[i]} ${c[$i]} ${c[i-1]}
