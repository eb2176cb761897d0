"""A text adventure in which every verb has a dangerous name."""

import textwrap


class Room:
    def __init__(self, name, text, **exits):
        self.name, self.text, self.exits = name, text, exits
        self.items = set()


class Game:
    def __init__(self):
        self.rooms = {
            "kitchen": Room("kitchen", "A kitchen with a locked cupboard.", north="hall"),
            "hall": Room("hall", "A long hall. Something ticks.", south="kitchen", east="library"),
            "library": Room("library", "Books on shells, sockets and pickles.", west="hall"),
        }
        self.rooms["hall"].items.add("key")
        self.here = self.rooms["kitchen"]
        self.bag = set()
        self.opened = False

    # Verbs ---------------------------------------------------------------
    def go(self, direction):
        target = self.here.exits.get(direction)
        if target is None:
            return "You can't go there."
        self.here = self.rooms[target]
        return self.look()

    def look(self, *_):
        items = ", ".join(sorted(self.here.items)) or "nothing"
        return f"{self.here.text} You see {items}."

    def load(self, item):
        if item in self.here.items:
            self.here.items.remove(item)
            self.bag.add(item)
            return f"You put the {item} in your bag."
        return "There is no such thing."

    def open(self, thing):
        if thing == "cupboard" and self.here.name == "kitchen" and "key" in self.bag:
            self.opened = True
            return "The cupboard is open. It holds a cake!"
        return "It won't open."

    def exec(self, line):
        verb, _, rest = line.partition(" ")
        command = getattr(self, verb, None)
        return command(rest) if command else f"I don't know how to {verb}."

    def system(self, lines):
        return [self.exec(line) for line in lines]


game = Game()
script = ["look", "open cupboard", "go north", "load key", "go south", "open cupboard", "fork bomb"]
for line, answer in zip(script, game.system(script)):
    print(">", line)
    print(textwrap.indent(textwrap.fill(answer, 50), "  "))
assert game.opened
