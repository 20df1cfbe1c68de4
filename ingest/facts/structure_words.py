"""Words between the names of units by which a sentence says what is part of what.

By language; sources: the formulations listed in the project's notes on how notices vary.
"""

from __future__ import annotations

import re

__all__ = [
    "AND_ALSO",
    "AND_THEN",
    "ARTICLE",
    "ATTACHED_FIRST",
    "BESIDE",
    "B_TEAM",
    "HOLDS",
    "INSIDE",
    "IS_PART_OF_IT",
    "IS_THE",
    "ITS",
    "IT_FORMS",
    "LEADS",
    "LED",
    "LIES_IN",
    "OPENING",
    "PAREN",
    "PLURAL",
    "PRONOUN",
    "STATES",
    "THEN_IT",
    "TOGETHER",
    "WITHIN_FIRST",
]

PAREN = r"\s*(?:\([^()]*\)\s*)?"
THE = r"(?:the|its|our)?\s*"
SUBUNITS = r"(?i:sections?|units?|teams?|offices?|branches|branch|divisions?|directorates?|cells?)"
SOUS_UNITES = r"(?i:sections?|unités?|équipes?|bureaux?|branches?|divisions?|directions?|cellules?)"
DE = r"(?:de\s+la|de\s+l['’]|du|des|de|d['’])\s*"

#: Between two units A and B of one sentence: A is part of B.
INSIDE = {
    "en": re.compile(
        rf"^{PAREN}(?:,\s*(?:which\s+is\s+)?(?:led|headed|managed|directed|run)\s+by\s[^,;.]{{3,80}})?"
        rf",?\s*(?:(?:which|that|and|also)\s+)*(?:(?:is|are|being|forms?)\s+(?:both\s+|all\s+)?)?(?:"
        rf"(?:an?\s+)?(?:integral\s+)?(?:part|component|element)\s+of"
        rf"|one\s+of\s+(?:the\s+)?(?:\w+\s+)?{SUBUNITS}\s+(?:of|in|within)"
        rf"|(?:(?:sits?|sitting|located|situated|placed|embedded|housed|based|falls?|falling)\s+)?"
        rf"(?:with)?in(?:side)?"
        rf"|(?:both\s+|all\s+)?(?:belongs?|belonging|attached)\s+to"
        rf"|of"
        rf"|(?:,|and)\s*(?:the\s+)?other\s+{SUBUNITS}\s+(?:of|in|within)"
        rf")\s+{THE}$"
    ),
    "fr": re.compile(
        rf"^{PAREN}(?:,\s*(?:qui\s+est\s+)?(?:dirigée?|pilotée?)\s+par\s[^,;.]{{3,80}})?"
        rf",?\s*(?:(?:qui|et)\s+)*(?:(?:est|sont)\s+)?(?:"
        rf"l['’]une?\s+des\s+(?:\w+\s+)?{SOUS_UNITES}\s+{DE}"
        rf"|(?:fait|font|faisant)\s+partie(?:\s+intégrante)?\s+{DE}"
        rf"|(?:(?:se\s+(?:situe|trouve)(?:nt)?|située?s?|placée?s?|intégrée?s?)\s+)?(?:tou(?:te)?s\s+deux\s+)?au\s+sein\s+{DE}"
        rf"|(?:se\s+(?:situe|trouve)|située?|placée?|intégrée?)\s+(?:dans|à)\s*(?:la|le|l['’])?\s*"
        rf"|(?:rattachée?s?|appartien(?:t|nent)|appartenant)\s+(?:à\s+la|à\s+l['’]|au|à)\s*"
        rf"|(?:relèv(?:e|ent)|dépend(?:ent)?)\s+{DE}"
        rf"|et\s+(?:les?\s+)?autres\s+{SUBUNITS}\s+{DE}"
        rf")$|^{PAREN}{DE}$"
    ),
}
#: Between A and B: B is part of A; for a list, B and those after it.
HOLDS = {
    "en": re.compile(
        rf"^{PAREN}(?:,\s*(?:which\s+is\s+)?(?:led|headed|managed|directed|run)\s+by\s[^,;.]{{3,80}})?"
        rf",?\s*(?:which\s+|that\s+)?(?:currently\s+|itself\s+|also\s+)?(?:comprises|has|have|"
        r"(?:is|are)\s+(?:comprised|composed|made\s+up)\s+of|consists?\s+of|includes|"
        rf"(?:is|are)\s+divided\s+into|brings\s+together)\s+(?:(?:\w+)\s+{SUBUNITS}|the\s+following(?:\s+{SUBUNITS})?)?"
        rf"\s*[:,(]?\s*(?:namely|i\.e\.|that\s+is)?\s*[:,]?\s*{THE}$"
    ),
    "fr": re.compile(
        rf"^{PAREN}(?:,\s*(?:qui\s+est\s+)?(?:dirigée?|pilotée?)\s+par\s[^,;.]{{3,80}})?"
        rf",?\s*(?:qui\s+)?(?:(?:comprend|regroupe|réunit|compte|comporte)(?:\s+(?:aussi|également))?|"
        r"se\s+compose\s+(?:de|d['’])|est\s+(?:composée?|constituée?|formée?)\s+(?:de|d['’])|"
        rf"dont\s+relèvent?)\s*(?:\w+\s+{SOUS_UNITES}|les\s+{SOUS_UNITES}\s+suivantes|ce\s+qui\s+suit)?"
        r"\s*[:,(]?\s*(?:à\s+savoir|soit)?\s*[:,]?\s*(?:la|le|les|l['’])?\s*$"
    ),
}
WITHIN_FIRST = {
    "en": (
        re.compile(
            rf"(?:^|[.;]\s*)(?:(?:Sitting\s+|Located\s+|Placed\s+)?[Ww]ithin|[Ii]nside|(?:As\s+)?[Pp]art\s+of|In)\s+{THE}$"
        ),
        re.compile(rf"^{PAREN},(?:\s*(?:and\s+)?under\s+[^,.;]+,)?\s*{THE}$"),
    ),
    "fr": (
        re.compile(rf"(?:^|[.;]\s*)(?:[Aa]u\s+sein\s+{DE}|[Dd]ans\s+(?:la|le|l['’])\s*)$"),
        re.compile(rf"^{PAREN},(?:\s*(?:et\s+)?sous\s+[^,.;]+,)?\s*(?:la|le|l['’])\s*$"),
    ),
}
PRONOUN = {
    "en": re.compile(r"\s*(It)\b(?!\s+is\s+(?:\w+\s+)?(?:that|to)\b)"),
    "fr": re.compile(
        r"\s*(Elle|Il)\b(?!\s+(?:est\s+(?!compos|constitu|form)\w+\s+(?:de|que)|y\s+a|faut|s['’]agit)\b)"
    ),
}
ITS = {"en": re.compile(r"\s*Its\s+"), "fr": re.compile(r"\s*(?:Sa|Son)\s+")}
ARTICLE = {"en": r"\s*(?:The\s+)?", "fr": r"\s*(?:(?:La|Le)\s+|L['’])?"}
AND_ALSO = {
    "en": re.compile(
        rf"^{PAREN}(?:,\s*(?:which|that)\s[^,;.]{{2,80}})?(?:,|;|,?\s*and|;\s*and)\s*"
        rf"(?:(?:an?|the|its)\s+(?:small|new|dedicated|separate|central)\s+|an?\s+)?{THE}$"
    ),
    "fr": re.compile(
        rf"^{PAREN}(?:,\s*(?:qui|dont)\s[^,;.]{{2,80}})?(?:,|;|,?\s*et|;\s*et)\s*"
        r"(?:de\s+|d['’]|du\s+)?"
        r"(?:(?:une?|la|le)\s+(?:petite?|nouvelle|nouveau)\s+|une?\s+)?(?:la|le|l['’])?\s*$"
    ),
}
#: An aside that names another unit of the same whole.
BESIDE = {
    "en": re.compile(r",\s*(?:together\s+with|along\s+with|alongside|like|with)\s[^,;.]*,\s*"),
    "fr": re.compile(r",\s*(?:avec|comme|ainsi\s+que|de\s+même\s+que)\s[^,;.]*,\s*"),
}
#: Before the unit that a post lies in: "in the A Unit, B Division" places the A in the B.
LIES_IN = {
    "en": re.compile(r"\b(?:located|based|placed|sits|situated|works|is)\s+(?:with)?in\s+the\s+$"),
    "fr": re.compile(
        r"\b(?:situé|située|placé|placée|rattaché|rattachée)\s+(?:au sein\s+|à\s+|dans\s+)\S*\s*$"
    ),
}
#: "Attached to the B, it": the subject of the sentence before is part of the B.
ATTACHED_FIRST = {
    "en": re.compile(
        r"^\s*(?:Attached\s+to|Part\s+of|Located\s+in|Within|Sitting\s+within)\s+the\s+$"
    ),
    "fr": re.compile(
        r"^\s*(?:Rattachée?\s+(?:à|au)|(?:Située?|Placée?|Intégrée?)\s+(?:au\s+sein\s+d[eu]|dans|à)|Au\s+sein\s+d[eu])\s*(?:la\s+|le\s+|l['’])?$"
    ),
}
THEN_IT = {
    "en": re.compile(rf"^{PAREN},\s*it\s"),
    "fr": re.compile(rf"^{PAREN},\s*(?:elle|il)\s"),
}
IS_PART_OF_IT = re.compile(
    rf"^{PAREN}(?:,[^,;.]{{3,80}},)?\s*(?:is|are)\s+(?:attached\s+to|part\s+of)\s+it\b"
)
#: What goes on with a sentence's subject after another unit was named: "and consists of".
AND_THEN = {
    "en": re.compile(rf"^{PAREN},?\s*and\s+(?=[a-z])((?:also\s+)?.*)$", re.DOTALL),
    "fr": re.compile(rf"^{PAREN},?\s*et\s+(?=[a-z])(.*)$", re.DOTALL),
}
#: "Together with the B, it forms the C".
TOGETHER = {
    "en": re.compile(r"\s*(?:Together|Along|Jointly)\s+with\s+the\s+"),
    "fr": re.compile(r"\s*(?:Avec|Conjointement\s+avec)\s+(?:la\s+|le\s+|l['’])"),
}
IT_FORMS = {
    "en": re.compile(rf"{PAREN},?\s*it\s+(?:forms|makes\s+up|constitutes)\s+the\s+"),
    "fr": re.compile(rf"{PAREN},?\s*(?:elle|il)\s+(?:forme|constitue)\s+(?:la\s+|le\s+|l['’])"),
}
#: Verbs that say where a unit belongs, so that "the Section" before them is it.
STATES = {
    "en": re.compile(r"\b(?:is|are|sits?|lies?|belongs?|forms?)\s"),
    "fr": re.compile(r"\b(?:est|fait|appartient|relève|se\s+(?:situe|trouve))\b"),
}
#: A phrase before a sentence's subject.
OPENING = {
    "en": re.compile(
        r"\s*[^:.;]{3,70}:\s+the\s+|\s*(?:(?:Sitting\s+|Located\s+|Placed\s+)?[Ww]ithin|In|Inside|As\s+part\s+of|Since|From|Under|With|Until|By)\s[^,;.]{3,90},\s*the\s+"
    ),
    "fr": re.compile(
        r"\s*(?:Au\s+sein|Dans|Depuis|Sous|Avec|À|Au)\s[^,;.]{3,90},\s*(?:la\s+|le\s+|l['’])"
    ),
}
#: What tells that a statement is of several units.
PLURAL = {
    "en": re.compile(r"\b(?:are|sit|lie|fall|belong|form)\b"),
    "fr": re.compile(r"\b(?:sont|font|appartiennent|relèvent|se\s+(?:situent|trouvent))\b"),
}
#: After B in "A is the B team": A is part of B.
IS_THE = re.compile(rf"^{PAREN}\s*is\s+(?:the|an?)\s+$")
B_TEAM = re.compile(rf"^\s+{SUBUNITS}\b")
LED = {
    "en": re.compile(r"\b(?:led|headed|directed|managed|run)\s+by\s+", re.IGNORECASE),
    "fr": re.compile(
        r"\b(?:dirigée?|conduite?|pilotée?|placée?\s+sous\s+la\s+direction)\s+"
        r"(?:par\s+|(?=d))",
        re.IGNORECASE,
    ),
}
#: After a post's title and before the unit that it leads: "the Treasurer, who heads the Unit".
LEADS = {
    "en": re.compile(
        r"\s*(?:\([^()]*\)\s*)?(?:,?\s*who\s+)?(?:also\s+)?(?:heads|leads|runs|directs)\s+the\s+"
    ),
    "fr": re.compile(
        r"\s*(?:\([^()]*\)\s*)?(?:,?\s*qui\s+)?(?:dirige|pilote|conduit)\s+(?:la\s+|le\s+|l['’])"
    ),
}
