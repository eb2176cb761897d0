import io
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta

LOG = """\
2024-03-01 10:00:01 INFO  web.server GET /index.html 200 12ms
2024-03-01 10:00:04 ERROR worker.7 subprocess.CalledProcessError: Command 'rm -rf /tmp/x' returned 1
2024-03-01 10:00:09 INFO  web.server GET /api/eval?expr=1%2B1 200 48ms
2024-03-01 10:01:17 WARN  auth eval() is used in plugin 'exec'
2024-03-01 10:02:00 INFO  web.server POST /os/system 403 2ms
2024-03-01 10:02:30 ERROR worker.7 pickle.UnpicklingError: invalid load key
this line is broken
2024-03-01 10:03:05 INFO  web.server GET /index.html 304 1ms
"""

LINE = re.compile(r"(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (?P<level>\w+)\s+(?P<source>\S+) (?P<message>.*)")
REQUEST = re.compile(r"(?P<method>GET|POST) (?P<path>\S+) (?P<status>\d{3}) (?P<ms>\d+)ms")


def read(stream):
    for number, line in enumerate(stream, start=1):
        match = LINE.match(line.rstrip())
        if match is None:
            yield number, None
            continue
        entry = match.groupdict()
        entry["when"] = datetime.strptime(entry["when"], "%Y-%m-%d %H:%M:%S")
        yield number, entry


levels, durations, broken, errors = Counter(), defaultdict(list), [], []
first = last = None
for number, entry in read(io.StringIO(LOG)):
    if entry is None:
        broken.append(number)
        continue
    levels[entry["level"]] += 1
    first, last = first or entry["when"], entry["when"]
    if entry["level"] == "ERROR":
        errors.append(entry["message"].split(":")[0])
    if request := REQUEST.search(entry["message"]):
        durations[request["path"]].append(int(request["ms"]))

print(dict(levels), "broken lines:", broken)
print("errors:", ", ".join(errors))
for path, times in sorted(durations.items(), key=lambda item: -max(item[1])):
    print(f"{path:<24} n={len(times)} slowest={max(times)} ms")
assert last - first == timedelta(minutes=3, seconds=4)
assert errors == ["subprocess.CalledProcessError", "pickle.UnpicklingError"]
