import html
import io
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

CATALOG = """<?xml version="1.0"?>
<catalog>
  <book id="1"><title>eval considered harmful</title><price currency="EUR">12.50</price></book>
  <book id="2"><title>The open() secret</title><price currency="EUR">8.00</price></book>
  <book id="3"><title>System &amp; Process</title><price currency="USD">30</price></book>
</catalog>"""

PAGE = """
<html><head><title>Shop</title><script>eval("alert(1)")</script></head>
<body><a href="/cart?item=1&amp;item=2">Cart</a> <a href="https://example.com/x#y">Out</a>
<p>rm&nbsp;-rf</p></body></html>
"""


class Links(HTMLParser):
    def __init__(self, base):
        super().__init__()
        self.base, self.links, self.text, self.skip = base, [], [], False

    def handle_starttag(self, tag, attrs):
        self.skip = tag == "script"
        if tag == "a":
            self.links.append(urljoin(self.base, dict(attrs)["href"]))

    def handle_endtag(self, tag):
        self.skip = False

    def handle_data(self, data):
        if not self.skip and data.strip():
            self.text.append(data.strip())


root = ET.fromstring(CATALOG)
for book in root.iterfind("book"):
    price = book.find("price")
    print(book.get("id"), book.findtext("title"), float(price.text), price.attrib["currency"])
euro = sum(float(p.text) for p in root.iter("price") if p.get("currency") == "EUR")
assert euro == 20.5

extra = ET.SubElement(root, "book", id="4")
ET.SubElement(extra, "title").text = "<exec>"
out = io.BytesIO()
ET.ElementTree(root).write(out, encoding="utf-8")
assert b"&lt;exec&gt;" in out.getvalue()

parser = Links("https://shop.example/start")
parser.feed(PAGE)
print(parser.links, parser.text)
query = parse_qs(urlsplit(parser.links[0]).query)
assert query == {"item": ["1", "2"]}
print(urlencode({"q": "os.system", "page": 2}), html.unescape("&lt;b&gt;"))
print(re.sub(r"<[^>]+>", "", "<b>bold</b> <i>text</i>"))
