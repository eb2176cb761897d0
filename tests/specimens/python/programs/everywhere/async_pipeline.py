import asyncio
import contextlib
from collections.abc import AsyncIterator


async def numbers(n: int) -> AsyncIterator[int]:
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def squared(source):
    async for value in source:
        yield value**2


async def take_while(predicate, source):
    async for value in source:
        if not predicate(value):
            break
        yield value


@contextlib.asynccontextmanager
async def timed(label, log):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        yield
    finally:
        log.append((label, loop.time() - start))


class Broadcaster:
    def __init__(self):
        self.subscribers = []

    def connect(self):
        queue = asyncio.Queue()
        self.subscribers.append(queue)
        return queue

    async def send(self, message):
        for queue in self.subscribers:
            await queue.put(message)


async def listen(queue, n):
    return [await queue.get() for _ in range(n)]


async def main():
    log = []
    async with timed("pipeline", log):
        values = [value async for value in take_while(lambda v: v < 50, squared(numbers(100)))]
    assert values == [0, 1, 4, 9, 16, 25, 36, 49]

    station = Broadcaster()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(listen(station.connect(), 3)) for _ in range(2)]
        for message in ("rm", "-rf", "/"):  # only words
            await station.send(message)
    assert [task.result() for task in tasks] == [["rm", "-rf", "/"]] * 2

    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.call_later(0.001, event.set)
    await event.wait()
    print(values, [label for label, _ in log])


if __name__ == "__main__":
    asyncio.run(main())
