"""Conversions between number systems."""

import string

ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
         (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
DIGITS = string.digits + string.ascii_lowercase


def to_roman(n: int) -> str:
    if not 0 < n < 4000:
        raise ValueError(f"{n} has no Roman form")
    result = []
    for value, letters in ROMAN:
        count, n = divmod(n, value)
        result.append(letters * count)
    return "".join(result)


def from_roman(text: str) -> int:
    values = {letters: value for value, letters in ROMAN if len(letters) == 1}
    numbers = [values[char] for char in text.upper()]
    return sum(-a if a < b else a for a, b in zip(numbers, numbers[1:] + [0]))


def to_base(n: int, base: int) -> str:
    if n == 0:
        return "0"
    digits = ""
    while n:
        n, rest = divmod(n, base)
        digits = DIGITS[rest] + digits
    return digits


def spell(n: int) -> str:
    small = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
             "seventeen eighteen nineteen").split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + ("-" + small[n % 10] if n % 10 else "")
    rest = f" and {spell(n % 100)}" if n % 100 else ""
    return f"{small[n // 100]} hundred{rest}"


for year in (1066, 1492, 1999, 2024):
    roman = to_roman(year)
    assert from_roman(roman) == year
    print(year, roman, to_base(year, 2), to_base(year, 16), to_base(year, 36))
for n in range(1, 2000):
    assert int(to_base(n, 7), 7) == n
print(spell(342), "|", spell(71), "|", spell(13))
try:
    to_roman(5000)
except ValueError as error:
    print(error)
