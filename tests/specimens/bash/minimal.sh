# presets: minimal
# %%
rm -rf / # refused: destructive-command
# %%
rm -rf --no-preserve-root / # refused: destructive-command
# %%
rm -rf ~ # refused: destructive-command
# %%
rm -rf "$HOME" # refused: destructive-command
# %%
cd /
rm -rf * # refused: destructive-command
# %%
sudo rm -rf / # refused: destructive-command
# %%
x="rm -rf"
eval "$x /" # refused: destructive-command
# %%
echo "cm0gLXJmIC8=" | base64 -d | bash # refused: destructive-command
# %%
bash -c 'mkfs.ext4 /dev/sda1' # refused: destructive-command
# %%
dd if=/dev/zero of=/dev/sda # refused: destructive-command
# %%
echo x > /dev/sda # refused: destructive-command
# %%
:(){ :|:& };: # refused: destructive-command
# %%
bomb() { bomb | bomb & } # refused: destructive-command
bomb
# %%
find / -delete # refused: destructive-command
# %%
rm -rf "$UNSET/" # refused: destructive-command
# %%
sh <<< 'rm -rf /' # refused: destructive-command
# %%
echo '/ fr- mr' | rev | sh # refused: destructive-command
# %%
chmod -R 777 / # refused: destructive-command
# %%
echo x > /etc/passwd # refused: destructive-command
# %%
{r,}m -rf / # refused: destructive-command
# %%
alias x='rm -rf /'
x # refused: destructive-command
