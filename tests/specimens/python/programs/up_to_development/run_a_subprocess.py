"""Starts Python in a process of its own, without a shell, and reads what it says."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor


def run(code, *args, stdin=""):
    command = [sys.executable, "-I", "-c", code, *args]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=30)


hello = run("print('hello from a child')")
assert hello.returncode == 0
print(hello.stdout.strip())

shout = run("import sys; print(sys.stdin.read().upper() + sys.argv[1])", "!", stdin="rm -rf / is only text")
print(shout.stdout.strip())

failed = run("raise SystemExit(3)")
print("exit code", failed.returncode)
try:
    failed.check_returncode()
except subprocess.CalledProcessError as error:
    print(type(error).__name__, error.returncode)

with ThreadPoolExecutor(2) as pool:
    outputs = list(pool.map(lambda n: run(f"print({n} ** 2)").stdout.strip(), range(2)))
assert outputs == ["0", "1"]
