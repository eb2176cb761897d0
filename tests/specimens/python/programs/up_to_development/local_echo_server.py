"""A server and its client in one program, over the loopback."""

import socket
import socketserver
import threading


class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            text = line.decode().strip()
            answer = {"time": "12:00", "exec": "no"}.get(text, text[::-1])
            self.wfile.write(f"{answer}\n".encode())


def ask(address, *questions):
    with socket.create_connection(address, timeout=5) as connection:
        stream = connection.makefile("rw")
        for question in questions:
            stream.write(question + "\n")
            stream.flush()
            yield stream.readline().strip()


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Server(("127.0.0.1", 0), Echo) as server:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    answers = list(ask(server.server_address, "time", "exec", "abc"))
    server.shutdown()
    thread.join(5)
print(answers)
assert answers == ["12:00", "no", "cba"]
