"""A real HTTP server on this machine, whose answers a test writes itself."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What stands at each path, and what was asked for."""

    base: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: bytes | str, media: str = "text/html", status: int = 200, **headers: str) -> str:
        """Let a path answer in the ordinary way; gives its address. `_` in a header's name stands for `-`."""
        raw = body.encode() if isinstance(body, str) else body

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            fields = {"Content-Type": media, "Content-Length": str(len(raw))}
            for name, value in (fields | {key.replace("_", "-"): value for key, value in headers.items()}).items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(raw)

        return self.on(path, answer)

    def on(self, path: str, answer: Answer) -> str:
        """Let a path answer in its own way; gives its address."""
        self.answers[path] = answer
        return self.base + path

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            answer = site.answers.get(self.path)
            with suppress(OSError):  # the reader went away
                if answer:
                    answer(self)
                else:
                    self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def html_page(title: str, sentence: str) -> str:
    """A page with a headline and a paragraph long enough to be an article."""
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{sentence * 3}</p></body></html>"
