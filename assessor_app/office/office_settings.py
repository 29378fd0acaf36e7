"""The settings of LibreOffice's throw-away profile: no macro runs, no link is followed, every slide becomes a page."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

_COMMON = "/org.openoffice.Office.Common"
# Nothing listens at this port of this very machine; whatever asks for the network by proxy ends there.
_NOWHERE, _NO_PORT = "127.0.0.1", 9
# Settings a LibreOffice does not know yet, or no longer, it passes over.
SETTINGS: tuple[tuple[str, str, str | int | bool], ...] = (
    # Macros and other active content: nothing is run, whoever signed it. 3 is "very high".
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", 3),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", True),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", True),
    (f"{_COMMON}/Security/Scripting", "DisableOLEAutomation", True),
    (f"{_COMMON}/Security/Scripting", "CheckDocumentEvents", True),
    # Pictures, sections and sheets behind links, on the network or on this machine: only documents in trusted
    # folders may load them, and no folder is trusted.
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", True),
    # What else could be brought up to date while loading; "never" is 0 in Writer and 1 in Calc.
    ("/org.openoffice.Office.Writer/Content/Update", "Link", 0),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", 1),
    # What was computed when the file was saved is what was handed in; 1 is "never recalculate".
    ("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", 1),
    ("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", 1),
    # The network.
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", 2),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _NO_PORT),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _NO_PORT),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyName", _NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyPort", _NO_PORT),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    ("/org.openoffice.Office.Common/Misc", "CrashReport", False),
    ("/org.openoffice.Office.Common/Misc", "UseOpenCL", False),
    # The author's name would go from the file's properties into the PDF's.
    (f"{_COMMON}/Security/Scripting", "RemovePersonalInfoOnSaving", True),
    # Page n is slide n, as people count them: hidden slides are pages too. Forms become what they look like.
    (f"{_COMMON}/Filter/PDF/Export", "ExportHiddenSlides", True),
    (f"{_COMMON}/Filter/PDF/Export", "ExportFormFields", False),
    (f"{_COMMON}/Filter/PDF/Export", "ExportBookmarks", True),
)


def write_profile(folder: Path) -> None:
    """Make a fresh LibreOffice profile with :data:`SETTINGS` in ``folder``."""
    user = folder / "user"
    user.mkdir(parents=True)
    items = "\n".join(_item(path, name, value) for path, name, value in SETTINGS)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}\n</oor:items>\n",
        encoding="utf-8",
    )


def _item(path: str, name: str, value: str | int | bool) -> str:
    text = str(value).lower() if isinstance(value, bool) else escape(str(value))
    return f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{text}</value></prop></item>'
