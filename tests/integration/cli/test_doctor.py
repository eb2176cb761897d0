"""`mcp-sandbox doctor`, as a person and as a script see it."""

from __future__ import annotations

from typing import Any


def test_a_machine_is_well_that_can_serve_every_policy_in_use(cli: Any) -> None:
    ended = cli("doctor", "--format", "json")

    value = ended.json
    (bubblewrap,) = value["runtimes"]
    assert bubblewrap["usable"] is True
    assert "network" in bubblewrap["walls"]
    assert not set(bubblewrap["walls"]) & set(bubblewrap["walls_missing"])
    served = [(one["policy"], one["used_by"], one["runtime"]) for one in value["policies"]]
    # `minimal` requires what stands everywhere; `production` requires all, and an ordinary user may have no cgroup.
    serves_all = bubblewrap["walls_missing"] == []
    assert served == [
        ("minimal", ["default"], "bubblewrap"),
        ("production", ["alice"], "bubblewrap" if serves_all else None),
    ]
    assert (ended.code, value["ok"], value["engine"]) == (0 if serves_all else 69, serves_all, "bubblewrap")


def test_a_wall_that_is_missing_is_named_with_what_mends_it(cli: Any) -> None:
    (bubblewrap,) = cli("doctor", "--format", "json").json["runtimes"]

    unwell = [finding for finding in bubblewrap["findings"] if not finding["ok"]]
    named = " ".join(finding["what"] for finding in unwell)
    assert all(wall in named for wall in bubblewrap["walls_missing"])
    assert all(finding["remedy"] for finding in unwell)


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
    able = [runtime["runtime"] for runtime in value["runtimes"] if not runtime["walls_missing"]]
    assert value["policies"][0]["runtime"] == next(iter(able), None)


def test_a_configuration_that_can_not_be_used_is_78(cli: Any) -> None:
    (cli.folder / "bad.toml").write_text("engine = 1\n")

    text, value = cli("doctor", "--config", "bad.toml"), cli("doctor", "--config", "bad.toml", "--format", "json")

    assert (text.code, value.code) == (78, 78)
    assert "bad.toml:1: engine: " in text.err
    assert "bad.toml:1: engine: " in value.json["error"]["message"]
