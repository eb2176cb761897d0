# presets: strict
# %%
uname -a # refused: system-info
# %%
whoami # refused: system-info
# %%
cat data.csv # refused: file-read
# %%
while read -r line; do echo "$line"; done < data.csv # refused: file-read
# %%
sort data.csv # refused: file-read
