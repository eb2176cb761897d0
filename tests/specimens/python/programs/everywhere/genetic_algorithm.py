import random
import string
from operator import attrgetter

TARGET = "subprocess.run(['ls'])"
ALPHABET = string.ascii_lowercase + ".()[]' "


class Individual:
    __slots__ = ("genes", "fitness")

    def __init__(self, genes):
        self.genes = genes
        self.fitness = sum(a == b for a, b in zip(genes, TARGET))

    def crossover(self, other, rng):
        cut = rng.randrange(len(self.genes))
        return Individual(self.genes[:cut] + other.genes[cut:])

    def mutate(self, rng, rate):
        return Individual("".join(rng.choice(ALPHABET) if rng.random() < rate else gene for gene in self.genes))

    def __lt__(self, other):
        return self.fitness < other.fitness


class Population:
    def __init__(self, size, seed):
        self.rng = random.Random(seed)
        self.members = [Individual("".join(self.rng.choices(ALPHABET, k=len(TARGET)))) for _ in range(size)]

    def tournament(self, k=4):
        return max(self.rng.sample(self.members, k), key=attrgetter("fitness"))

    def evolve(self, rate):
        elite = sorted(self.members, reverse=True)[:4]
        children = [
            self.tournament().crossover(self.tournament(), self.rng).mutate(self.rng, rate)
            for _ in range(len(self.members) - len(elite))
        ]
        self.members = elite + children

    @property
    def best(self):
        return max(self.members)

    def run(self, generations, rate=0.02):
        for generation in range(generations):
            if self.best.fitness == len(TARGET):
                return generation
            if generation % 20 == 0:
                print(f"{generation:>4} {self.best.fitness:>3} {self.best.genes}")
            self.evolve(rate)
        return generations


population = Population(120, seed=9)
needed = population.run(400)
print("found" if population.best.genes == TARGET else "close:", population.best.genes, "after", needed)
assert population.best.fitness >= len(TARGET) - 2
