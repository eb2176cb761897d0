"""Every fault is refused, and says where it is and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mcp_sandbox.config import ConfigFaultsError, load_config
from mcp_sandbox.errors import ConfigError

Faults = Callable[[str], list[ConfigError]]

POLICY = '[policies.house]\nextends = "production"\n'
CLIENT = "[clients.alice]\n"
JWT = '[server.jwt]\nissuer = "https://a"\naudience = "b"\njwks_uri = "https://c"\nalgorithms = ["RS256"]\n'

FAULTS = [
    # text, key, line, what the message says, what the remedy says
    ("polices = {}\n", "polices", 1, "no such key", "policies"),
    ("[serve]\n", "serve", 1, "no such key", "server"),
    ('default_policy = "strct"\n', "default_policy", 1, 'no policy "strct"', "Did you mean strict?"),
    ("default_policy = 3\n", "default_policy", 1, "must be text, not a whole number", "in quotes"),
    ("runtime = 3\n", "runtime", 1, "must be a table, not a whole number", "braces"),
    ("clients = []\n", "clients", 1, "must be a table, not a list", "braces"),
    # runtime
    ('[runtime]\nengine = "dockr"\n', "runtime.engine", 2, "no engine", "Did you mean docker?"),
    ("[runtime]\nengine = true\n", "runtime.engine", 2, "must be text, not true or false", "bubblewrap"),
    ('[runtime]\nengine = "ray"\n', "runtime.engine", 2, "not supported by this version", "docker"),
    ('[runtime]\nengine = "kubernetes"\n', "runtime.engine", 2, "not supported by this version", "docker"),
    ("[runtime]\npool_memory_bytes = 1\n", "runtime.pool_memory_bytes", 2, "not supported by this version", "Take"),
    ('[runtime]\noci_runtime = "run sc"\n', "runtime.oci_runtime", 2, "no name of an OCI runtime", "runsc"),
    (
        '[runtime]\nengine = "bubblewrap"\noci_runtime = "runsc"\n',
        "runtime.oci_runtime",
        3,
        "bubblewrap has no",
        "Take the key out",
    ),
    # server
    ('[server]\naudit_file = "/x"\n', "server.audit_file", 2, "not supported by this version", "Take the key out"),
    ('[server]\naudit_full_disk = "refuse"\n', "server.audit_full_disk", 2, "not supported", "Take the key out"),
    ('[server]\nquota_storage = "redis://x"\n', "server.quota_storage", 2, "not supported", "memory://"),
    ('[server]\nallowed_hosts = "a.example"\n', "server.allowed_hosts", 2, "must be a list, not text", "brackets"),
    ('[server]\nallowed_hosts = ["https://a"]\n', "server.allowed_hosts[0]", 2, "no host name", "sandbox.example.com"),
    ('[server]\nhost = "::"\n', "server.host", 2, "no such key", "allowed_hosts"),
    ('[server.jwt]\nissuer = "https://a"\n', "server.jwt.audience", 1, "is missing", "Add audience"),
    (JWT.replace("https://c", "http://c"), "server.jwt.jwks_uri", 4, "no https address", "https://"),
    (JWT.replace("RS256", "none"), "server.jwt.algorithms[0]", 5, "no algorithm", "RS256"),
    (JWT.replace('["RS256"]', "[]"), "server.jwt.algorithms", 5, "may not be empty", "at least one"),
    # clients
    (CLIENT + 'poliy = "strict"\n', "clients.alice.poliy", 2, "no such key", "Did you mean policy?"),
    (CLIENT + 'policy = "hous"\n' + POLICY, "clients.alice.policy", 2, 'no policy "hous"', "Did you mean house?"),
    (CLIENT + 'may_choose = ["strict",\n "nope"]\n', "clients.alice.may_choose[1]", 3, 'no policy "nope"', "minimal"),
    (CLIENT + 'may_choose = "strict"\n', "clients.alice.may_choose", 2, "must be a list", "brackets"),
    (CLIENT + 'rate_limit = "30/fortnight"\n', "clients.alice.rate_limit", 2, "no rate", "30/minute"),
    (CLIENT + 'rate_limit = "0/minute"\n', "clients.alice.rate_limit", 2, "no rate", "30/minute"),
    (CLIENT + 'rate_limit = "x 5/minute"\n', "clients.alice.rate_limit", 2, "no rate", "30/minute"),
    (CLIENT + 'rate_limit = ""\n', "clients.alice.rate_limit", 2, "no rate", "30/minute"),
    (CLIENT + "rate_limit = 30\n", "clients.alice.rate_limit", 2, "must be text", "in quotes"),
    (CLIENT + "max_concurrent = 0\n", "clients.alice.max_concurrent", 2, "0 is out of range", "at least 1"),
    (CLIENT + "max_concurrent = -4\n", "clients.alice.max_concurrent", 2, "-4 is out of range", "at least 1"),
    (CLIENT + "max_concurrent = 1.5\n", "clients.alice.max_concurrent", 2, "must be a whole number", "whole number"),
    (CLIENT + "max_concurrent = true\n", "clients.alice.max_concurrent", 2, "not true or false", "whole number"),
    (CLIENT + 'daily_seconds = "1h"\n', "clients.alice.daily_seconds", 2, "not text", "daily_seconds = 3600."),
    (CLIENT + 'token_sha256 = "abc"\n', "clients.alice.token_sha256", 2, "no SHA-256", "64 hexadecimal"),
    (CLIENT + f'token_sha256 = "{"0" * 64}"\n', "clients.alice.token_sha256", 2, "no real token", "random"),
    (
        CLIENT + 'token_sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"\n',
        "clients.alice.token_sha256",
        2,
        "no real token",
        "random",
    ),
    (CLIENT + 'tokens = ["abc"]\n', "clients.alice.tokens[0]", 2, "must be a table, not text", "braces"),
    (CLIENT + "tokens = [{ }]\n", "clients.alice.tokens[0].sha256", 2, "is missing", "Add sha256"),
    (
        CLIENT + f'tokens = [{{ sha256 = "{"ab" * 32}", expires_at = 2027-01-01 }}]\n',
        "clients.alice.tokens[0].expires_at",
        2,
        "must be a date and time",
        "Z",
    ),
    (
        CLIENT + f'tokens = [{{ sha256 = "{"ab" * 32}", expires_at = 2027-01-01T00:00:00 }}]\n',
        "clients.alice.tokens[0].expires_at",
        2,
        "names no time zone",
        "Z",
    ),
    (
        f'{CLIENT}token_sha256 = "{"ab" * 32}"\n[clients.bob]\ntokens = [{{ sha256 = "{"AB" * 32}" }}]\n',
        "clients.bob.tokens[0].sha256",
        4,
        'client "alice" has the same token',
        "its own",
    ),
    (
        f'{CLIENT}jwt = "a@b"\n[clients.bob]\njwt = "a@b"\n',
        "clients.bob.jwt",
        4,
        'client "alice" has the same claim',
        "its own",
    ),
    ("[clients.default]\n", "clients.default", 1, "does not name", "default_policy"),
    ('[clients."a b"]\n', 'clients."a b"', 1, "no name for a client", "letters"),
    ("[clients]\nalice = 5\n", "clients.alice", 2, "must be a table, not a whole number", "braces"),
    # policies
    ("[policies.strict]\n", "policies.strict", 1, "a preset has this name", 'extends = "strict"'),
    ('[policies."../x"]\n', 'policies."../x"', 1, "no name for a policy", "letters"),
    ('[policies.house]\nextends = "prod"\n', "policies.house.extends", 2, 'no policy "prod"', "production"),
    ('[policies.house]\nextends = "house"\n', "policies.house.extends", 2, "in a circle", "preset"),
    (POLICY + 'severity_threshold = "SAFE"\n', "policies.house.severity_threshold", 3, "reads as", "LOW"),
    (POLICY + 'severity_threshold = "low"\n', "policies.house.severity_threshold", 3, "no severity", "mean LOW?"),
    (POLICY + "severity_threshold = 1\n", "policies.house.severity_threshold", 3, "no severity", "HIGH"),
    (POLICY + 'languages = ["pythn"]\n', "policies.house.languages[0]", 3, "no language", "mean python?"),
    (POLICY + "languages = []\n", "policies.house.languages", 3, "may not be empty", "at least one"),
    (POLICY + 'rules = { environmnt = "HIGH" }\n', "policies.house.rules.environmnt", 3, "no category", "environment"),
    (POLICY + 'rules = { network = "MAX" }\n', "policies.house.rules.network", 3, "no severity", "HIGH"),
    (POLICY + 'rules = { pattern = "LOW" }\n', "policies.house.rules.pattern", 3, "no severity of its own", "patterns"),
    (POLICY + 'require_walls = ["netwrk"]\n', "policies.house.require_walls[0]", 3, "no wall", "mean network?"),
    (POLICY + 'restricted_modules = [{ name = "bo to" }]\n', "policies.house.restricted_modules[0].name", 3,
     "no dotted name", "boto3"),
    (POLICY + 'patterns = [{ pattern = "(?=a)" }]\n', "policies.house.patterns[0].pattern", 3, "RE2", "syntax"),
    (POLICY + 'patterns = [{ pattern = "(a" }]\n', "policies.house.patterns[0].pattern", 3, "RE2", "syntax"),
    (POLICY + 'patterns = [{ pattern = "" }]\n', "policies.house.patterns[0].pattern", 3, "may not be empty", "value"),
    (POLICY + 'patterns = [{ pattern = "a", scope = "cod" }]\n', "policies.house.patterns[0].scope", 3, "no scope",
     "mean code?"),
    (POLICY + 'exempt = ["os environ"]\n', "policies.house.exempt", 3, "no resolved name", "os.environ.get"),
    (POLICY + 'environment = { "T Z" = "UTC" }\n', 'policies.house.environment."T Z"', 3, "no name of a variable", "_"),
    (POLICY + 'environment = { A = "\\u0000" }\n', "policies.house.environment.A", 3, "NUL", "out"),
    (POLICY + "environment = { A = 1 }\n", "policies.house.environment.A", 3, "must be text", "in quotes"),
    (POLICY + 'image = "--privileged"\n', "policies.house.image", 3, "no name of an image", "python-data"),
    # limits, in plain numbers
    (POLICY + 'limits = { memory_bytes = "256m" }\n', "policies.house.limits.memory_bytes", 3, "not text",
     "a plain number of bytes: memory_bytes = 268435456."),
    (POLICY + 'limits = { memory_bytes = "1.5 GiB" }\n', "policies.house.limits.memory_bytes", 3, "not text",
     "memory_bytes = 1610612736."),
    (POLICY + 'limits = { timeout_seconds = "500ms" }\n', "policies.house.limits.timeout_seconds", 3, "not text",
     "a plain number of seconds: timeout_seconds = 0.5."),
    (POLICY + 'limits = { memory_bytes = "30s" }\n', "policies.house.limits.memory_bytes", 3, "not text",
     "Write a whole number."),
    (POLICY + 'limits = { cpus = "1.5" }\n', "policies.house.limits.cpus", 3, "not text", "cpus = 1.5."),
    (POLICY + "limits = { timeout = 5 }\n", "policies.house.limits.timeout", 3, "no such key", "timeout_seconds?"),
    (POLICY + "limits = { timeout_seconds = -5 }\n", "policies.house.limits.timeout_seconds", 3, "-5", "more than 0"),
    (POLICY + "limits = { timeout_seconds = inf }\n", "policies.house.limits.timeout_seconds", 3, "inf", "3600"),
    (POLICY + "limits = { timeout_seconds = nan }\n", "policies.house.limits.timeout_seconds", 3, "nan", "number"),
    (POLICY + "limits = { processes = true }\n", "policies.house.limits.processes", 3, "not true or false", "whole"),
    (POLICY + "limits = { processes = 8.0 }\n", "policies.house.limits.processes", 3, "with a fraction", "whole"),
    (POLICY + f"limits = {{ cpus = {10**400} }}\n", "policies.house.limits.cpus", 3, "", ""),
    (POLICY + "limits = 5\n", "policies.house.limits", 3, "must be a table", "braces"),
    # what this version does not carry out
    (POLICY + 'preload = ["numpy"]\n', "policies.house.preload", 3, "not supported by this version", "Take"),
    (POLICY + 'packages = ["numpy"]\n', "policies.house.packages", 3, "not supported by this version", "image"),
    (POLICY + "sessions = { max = 2 }\n", "policies.house.sessions", 3, "not supported by this version", "Take"),
    (POLICY + "artifacts = { max_count = 2 }\n", "policies.house.artifacts", 3, "not supported by", "Take"),
    (POLICY + 'mounts = [{ source = "/" }]\n', "policies.house.mounts", 3, "not supported by this version", "files"),
    (POLICY + 'network = "bridge"\n', "policies.house.network", 3, "not supported by this version", '"none"'),
    (POLICY + 'cap_add = ["SYS_ADMIN"]\n', "policies.house.cap_add", 3, "not supported by this version", "Take"),
    (POLICY + "netwrk = 1\n", "policies.house.netwrk", 3, "no such key", "mean network?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "line", "message", "remedy"), FAULTS)
def test_a_fault_is_refused_with_file_key_line_and_remedy(
    faults: Faults, file: Path, *, text: str, key: str, line: int, message: str, remedy: str
) -> None:
    fault = next(fault for fault in faults(text) if fault.field == key)

    assert (fault.file, fault.line) == (str(file), line)
    assert message in fault.message
    assert remedy in fault.remedy
    assert str(fault) == f"{file}:{line}: {key}: {fault.message} {fault.remedy}"
    assert fault.message.endswith(".")


def test_all_faults_of_a_file_are_told_at_once_in_its_order(faults: Faults) -> None:
    found = faults(
        '[policies.house]\nextends = "hut"\nlimits = { memory_bytes = "1g" }\nmounts = [1]\n'
        'rules = { netwrk = "LOW" }\n'
        '[clients.alice]\npolicy = "huse"\n[runtime]\nengine = "ray"\n'
    )

    assert [(fault.line, fault.field) for fault in found] == [
        (2, "policies.house.extends"),
        (3, "policies.house.limits.memory_bytes"),
        (4, "policies.house.mounts"),
        (5, "policies.house.rules.netwrk"),
        (7, "clients.alice.policy"),
        (9, "runtime.engine"),
    ]


def test_a_fault_of_a_policy_is_not_told_again_at_each_client_of_it(faults: Faults) -> None:
    found = faults('[policies.house]\nextends = "nowhere"\n[clients.alice]\npolicy = "house"\n')

    assert [fault.field for fault in found] == ["policies.house.extends"]


def test_a_circle_of_policies_is_told_at_each_of_its_members_alone(faults: Faults) -> None:
    found = faults(
        '[policies.a]\nextends = "b"\n[policies.b]\nextends = "c"\n[policies.c]\nextends = "b"\n[policies.d]\n'
    )

    assert [fault.field for fault in found] == ["policies.b.extends", "policies.c.extends"]
    assert '"b" -> "c" -> "b"' in found[0].message


def test_a_circle_of_ten_thousand_policies_is_told_shortly(file: Path) -> None:
    count = 10_000
    ring = "".join(f'[policies.p{number}]\nextends = "p{(number + 1) % count}"\n' for number in range(count))
    file.write_text(ring)

    with pytest.raises(ConfigFaultsError) as refused:
        load_config(file)

    assert len(refused.value.problems) == count
    assert len(str(refused.value)) < 20_000


def test_a_thousand_faults_read_as_twenty_and_a_count(file: Path) -> None:
    file.write_text("".join(f"x{number} = 1\n" for number in range(1000)))

    with pytest.raises(ConfigFaultsError) as refused:
        load_config(file)

    assert len(refused.value.problems) == 1000
    lines = str(refused.value).split("\n")
    assert lines[0].startswith(f"{file}:1: x0: ")
    assert (len(lines), lines[-1]) == (21, "and 980 more")


def test_a_long_value_is_shortened_in_the_message(faults: Faults) -> None:
    (fault,) = faults(f'default_policy = "{"x" * 5000}"\n')

    assert len(str(fault)) < 500
