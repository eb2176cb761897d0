"""Asks a server that isn't there, with retries, and goes on with what it has."""

import json
import urllib.error
import urllib.request

FALLBACK = {"rates": {"EUR": 1.0, "USD": 1.08}}


def fetch(url, attempts=2, timeout=0.5):
    for attempt in range(attempts):
        try:
            with urllib.request.urlopen(url, timeout=timeout) as answer:
                return json.load(answer)
        except (urllib.error.URLError, TimeoutError, ValueError) as error:
            print(f"attempt {attempt + 1}: {type(error).__name__}")
    return FALLBACK


def convert(amount, source, target, rates):
    return round(amount / rates[source] * rates[target], 2)


rates = fetch("http://127.0.0.1:9/rates.json")["rates"]
print(convert(100, "EUR", "USD", rates))
assert convert(108, "USD", "EUR", rates) == 100
