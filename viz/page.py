"""Chart data becomes one HTML page: pyvis with a template of our own.

The page is one offline file. What a notice says reaches it only as JSON in a block that no
script engine runs, and is shown only as text nodes, so nothing of it can become markup or code;
a Content Security Policy with the hashes of the page's own scripts backs that up.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import pyvis
from jinja2 import Environment, FunctionLoader
from markupsafe import Markup
from pyvis.network import Network

from rolegraph.viz.model import ChartData
from rolegraph.viz.payload import payload

__all__ = ["render"]

#: The page's own scripts, in the order in which they build on each other.
SCRIPTS = ("data.js", "layout.js", "draw.js", "panel.js", "outline.js", "search.js", "main.js")
#: pyvis ships vis-network; the page holds it, so that nothing is loaded.
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_AS_OF = {"en": "as evidenced up to {}", "fr": "d'après les avis clos jusqu'au {}"}
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False, "stabilization": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False, "hover": True, "keyboard": False, "selectConnectedEdges": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {"chosen": False},
}  # fmt: skip


def render(
    data: ChartData, *, lang: str = "en", title: str | None = None, as_of: str | None = None
) -> str:
    """The page as text.

    Args:
        data: what to show.
        lang: the language the page opens in.
        title: the heading; names of the organisation if none is given.
        as_of: the day up to which sources count, which the heading then says.
    """
    shown = payload(data)
    titles = {code: title or _heading(data, code) for code in ("en", "fr")}
    if as_of is not None:
        titles = {code: f"{text} — {_AS_OF[code].format(as_of)}" for code, text in titles.items()}
    shown |= {"lang": lang, "title": titles}
    net = _network(data, shown)
    environment = Environment(loader=FunctionLoader(_template), autoescape=True, trim_blocks=True)
    environment.filters |= {"json_block": _json_block, "from_json": json.loads}
    scripts = [_script(_vis()), _script("\n".join(_asset(name) for name in SCRIPTS))]
    style = _asset("page.css")
    environment.globals.update(
        page={"lang": lang, "title": titles[lang]},
        words=json.loads(_asset("words.json")),
        data=shown,
        scripts=[Markup(text) for text, _ in scripts],
        style=Markup(style),
        script_hashes=Markup(" ".join(digest for _, digest in scripts)),
        style_hash=Markup(_hash(style)),
    )
    net.templateEnv, net.path = environment, "chart.html"
    return str(net.generate_html())


def _network(data: ChartData, shown: dict[str, Any]) -> Network:
    """The pyvis network: posts as nodes; the page draws the cards, and lines with corners."""
    net = Network(directed=True, cdn_resources="in_line", height="100%", width="100%")
    for post, entry in zip(data.posts, shown["posts"], strict=True):
        net.add_node(entry["id"], label=post.name(shown["lang"]), shape="custom")
    net.options = dict(_OPTIONS)
    return net


def _heading(data: ChartData, lang: str) -> str:
    """The name of the organisation that holds most units, if one is named."""
    within = Counter(parent for unit in data.units for parent in unit.parents)
    bodies = [unit for unit in data.units if unit.kind == "body"]
    if not bodies:
        return {"en": "Organisation chart", "fr": "Organigramme"}[lang]
    return min(bodies, key=lambda unit: (-within[unit.iri], unit.iri)).name(lang)


def _template(name: str) -> str:
    return (files("rolegraph.viz") / "templates" / name).read_text(encoding="utf-8")


@cache
def _asset(name: str) -> str:
    return (files("rolegraph.viz") / "assets" / name).read_text(encoding="utf-8")


@cache
def _vis() -> str:
    return (files(pyvis) / _VIS).read_text(encoding="utf-8")


def _script(text: str) -> tuple[str, str]:
    """An inline script that holds no closing tag, and its hash for the policy."""
    safe = text.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    return safe, _hash(safe)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _json_block(value: object) -> Markup:
    """JSON that can stand inside a ``<script>`` element whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "&<>\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
