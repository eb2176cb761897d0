"""`mcp-sandbox doctor`, as a person and as a script see it."""

from __future__ import annotations

from typing import Any


def test_a_machine_that_can_serve_is_well(cli: Any) -> None:
    ended = cli("doctor", "--format", "json")

    value = ended.json
    assert (ended.code, value["ok"], value["engine"]) == (0, True, "bubblewrap")
    (bubblewrap,) = value["runtimes"]
    assert bubblewrap["usable"] is True
    assert "network" in bubblewrap["walls"]
    assert not set(bubblewrap["walls"]) & set(bubblewrap["walls_missing"])
    served = [(one["policy"], one["used_by"], one["runtime"]) for one in value["policies"]]
    assert served[0] == ("minimal", ["default"], "bubblewrap")
    assert [one[:2] for one in served[1:]] == [("production", ["alice"])]


def test_text_says_the_same_for_a_person(cli: Any) -> None:
    out = cli("doctor").out

    assert out.startswith("bubblewrap ")
    assert "ok   walls: network, user" in out
    assert "ok   minimal (python; for default): runs on bubblewrap" in out


def test_an_engine_that_does_not_answer_is_named_with_what_mends_it(cli: Any) -> None:
    (cli.folder / "docker.toml").write_text('[runtime]\nengine = "docker"\n')
    cli.environment["DOCKER_HOST"] = "unix:///nonexistent/docker.sock"

    text = cli("doctor", "--config", "docker.toml")
    value = cli("doctor", "--config", "docker.toml", "--format", "json")

    assert (text.code, value.code) == (69, 69)
    assert "docker not usable" in text.out
    assert "can't be served" in text.out
    assert value.json["ok"] is False
    assert value.json["policies"][0]["runtime"] is None
    assert any(finding["remedy"] for finding in value.json["runtimes"][0]["findings"])


def test_auto_looks_at_every_runtime_and_takes_one_that_can_serve(cli: Any) -> None:
    (cli.folder / "auto.toml").write_text("")
    cli.environment["DOCKER_HOST"] = "unix:///nonexistent/docker.sock"

    value = cli("doctor", "--config", "auto.toml", "--format", "json").json

    assert [runtime["runtime"] for runtime in value["runtimes"]] == ["docker", "podman", "bubblewrap"]
    assert value["runtimes"][0]["usable"] is False
    assert value["policies"][0]["runtime"] in {"podman", "bubblewrap"}


def test_a_configuration_that_can_not_be_used_is_78(cli: Any) -> None:
    (cli.folder / "bad.toml").write_text("engine = 1\n")

    text, value = cli("doctor", "--config", "bad.toml"), cli("doctor", "--config", "bad.toml", "--format", "json")

    assert (text.code, value.code) == (78, 78)
    assert "bad.toml:1: engine: " in text.err
    assert "bad.toml:1: engine: " in value.json["error"]["message"]
