import re
import string
from collections import Counter

TEXT = """
The administrator typed rm -rf / by accident, and the system was gone.
"Never call os.system('rm -rf /')", said the teacher, "and never eval(input())".
The students wrote exec, eval and subprocess on the board, then rubbed them out.
An open file, an open door, an open mind.
"""


def words(text):
    table = str.maketrans("", "", string.punctuation.replace("'", ""))
    return [word.translate(table).lower() for word in text.split() if word.strip(string.punctuation)]


def sentences(text):
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part.strip()]


def longest(items, n=3):
    return sorted(set(items), key=lambda word: (-len(word), word))[:n]


def histogram(counter, width=20):
    top = max(counter.values())
    for word, count in counter.most_common(5):
        yield f"{word:<14}{'#' * round(width * count / top):<{width}} {count}"


tokens = words(TEXT)
counts = Counter(tokens)
print(f"{len(tokens)} words, {len(counts)} different, {len(sentences(TEXT))} sentences")
print("longest:", ", ".join(longest(tokens)))
for line in histogram(counts):
    print(line)
lengths = Counter(map(len, tokens))
print("average length: %.2f" % (sum(k * v for k, v in lengths.items()) / len(tokens)))
assert counts["the"] == max(counts.values())
assert counts["open"] == 3
