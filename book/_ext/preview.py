"""Show the draft in a browser and build it again when a source changes.

`make serve` runs this. It is a program, not an extension of Sphinx: a server
of the standard library, which answers unknown addresses with the book's own
page for them, and a loop that looks at the times of the sources.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"
MAKE = Path(__file__).with_name("make_book.py")
WATCHED = ("book/**/*", "mlp_lit/**/*", "_config.yml", "_toc.yml")


def times(root, patterns=WATCHED):
    """Return when each source was last written."""
    found = {}
    for pattern in patterns:
        for path in root.glob(pattern):
            # An editor's own file may be gone before it is looked at.
            with contextlib.suppress(FileNotFoundError):
                if path.is_file() and "__pycache__" not in path.parts:
                    found[path] = path.stat().st_mtime_ns
    return found


def build():
    """Build the draft in a process of its own."""
    subprocess.run([sys.executable, "-X", "utf8", MAKE, "--draft"],
                   cwd=ROOT, check=False)


class Pages(SimpleHTTPRequestHandler):
    """Serve the pages as a publisher would, without a line per request."""

    def log_message(self, *args):
        """Say nothing."""

    def send_error(self, code, message=None, explain=None):
        """Answer an unknown address with the book's page for it."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(folder, port=0):
    """Serve a folder from a thread; port 0 takes any that is free."""
    handler = partial(Pages, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main():
    """Build, serve, and build again after every change."""
    before = times(ROOT)
    build()
    server = serve(SITE, int(os.environ.get("PORT", "8000")))
    print(f"The draft is at http://127.0.0.1:{server.server_port}/"
          " (Ctrl+C ends)", flush=True)
    while True:
        time.sleep(1)
        now = times(ROOT)
        if now != before:
            build()
        before = now


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
