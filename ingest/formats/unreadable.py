"""Why a file's content could not become text."""

from __future__ import annotations

__all__ = ["Unreadable"]


class Unreadable(Exception):
    """One line that completes "FILE ...": "is encrypted; save it without a password"."""

    @property
    def reason(self) -> str:
        """The line."""
        return str(self)
