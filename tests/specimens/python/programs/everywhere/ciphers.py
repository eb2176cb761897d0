"""Classical ciphers, with functions that other programs would call dangerous."""

import string
from collections import Counter
from itertools import cycle

LETTERS = string.ascii_uppercase
ENGLISH = "ETAOINSHRDLCUMWFGYPBVKJXQZ"


def shift(text, key):
    table = str.maketrans(LETTERS + LETTERS.lower(), LETTERS[key:] + LETTERS[:key] + (LETTERS[key:] + LETTERS[:key]).lower())
    return text.translate(table)


def vigenere(text, key, sign=1):
    keys = cycle(LETTERS.index(k) for k in key.upper())
    return "".join(shift(char, sign * next(keys) % 26) if char.isalpha() else char for char in text)


def rail_fence(text, rails):
    pattern = list(range(rails)) + list(range(rails - 2, 0, -1))
    rows = [[] for _ in range(rails)]
    for char, row in zip(text, cycle(pattern)):
        rows[row].append(char)
    return "".join(map("".join, rows))


def unrail(text, rails):
    order = rail_fence(range_text := [chr(i) for i in range(len(text))], rails)
    result = [""] * len(range_text)
    for char, place in zip(text, order):
        result[ord(place)] = char
    return "".join(result)


def crack(text):
    def score(candidate):
        counts = Counter(char for char in candidate.upper() if char.isalpha())
        return sum(ENGLISH[::-1].index(char) * n for char, n in counts.items())

    return max((shift(text, -key % 26) for key in range(26)), key=score)


class Enigma:
    ROTORS = ["EKMFLGDQVZNTOWYHXUSPAIBRCJ", "AJDKSIRUXBLHWTMCQGZNPYFVOE"]
    REFLECTOR = "YRUHQSLDPXNGOKMIEBFZCWVJAT"

    def __init__(self, position=(0, 0)):
        self.position = list(position)

    def system(self, char):
        self.position[0] = (self.position[0] + 1) % 26
        if self.position[0] == 0:
            self.position[1] = (self.position[1] + 1) % 26
        i = LETTERS.index(char)
        for rotor, offset in zip(self.ROTORS, self.position):
            i = (LETTERS.index(rotor[(i + offset) % 26]) - offset) % 26
        i = LETTERS.index(self.REFLECTOR[i])
        for rotor, offset in reversed(list(zip(self.ROTORS, self.position))):
            i = (rotor.index(LETTERS[(i + offset) % 26]) - offset) % 26
        return LETTERS[i]

    def run(self, text):
        return "".join(map(self.system, text))


plain = "the system executes whatever the operator evaluates"
assert shift(shift(plain, 13), 13) == plain
print(shift("bf.flfgrz", 13), "is only text")
secret = vigenere(plain, "lemon")
assert vigenere(secret, "lemon", -1) == plain
assert unrail(rail_fence(plain, 3), 3) == plain
print(crack(shift(plain, 7)))
message = Enigma().run("OSDOTSYSTEM")
print(message, Enigma().run(message))
assert Enigma().run(message) == "OSDOTSYSTEM"
