"""The chart in a real Chromium, without a network."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import notices
import pytest

from rolegraph import RoleGraph

HOSTILE = '</script><script>window.hit=1</script><img src=x onerror="window.hit=2">'


@pytest.fixture
def opened(chromium: Any) -> Iterator[Any]:
    """Opens a page file; afterwards nothing was asked of the network and nothing failed."""
    page = chromium.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)

    def open_page(path: Path) -> Any:
        page.goto(path.as_uri())
        page.wait_for_selector("body.ready")
        return page

    yield open_page
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len([url for url in asked if url.startswith("file:")]) == 1
    assert faults == []
    page.close()


@pytest.fixture(scope="module")
def chart(example: RoleGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example.chart(tmp_path_factory.mktemp("chart") / "org.html")


def click_card(page: Any, title: str) -> None:
    """Click the card of the post with that title."""
    at = page.evaluate(
        """(title) => { const rg = window.rolegraph;
           const post = rg.data.posts.find((p) => p.names.en === title);
           return rg.network.canvasToDOM(rg.at.get(post.id)); }""",
        title,
    )
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def test_is_one_file_that_names_no_other(chart: Path) -> None:
    text = chart.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in text and "<title>Northern Rivers Commission" in text
    assert not re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", text)


@pytest.mark.browser
def test_shows_every_post_without_overlap(opened: Any, chart: Path) -> None:
    page = opened(chart)
    places = page.evaluate("[...window.rolegraph.at.values()].map((p) => [p.x, p.y])")
    assert len(places) == 12
    for i, (x, y) in enumerate(places):
        for other_x, other_y in places[i + 1 :]:
            assert abs(x - other_x) >= 216 or abs(y - other_y) >= 78
    stubs = page.evaluate("window.rolegraph.stubs.map((s) => s.count)")
    assert sorted(stubs) == [1, 2, 4]


@pytest.mark.browser
def test_search_finds_a_post_in_either_language(opened: Any, chart: Path) -> None:
    page = opened(chart)
    for query in ("river modeller", "modelisateur", "421002"):
        page.fill("#query", query)
        page.locator("#hits li").first.wait_for()
        page.press("#query", "Enter")
        assert page.inner_text("#panel-title") == "River Modeller"
        page.keyboard.press("Escape")


@pytest.mark.browser
def test_a_card_opens_its_evidence_in_both_languages(opened: Any, chart: Path) -> None:
    page = opened(chart)
    click_card(page, "River Modeller")
    panel = page.inner_text("#panel")
    assert "The incumbent reports to the Head, River Modelling Unit." in panel
    assert "La personne titulaire du poste relève de" in panel
    assert re.search(r"notice 421002, line \d+, English", panel)
    assert "2026-09-30" in panel


@pytest.mark.browser
def test_a_line_opens_the_sentence_behind_it(opened: Any, chart: Path) -> None:
    page = opened(chart)
    at = page.evaluate(
        """() => { const rg = window.rolegraph;
           const found = rg.paths.find(({ link }) =>
             rg.get(link.lower).names.en === 'River Modeller'
             && link.kind === 'reportsTo');
           const [[x, y], [u, v]] = found.points;
           return rg.network.canvasToDOM({ x: (x + u) / 2, y: (y + v) / 2 }); }"""
    )
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    panel = page.inner_text("#panel")
    assert "River Modeller → Head, River Modelling Unit" in panel
    assert "The incumbent reports to the Head, River Modelling Unit." in panel
    assert page.inner_text("#panel mark >> nth=0") in "Head, River Modelling Unit"


@pytest.mark.browser
def test_a_branch_folds_and_unfolds(opened: Any, chart: Path) -> None:
    page = opened(chart)
    shown = "window.rolegraph.at.size"
    page.evaluate(
        "window.rolegraph.fold(window.rolegraph.data.posts.find("
        "(p) => p.names.en === 'Director, Navigation').id)"
    )
    assert page.evaluate(shown) == 10
    page.click("#expand")
    assert page.evaluate(shown) == 12
    page.click("#collapse")
    assert page.evaluate(shown) < 10
    page.fill("#query", "Lock Operations")
    page.press("#query", "Enter")
    assert page.evaluate(
        "[...window.rolegraph.at.keys()].some((id) => "
        "window.rolegraph.name(id) === 'Lock Operations Officer')"
    )


@pytest.mark.browser
def test_language_outline_and_legend(opened: Any, chart: Path) -> None:
    page = opened(chart)
    page.click("#language")
    assert page.get_attribute("html", "lang") == "fr"
    assert "relève de" in page.inner_text("#legend")
    page.click("#show-outline")
    assert "Division Navigation" in page.inner_text("#outline")
    page.click("#outline button >> text=Modélisatrice")
    assert "Modélisatrice" in page.inner_text("#panel-title")


@pytest.mark.browser
def test_a_hostile_notice_executes_nothing(opened: Any, tmp_path: Path) -> None:
    text = notices.english(
        title=f"Chart Keeper {HOSTILE}",
        summary=f"The Charts Division (CD) draws {HOSTILE} charts. "
        f"The Charts {HOSTILE} Section draws maps.",
        relations=f"The incumbent reports to the Director of Charts {HOSTILE}.",
    )
    path = notices.write(tmp_path, f"{html.escape('<img>')}.txt", text)
    graph = RoleGraph.build(path)
    out = graph.chart(tmp_path / "org.html", title=f"Org {HOSTILE}")
    page = opened(out)
    for post in page.evaluate("window.rolegraph.data.posts.map((p) => p.id)"):
        page.evaluate("(id) => window.rolegraph.open(id)", post)
    page.click("#show-outline")
    page.click("#language")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    assert HOSTILE in page.inner_text("#heading")


@pytest.mark.browser
def test_the_real_notices_make_a_chart(opened: Any, real: RoleGraph, tmp_path: Path) -> None:
    page = opened(real.chart(tmp_path / "org.html"))
    assert page.evaluate("window.rolegraph.at.size") == 15
    click_card(page, "Budget Officer")
    assert "inferred" in page.inner_text("#panel")
