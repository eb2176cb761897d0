"""A client of a web API, written for `requests`; the server is started here."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import requests


class Api(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"path": self.path, "agent": self.headers["User-Agent"]}).encode()
        self.send_response(404 if "missing" in self.path else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Client:
    def __init__(self, base):
        self.base, self.session = base, requests.Session()
        self.session.trust_env = False
        self.session.headers["User-Agent"] = "demo"

    def get(self, path, **params):
        answer = self.session.get(f"{self.base}/{path}", params=params, timeout=5)
        answer.raise_for_status()
        return answer.json()


server = HTTPServer(("127.0.0.1", 0), Api)
threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
client = Client(f"http://127.0.0.1:{server.server_port}")
print(client.get("items", page=2))
assert client.get("x")["agent"] == "demo"
try:
    client.get("missing")
except requests.HTTPError as error:
    print("status", error.response.status_code)
client.session.close()
server.shutdown()
server.server_close()
