import enum
from collections import defaultdict


class State(enum.Enum):
    LOCKED = "locked"
    OPEN = "open"
    BROKEN = "broken"


class Event(enum.Enum):
    COIN = enum.auto()
    PUSH = enum.auto()
    KICK = enum.auto()
    REPAIR = enum.auto()


class Turnstile:
    def __init__(self):
        self.state = State.LOCKED
        self.coins = 0
        self.listeners = defaultdict(list)
        self.table = {
            (State.LOCKED, Event.COIN): (State.OPEN, self.count),
            (State.OPEN, Event.COIN): (State.OPEN, self.count),
            (State.OPEN, Event.PUSH): (State.LOCKED, None),
            (State.LOCKED, Event.KICK): (State.BROKEN, None),
            (State.BROKEN, Event.REPAIR): (State.LOCKED, None),
        }

    def on(self, state, callback):
        self.listeners[state].append(callback)

    def count(self):
        self.coins += 1

    def fire(self, event):
        target, action = self.table.get((self.state, event), (self.state, None))
        if action:
            action()
        if target is not self.state:
            self.state = target
            for callback in self.listeners[target]:
                callback(event)
        return self.state


log = []
gate = Turnstile()
gate.on(State.BROKEN, lambda event: log.append(f"broken by {event.name.lower()}"))
gate.on(State.OPEN, lambda event: log.append("open, please pass"))
for name in "COIN PUSH PUSH COIN COIN PUSH KICK COIN REPAIR".split():
    before = gate.state
    after = gate.fire(Event[name])
    print(f"{before.value:>7} --{name:-^8}> {after.value}")
print("\n".join(log))
assert gate.coins == 3
assert gate.state is State.LOCKED
