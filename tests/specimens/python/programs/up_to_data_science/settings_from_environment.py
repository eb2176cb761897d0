"""Takes its settings from environment variables, with defaults."""

import os
from dataclasses import dataclass, fields


@dataclass
class Settings:
    host: str = "localhost"
    port: int = 8080
    debug: bool = False
    tags: tuple = ()

    @classmethod
    def load(cls, environ=os.environ, prefix="DEMO_"):
        values = {}
        for field in fields(cls):
            text = environ.get(prefix + field.name.upper())
            if text is not None:
                values[field.name] = cls.convert(text, field.default)
        return cls(**values)

    @staticmethod
    def convert(text, default):
        match default:
            case bool():
                return text.lower() in ("1", "true", "yes")
            case int():
                return int(text)
            case tuple():
                return tuple(part.strip() for part in text.split(","))
            case _:
                return text


os.environ["DEMO_PORT"] = "9000"
os.environ.setdefault("DEMO_TAGS", "exec, eval")
settings = Settings.load()
print(settings)
assert settings.port == 9000 and settings.tags == ("exec", "eval")
assert Settings.load({"DEMO_DEBUG": "yes"}).debug
print(os.getenv("DEMO_NOTHING", "default"), "PATH" in os.environ, os.path.expandvars("$DEMO_PORT"))
