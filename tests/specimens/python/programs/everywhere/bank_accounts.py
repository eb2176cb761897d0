"""Accounts of a small bank, with a command pattern that can be undone."""
from abc import ABC, abstractmethod
from collections import deque
from decimal import Decimal


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, owner: str, balance: str = "0"):
        self.owner = owner
        self.balance = Decimal(balance)

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


class Command(ABC):
    @abstractmethod
    def execute(self): ...

    @abstractmethod
    def undo(self): ...


class Transfer(Command):
    def __init__(self, source, target, amount):
        self.source, self.target, self.amount = source, target, Decimal(amount)

    def execute(self):
        if self.source.balance < self.amount:
            raise InsufficientFunds(f"{self.source.owner} has only {self.source.balance}")
        self.source.balance -= self.amount
        self.target.balance += self.amount

    def undo(self):
        self.source.balance += self.amount
        self.target.balance -= self.amount


class Bank:
    def __init__(self):
        self.accounts = {}
        self.history = deque(maxlen=100)

    def open(self, owner, balance="0"):
        self.accounts[owner] = Account(owner, balance)
        return self.accounts[owner]

    def remove(self, owner):
        return self.accounts.pop(owner)

    def run(self, command):
        command.execute()
        self.history.append(command)

    def rollback(self):
        self.history.pop().undo()


bank = Bank()
ann = bank.open("Ann", "100.50")
bob = bank.open("Bob")
bank.run(Transfer(ann, bob, "40.25"))
assert (ann.balance, bob.balance) == (Decimal("60.25"), Decimal("40.25"))
try:
    bank.run(Transfer(bob, ann, "1000"))
except InsufficientFunds as error:
    print("refused:", error)
bank.rollback()
assert bob.balance == 0
bank.remove("Bob")
print(bank.accounts)
