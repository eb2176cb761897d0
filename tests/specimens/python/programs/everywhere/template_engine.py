"""A template engine with variables, loops and filters; templates are data, never code."""

import html
import re
from string import Template

TOKEN = re.compile(r"({{.*?}}|{%.*?%})", re.S)

FILTERS = {
    "upper": str.upper,
    "title": str.title,
    "escape": html.escape,
    "length": len,
    "exec": lambda value: f"<executable {value}>",
}


class Node:
    def __init__(self):
        self.children = []

    def render(self, context):
        return "".join(child.render(context) for child in self.children)


class Text(Node):
    def __init__(self, text):
        self.text = text

    def render(self, context):
        return self.text


class Variable(Node):
    def __init__(self, expression):
        self.path, *self.filters = [part.strip() for part in expression.split("|")]

    def eval(self, context):
        value = context
        for name in self.path.split("."):
            value = value[name] if isinstance(value, dict) else getattr(value, name)
        return value

    def render(self, context):
        value = self.eval(context)
        for name in self.filters:
            value = FILTERS[name](value)
        return str(value)


class Loop(Node):
    def __init__(self, name, source):
        super().__init__()
        self.name, self.source = name, Variable(source)

    def render(self, context):
        return "".join(super(Loop, self).render({**context, self.name: item}) for item in self.source.eval(context))


def compile(source):
    root = Node()
    stack = [root]
    for part in TOKEN.split(source):
        if part.startswith("{{"):
            stack[-1].children.append(Variable(part[2:-2]))
        elif part.startswith("{%"):
            words = part[2:-2].split()
            if words[0] == "for":
                loop = Loop(words[1], words[3])
                stack[-1].children.append(loop)
                stack.append(loop)
            else:
                stack.pop()
        elif part:
            stack[-1].children.append(Text(part))
    return root


PAGE = "<h1>{{ title | upper }}</h1>{% for item in items %}<li>{{ item.name | escape }} ({{ item.price }})</li>{% end %}"
page = compile(PAGE).render({"title": "shop", "items": [{"name": "<b>os.system</b>", "price": 3}, {"name": "tea", "price": 2}]})
print(page)
assert "&lt;b&gt;os.system" in page and "SHOP" in page
print(Template("$who ran $what").substitute(who="nobody", what="rm -rf /"))
print("{0:>10}|{1:^7}|{name!r}".format("right", "mid", name="eval('1')"))
