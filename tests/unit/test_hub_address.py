"""What people type as the hub's address, and what the app makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.errors import HubUnreachableError
from assessor_app.remote.hub_address import normalise


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hub.example.org", "https://hub.example.org"),
        ("  hub.example.org/ ", "https://hub.example.org"),
        ("HTTPS://Hub.Example.Org", "https://hub.example.org"),
        ("https://hub.example.org:443/", "https://hub.example.org"),
        ("hub.example.org:8443", "https://hub.example.org:8443"),
        ("hub.example.org/assess/", "https://hub.example.org/assess"),
        ("https://example.org/a/b//", "https://example.org/a/b"),
        ("hub.example.org.", "https://hub.example.org"),
        ("schule-münchen.de", "https://schule-münchen.de"),
        ("localhost:8000", "http://localhost:8000"),
        ("127.0.0.1:40123", "http://127.0.0.1:40123"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("https://localhost", "https://localhost"),
        ("192.168.4.7:8443", "https://192.168.4.7:8443"),
    ],
)
def test_an_address_is_brought_into_one_form(typed: str, meant: str) -> None:
    assert normalise(typed) == meant
    assert normalise(meant) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "hub example.org",
        "ftp://hub.example.org",
        "file:///etc/passwd",
        "javascript://hub",
        "https://",
        "https:///path",
        "https:/hub.example.org",
        "https://user:secret@hub.example.org",
        "hub.example.org@evil.example",
        "https://hub.example.org/?next=x",
        "hub.example.org#part",
        "hub.example.org?",
        "https://hub.example.org:0",
        "https://hub.example.org:99999",
        "https://hub.example.org:port",
        "https://hub.example.org/../admin",
        "https://hub.example.org/%2e%2e",
        "https://hub..example.org",
        "https://-hub.example.org",
        "https://[::1",
        "https://hub.example.org\\evil",
        "hub.example.org\x00",
        "h" * 400,
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(HubUnreachableError) as refused:
        normalise(typed)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "typed", ["http://hub.example.org", "http://192.168.4.7", "http://localhost.example.org", "http://127.0.0.1.nip.io"]
)
def test_plain_http_to_another_machine_is_refused_and_says_why(typed: str) -> None:
    with pytest.raises(HubUnreachableError, match="unprotected") as refused:
        normalise(typed)
    assert "https://" in refused.value.advice


@given(st.text(max_size=60))
def test_any_text_gives_a_stable_address_or_a_refusal(typed: str) -> None:
    try:
        address = normalise(typed)
    except HubUnreachableError:
        return
    assert normalise(address) == address
    assert address.startswith(("https://", "http://"))
