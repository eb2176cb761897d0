"""A stack and its tests, the way that a student hands them in."""

import io
import unittest
from unittest import mock


class StackError(Exception):
    pass


class Stack:
    def __init__(self, items=()):
        self._items = list(items)

    def push(self, item):
        self._items.append(item)
        return self

    def pop(self):
        if not self._items:
            raise StackError("the stack is empty")
        return self._items.pop()

    def peek(self):
        return self._items[-1]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return reversed(self._items)

    def show(self, out=None):
        for item in self:
            print(item, file=out)


class StackTest(unittest.TestCase):
    def setUp(self):
        self.stack = Stack([1, 2])

    def test_push_and_pop(self):
        self.stack.push(3)
        self.assertEqual(self.stack.pop(), 3)
        self.assertEqual(len(self.stack), 2)

    def test_empty(self):
        with self.assertRaises(StackError) as caught:
            Stack().pop()
        self.assertIn("empty", str(caught.exception))

    def test_show(self):
        out = io.StringIO()
        self.stack.show(out)
        self.assertEqual(out.getvalue().split(), ["2", "1"])

    def test_items_are_printed(self):
        with mock.patch.object(Stack, "show") as show:
            self.stack.show()
        show.assert_called_once_with()

    def test_values(self):
        for value in ("os.system", None, 3.5):
            with self.subTest(value=value):
                self.assertIs(Stack().push(value).peek(), value)


if __name__ == "__main__":
    loader = unittest.TestLoader()
    result = unittest.TextTestRunner(stream=io.StringIO()).run(loader.loadTestsFromTestCase(StackTest))
    print(f"{result.testsRun} tests, {len(result.failures)} failures")
    assert result.wasSuccessful()
