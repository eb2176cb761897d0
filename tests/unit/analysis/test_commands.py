from __future__ import annotations

import pytest

from mcp_sandbox.analysis.commands import is_destructive, is_vital_path

DESTRUCTIVE: list[str | list[str]] = [
    "rm -rf /", "rm -fr /*", "rm -r -f /", "rm --recursive --force /", "sudo rm -rf /usr", "/bin/rm -rf /home",
    "true && rm -rf /", "echo a; rm -rf ~", "rm -rf $HOME", "rm -rf /home/user", "rm -rf --no-preserve-root /",
    "sh -c 'rm -rf /'", "bash -lc \"rm -rf /etc\"", "env A=1 rm -rf /", "nohup rm -rf / &", "cd / && rm -rf *",
    "mkfs.ext4 /dev/sda1", "mkfs -t ext4 /dev/sda", "dd if=/dev/zero of=/dev/sda bs=1M", "cat /dev/zero > /dev/sda",
    "wipefs -a /dev/sda", "shred /dev/sda", ":(){ :|:& };:", "bomb() { bomb | bomb & }; bomb", "find / -delete",
    "find / -exec rm -rf {} +", "chmod -R 000 /", "chown -R nobody /etc", "mv / /dev/null", "format c: /y", "FORMAT D:",
    "del /f /s /q C:\\*", "rd /s /q C:\\", "cmd /c format c:", "shutdown -h now", "init 0", "$(rm -rf /)", "`rm -rf /`",
    "A=/; rm -rf $A", "export D=/etc && rm -rf ${D}", "bash -c \"$(echo rm -rf /)\"", "rm -rf `echo /`",
    "python3 -c \"import shutil; shutil.rmtree('/')\"", "perl -e \"system('rm -rf /')\"",
    "ruby -e \"require 'fileutils'; FileUtils.rm_rf('/')\"", ["python", "-c", "import os; os.system('rm -rf /')"],
    ["rm", "-rf", "/"], ["sudo", "rm", "-rf", "/"], ["bash", "-c", "rm -rf /"], ["dd", "of=/dev/nvme0n1"],
]  # fmt: skip

HARMLESS: list[str | list[str]] = [
    "ls -la /", "rm -rf build", "rm -rf ./dist", "rm -rf /tmp/cache", "rm file", "rm -r data/old", "echo rm -rf /",
    "grep -r 'rm -rf /' .", "dd if=a of=b", "dd if=/dev/zero of=/tmp/x", "find . -delete", "find /tmp/x -delete",
    "cat a > /dev/null", "chmod 755 /tmp/x", "chmod -R 755 build", "mv a b", "format report.txt", "git rm -r docs",
    "python format.py c", "echo 'mkfs'", "cp a /dev/null", "", ["rm", "-rf", "build"], ["echo", "rm -rf /"],
    "cd /tmp && rm -rf *", "A=/tmp/x; rm -rf $A", "rm -rf $UNKNOWN/x", "python3 -c \"print('/')\"",
    "python -c \"import shutil; shutil.rmtree('build')\"", "echo $(echo rm)", "node -e \"console.log('rm -rf')\"",
    "unterminated 'quote", "make clean && rm -rf out/*", "docker run -it image",
]  # fmt: skip


@pytest.mark.parametrize("command", DESTRUCTIVE, ids=str)
def test_a_command_that_destroys_is_recognised(command: str | list[str]) -> None:
    assert is_destructive(command)


@pytest.mark.parametrize("command", HARMLESS, ids=str)
def test_a_command_that_does_not_is_left_alone(command: str | list[str]) -> None:
    assert not is_destructive(command)


@pytest.mark.parametrize(
    "path", ["/", "//", "/.", "/*", "~", "~/", "/home", "/home/me", "/root", "/etc/", "C:\\", "c:/*"]
)
def test_a_folder_that_nobody_may_lose_is_recognised(path: str) -> None:
    assert is_vital_path(path)


@pytest.mark.parametrize(
    "path", ["", "build", "./x", "/tmp", "/tmp/x", "/home/me/project/build", "home", "~/build", "C:\\x"]
)
def test_another_folder_is_not(path: str) -> None:
    assert not is_vital_path(path)
