"""Serves one file over loopback as fast as the system can send it, in a process of its own, for `download`."""

from __future__ import annotations

import hashlib
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from assessor_app.protocol.messages import Meta


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    path_of: Path
    tag: str

    def do_GET(self) -> None:
        if self.path == "/meta":
            body = Meta(service="assessor-hub", schema_min=1, schema_max=1, programme="Test").model_dump_json().encode()
            self._begin(len(body), "application/json")
            self.wfile.write(body)
            return
        with self.path_of.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            self._begin(size, "application/octet-stream")
            done = 0
            while done < size:
                done += os.sendfile(self.connection.fileno(), file.fileno(), done, size - done)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
        """Nobody reads it."""

    def _begin(self, size: int, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(size))
        self.send_header("Content-Type", kind)
        self.send_header("ETag", f'"{self.tag}"')
        self.end_headers()
        self.wfile.flush()


def main(path: Path) -> None:
    """Say port and hash in one line, then serve until ended."""
    with path.open("rb") as file:
        _Handler.tag = hashlib.file_digest(file, "sha256").hexdigest()
    _Handler.path_of = path
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        sys.stdout.write(f"{server.server_port} {_Handler.tag}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
