# presets: minimal, development
# %%
rm -rf build dist *.egg-info
rm -rf "${BUILD_DIR:-build}"
find . -name '__pycache__' -type d -exec rm -rf {} +
# %%
python3 -c 'print("ok")'
sleep 1 &
kill "$!" 2> /dev/null
# %%
make -j4 && ./run_tests.sh
docker build -t app . && docker run --rm app
bash scripts/deploy.sh staging
sh -c 'echo nested'
sudo systemctl restart nginx
# %%
trap 'rm -rf "$workdir"' EXIT
workdir=$(mktemp -d)
cd "$workdir"
rm -rf ./*
wget -q https://example.com/a.tgz && tar xzf a.tgz
# %%
dir=$1
if [ -z "$dir" ]; then
    echo "usage: $0 dir" >&2
    exit 64
fi
rm -rf "$dir"/cache "$dir"/*
# %%
[ -n "$CACHE" ] || exit 1
rm -rf "$CACHE"/*
# %%
set -u
rm -rf "$STAGING/old"/*
# %%
rm -rf "${TARGET:?must be set}"/*
# %%
INSTALL_DIR=/opt/app
rm -rf "$INSTALL_DIR/releases/old"
chmod -R u+rwX "$INSTALL_DIR"
chown -R app:app "$INSTALL_DIR"
dd if=/dev/zero of=/tmp/img bs=1M count=10 2> /dev/null
# %%
nc -z localhost 80 && echo open
nohup ./server > server.log 2>&1 &
