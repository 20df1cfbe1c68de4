"""What happens to notices on their way to a reader: printing, scanning, copying, web pages."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

__all__ = ["HEAVY", "LIGHT", "noisy"]

Noise = Callable[[str, random.Random], str]
_BULLET = re.compile(r"(?m)^([-•–*·▪])\s+")


def hard_spaces(text: str, rng: random.Random) -> str:
    """Non-breaking spaces, as French typography and web pages have them."""
    text = re.sub(r" (?=[:;!?»])", "\u00a0", text)
    return re.sub(r" ", lambda m: "\u00a0" if rng.random() < 0.05 else " ", text)


def curly_quotes(text: str, rng: random.Random) -> str:
    """Typographic apostrophes and quotation marks."""
    return re.sub(r'"([^"\n]*)"', "“\\1”", text.replace("'", "’"))


def other_bullets(text: str, rng: random.Random) -> str:
    """Another bullet for all lists."""
    bullet = rng.choice("-•–*·▪")
    return _BULLET.sub(f"{bullet} ", text)


def trailing_space(text: str, rng: random.Random) -> str:
    """Spaces and tabs at the ends of lines."""
    return re.sub(r"(?m)$", lambda m: rng.choice(("", "", " ", "\t")), text)


def page_furniture(text: str, rng: random.Random) -> str:
    """A page number on a line of its own, after a paragraph."""
    lines = text.split("\n")
    blank = [k for k, line in enumerate(lines) if not line.strip() and k > 12]
    for number, k in enumerate(sorted(rng.sample(blank, min(3, len(blank))), reverse=True)):
        lines[k:k] = ["", rng.choice((f"Page {number} of 3", f"You are on page {number}of 3"))]
    return "\n".join(lines)


def more_blank_lines(text: str, rng: random.Random) -> str:
    """Blank lines between the items of lists."""
    return re.sub(r"\n(?=[-•–*·▪] )", lambda m: "\n\n" if rng.random() < 0.3 else "\n", text)


def wrapped(text: str, rng: random.Random) -> str:
    """Long lines broken at a width."""
    width = rng.choice((70, 80, 100))

    def wrap(line: str) -> str:
        out, rest = [], line
        while len(rest) > width and " " in rest[:width]:
            cut = rest.rindex(" ", 0, width)
            out.append(rest[:cut])
            rest = rest[cut + 1 :]
        return "\n".join([*out, rest])

    return "\n".join(wrap(line) for line in text.split("\n"))


def glued_headings(text: str, rng: random.Random) -> str:
    """Numbered headings with the text right after them."""
    return re.sub(r"(?m)^(\d\. [A-ZÉ ]{6,})\n+(?=[A-ZÉ][a-zé'’])", "\\1", text)


def lost_blank_lines(text: str, rng: random.Random) -> str:
    """Half of the blank lines gone."""
    return re.sub(r"\n\n", lambda m: rng.choice(("\n", "\n\n")), text)


def lost_colons(text: str, rng: random.Random) -> str:
    """Half of the colons after labels gone."""
    return re.sub(r"(?m)(?<=\w) ?:(?= \S)", lambda m: rng.choice(("", m.group())), text)


def lost_bullets(text: str, rng: random.Random) -> str:
    """Half of the bullets gone."""
    return _BULLET.sub(lambda m: rng.choice(("", m.group())), text)


def wrong_case(text: str, rng: random.Random) -> str:
    """Some lines in capitals."""
    return "\n".join(line.upper() if rng.random() < 0.05 else line for line in text.split("\n"))


def misread(text: str, rng: random.Random) -> str:
    """Letters taken for others, as OCR does."""
    swaps = {"l": "1", "O": "0", "rn": "m", "e": "c"}
    pattern = "|".join(swaps)
    return re.sub(pattern, lambda m: swaps[m.group()] if rng.random() < 0.01 else m.group(), text)


def missing_section(text: str, rng: random.Random) -> str:
    """A section gone with its heading."""
    parts = re.split(r"(?m)(?=^\d\. [A-ZÉ ]{6,})", text)
    if len(parts) > 3:
        del parts[rng.randrange(1, len(parts))]
    return "".join(parts)


def torn(text: str, rng: random.Random) -> str:
    """Some lines gone."""
    return "\n".join(line for line in text.split("\n") if rng.random() > 0.06)


LIGHT: tuple[Noise, ...] = (
    hard_spaces, curly_quotes, other_bullets, trailing_space, page_furniture, more_blank_lines,
    wrapped,
)  # fmt: skip
HEAVY: tuple[Noise, ...] = (
    glued_headings, lost_blank_lines, lost_colons, lost_bullets, wrong_case, misread,
    missing_section, torn,
)  # fmt: skip


def noisy(text: str, kinds: tuple[Noise, ...], seed: int) -> str:
    """``text`` after some of the kinds of noise, the same for the same seed."""
    rng = random.Random(seed)
    for act in rng.sample(kinds, rng.randrange(1, 4)):
        text = act(text, rng)
    return text
