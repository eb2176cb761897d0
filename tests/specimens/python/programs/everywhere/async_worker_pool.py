"""Workers that take jobs off a queue; retries, a timeout and a semaphore."""

import asyncio
import random


class Flaky(Exception):
    """Raised by a job that should be tried again."""


async def job(number: int, rng: random.Random) -> int:
    await asyncio.sleep(0.001)
    if rng.random() < 0.3:
        raise Flaky(number)
    return number * number


async def with_retries(number, rng, attempts=10):
    for attempt in range(attempts):
        try:
            return await asyncio.wait_for(job(number, rng), timeout=1)
        except Flaky:
            await asyncio.sleep(0.001 * attempt)
    raise RuntimeError(f"job {number} never worked")


async def worker(name, queue, results, rng, gate):
    while True:
        number = await queue.get()
        try:
            async with gate:
                results[number] = (name, await with_retries(number, rng))
        finally:
            queue.task_done()


async def main():
    rng = random.Random(7)
    queue: asyncio.Queue = asyncio.Queue()
    results = {}
    gate = asyncio.Semaphore(2)
    for number in range(20):
        queue.put_nowait(number)
    workers = [asyncio.create_task(worker(f"w{i}", queue, results, rng, gate)) for i in range(4)]
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return results


results = asyncio.run(main())
assert sorted(results) == list(range(20))
assert all(value == number * number for number, (_, value) in results.items())
print("done by", sorted({name for name, _ in results.values()}))
