"""Tries to get more of the processor, of files and of cores than it was given."""

import json
import os
import resource
import signal

gained: list[str] = []


def raises(name: str, function: object, *words: object) -> None:
    try:
        function(*words)  # type: ignore[operator]
    except (OSError, ValueError):
        return
    gained.append(name)


raises("nice", os.nice, -5)
raises("priority", os.setpriority, os.PRIO_PROCESS, 0, -5)
raises("fifo", os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(1))
raises("round robin", os.sched_setscheduler, 0, os.SCHED_RR, os.sched_param(1))
for name in ("NOFILE", "FSIZE", "CORE", "RTPRIO", "NICE"):
    which = getattr(resource, f"RLIMIT_{name}")
    hard = resource.getrlimit(which)[1]
    raises(name, resource.setrlimit, which, (hard + 1, hard + 1))
    raises(f"{name} of the guest", resource.prlimit, 1, which, (0, 0))
raises("memory of the guest", resource.prlimit, 1, resource.RLIMIT_AS, (1, 1))
raises("processor of the guest", resource.prlimit, 1, resource.RLIMIT_CPU, (1, 1))

opened = 0
try:
    while opened < 10_000:
        os.open("/dev/null", os.O_RDONLY)
        opened += 1
except OSError:
    pass
os.closerange(3, 1000)

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
hole = os.open("/dev/shm/hole", os.O_RDWR | os.O_CREAT)
raises("a large hole", os.ftruncate, hole, 1 << 40)
os.unlink("/dev/shm/hole")

pid = os.fork()
if pid == 0:
    os.abort()
status = os.waitpid(pid, 0)[1]
print(
    json.dumps(
        {
            "gained": gained,
            "opened": opened,
            "dumped": os.WCOREDUMP(status),
            "core": resource.getrlimit(resource.RLIMIT_CORE),
            "left": sorted(os.listdir("/work")),
        }
    )
)
