"""Fills folders with bytes, one after the other, until each is full or has taken too much."""

import json
import os
import sys

given = json.load(sys.stdin)
block = b"x" * (1 << 20)


def fill(folder: str) -> dict[str, object]:
    written = 0
    try:
        for number in range(8):
            with open(os.path.join(folder, f"fill{number}"), "wb", buffering=0) as file:
                for _ in range(8):
                    written += file.write(block)
    except OSError as error:
        return {"written": written, "error": error.errno}
    return {"written": written, "error": None}


print(json.dumps({folder: fill(folder) for folder in given}))
