"""What an address from a document is shown as, and whether it may be opened."""

from __future__ import annotations

import pytest

from assessor_app.gui.pdf_view.outside_address import read_address


@pytest.mark.parametrize(
    ("raw", "host"),
    [
        ("https://school.example.org/plan?id=1#top", "school.example.org"),
        ("HTTP://SCHOOL.example.org", "school.example.org"),
        ("https://bank.example.org@evil.example.com/", "evil.example.com"),
        ("https://b\u00fccher.example/", "xn--bcher-kva.example"),
        ("https://\u0430pple.com/", "xn--pple-43d.com"),
        ("  https://school.example.org \n", "school.example.org"),
        ("https://[2001:db8::1]:8080/x", "2001:db8::1"),
    ],
)
def test_the_host_is_the_one_that_would_be_called_in_plain_ascii(raw: str, host: str) -> None:
    address = read_address(raw)
    assert address.host == host
    assert address.host.isascii()
    assert address.text.isascii()
    assert address.url is not None
    assert address.url.toEncoded().data().decode() == address.text


def test_a_mail_address_names_its_domain_unless_there_are_several() -> None:
    assert read_address("mailto:head@school.example.org?subject=Hi").host == "school.example.org"
    several = read_address("mailto:a@one.example,b@two.example")
    assert several.host == ""
    assert several.is_mail
    assert several.url is not None


@pytest.mark.parametrize(
    "raw",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "smb://host/share",
        "ftp://host/file",
        "www.example.org",
        "https://",
        "https:///etc/passwd",
        "https://exa mple.org/",
        "",
        "https://example.org/" + "a" * 10_000,
    ],
)
def test_anything_else_is_never_opened(raw: str) -> None:
    assert read_address(raw).url is None
    assert read_address(raw).host == ""


def test_unseen_characters_and_turned_text_are_written_out() -> None:
    assert read_address("evil\u202egpj.exe\u200b\n").text == "evil\\u202egpj.exe\\u200b\\u000a"
    assert len(read_address("x" * 100_000).text) < 5_000
