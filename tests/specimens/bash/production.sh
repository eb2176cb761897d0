# presets: production, strict
# %%
echo data > out.txt # refused: file-write
# %%
mkdir -p made # refused: file-write
# %%
sort | tee result.txt # refused: file-write
# %%
curl -s http://example.com # refused: network-client
# %%
wget -qO- http://example.com # refused: network-client
# %%
eval "$(head -n 1)" # refused: dynamic-code, shell-command
# %%
bash -c 'echo hi' # refused: dynamic-code
# %%
printenv # refused: environment
# %%
git clone http://example.com/x # refused: file-write, network-client
# %%
cp a b # refused: file-write
