"""Where link files lead is read as text, and nothing in them is believed to be more than that."""

from __future__ import annotations

import plistlib

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.media.reading.link_reader import Link, read_link
from tests.support.pdfs import MemorySource

ADDRESS = "https://school.example.org/plan?a=1&b=2"


def led(data: bytes) -> Link:
    return read_link(MemorySource(data))


@pytest.mark.parametrize(
    "data",
    [
        b"[InternetShortcut]\r\nIDList=\r\nURL=https://school.example.org/plan?a=1&b=2\r\n",
        b"\xff\xfe" + f"[InternetShortcut]\r\nURL={ADDRESS}\r\n".encode("utf-16-le"),
        plistlib.dumps({"URL": ADDRESS}),
        plistlib.dumps({"URL": ADDRESS}, fmt=plistlib.FMT_BINARY),
        b"https://school.example.org/plan?a=1&b=2\n",
        b"Our plan is at <https://school.example.org/plan?a=1&b=2> for all.",
    ],
)
def test_every_form_of_link_file_is_read(data: bytes) -> None:
    assert led(data) == Link(ADDRESS)


def test_a_desktop_link_has_a_title() -> None:
    entry = f"[Desktop Entry]\nType=Link\nName=Our plan\nURL={ADDRESS}\n"
    assert led(entry.encode()) == Link(ADDRESS, "Our plan")


def test_an_address_of_any_scheme_is_told_as_written() -> None:
    assert led(b"[InternetShortcut]\nURL=file:///etc/hostname\n").address == "file:///etc/hostname"
    assert led(b"[InternetShortcut]\nURL=javascript:alert(1)\n").address == "javascript:alert(1)"


def test_signs_that_cannot_be_seen_or_turn_the_reading_are_dropped() -> None:
    data = "[InternetShortcut]\nURL=https://good.example/\u202emoc.live//:sptth\u200b\x07\n".encode()
    assert led(data).address == "https://good.example/moc.live//:sptth"


@pytest.mark.parametrize(
    "data",
    [
        b"No address at 12:30, see Note: here.",
        b'<?xml version="1.0"?><plist><dict><key>URL</key><string>cut',
        plistlib.dumps(["no", "dictionary"], fmt=plistlib.FMT_BINARY),
        b"bplist00" + b"\xff" * 200,
        b"bplist00",
    ],
)
def test_a_file_without_an_address_gives_none(data: bytes) -> None:
    assert led(data) == Link("")


def test_an_entity_in_a_property_list_is_not_followed() -> None:
    data = (
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b"<plist><dict><key>URL</key><string>https://a.example/&x;</string></dict></plist>"
    )
    assert led(data).address == "https://a.example/&x;"


@pytest.mark.parametrize(("data", "fault"), [(b"", "empty"), (b"MZ\0\0\x01" * 50, "unsupported")])
def test_what_is_no_link_is_told_by_its_class(data: bytes, fault: str) -> None:
    with pytest.raises(ArtifactError) as told:
        led(data)
    assert told.value.kind == fault


@pytest.mark.parametrize("piece", [b"a", b"a.", b"url", b"<key>URL</key> ", b" "])
def test_texts_made_to_be_slow_are_not(piece: bytes) -> None:
    assert led(piece * (8_000_000 // len(piece))).address == ""


def test_an_address_is_never_longer_than_can_be_read() -> None:
    assert len(led(b"[InternetShortcut]\nURL=https://" + b"a" * 50_000).address) <= 4_096
