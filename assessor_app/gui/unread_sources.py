"""Keeps PySide from reading the source of every module imported after it."""

from __future__ import annotations

import sys
from types import ModuleType


def leave_sources_unread() -> None:
    """Have PySide take it for granted that no module asks for its other spellings (``from __feature__ import …``).

    To find out, it reads the source of each module as it is imported, and Python keeps all of it: a fourth of the time
    that the imports take, and 28 MB. Where PySide does it in another way one day, nothing is changed.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if isinstance(feature, ModuleType) and hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_no_feature


def _uses_no_feature(_module: ModuleType) -> bool:
    return False
