"""`mcp-sandbox policies`, as a person and as a script see it."""

from __future__ import annotations

from typing import Any

import pytest

PRESETS = ["minimal", "development", "educational", "data_science", "production", "strict"]


def test_all_policies_are_listed_and_the_one_in_force_is_marked(cli: Any) -> None:
    ended = cli("policies")

    assert ended.code == 0
    names = [line.split("  ")[0].strip() for line in ended.out.splitlines()[1:9]]
    assert names == ["minimal *", *PRESETS[1:], "tiny", "house"]


def test_a_client_s_list_has_what_it_may_use_alone(cli: Any) -> None:
    listing = cli("policies", "--client", "alice", "--format", "json").json

    assert (listing["client"], listing["current"]) == ("alice", "production")
    assert [policy["name"] for policy in listing["policies"]] == ["production", "strict"]


def test_the_list_in_json_is_that_of_the_tool(cli: Any) -> None:
    listing = cli("policies", "--format", "json").json

    assert (listing["status"], listing["current"]) == ("completed", "minimal")
    assert [policy["name"] for policy in listing["policies"]] == [*PRESETS, "tiny", "house"]


def test_one_policy_is_shown_whole(cli: Any) -> None:
    ended = cli("policies", "house")

    assert ended.code == 0
    rows = {line.split()[0]: line.split()[1:3] for line in ended.out.splitlines() if len(line.split()) > 2}
    assert rows["shell_command"] == ["HIGH", "blocks"]
    assert rows["file_read"] == ["-", "off"]
    assert rows["boto3"] == ["HIGH", "blocks"]
    assert rows["internal\\.example"] == ["HIGH", "blocks"]
    assert "timeout_seconds     30" in ended.out
    assert "never a finding: os.environ.get" in ended.out
    assert "required walls: cpu, environment, filesystem" in ended.out


def test_what_is_below_the_threshold_is_noted(cli: Any) -> None:
    rows = {line.split()[0]: line.split()[1:3] for line in cli("policies", "minimal").out.splitlines() if line.split()}

    assert rows["shell_command"] == ["LOW", "noted"]
    assert rows["recursive_delete"] == ["HIGH", "blocks"]


def test_one_policy_in_json_has_what_the_operator_may_know(cli: Any) -> None:
    policy = cli("policies", "house", "--format", "json").json

    assert policy["patterns"][0]["pattern"] == "internal\\.example"
    assert policy["exempt"] == ["os.environ.get"]
    assert "network" in policy["require_walls"]
    assert cli("policies", "tiny", "--format", "json").json["environment"] == {"TZ": "UTC"}


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (("nope",), 64),
        (("tiny", "--client", "alice"), 64),
        (("--client", "nobody"), 78),
        (("--config", "gone.toml"), 78),
        (("--names",), 64),
        (("strict", "--language", "cobol"), 64),
    ],
)
def test_what_is_not_there_is_an_error_in_text_and_in_json(
    cli: Any, arguments: tuple[str, ...], exit_code: int
) -> None:
    text, value = cli("policies", *arguments), cli("policies", *arguments, "--format", "json")

    assert (text.code, value.code) == (exit_code, exit_code)
    assert (text.out, value.err) == ("", "")
    assert text.err.startswith("error: ")
    assert value.json["error"]["remedy"]


def test_a_policy_says_how_many_names_it_watches_and_lists_them_on_demand(cli: Any) -> None:
    brief, whole = cli("policies", "production").out, cli("policies", "production", "--names").out

    assert "rules with" in brief
    assert "os.popen2" not in brief
    assert "shell-command  shell_command, HIGH, blocks: " in whole
    assert "os.popen2" in whole
    assert "file-open  " not in whole


def test_the_names_of_one_language_are_shown_alone(cli: Any) -> None:
    python, java = (
        cli("policies", "strict", "--language", "python").out,
        cli("policies", "strict", "--language", "java").out,
    )

    assert "pathlib.Path.unlink" in python
    assert "pathlib.Path.unlink" not in java
    assert "  python: " not in java


def test_json_lists_each_rule_that_is_on_with_its_names(cli: Any) -> None:
    ones = {one["rule"]: one for one in cli("policies", "house", "--format", "json").json["in_force"]}

    assert "file-open" not in ones
    environment = ones["environment"]
    assert (environment["category"], environment["severity"], environment["blocks"]) == ("environment", "LOW", True)
    assert "os.getenv" in environment["names"]["python"]
    noted = {one["rule"]: one for one in cli("policies", "minimal", "--format", "json").json["in_force"]}
    assert noted["shell-command"]["blocks"] is False


def test_a_name_that_a_policy_exempts_is_not_listed(cli: Any, tmp_path: Any) -> None:
    config = tmp_path / "own.toml"
    config.write_text('[policies.mine]\nextends = "production"\nexempt = ["os.getenv"]\n')

    (one,) = [
        one
        for one in cli("policies", "mine", "--config", str(config), "--format", "json").json["in_force"]
        if one["rule"] == "environment"
    ]
    assert "os.getenv" not in one["names"]["python"]
    assert "os.getenv" in one["except"]["python"]
