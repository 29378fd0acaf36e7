"""Makes the demo's mail, its links, and the two files that open only half the way: one locked, one damaged."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pymupdf

_WHOLE = 900


def make_mail(path: Path, text: str, domain: str) -> None:
    """Write a mail with its thread quoted below, and one attachment, as a mail program saves it."""
    mail = EmailMessage()
    mail["From"] = f"Leonie Park <office@{domain}>"
    mail["To"] = "Helene Brandt <h.brandt@example.org>"
    mail["Cc"] = f"Principal <principal@{domain}>"
    mail["Date"] = "Thu, 15 Oct 2026 16:20:00 -0500"
    mail["Subject"] = "Re: the survey, and the last bus"
    mail["Message-ID"] = f"<20261015.1620@{domain}>"
    mail.set_content(text)
    mail.add_attachment("Route;Families\nNorth;11\nMill;7\n", subtype="csv", filename="north-route.csv")
    mail.set_boundary("-----north-route-of-october")
    path.write_bytes(mail.as_bytes())


def make_link(path: Path, address: str) -> None:
    """Write an Internet shortcut; the address is one that can never exist."""
    path.write_text(f"[InternetShortcut]\r\nURL={address}\r\n", encoding="utf-8", newline="")


def lock(path: Path, password: str) -> None:
    """Put a password on a PDF, in place (AES, 256 bits)."""
    with pymupdf.open(path) as document:
        content = document.tobytes(
            encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw=f"{password} owner", user_pw=password, deflate=True
        )
    path.write_bytes(content)


def damage(path: Path) -> None:
    """Leave of a PDF what a broken copy leaves: its first bytes, and nothing but zeros after them."""
    content = path.read_bytes()
    path.write_bytes(content[:_WHOLE].replace(b"obj", b"\0\0\0") + bytes(len(content) - _WHOLE))
