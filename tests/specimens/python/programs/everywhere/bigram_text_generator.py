import random
from collections import defaultdict
from itertools import pairwise

CORPUS = (
    "the system opens the file and the system reads the file and the shell removes the file "
    "and the user loads the pickle and the user evals the model and the model runs the system"
)


class Markov:
    START, END = "<s>", "</s>"

    def __init__(self):
        self.table = defaultdict(lambda: defaultdict(int))

    def feed(self, sentences):
        for sentence in sentences:
            for a, b in pairwise([self.START, *sentence.split(), self.END]):
                self.table[a][b] += 1

    def generate(self, rng, limit=12):
        word, result = self.START, []
        while len(result) < limit:
            followers = self.table[word]
            word = rng.choices(list(followers), weights=list(followers.values()))[0]
            if word == self.END:
                break
            result.append(word)
        return " ".join(result)

    def probability(self, a, b):
        total = sum(self.table[a].values())
        return self.table[a][b] / total if total else 0.0

    def perplexity(self, sentence):
        import math

        pairs = list(pairwise([self.START, *sentence.split()]))
        logs = [math.log2(max(self.probability(a, b), 1e-6)) for a, b in pairs]
        return 2 ** (-sum(logs) / len(logs))


model = Markov()
model.feed(CORPUS.split(" and "))
rng = random.Random(2024)
for _ in range(4):
    print("-", model.generate(rng))
print("P(system | the) =", round(model.probability("the", "system"), 3))
known, odd = "the system reads the file", "the file reads the pickle"
print(f"perplexity: {model.perplexity(known):.1f} and {model.perplexity(odd):.1f}")
assert model.perplexity(known) < model.perplexity(odd)
