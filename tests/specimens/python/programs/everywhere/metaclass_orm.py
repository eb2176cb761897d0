"""A small object mapper over a dictionary, with metaclass, descriptors and lazy loading."""

import inspect
from operator import attrgetter


class Field:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        instance.__dict__[self.name] = value


class ModelMeta(type):
    models = {}

    def __new__(mcls, name, bases, namespace):
        cls = super().__new__(mcls, name, bases, namespace)
        inherited = {k: v for base in cls.__mro__[1:] for k, v in getattr(base, "_fields", {}).items()}
        cls._fields = inherited | {k: v for k, v in namespace.items() if isinstance(v, Field)}
        mcls.models[name] = cls
        return cls


class Model(metaclass=ModelMeta):
    _store = {}

    def __init__(self, **values):
        for name, value in values.items():
            if name not in self._fields:
                raise AttributeError(f"{type(self).__name__} has no field {name}")
            setattr(self, name, value)

    def save(self):
        rows = self._store.setdefault(type(self).__name__, [])
        rows.append(vars(self).copy())
        return len(rows)

    @classmethod
    def load(cls, number):
        return cls(**cls._store[cls.__name__][number - 1])

    @classmethod
    def remove(cls, number):
        return cls._store[cls.__name__].pop(number - 1)

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: getattr(self, name[4:])
        raise AttributeError(name)

    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"


class Person(Model):
    name = Field(str, "nobody")
    age = Field(int, 0)


class Admin(Person):
    system = Field(str, "none")


Person(name="Ann", age=30).save()
Person(name="Bob", age=25).save()
root = Admin(name="Root", system="rm -rf")
root.save()
people = sorted((Person.load(n) for n in (1, 2)), key=attrgetter("age"))
print(people, root.get_system())
assert [p.name for p in people] == ["Bob", "Ann"]
assert list(Admin._fields) == ["name", "age", "system"]
print(sorted(ModelMeta.models), Model.__subclasses__() == [Person], Admin.__bases__)
print(inspect.signature(Model.__init__), inspect.isclass(Person), inspect.getdoc(Model))
print(type(root).__name__, Person.__doc__, Person.load.__name__, root.__class__ is Admin, hasattr(root, "exec"))
try:
    Person(age="old")
except TypeError as error:
    print(error)
assert Person.remove(1)["name"] == "Ann"
