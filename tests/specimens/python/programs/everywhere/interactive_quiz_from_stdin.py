"""A quiz that reads answers from standard input and goes on without them where there are none."""

import random
import re
import sys

QUESTIONS = [
    ("Which function runs text as code?", "eval", ["eval", "open", "len"]),
    ("Which module starts processes?", "subprocess", ["json", "subprocess", "math"]),
    ("What does `rm -rf /` do?", "deletes everything", ["lists files", "deletes everything", "formats c:"]),
]


class Quiz:
    def __init__(self, questions, read=input, seed=0):
        self.questions, self.read = list(questions), read
        random.Random(seed).shuffle(self.questions)
        self.score = 0

    def ask(self, question, right, options):
        print(question)
        for number, option in enumerate(options, start=1):
            print(f"  {number}. {option}")
        try:
            answer = self.read("> ").strip().lower()
        except EOFError:
            answer = str(options.index(right) + 1)
            print(f"(no answer given; the right one is {answer})")
        if re.fullmatch(r"\d+", answer) and 1 <= int(answer) <= len(options):
            answer = options[int(answer) - 1]
        if answer == right:
            self.score += 1
            print("Right!\n")
        else:
            print(f"Wrong, it is {right}.\n")

    def run(self):
        for question in self.questions:
            self.ask(*question)
        return self.score


def grade(score, total):
    match score / total:
        case 1:
            return "perfect"
        case share if share >= 0.5:
            return "good"
        case _:
            return "try again"


scripted = iter(["1", "nonsense", "deletes everything"])
quiz = Quiz(QUESTIONS, read=lambda prompt: next(scripted), seed=1)
score = quiz.run()
assert 0 <= score <= 2
print("scripted:", score, grade(score, len(QUESTIONS)))
live = Quiz(QUESTIONS).run()
print("live:", grade(live, len(QUESTIONS)), "\nrest of input:", sum(1 for _ in sys.stdin), "lines")
