"""The revision this program expects, known without importing the migration tool (start-up counts)."""

from __future__ import annotations

from typing import Final

HEAD: Final = "0009"
