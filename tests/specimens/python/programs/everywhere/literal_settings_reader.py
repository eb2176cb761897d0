"""Reads settings that users write as Python literals, INI, TOML and JSON, without running any of it."""

import ast
import configparser
import csv
import io
import json
import tomllib

LITERAL = "{'name': 'exec', 'sizes': (1, 2, 3), 'on': True, 'nested': {'eval': None}}"

INI = """
[server]
host = 127.0.0.1
port = 8080
command = rm -rf ${dir}

[paths]
dir = /tmp
"""

TOML = """
title = "open"
[owner]
name = "system"
dob = 1979-05-27
[[runs]]
id = 1
[[runs]]
id = 2
"""

TABLE = 'name,command\n"ann","import os; os.system(\'id\')"\nbob,"a ""quoted"" exec"\n'


class Settings(dict):
    def __getattr__(self, name):
        try:
            value = self[name]
        except KeyError:
            raise AttributeError(name) from None
        return Settings(value) if isinstance(value, dict) else value

    @classmethod
    def load(cls, text):
        return cls(ast.literal_eval(text))

    @classmethod
    def loads(cls, text):
        return cls(tomllib.loads(text))

    def merge(self, other):
        return Settings({**self, **other})


settings = Settings.load(LITERAL)
assert settings.sizes == (1, 2, 3) and settings.nested["eval"] is None
toml = Settings.loads(TOML)
print(toml.owner.name, toml.owner.dob.year, [run["id"] for run in toml.runs])

parser = configparser.ConfigParser(interpolation=None)
parser.read_string(INI)
assert parser.getint("server", "port") == 8080
print(dict(parser["server"]), parser.has_section("paths"))
out = io.StringIO()
parser.write(out)
assert "[paths]" in out.getvalue()

rows = list(csv.DictReader(io.StringIO(TABLE)))
print(rows[0]["command"], "|", rows[1]["command"])
writer = csv.writer(out := io.StringIO(), delimiter=";")
writer.writerows([row.values() for row in rows])
print(out.getvalue().strip())
print(json.dumps(settings.merge({"sizes": [4]}), indent=1, sort_keys=True))
for bad in ("__import__('os')", "open('x')", "1 +", "[x for x in ()]"):
    try:
        Settings.load(bad)
    except (ValueError, SyntaxError) as error:
        print("refused", type(error).__name__)
    else:
        raise AssertionError(bad)
