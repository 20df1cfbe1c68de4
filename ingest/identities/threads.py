"""Which mentions of posts are one post: threads of one office, built in the order of time.

A thread is a post as far as it is known: its titles, its section, the notices that advertised it.
Every mention of the office joins the one thread it fits, opens a new one, or, where a rule can
not decide, becomes a question.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from itertools import combinations

from rolegraph.ingest.identities.compare import AT_ONCE, Verdict, compare, days_between
from rolegraph.ingest.identities.model import Clusters, Link, Question, first_evidenced
from rolegraph.ingest.identities.placed import Placed
from rolegraph.ingest.mentions import LocalPost

__all__ = ["Thread", "Threads", "thread_posts"]

#: So many offices with a post of one title, and the title says little without its place.
_MANY = 4


@dataclass(eq=False)
class Thread:
    """A post as far as it is known."""

    members: list[Placed] = field(default_factory=list)
    cores: set[tuple[str, str]] = field(default_factory=set)
    place: Hashable = None
    around: frozenset[Hashable] = frozenset()
    """The sections and units that hold its place."""

    @property
    def adverts(self) -> list[Placed]:
        """The members that are advertised, the earliest first."""
        return [member for member in self.members if member.post.advertised]

    def take(self, one: Placed) -> None:
        """One more mention of it."""
        self.members.append(one)
        self.cores |= one.cores
        if self.place is None or self.place in one.around:
            self.place, self.around = one.place, one.around

    def nests(self, one: Placed) -> bool:
        """Whether one of the two places holds the other, and the title is not of a unit's head."""
        if any(not lang for lang, _ in self.cores & one.cores):
            return False  # the heads of a section and of a unit in it are two
        return self.place in one.around or one.place in self.around

    def languages(self) -> set[str]:
        """The languages its titles are known in."""
        return {lang for lang, _ in self.cores if lang}


@dataclass(eq=False)
class Threads:
    """All threads, by office, with what was decided on the way."""

    clusters: Clusters
    common: frozenset[tuple[str, str]] = frozenset()
    """Titles that many units of an organisation have."""
    of_office: dict[Hashable, list[Thread]] = field(default_factory=dict)
    of_post: dict[LocalPost, Thread] = field(default_factory=dict)
    pairs: frozenset[frozenset[tuple[str, str]]] = frozenset()
    """English and French titles that a notice gives to one post."""
    beside: dict[Thread, list[Thread]] = field(default_factory=dict)
    """Threads of one title and place that are advertised at the same time."""
    links: list[Link] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def is_common(self, one: Placed) -> bool:
        """Whether a mention's title is one that many units have."""
        return bool(one.cores & self.common)

    def means_the_same(self, first: Thread, second: Thread) -> bool:
        """Whether a title of one thread is a title of the other in the other language."""
        return any(frozenset((a, b)) in self.pairs for a in first.cores for b in second.cores)

    def join(self, thread: Thread, one: Placed, verdict: Verdict) -> bool:
        """Add a mention to a thread, unless the two were parted; whether it is in it now."""
        with_ = thread.adverts[-1] if one.post.advertised and thread.adverts else thread.members[0]
        known = self.clusters.find(with_.post) == self.clusters.find(one.post)
        if not self.clusters.join(with_.post, one.post):
            return False
        if not known:
            first, second = (with_.notice, with_.post), (one.notice, one.post)
            self.links.append(Link(first, second, verdict.rule, verdict.confidence, verdict.detail))
        self.enter(thread, one)
        return True

    def enter(self, thread: Thread, one: Placed) -> None:
        """Make a mention a member of a thread, which is then one of its office too."""
        thread.take(one)
        self.of_post[one.post] = thread
        listed = self.of_office.setdefault(one.office, [])
        if thread not in listed:
            listed.append(thread)

    def absorb(self, thread: Thread, other: Thread) -> None:
        """Make two threads one."""
        for member in other.members:
            self.enter(thread, member)
        for listed in self.of_office.values():
            if other in listed:
                listed.remove(other)

    def ask(self, thread: Thread, one: Placed, verdict: Verdict) -> None:
        """Leave it to a person whether a mention is the post of a thread."""
        self.ask_of_two(thread.adverts[-1] if thread.adverts else thread.members[-1], one, verdict)

    def ask_of_two(self, with_: Placed, one: Placed, verdict: Verdict) -> None:
        """Leave it to a person whether two mentions are one post, unless the two were parted."""
        if self.clusters.apart(with_.post, one.post):
            return
        self.questions.append(
            Question(
                "post",
                (with_.notice, with_.post),
                (one.notice, one.post),
                ((verdict.rule, verdict.detail),),
                verdict.confidence,
                succession=one.post.advertised,
            )
        )


def thread_posts(placed: list[Placed], clusters: Clusters) -> Threads:
    """The threads of all mentions; those that people joined are one from the start."""
    pairs = {frozenset(p) for one in placed for p in combinations(sorted(one.cores), 2)}
    found = Threads(clusters, common=_common(placed), pairs=frozenset(pairs))
    _part_within_notices(placed, clusters)
    ordered = sorted(
        (one for one in placed if not one.generic),
        key=lambda p: (
            not p.post.advertised,
            p.place is None,
            *first_evidenced(p.notice),
            p.post.local_key,
        ),
    )
    decided = _decided(placed, clusters)
    for one in ordered:
        threads = found.of_office.setdefault(one.office, [])
        known = [found.of_post[mate] for mate in decided.get(one.post, ()) if mate in found.of_post]
        if known:
            found.enter(known[0], one)
        elif one.post.advertised:
            _advertised(one, threads, found)
        else:
            _mentioned(one, threads, found)
    return found


def _common(placed: Iterable[Placed]) -> frozenset[tuple[str, str]]:
    """Titles that occur in several sections of one office, or in many offices."""
    offices: dict[tuple[str, str], dict[Hashable, dict[Hashable, frozenset[Hashable]]]] = {}
    for one in placed:
        for core in one.cores:
            if core[0]:  # a bare rank is of its unit
                places = offices.setdefault(core, {}).setdefault(one.office, {})
                if one.fine is not None:
                    places[one.fine] = one.around
    return frozenset(
        core
        for core, by_office in offices.items()
        if len(by_office) >= _MANY
        or any(
            sum(not around & places.keys() for around in places.values()) > 1
            for places in by_office.values()
        )
    )


def _decided(placed: Iterable[Placed], clusters: Clusters) -> dict[LocalPost, list[LocalPost]]:
    """The posts that people have said are one, by each of them."""
    groups: dict[Hashable, list[LocalPost]] = {}
    for one in placed:
        groups.setdefault(clusters.find(one.post), []).append(one.post)
    return {post: group for group in groups.values() if len(group) > 1 for post in group}


def _part_within_notices(placed: Iterable[Placed], clusters: Clusters) -> None:
    """A post is never its own superior."""
    by_post = {one.post: one for one in placed}
    for one in by_post.values():
        if not one.post.advertised:
            continue
        for pointer in ("/reports_to/title", "/functional_superior/title"):
            other = one.notice.post_at.get(pointer)
            if other is not None and other is not one.post:
                clusters.part(one.post, other)


def _fits(one: Placed, thread: Thread) -> bool:
    """Whether a title of the mention is a title of the thread, and no other title denies it."""
    shared = one.cores & thread.cores
    if not shared:
        return False
    if any(not lang for lang, _ in shared):
        return True
    for lang in {lang for lang, _ in one.cores} & thread.languages():
        said = {core for language, core in one.cores if language == lang}
        if said and not said & {core for language, core in thread.cores if language == lang}:
            return False
    return True


def _candidates(one: Placed, threads: list[Thread], common: bool) -> list[Thread]:
    """The threads a mention can belong to: of its own place, of one around it, else of none.

    A title that many units have says too little where a place is not known: a notice of the
    office itself advertises the post of the office itself, and a mention without a place is the
    only post of that title that is known, if that sits where the post of the notice sits.
    """
    fitting = [thread for thread in threads if _fits(one, thread)]
    if common:
        return _common_candidates(one, fitting)
    if one.place is None:
        return fitting
    own = [thread for thread in fitting if thread.place == one.place]
    if own:
        return own
    nested = [thread for thread in fitting if thread.nests(one)]
    if nested or any(thread.place is not None for thread in fitting):
        return nested
    return fitting


def _common_candidates(one: Placed, fitting: list[Thread]) -> list[Thread]:
    if one.place is not None:
        return [thread for thread in fitting if thread.place == one.place]
    if not one.post.advertised:
        known = [thread for thread in fitting if thread.adverts or thread.place is not None]
        return known if len(known) != 1 or _is_beside(one, known[0]) else []
    return [t for t in fitting if t.place is None and t.adverts] if one.of_office else []


def _advertised(one: Placed, threads: list[Thread], found: Threads) -> None:
    fitting = _candidates(one, threads, found.is_common(one))
    verdicts = [(thread, _judged(one, thread)) for thread in fitting]
    same = [(t, v) for t, v in verdicts if v.outcome == "same"]
    if not _are_one_post([t for t, _ in same], found):
        thread, verdict = max(same, key=lambda tv: first_evidenced(tv[0].adverts[-1].notice))
        found.ask(thread, one, Verdict("ask", "ask-several-posts", 0.5, verdict.detail))
        same = []
    elif not same:
        asked = [(t, v) for t, v in verdicts if v.outcome == "ask"]
        if asked:
            found.ask(*_latest(asked, one))
    joined = [thread for thread, verdict in same if found.join(thread, one, verdict)]
    if not joined:
        found.enter(Thread(), one)
        _note_beside(found.of_post[one.post], threads, found)
    for other in joined[1:]:
        found.absorb(joined[0], other)


def _note_beside(new: Thread, threads: list[Thread], found: Threads) -> None:
    for other in threads:
        if (
            other is not new
            and other.place == new.place
            and (other.cores & new.cores or found.means_the_same(other, new))
            and close_together(other, new)
        ):
            found.beside.setdefault(new, []).append(other)
            found.beside.setdefault(other, []).append(new)


def _latest(asked: list[tuple[Thread, Verdict]], one: Placed) -> tuple[Thread, Placed, Verdict]:
    thread, verdict = max(asked, key=lambda tv: first_evidenced(tv[0].adverts[-1].notice))
    return thread, one, verdict


def _judged(one: Placed, thread: Thread) -> Verdict:
    if not thread.adverts:
        return Verdict("same", "same-office-title", 0.9)
    placed = one.place is not None and one.place == thread.place
    return compare(_nearest(one, thread), one, placed=placed)


def _nearest(one: Placed, thread: Thread) -> Placed:
    """The notice of a thread that is nearest in time to another one."""
    return min(
        reversed(thread.adverts),
        key=lambda other: (gap := days_between(other.notice, one.notice)) is None or gap,
    )


def _are_one_post(threads: list[Thread], found: Threads) -> bool:
    """Whether threads can be one post: each is known in other languages, none at the same time.

    Two notices of one title that close together are two openings, in whatever languages.
    """
    seen: set[str] = set()
    for thread in threads:
        if thread.languages() & seen:
            return False
        seen |= thread.languages()
    listed = {id(t): t for thread in threads for t in (thread, *found.beside.get(thread, ()))}
    return not any(close_together(a, b) for a, b in combinations(listed.values(), 2))


def close_together(first: Thread, second: Thread) -> bool:
    """Whether two threads are advertised at the same time."""
    gaps = (days_between(a.notice, b.notice) for a in first.adverts for b in second.adverts)
    return any(gap is not None and gap < AT_ONCE for gap in gaps)


def _mentioned(one: Placed, threads: list[Thread], found: Threads) -> None:
    fitting = _candidates(one, threads, found.is_common(one))
    how = "same-unit-title" if one.place is not None else "same-office-title"
    verdict = Verdict("same", how, 0.99 if one.place is not None else 0.97)
    if one.by:
        verdict = Verdict("same", one.by, 0.95)
    if one.place is None and found.is_common(one):
        verdict = Verdict("same", "same-title-nearby", 0.9)
    if len(fitting) > 1 and not found.is_common(one):
        near = [thread for thread in fitting if _is_near(one, thread)]
        if len(near) == 1:
            fitting, verdict = near, Verdict("same", "same-title-nearby", 0.9)
    if len(fitting) > 1 and _are_one_post(fitting, found):
        first = fitting[0]
        for other in fitting[1:]:
            if found.clusters.join(first.members[0].post, other.members[0].post):
                found.absorb(first, other)
        fitting = [first]
    if len(fitting) == 1 and found.join(fitting[0], one, verdict):
        return
    if len(fitting) == 1:
        found.enter(Thread(), one)  # people or the notice itself keep the two apart
    if len(fitting) > 1 and _is_superior(one):
        dated = [thread for thread in fitting if thread.adverts]
        if dated:
            latest = max(dated, key=lambda t: first_evidenced(t.adverts[-1].notice))
            detail = str(len(fitting))
            found.ask(latest, one, Verdict("ask", "ask-several-posts", 0.4, detail))
    if not fitting:
        found.enter(Thread(), one)


def _is_near(one: Placed, thread: Thread) -> bool:
    """Whether a thread sits where the post that the mention's notice advertises sits."""
    return one.own is not None and thread.place is not None and one.own.fine == thread.place


def _is_beside(one: Placed, thread: Thread) -> bool:
    """Whether a thread sits in the same section, or in none of the same office, as the post that
    the mention's notice advertises.
    """
    own = one.own
    if own is None or own.office != one.office:
        return False
    return _is_near(one, thread) or (own.of_office and thread.place is None)


def _is_superior(one: Placed) -> bool:
    return one.notice.post_at.get("/reports_to/title") is one.post
