"""Sends an artifact's bytes, whole or from where a download broke off."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import anyio.to_thread
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from assessor_app.hub.artifacts.store import Content
from assessor_app.hub.door.refusals import PRIVATE_HEADERS, RefusedError

PIECE = 512 * 1024
_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def artifact_answer(file: Content, size: int, sha256: str, range_: str | None, if_range: str | None) -> Response:
    """200 with all ``size`` bytes, or 206 with the one range asked for; closes ``file`` when sent.

    A range counts only when ``If-Range`` (if given) is this content's ETag; several ranges are answered with all.
    Raises RefusedError 416 for a range that starts beyond the end.
    """
    etag = f'"{sha256}"'
    headers = {**PRIVATE_HEADERS, "Accept-Ranges": "bytes", "ETag": etag}
    span = _span(range_, size) if range_ is not None and if_range in {None, etag} else None
    if span is not None and span[0] >= span[1]:
        file.close()
        raise RefusedError(
            416,
            "range",
            "The file is shorter than that.",
            headers={"Content-Range": f"bytes */{size}", "ETag": etag},
        )
    start, end = span or (0, size)
    headers["Content-Length"] = str(end - start)
    if span is not None:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return StreamingResponse(
        _pieces(file, start, end),
        status_code=200 if span is None else 206,
        headers=headers,
        # Never the real type: a browser that is led here must not show what a practitioner handed in.
        media_type="application/octet-stream",
        background=BackgroundTask(file.close),
    )


def _span(range_: str, size: int) -> tuple[int, int] | None:
    """First byte and one past the last; None for what is to be ignored; an empty span cannot be satisfied."""
    found = _ONE_RANGE.fullmatch(range_.strip())
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:
        return max(0, size - int(last)), size
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) + 1, size) if last else size


async def _pieces(file: Content, start: int, end: int) -> AsyncIterator[bytes]:
    try:
        await anyio.to_thread.run_sync(file.seek, start)
        left = end - start
        while left > 0:
            piece = await anyio.to_thread.run_sync(file.read, min(PIECE, left))
            if not piece:
                raise EOFError("the file became shorter while it was sent")
            left -= len(piece)
            yield piece
    finally:
        # Also when the reader hangs up in the middle; closing twice is harmless.
        file.close()
