"""Producers and consumers, a lock, a barrier and a pool, all within one process."""

import logging
import queue
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed

logging.basicConfig(level=logging.INFO, format="%(threadName)s %(message)s")
log = logging.getLogger("jobs")
log.setLevel(logging.WARNING)

STOP = object()


class Counter2:
    def __init__(self):
        self.value, self.lock = 0, threading.Lock()

    def add(self, n=1):
        with self.lock:
            self.value += n


def produce(jobs, n):
    for i in range(n):
        jobs.put(f"job {i}: os.system('ls')")
    jobs.put(STOP)


def consume(jobs, done, counter):
    while (job := jobs.get()) is not STOP:
        log.info("running %s", job)
        counter.add()
        done.append(job)
        jobs.task_done()
    jobs.put(STOP)


jobs, done, counter = queue.Queue(maxsize=5), [], Counter2()
threads = [threading.Thread(target=produce, args=(jobs, 30), name="producer")]
threads += [threading.Thread(target=consume, args=(jobs, done, counter), daemon=True) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(timeout=10)
assert counter.value == 30 and len(set(done)) == 30

barrier = threading.Barrier(3)
order = []


def meet(name):
    order.append(("before", name))
    barrier.wait(timeout=5)
    order.append(("after", name))


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(meet, name) for name in "abc"]
    for future in as_completed(futures):
        future.result()
assert [phase for phase, _ in order] == ["before"] * 3 + ["after"] * 3
print(Counter(phase for phase, _ in order))

local = threading.local()
local.value = 5
event = threading.Event()
timer = threading.Timer(0.01, event.set)
timer.start()
print("event:", event.wait(5), threading.current_thread().name)
