"""A little network that learns XOR; models have train() and eval() modes as in big libraries."""

import math
import random


class Module:
    def __init__(self):
        self.training = True

    def train(self, mode=True):
        self.training = mode
        return self

    def eval(self):
        return self.train(False)

    def compile(self, optimizer, loss):
        self.optimizer, self.loss = optimizer, loss
        return self

    def __call__(self, *args):
        return self.forward(*args)


class Layer(Module):
    def __init__(self, inputs, outputs, rng):
        super().__init__()
        self.w = [[rng.uniform(-1, 1) for _ in range(inputs)] for _ in range(outputs)]
        self.b = [0.0] * outputs

    def forward(self, x):
        self.x = x
        self.y = [math.tanh(sum(w * v for w, v in zip(row, x)) + b) for row, b in zip(self.w, self.b)]
        return self.y

    def backward(self, grad, rate):
        delta = [g * (1 - y * y) for g, y in zip(grad, self.y)]
        back = [sum(d * row[i] for d, row in zip(delta, self.w)) for i in range(len(self.x))]
        for j, d in enumerate(delta):
            self.w[j] = [w - rate * d * v for w, v in zip(self.w[j], self.x)]
            self.b[j] -= rate * d
        return back


class Network(Module):
    def __init__(self, sizes, seed=0):
        super().__init__()
        rng = random.Random(seed)
        self.layers = [Layer(a, b, rng) for a, b in zip(sizes, sizes[1:])]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def fit(self, data, epochs, rate=0.2):
        assert self.training
        for _ in range(epochs):
            for x, target in data:
                grad = [2 * (y - t) for y, t in zip(self(x), target)]
                for layer in reversed(self.layers):
                    grad = layer.backward(grad, rate)


XOR = [([-1, -1], [-0.9]), ([-1, 1], [0.9]), ([1, -1], [0.9]), ([1, 1], [-0.9])]
model = Network([2, 6, 1]).compile(optimizer="sgd", loss="mse")
model.fit(XOR, epochs=800)
model.eval()
for x, (target,) in XOR:
    (y,) = model(x)
    print(x, f"{y:+.2f}", "wanted", target)
    assert (y > 0) == (target > 0)
assert model.training is False
