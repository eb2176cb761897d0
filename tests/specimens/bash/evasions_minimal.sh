# presets: minimal
# %%
docker run -v /:/host alpine rm -rf /host # evades: destructive-command what runs in another container is not followed
# %%
perl -e '$c = "rm"; system("$c -rf /")' # evades: destructive-command variables of another language are not followed
# %%
date "+$(printf 'rm -rf /')" | sh # evades: destructive-command what date makes of a format is not known
# %%
printf 'rm -rf /' | openssl enc -aes-128-cbc -k x | openssl enc -d -aes-128-cbc -k x | sh # evades: destructive-command nothing is decrypted
# %%
grep -v '^#' < "$0" | tail -n 1 | sh # evades: destructive-command a script that reads itself is not read again
# %%
jq -rn '"rm -rf /"' | bash # evades: destructive-command what jq computes is not known
