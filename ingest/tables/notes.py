"""What is left out of a table, by row, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolegraph.ingest.tables.grid import Part

__all__ = ["Notes"]

#: So many rows of one kind are named one by one.
_NAMED = 50


@dataclass
class Notes:
    """Remarks as they are made; ``where`` says which sheet or file a row is in."""

    where: Callable[[Part], str]
    general: list[str] = field(default_factory=list)
    by_kind: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)

    def copy(self) -> Notes:
        """The same remarks, to go on from."""
        by_kind = {kind: list(listed) for kind, listed in self.by_kind.items()}
        return Notes(self.where, list(self.general), by_kind)

    def say(self, remark: str) -> None:
        """A remark on the whole table."""
        self.general.append(remark)

    def row(self, part: Part, row: int, kind: str, remark: str) -> None:
        """A remark on a row; ``kind`` is what such remarks are counted by."""
        self.by_kind.setdefault(kind, []).append((self.where(part), row, remark))

    def rows(self, part: Part, rows: Iterable[int], kind: str, remark: str) -> None:
        """One remark on several rows."""
        listed = sorted(rows)
        shown = ", ".join(map(str, listed[:10])) + (" …" if len(listed) > 10 else "")
        where = self.where(part)
        self.by_kind.setdefault(kind, []).append((f"{where}rows {shown}", 0, remark))

    def warnings(self) -> list[str]:
        """All remarks, the general ones first."""
        found = list(self.general)
        for listed in self.by_kind.values():
            for where, row, remark in listed[:_NAMED]:
                found.append(f"{where}row {row}: {remark}" if row else f"{where}: {remark}")
            if len(listed) > _NAMED:
                left = ", ".join(str(row) for _, row, _ in listed[_NAMED : _NAMED + 10] if row)
                found.append(
                    f"{len(listed) - _NAMED} more rows like the last ({left} …): see the file"
                )
        return found
