"""What one file of a JavaScript program gives, the others have; each finding names its file."""

from __future__ import annotations

import pytest

from mcp_sandbox.analysis import check
from mcp_sandbox.domain.language import Language
from mcp_sandbox.domain.policy import Policy, RestrictedModule
from mcp_sandbox.domain.program import Program, SourceFile
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.presets import preset


def checked(code: str, files: dict[str, str], *, language: Language = Language.JAVASCRIPT) -> Report:
    sources = tuple(SourceFile(path, content.encode()) for path, content in files.items())
    return check(Program(code, language, sources), preset("production"))


def found(report: Report) -> set[tuple[str | None, str]]:
    return {(one.path, one.rule) for one in report.violations}


@pytest.mark.parametrize(
    ("code", "path", "content"),
    [
        ("require('./tool').run('id')", "tool.js", "module.exports = { run: require('child_process').exec }"),
        ("const { run } = require('./tool'); run('id')", "tool.js", "exports.run = require('child_process').exec"),
        (
            "const run = require('./lib/tool'); run('id')",
            "lib/tool.js",
            "module.exports = require('child_process').exec",
        ),
        ("import run from './tool.mjs'; run('id')", "tool.mjs", "export { exec as default } from 'child_process'"),
        (
            "import { run } from './tool.js'; run('id')",
            "tool.js",
            "import c from 'child_process'; export const run = c.exec",
        ),
        (
            "import * as all from './tool'; all.run('id')",
            "tool/index.js",
            "export { exec as run } from 'child_process'",
        ),
        (
            "import('./tool.js').then(t => t.run('id'))",
            "tool.js",
            "export const { exec: run } = require('child_process')",
        ),
        ("require('tool').run('id')", "node_modules/tool/index.js", "exports.run = require('child_process').exec"),
    ],
)
def test_what_a_file_exports_is_followed(code: str, path: str, content: str) -> None:
    report = checked(code, {path: content})

    assert (None, "shell-command") in found(report)
    assert any(where == path for where, _ in found(report))


def test_what_a_file_is_given_is_followed_into_it() -> None:
    report = checked("require('./tool')(eval)", {"tool.js": "module.exports = (run) => { [run].map((r) => r('1')) }"})

    assert (None, "dynamic-code") in found(report)


def test_typescript_and_javascript_files_go_together() -> None:
    files = {"tool.ts": "export const load = (name: string): any => require(name);"}
    report = checked("import { load } from './tool.js'; load('child_process').exec('id')", files)

    assert (None, "shell-command") in found(report)


def test_a_file_that_is_data_is_not_read_as_code() -> None:
    files = {"data.json": '{"text": "eval(1)"}', "package.json": '{"scripts": {"start": "rm -rf /"}}'}

    assert checked("console.log(require('./data.json').text)", files).allowed


def test_a_file_never_stands_for_a_module_that_is_built_in() -> None:
    report = checked("require('child_process').exec('id')", {"node_modules/child_process/index.js": "exports.exec = 1"})

    assert "shell-command" in {rule for _, rule in found(report)}


def test_files_that_import_each_other_are_read() -> None:
    files = {
        "a.js": "import b from './b.js'; export default () => b",
        "b.js": "import a from './a.js'; export default () => a",
    }

    assert checked("import a from './a.js'; console.log(a()())", files).allowed


def test_globals_that_one_file_sets_are_known_in_the_others() -> None:
    report = checked("require('./set'); tool('1')", {"set.js": "globalThis.tool = eval"})

    assert (None, "dynamic-code") in found(report)


@pytest.mark.parametrize(
    "code",
    [
        "require('boto3')",
        "require('node:boto3')",
        "const { x } = await import('boto3/sub')",
        "import 'boto3'",
        "import { x as y } from 'boto3'",
        "export * from 'boto3'",
        "require(['boto', '3'].join(''))",
    ],
)
def test_a_module_that_a_policy_restricts_is_found_however_it_is_taken_in(code: str) -> None:
    policy = Policy(name="x", restricted_modules=(RestrictedModule(name="boto3"),))

    assert [one.rule for one in check(Program(code, Language.JAVASCRIPT), policy).violations][:1] == [
        "restricted-module"
    ]
