"""Simulates customers of a bank counter: arrivals, waiting, service; one seed, one result."""

import heapq
import itertools
import random
import statistics
from dataclasses import dataclass, field


@dataclass(order=True)
class Event:
    time: float
    number: int
    kind: str = field(compare=False)
    customer: int = field(compare=False)


class Simulation:
    def __init__(self, servers: int, seed: int = 42) -> None:
        self.random = random.Random(seed)
        self.free = servers
        self.queue: list[tuple[float, int]] = []
        self.events: list[Event] = []
        self.waits: list[float] = []
        self.numbers = itertools.count()

    def schedule(self, time: float, kind: str, customer: int) -> None:
        heapq.heappush(self.events, Event(time, next(self.numbers), kind, customer))

    def arrive(self, event: Event) -> None:
        self.queue.append((event.time, event.customer))
        self.serve(event.time)

    def leave(self, event: Event) -> None:
        self.free += 1
        self.serve(event.time)

    def serve(self, now: float) -> None:
        while self.free and self.queue:
            arrived, customer = self.queue.pop(0)
            self.waits.append(now - arrived)
            self.free -= 1
            self.schedule(now + self.random.expovariate(1 / 4), "leave", customer)

    def run(self, customers: int) -> float:
        time = 0.0
        for customer in range(customers):
            time += self.random.expovariate(1 / 2)
            self.schedule(time, "arrive", customer)
        while self.events:
            event = heapq.heappop(self.events)
            getattr(self, event.kind)(event)
        return statistics.mean(self.waits)


for servers in (2, 3, 4):
    mean = Simulation(servers).run(500)
    print(f"{servers} servers: mean wait {mean:6.2f} minutes")
assert Simulation(4).run(500) < Simulation(2).run(500)
