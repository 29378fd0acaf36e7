"""The parent's end of a limit measured in a process of its own: one question a line, milliseconds back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class PlainProcess:
    """A child that answers every line with a number of milliseconds."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, *words: object) -> float:
        """One measurement in milliseconds. Raises RuntimeError when the child has died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(" ".join(str(word) for word in words) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self._process.args!r} ended without an answer")
        return float(answer)


@contextmanager
def plain_process(module: str, *arguments: object) -> Iterator[PlainProcess]:
    """Run ``tests.bench.<module>`` until the block ends."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *(str(one) for one in arguments)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield PlainProcess(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(20)
