"""What a security guide for such libraries shows, done with this one: the same names, keywords and shapes."""

from __future__ import annotations

import hashlib
import html
import json
import logging
from collections import defaultdict
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from mcp_sandbox import Mount, SandboxSession
from mcp_sandbox.domain.walls import Wall
from mcp_sandbox.errors import OptionError
from mcp_sandbox.security import (
    DangerousModule,
    SecurityError,
    SecurityIssueSeverity,
    SecurityPattern,
    SecurityPolicy,
    get_security_policy,
)

Session = type[SandboxSession]

LOW, MEDIUM, HIGH = SecurityIssueSeverity.LOW, SecurityIssueSeverity.MEDIUM, SecurityIssueSeverity.HIGH

TABLE = [
    ("print('Hello')", True),
    ("x = 1 + 2", True),
    ("import os; os.system('ls')", False),
    ("eval('1+1')", False),
    ("# import os", True),
    ("'import os'", True),
]

BLOCKED = {
    "minimal": ["import os\nos.system('rm -rf /')", "import os\nos.system('format c:')"],
    "development": ["import os\nos.system('ls')", "import shutil\nshutil.rmtree('/')"],
    "educational": ["import os\nos.remove('a')", "import os\nos.system('ls')"],
    "data_science": ["import os\nos.system('ls')", "import subprocess\nsubprocess.run(['ls'])"],
    "production": ["import subprocess\nsubprocess.run(['ls'])", "open('a', 'w')", "import os\nos.environ['A']"],
    "strict": ["open('a')", "import os", "import urllib.request\nurllib.request.urlopen('http://x')"],
}

ALLOWED = {
    "minimal": ["import os\nos.listdir('.')", "open('a', 'w').close()", "eval('1')"],
    "development": ["open('a', 'w').close()", "import urllib.request\nprint(urllib.request.urlopen)"],
    "educational": ["eval('1')", "exec('x = 1')"],
    "data_science": ["import csv\nprint(sum([1, 2]))", "import urllib.request\nprint(urllib.request.urlopen)"],
    "production": ["print(sum(range(10)))", "print(open('/etc/passwd').read())"],
    "strict": ["import math\nprint(math.pi)"],
}

DANGEROUS = [
    (r"os\.system\s*\(", "shell call", "import os\nos.system('x')"),
    (r"subprocess\.(run|call|Popen|check_output)\s*\(", "other process", "import subprocess\nsubprocess.run('x')"),
    (r"eval\s*\(", "text evaluated", "eval('1')"),
    (r"exec\s*\(", "text executed", "exec('1')"),
    (r"__import__\s*\(", "import by name", "__import__('os')"),
    (r"open\s*\([^)]*['\"][wa]['\"][^)]*\)", "file written", "open('a', 'w')"),
    (r"os\.(remove|unlink|rmdir)\s*\(", "file deleted", "from os import unlink as u\nu('a')"),
    (r"shutil\.rmtree\s*\(", "tree deleted", "import shutil as s\ns.rmtree('a')"),
    (r"socket\.socket\s*\(", "socket made", "import socket\nsocket.socket()"),
    (r"urllib\.request\.urlopen\s*\(", "address opened", "import urllib.request\nurllib.request.urlopen('x')"),
    (r"os\.environ", "environment", "import os\nprint(os.environ)"),
    (r"platform\.(system|release|version)\s*\(", "platform", "import platform\nplatform.system()"),
    (r"compile\s*\(", "text compiled", "compile('1', 'a', 'eval')"),
    (r"globals\s*\(\)", "global names", "globals()"),
    (r"locals\s*\(\)", "local names", "locals()"),
    (r"pickle\.loads?\s*\(", "pickle read", "from pickle import loads\nloads(b'')"),
    (r"inspect\.(getfile|getsource|getmodule)\s*\(", "source read", "import inspect\ninspect.getsource(len)"),
    (r"ast\.(parse|compile)\s*\(", "syntax tree", "import ast\nast.parse('1')"),
]

OTHER_LANGUAGES = [
    r"eval\s*\(",
    r"new\s+Function\s*\(",
    r"process\.exit\s*\(",
    r"child_process",
    r"Class\.forName\s*\(",
    r"Runtime\.getRuntime\(\)\.exec\s*\(",
    r"System\.exit\s*\(",
]


@pytest.mark.parametrize("name", ["production", "strict"])
def test_the_table_of_security_tests_holds_through_a_session(name: str) -> None:
    for code, expected in TABLE:
        with SandboxSession(lang="python", security_policy=get_security_policy(name)) as session:
            is_safe, violations = session.is_safe(code)

            assert is_safe is expected, code
            assert bool(violations) is not expected, code


@pytest.mark.parametrize("name", BLOCKED)
def test_each_preset_blocks_and_allows_what_it_is_for(name: str) -> None:
    with SandboxSession(lang="python", security_policy=get_security_policy(name)) as session:
        assert [code for code in BLOCKED[name] if session.is_safe(code)[0]] == []
        assert [code for code in ALLOWED[name] if not session.is_safe(code)[0]] == []


def test_a_policy_is_made_of_severities_patterns_and_modules(Session: Session) -> None:  # noqa: N803
    policy = SecurityPolicy(
        severity_threshold=MEDIUM,
        patterns=[
            SecurityPattern(pattern=r"os\.system\s*\(", description="A shell is called.", severity=HIGH),
            SecurityPattern(
                pattern=r"open\s*\([^)]*['\"][wa]['\"][^)]*\)", description="A file is written.", severity=MEDIUM
            ),
            SecurityPattern(pattern=r"socket\.socket\s*\(", description="A socket is made.", severity=LOW),
        ],
        restricted_modules=[
            DangerousModule(name="os", description="The system's calls.", severity=HIGH),
            DangerousModule(name="subprocess", description="Other processes.", severity=HIGH),
            DangerousModule(name="socket", description="Sockets.", severity=LOW),
        ],
    )
    with Session(lang="python", security_policy=policy) as session:
        _, violations = session.is_safe("import os\nos.system('ls')\nopen('a', 'w')\nimport subprocess as s")
        result = session.run("import socket\nprint('ran')")

    assert [(one.line, one.severity) for one in violations] == [(1, HIGH), (2, HIGH), (3, MEDIUM), (4, HIGH)]
    assert "A shell is called." in violations[1].description
    assert result.stdout == "ran\n"
    assert [note.severity for note in result.notes] == [LOW]


@pytest.mark.needs_wall(Wall.MEMORY)
def test_code_is_checked_then_run_and_each_violation_is_told(Session: Session) -> None:  # noqa: N803
    told: list[str] = []
    with Session(lang="python", security_policy=get_security_policy("production")) as session:
        for code in ["print('first')", "import os\nos.system('ls')\neval('1')"]:
            is_safe, violations = session.is_safe(code)
            if is_safe:
                told.append(session.run(code).stdout)
            else:
                told += [f"{one.line} {one.description} {one.severity.name}" for one in violations]

    assert told[0] == "first\n"
    assert [line.split()[0] for line in told[1:]] == ["2", "3"]
    assert [line.split()[-1] for line in told[1:]] == ["HIGH", "MEDIUM"]


def test_a_policy_of_ones_own_blocks_clouds_hosts_and_modules() -> None:
    policy = SecurityPolicy(
        severity_threshold=LOW,
        patterns=[
            SecurityPattern(pattern=r"boto3|google\.cloud|azure", description="A cloud is used.", severity=HIGH),
            SecurityPattern(
                pattern=r"requests\.get\s*\(['\"].*internal\.company\.com", description="A host of ours.", severity=HIGH
            ),
            SecurityPattern(pattern=r"requests\.(get|post)\s*\(", description="A host of others.", severity=LOW),
        ],
        restricted_modules=[DangerousModule(name="psutil", description="The machine's state.", severity=MEDIUM)],
    )
    with SandboxSession(security_policy=policy) as session:
        _, cloud = session.is_safe("from google.cloud import storage")
        _, internal = session.is_safe("from requests import get as g\ng('https://internal.company.com/a')")
        _, external = session.is_safe("import requests\nrequests.post('https://example.com')")
        _, module = session.is_safe("import psutil")
        words, _ = session.is_safe("print('boto3 and azure')")

    assert [one.severity for one in cloud] == [HIGH]
    assert {one.severity for one in internal} == {HIGH, LOW}
    assert [one.severity for one in external] == [LOW]
    assert [one.severity for one in module] == [MEDIUM]
    assert words


def test_a_preset_is_extended_for_one_program_only() -> None:
    policy = get_security_policy("production")
    policy.add_pattern(SecurityPattern(pattern=r"tensorflow|torch|keras", description="Learning.", severity=LOW))
    policy.add_restricted_module(DangerousModule(name="cryptography", description="Ciphers.", severity=MEDIUM))

    with SandboxSession(security_policy=policy) as extended, SandboxSession(lang="python") as plain:
        for code in ["import torch", "import cryptography"]:
            assert not extended.is_safe(code)[0]
            assert plain.is_safe(code)[0]


@pytest.mark.needs_wall(Wall.MEMORY)
def test_policy_limits_user_and_mounts_hold_together(Session: Session, shared_folder: Path) -> None:  # noqa: N803
    configs = {"cpu_count": 1, "mem_limit": "256m", "timeout": 10, "pids_limit": 50, "user": "nobody:nogroup"}
    mounts = [Mount(type="bind", source=str(shared_folder), target="/data", read_only=True)]
    code = "import os\nprint(os.getuid(), sum(map(int, open('/data/numbers.txt'))), os.access('/data', os.W_OK))"
    with Session(
        lang="python",
        security_policy=get_security_policy("production"),
        runtime_configs=configs,
        mounts=mounts,
    ) as session:
        result = session.run(code)

    assert (result.stdout, result.stderr) == ("65534 6 False\n", "")
    assert "filesystem" in result.isolation.walls


def run_validated(code: str, session: SandboxSession, max_length: int = 10_000) -> Any:
    if len(code) > max_length:
        raise ValueError("too long")
    if "\x00" in code:
        raise ValueError("invalid characters")
    is_safe, violations = session.is_safe(code)
    if not is_safe:
        raise SecurityError(f"did not pass: {violations}")
    return session.run(code)


@pytest.mark.needs_wall(Wall.MEMORY)
def test_input_is_validated_before_it_runs(Session: Session) -> None:  # noqa: N803
    with Session(lang="python", security_policy=get_security_policy("strict")) as session:
        assert run_validated("print(6 * 7)", session).stdout == "42\n"
        with pytest.raises(SecurityError, match="did not pass"):
            run_validated("import os", session)
        for code in ["x" * 10_001, "x = 1\x00"]:
            with pytest.raises(ValueError, match=r"too long|invalid characters"):
                run_validated(code, session)


@pytest.mark.needs_wall(Wall.MEMORY)
def test_a_run_can_be_logged(Session: Session, caplog: pytest.LogCaptureFixture) -> None:  # noqa: N803
    code, logger = "print('logged')", logging.getLogger("security")
    with Session(lang="python") as session, caplog.at_level(logging.INFO, "security"):
        result = session.run(code)
        entry: dict[str, object] = {
            "code_hash": hashlib.sha256(code.encode()).hexdigest(),
            "code_length": len(code),
            "exit_code": result.exit_code,
            "execution_time": result.execution_time,
        }
        logger.info("%s", json.dumps(entry))

    assert json.loads(caplog.messages[-1])["exit_code"] == 0
    assert 0 < result.execution_time < 30


@pytest.mark.needs_wall(Wall.MEMORY)
def test_output_is_shown_safely(Session: Session) -> None:  # noqa: N803
    with Session(lang="python") as session:
        result = session.run("import sys\nprint('<script>é\\u202e</script>')\nprint('a & \"b\"', file=sys.stderr)")
    by_hand = {
        "stdout": html.escape(result.stdout),
        "stderr": html.escape(result.stderr),
        "exit_code": result.exit_code,
        "safe_json": json.dumps(result.stdout, ensure_ascii=True),
    }
    escaped = result.escaped()

    assert by_hand["stdout"] == "&lt;script&gt;é\u202e&lt;/script&gt;\n"
    assert escaped.stdout == "&lt;script&gt;é\\u202e&lt;/script&gt;\n"
    assert escaped.stderr == by_hand["stderr"] == "a &amp; &quot;b&quot;\n"
    assert (escaped.exit_code, escaped.status) == (0, "completed")


class Allowance:
    def __init__(self, calls_max: int, window: float) -> None:
        self.calls_max, self.window = calls_max, window
        self.requests: defaultdict[str, list[float]] = defaultdict(list)

    def admits(self, user: str) -> bool:
        now = monotonic()
        self.requests[user] = [then for then in self.requests[user] if now - then < self.window]
        allowed = len(self.requests[user]) < self.calls_max
        if allowed:
            self.requests[user].append(now)
        return allowed


@pytest.mark.needs_wall(Wall.MEMORY)
def test_a_rate_is_kept_around_sessions(Session: Session) -> None:  # noqa: N803
    limiter, outputs = Allowance(calls_max=2, window=3600), list[str]()
    for _ in range(4):
        if limiter.admits("ann"):
            with Session(lang="python") as session:
                outputs.append(session.run("print('ran')").stdout)

    assert outputs == ["ran\n", "ran\n"]
    assert limiter.admits("bob")


def test_no_network_can_be_asked_for_by_name(Session: Session) -> None:  # noqa: N803
    code = "print([line.split(':')[0].strip() for line in list(open('/proc/net/dev'))[2:]])"
    with Session(security_policy=SecurityPolicy(), runtime_configs={"network_mode": "none"}) as session:
        result = session.run(code)

    assert result.stdout == "['lo']\n"
    assert result.isolation.network == "none"


def test_another_network_is_refused_as_not_supported_yet() -> None:
    with pytest.raises(OptionError, match=r"^runtime_configs\['network_mode'\]: .*not supported by this version"):
        SandboxSession(lang="python", runtime_configs={"network_mode": "custom_isolated_network"})


PROBE = """
import json, os
status = {line.split(":")[0]: line.partition(":")[2].strip() for line in open("/proc/self/status")}
def writable(folder):
    try:
        with open(f"{folder}/probe", "w"): return True
    except OSError: return False
size = os.statvfs("/tmp")
print(json.dumps({
    "uids": [os.getuid(), os.geteuid(), os.getgid()], "capabilities": status["CapEff"].strip("0"),
    "new_privileges": status["NoNewPrivs"], "tmp_bytes": size.f_blocks * size.f_frsize,
    "writable": [folder for folder in ("/", "/usr", "/etc", "/run", "/tmp", "/work") if writable(folder)],
}))
"""


def test_user_read_only_memory_folders_and_dropped_capabilities_hold_together(Session: Session) -> None:  # noqa: N803
    configs: dict[str, object] = {
        "user": "nobody:nogroup",
        "read_only": True,
        "tmpfs": {"/tmp": "size=50m,mode=1777", "/run": "size=10m,mode=0755"},
        "cap_drop": ["ALL"],
    }
    with Session(security_policy=SecurityPolicy(), runtime_configs=configs) as session:
        result = session.run(PROBE)

    assert json.loads(result.stdout) == {
        "uids": [65534, 65534, 65534],
        "capabilities": "",
        "new_privileges": "1",
        "tmp_bytes": 50 * 1024 * 1024,
        "writable": ["/tmp", "/work"],
    }
    assert {"user", "filesystem"} <= result.isolation.walls


def test_a_capability_is_refused_as_not_supported_yet() -> None:
    with pytest.raises(OptionError, match=r"^runtime_configs\['cap_add'\]: .*not supported by this version"):
        SandboxSession(lang="python", runtime_configs={"cap_drop": ["ALL"], "cap_add": ["DAC_OVERRIDE"]})


@pytest.mark.parametrize(("pattern", "description", "code"), DANGEROUS)
def test_a_common_pattern_is_found_in_code_and_not_in_text(pattern: str, description: str, code: str) -> None:
    policy = SecurityPolicy(patterns=[SecurityPattern(pattern=pattern, description=description, severity=HIGH)])
    with SandboxSession(security_policy=policy) as session:
        _, violations = session.is_safe(code)
        in_text, _ = session.is_safe(f"text = {code!r}  # {code.splitlines()[-1]}")

    assert violations
    assert all(description in one.description for one in violations)
    assert in_text


@pytest.mark.parametrize("pattern", OTHER_LANGUAGES)
def test_a_common_pattern_of_another_language_is_taken(pattern: str) -> None:
    assert SecurityPattern(pattern=pattern, description="taken", severity=HIGH).frozen().pattern == pattern


@pytest.mark.parametrize("name", ["production", "strict"])
def test_known_troubles_are_none_here(name: str) -> None:
    imports = [
        "import os\nos.system('id')",
        "from os import system\nsystem('id')",
        "__import__('os').system('id')",
        "import importlib\nimportlib.import_module('os').system('id')",
        "getattr(__builtins__, 'eval')('1')",
    ]
    with SandboxSession(lang="python", security_policy=get_security_policy(name)) as session:
        assert session.is_safe("print('Use os.system to run commands')") == (True, [])
        assert [code for code in imports if session.is_safe(code)[0]] == []
