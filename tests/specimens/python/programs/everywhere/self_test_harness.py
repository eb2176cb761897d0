"""A tiny test runner, with timing, parametrised cases and captured output."""

import contextlib
import io
import time
import timeit
import traceback


class Runner:
    def __init__(self):
        self.tests, self.results = [], {}

    def test(self, *cases):
        def register(function):
            self.tests += [(f"{function.__name__}{list(case)}", function, case) for case in cases or [()]]
            return function

        return register

    def exec(self, name, function, case):
        out = io.StringIO()
        start = time.perf_counter()
        try:
            with contextlib.redirect_stdout(out):
                function(*case)
        except AssertionError as error:
            status = f"failed: {error}"
        except Exception:
            status = "error: " + traceback.format_exc(limit=1).strip().splitlines()[-1]
        else:
            status = "ok"
        self.results[name] = (status, out.getvalue(), time.perf_counter() - start)

    def run(self):
        for test in self.tests:
            self.exec(*test)
        return self

    def summary(self):
        for name, (status, output, _) in self.results.items():
            print(f"{name:<28} {status}" + (f"  [{output.strip()}]" if output else ""))
        return sum(status == "ok" for status, *_ in self.results.values())


runner = Runner()


@runner.test((2, 4), (3, 9), (4, 15))
def square(n, expected):
    assert n * n == expected, f"{n * n} is not {expected}"


@runner.test()
def prints():
    print("os.system is only printed")


@runner.test()
def breaks():
    {}["missing"]


@runner.test()
def suppresses():
    with contextlib.suppress(ZeroDivisionError), contextlib.ExitStack() as stack:
        stack.callback(print, "closed")
        1 / 0


good = runner.run().summary()
assert good == 4, good


@contextlib.contextmanager
def section(title):
    print(f"== {title} ==")
    try:
        yield title.upper()
    finally:
        print("-" * 10)


with section("speed") as title:
    seconds = timeit.timeit(lambda: sum(range(100)), number=200)
    best = min(timeit.repeat(list, number=10, repeat=3))
    print(title, "fast" if seconds < 5 and best < 5 else "slow")
