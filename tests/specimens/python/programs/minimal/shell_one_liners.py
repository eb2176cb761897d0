"""What an administrator's script does on a machine of its own: shell commands, none of them destructive."""

import os
import subprocess

os.makedirs("build/cache", exist_ok=True)
status = os.system("echo one > build/a.txt && echo two >> build/a.txt")
assert status == 0
lines = os.popen("wc -l < build/a.txt").read().strip()
print("lines:", lines)
listing = subprocess.run("ls build | sort", shell=True, capture_output=True, text=True, check=True)
print(listing.stdout.split())
subprocess.check_call("rm -rf build/cache && rm -f build/a.txt", shell=True)
print(os.listdir("build"))
assert not os.listdir("build")
os.system("rmdir build")
