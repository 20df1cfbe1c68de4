"""The figures as tables."""

from __future__ import annotations

from collections.abc import Iterable

from made_organisations.scoring import Pairs, Row, Rule, Score

__all__ = ["added", "tables"]

_SUMS = ("notices", "questions", "unread", "written", "read", "lines_right", "lines_found",
         "lines_right_together", "lines_found_together", "lines_met", "lines_true")  # fmt: skip
PRECISION, RECALL, ASKED = 0.995, 0.95, 0.05


def added(scores: Iterable[Score]) -> Score:
    """Several organisations together."""
    total = Score()
    for one in scores:
        for name in _SUMS:
            setattr(total, name, getattr(total, name) + getattr(one, name))
        total.not_read += one.not_read
        total.orders += one.orders
        for name, rule in one.rules.items():
            all_ = total.rules.setdefault(name, Rule())
            all_.sure += rule.sure
            all_.right += rule.right
            all_.wrong += rule.wrong
            all_.unseen += rule.unseen
        for mine, other in ((total.posts, one.posts), (total.units, one.units)):
            mine.mentions += other.mentions
            mine.asked_mentions += other.asked_mentions
            for rows, more in ((mine.rows, other.rows), (mine.wrong, other.wrong),
                               (mine.blamed, other.blamed)):  # fmt: skip
                for key, row in more.items():
                    _add(rows[key], row)  # type: ignore[index]
    return total


def _add(row: Row, more: Row) -> None:
    row.merged += more.merged
    row.asked += more.asked
    row.missed += more.missed
    row.examples += more.examples


def share(part: int, whole: int) -> str:
    """A share in per cent; a dash of nothing."""
    return f"{part / whole:.2%}".replace("%", " %") if whole else "–"


def tables(score: Score, examples: int = 0) -> str:
    """All tables in Markdown; ``examples`` of each wrong merge and each miss."""
    lines = [
        f"{score.notices:,} notices ({score.unread} not read at all); "
        f"{score.read:,} of {score.written:,} mentions of posts "
        f"({share(score.read, score.written)}) were read as written, and are scored; "
        f"{score.questions:,} questions to a person.\n",
        "| | precision | recall | asked |",
        "| --- | --- | --- | --- |",
        f"| target | {PRECISION:.1%} | {RECALL:.0%} | {ASKED:.0%} |".replace("%", " %"),
    ]
    for name, pairs in (("posts", score.posts), ("units", score.units)):
        asked = share(pairs.asked_mentions, pairs.mentions)
        lines.append(f"| {name} | {share(*pairs.precision)} | {share(*pairs.recall)} | {asked} |")
    lines.append(f"| posts, with those that no notice shows | {share(*score.posts.strict)} | | |")
    met = share(score.lines_met, score.lines_true)
    lines.append(f"| reporting lines | {share(score.lines_right, score.lines_found)} | {met} | |")
    for name, pairs in (("posts", score.posts), ("units", score.units)):
        precision, recall = pairs.together
        lines.append(
            f"| {name}, wrong readings included | {share(*precision)} | {share(*recall)} | |"
        )
    precision = (score.lines_right_together, score.lines_found_together)
    lines.append(f"| reporting lines, wrong readings included | {share(*precision)} | | |")
    if score.orders:
        lines.append(f"\nShuffled, {sum(score.orders)} places of {len(score.orders)} orders came "
                     "to another identity.")  # fmt: skip
    lines += _rules(score)
    for name, pairs in (("posts", score.posts), ("units", score.units)):
        lines += _pairs(name, pairs, examples)
    if examples:
        lines += ["", "not read as written:", ""]
        lines += [f"- {count} {what}" for what, count in score.not_read.most_common(30)]
    return "\n".join(lines) + "\n"


def _rules(score: Score) -> list[str]:
    """How sure each rule says to be, and which part of its links is right."""
    lines = ["", "| links between mentions of posts, by rule | links | confidence | right | "
             "wrong, and nothing shows it |", "| --- | --- | --- | --- | --- |"]  # fmt: skip
    for name, rule in sorted(score.rules.items(), key=lambda item: -item[1].right):
        links = rule.right + rule.wrong + rule.unseen
        lines.append(
            f"| `{name}` | {links:,} | {rule.sure / links:.2f} | {share(rule.right, links)} "
            f"| {share(rule.unseen, links)} |"
        )
    return lines


def _pairs(name: str, pairs: Pairs, examples: int) -> list[str]:
    titles = {
        "merge": "should be merged", "ask": "should be asked",
        "outside": "not knowable from the notices",
    }  # fmt: skip
    lines = ["", f"| pairs of mentions of one of the {name} | merged | asked | apart |",
             "| --- | --- | --- | --- |"]  # fmt: skip
    shown: list[tuple[str, Row]] = []
    for kind, title in titles.items():
        rows = {c: row for (k, c), row in pairs.rows.items() if k == kind}
        row = pairs.total(kind)
        lines.append(f"| **{title}** | {row.merged:,} | {row.asked:,} | {row.missed:,} |")
        for cause, row in sorted(rows.items(), key=lambda item: -item[1].missed):
            lines.append(f"| {cause} | {row.merged:,} | {row.asked:,} | {row.missed:,} |")
            if kind != "outside" and row.missed:
                shown.append((f"missed: {cause}", row))
    lines += ["", f"| wrongly merged pairs of {name} | pairs |", "| --- | --- |"]
    for cause, row in sorted(pairs.wrong.items(), key=lambda item: -item[1].merged):
        lines.append(f"| {cause} | {row.merged:,} |")
        shown.append((f"wrong: {cause}", row))
    lines += ["", f"| spoilt by the reading ({name}) | wrongly merged | missed |",
              "| --- | --- | --- |"]  # fmt: skip
    for cause, row in sorted(pairs.blamed.items()):
        lines.append(f"| {cause} | {row.merged:,} | {row.missed:,} |")
        shown.append((f"reading: {cause}", row))
    if examples:
        for what, row in shown:
            lines += ["", f"{what}:"]
            step = max(1, len(row.examples) // examples)
            lines += [f"- {example}" for example in row.examples[::step][:examples]]
    return lines
