"""Names of dangerous modules and functions, each the program's own."""

os = {"name": "Debian", "version": 12}
subprocess = ["parse", "check", "run"]
socket = "power socket"
ctypes = {"int": 4, "char": 1}


def system(command):
    return f"would do: {command}"


def popen(text):
    return iter(text.splitlines())


class shutil:
    """A shelf utility: moves books between shelves."""

    def __init__(self):
        self.shelves = {"left": ["Emma"], "right": []}

    def move(self, book, source, target):
        self.shelves[source].remove(book)
        self.shelves[target].append(book)

    def rmtree(self, shelf):
        removed, self.shelves[shelf] = self.shelves[shelf], []
        return removed


class pickle:
    jars = 0

    @classmethod
    def loads(cls, cucumbers):
        cls.jars += len(cucumbers) // 3
        return cls.jars


def __import__(goods):  # customs office
    return {"goods": goods, "duty": round(len(goods) * 0.2, 2)}


def remove(items, unwanted):
    return [item for item in items if item not in unwanted]


eval = lambda expression: len(expression)
exec = print
requests = [{"get": "tea"}, {"get": "coffee"}]

exec(system("rm -rf /"))
exec(*popen("one\ntwo"))
exec(os["name"], subprocess.pop(), socket.upper(), ctypes.get("int"))
exec(eval("__import__('os').system('id')"))
exec(pickle.loads(["a", "b", "c"]), __import__("silk"))
exec([request.get("get") for request in requests])
shelf = shutil()
shelf.move("Emma", "left", "right")
assert shelf.rmtree("right") == ["Emma"]
assert remove([1, 2, 3], {2}) == [1, 3]
