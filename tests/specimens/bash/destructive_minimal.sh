# presets: minimal
# %%
rm -fr /* # refused: destructive-command
# %%
rm -r -f -- /etc # refused: destructive-command
# %%
rm --recursive --force /usr # refused: destructive-command
# %%
rm -rf /home/* /var # refused: destructive-command
# %%
rm -rf /../ # refused: destructive-command
# %%
rm -rf /tmp/../ # refused: destructive-command
# %%
rm -rf //// # refused: destructive-command
# %%
rm -rf /??? # refused: destructive-command
# %%
rm -rf /[a-z]* # refused: destructive-command
# %%
rm -rf ~/ # refused: destructive-command
# %%
rm -rf ${HOME}/* # refused: destructive-command
# %%
cd / && rm -rf ./* # refused: destructive-command
# %%
cd /
cd usr
rm -rf . # refused: destructive-command
# %%
cd ../../../../..
rm -rf * # refused: destructive-command
# %%
pushd / >/dev/null
rm -rf -- * # refused: destructive-command
# %%
/bin/rm -rf / # refused: destructive-command
# %%
/usr/bin/env rm -rf / # refused: destructive-command
# %%
nohup rm -rf / & # refused: destructive-command
# %%
timeout -s KILL 5 rm -rf / # refused: destructive-command
# %%
nice -n 19 ionice -c 3 rm -rf / # refused: destructive-command
# %%
stdbuf -oL rm -rf / # refused: destructive-command
# %%
setsid -f rm -rf / # refused: destructive-command
# %%
exec rm -rf / # refused: destructive-command
# %%
command -p rm -rf / # refused: destructive-command
# %%
doas -u root rm -rf / # refused: destructive-command
# %%
busybox rm -rf / # refused: destructive-command
# %%
chroot /mnt rm -rf / # refused: destructive-command
# %%
unshare -m rm -rf / # refused: destructive-command
# %%
time rm -rf / # refused: destructive-command
# %%
! rm -rf / # refused: destructive-command
# %%
coproc rm -rf / # refused: destructive-command
# %%
if true; then
    rm -rf / # refused: destructive-command
fi
# %%
case x in
    x) rm -rf / ;; # refused: destructive-command
esac
# %%
false || {
    rm -rf / # refused: destructive-command
}
# %%
(cd /usr && exec rm -rf .) # refused: destructive-command
# %%
trap 'rm -rf /' EXIT # refused: destructive-command
# %%
trap "rm -rf /" DEBUG # refused: destructive-command
# %%
find / -type f -exec rm -f {} \; # refused: destructive-command
# %%
find /etc -exec shred -u {} + # refused: destructive-command
# %%
find / -print0 | xargs -0 rm -rf # refused: destructive-command
# %%
echo / | xargs rm -rf # refused: destructive-command
# %%
printf '%s\n' /bin /etc | xargs -I{} rm -rf {} # refused: destructive-command
# %%
parallel rm -rf ::: / # refused: destructive-command
# %%
dd if=/dev/zero of=/dev/nvme0n1 bs=1M # refused: destructive-command
# %%
cat /dev/urandom > /dev/sdb # refused: destructive-command
# %%
yes | tee /dev/sda1 > /dev/null # refused: destructive-command
# %%
mkfs -t ext4 /dev/vda # refused: destructive-command
# %%
mke2fs -F /dev/sdc # refused: destructive-command
# %%
mkswap /dev/sda2 # refused: destructive-command
# %%
wipefs --all /dev/sda # refused: destructive-command
# %%
shred -n 3 /dev/sda # refused: destructive-command
# %%
blkdiscard /dev/nvme0n1 # refused: destructive-command
# %%
chmod 000 / # refused: destructive-command
# %%
chown -R nobody:nogroup /etc # refused: destructive-command
# %%
mv / /dev/null # refused: destructive-command
# %%
mv /* /tmp/x # refused: destructive-command
# %%
: > /etc/shadow # refused: destructive-command
# %%
echo 'x::0:0::/:/bin/sh' >> /etc/passwd # refused: destructive-command
# %%
truncate -s 0 /etc/sudoers # refused: destructive-command
# %%
cp /dev/null /etc/passwd # refused: destructive-command
# %%
ln -sf /dev/null /bin/sh # refused: destructive-command
# %%
echo c > /proc/sysrq-trigger # refused: destructive-command
# %%
kill -9 -1 # refused: destructive-command
# %%
kill -KILL -1 # refused: destructive-command
# %%
shutdown -h now # refused: destructive-command
# %%
sudo reboot -f # refused: destructive-command
# %%
systemctl poweroff # refused: destructive-command
# %%
init 0 # refused: destructive-command
# %%
rsync -a --delete /var/empty/ / # refused: destructive-command
# %%
b() { b | b & } # refused: destructive-command
b
# %%
f() {
    f & # refused: destructive-command
    f & # refused: destructive-command
}
f
# %%
a() { c & c & }
c() { a & } # refused: destructive-command
a
# %%
bomb() { bomb & bomb; }; bomb # refused: destructive-command
# %%
while true; do # refused: destructive-command
    yes > /dev/null &
done
# %%
for ((;;)); do : & done # refused: destructive-command
# %%
"$0" & "$0" & # refused: destructive-command
# %%
function x { x|x& }; x # refused: destructive-command
# %%
.(){ .|.& };. # refused: destructive-command
# %%
vgremove -f data # refused: destructive-command
