"""Which file is read, and what a file that can't be read says."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mcp_sandbox.config import Config, find_config, load_config
from mcp_sandbox.config.find import FILE_BYTES_MAX
from mcp_sandbox.errors import ConfigError

Load = Callable[[str], Config]
Faults = Callable[[str], list[ConfigError]]


@pytest.fixture
def no_user_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "user-config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "mcp-sandbox" / "config.toml"


def test_the_option_goes_before_the_environment(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.touch()
    second.touch()

    assert find_config(first, {"MCP_SANDBOX_CONFIG": str(second)}) == first


def test_the_environment_goes_before_the_user_s_folder(tmp_path: Path, no_user_config: Path) -> None:
    no_user_config.parent.mkdir(parents=True)
    no_user_config.touch()
    named = tmp_path / "named.toml"
    named.touch()

    assert find_config(None, {"MCP_SANDBOX_CONFIG": str(named)}) == named
    assert find_config(None, {"MCP_SANDBOX_CONFIG": ""}) == no_user_config
    assert find_config(None, {}) == no_user_config


@pytest.mark.usefixtures("no_user_config")
def test_without_a_file_there_is_none() -> None:
    assert find_config(None, {}) is None


def test_a_file_that_was_named_and_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--config names does not exist") as refused:
        find_config(tmp_path / "gone.toml", {})
    assert refused.value.file == str(tmp_path / "gone.toml")
    with pytest.raises(ConfigError, match="MCP_SANDBOX_CONFIG names does not exist"):
        find_config(None, {"MCP_SANDBOX_CONFIG": str(tmp_path / "gone.toml")})


def test_a_dangling_link_in_the_user_s_folder_is_a_fault_and_no_absence(no_user_config: Path) -> None:
    no_user_config.parent.mkdir(parents=True)
    no_user_config.symlink_to("nowhere.toml")

    found = find_config(None, {})

    with pytest.raises(ConfigError, match="can't be read: No such file"):
        load_config(found)


def test_without_a_file_every_caller_is_under_strict() -> None:
    config = load_config(None)

    assert config.client(None).policy.name == "strict"
    assert config.client(None).may_choose == ()
    assert not config.clients
    assert config.file is None


def test_an_empty_file_comes_to_the_built_in_default(load: Load) -> None:
    assert load("").client(None) == load_config(None).client(None)


def test_a_byte_order_mark_is_taken(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbfdefault_policy = "production"\n')

    assert load_config(file).default_policy.name == "production"


def test_a_file_that_fails_while_it_is_read_is_refused() -> None:
    with pytest.raises(ConfigError, match="can't be read: Input/output error"):
        load_config(Path("/proc/self/mem"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no regular file"):
        load_config(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_a_writer(file: Path) -> None:
    os.mkfifo(file)

    with pytest.raises(ConfigError, match="no regular file"):
        load_config(file)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_refused(file: Path) -> None:
    file.touch(mode=0)

    with pytest.raises(ConfigError, match="can't be read: Permission denied"):
        load_config(file)


def test_a_path_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(Path("a\0b"))


def test_a_huge_file_is_refused(file: Path) -> None:
    file.write_text("#" * FILE_BYTES_MAX + "\n")

    with pytest.raises(ConfigError, match="larger than 1048576 bytes"):
        load_config(file)


def test_bytes_that_are_no_text_are_refused_with_their_line(file: Path) -> None:
    file.write_bytes(b"# fine\n# \xff\n")

    with pytest.raises(ConfigError, match="not UTF-8") as refused:
        load_config(file)

    assert refused.value.line == 2


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a = 1\nb = = 2\n", 2, "column 5"),
        ("a = 1\n[policies", 2, "end of the file"),
        ("x = 1\nx = 2\n", 2, "column"),
        ("a = 2027-13-45\n", 1, "column"),
        ("a = " + "[" * 50_000, None, "nested too deeply"),
        ("a = " + "9" * 10_000, None, "is no TOML"),
    ],
)
def test_a_text_that_is_no_toml_is_refused_with_its_place(
    faults: Faults, file: Path, text: str, line: int | None, said: str
) -> None:
    (fault,) = faults(text)

    assert fault.line == line
    assert said in fault.message
    assert str(fault).startswith(f"{file}:{line}: " if line else f"{file}: ")


def test_control_characters_of_the_file_do_not_reach_the_terminal(faults: Faults) -> None:
    (fault,) = faults('"\\u001b[2J\\u202eevil" = 1\n')

    assert str(fault).isprintable()
    assert "\\u001b[2J\\u202eevil" in str(fault)
