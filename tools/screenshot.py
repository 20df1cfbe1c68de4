"""Draw the picture of the README: the chart of the bundled examples in a real Chromium.

Usage: ``python tools/screenshot.py docs/images/chart.png``
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from rolegraph import RoleGraph

ROOT = Path(__file__).resolve().parent.parent
#: The post whose evidence the picture shows.
SHOWN = "River Modeller"


def main(out: Path) -> None:
    """Write the picture to ``out``."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("screenshot: no Chromium on this machine")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chart = RoleGraph.build(ROOT / "examples" / "notices").chart(Path(folder) / "org.html")
        context = playwright.chromium.launch_persistent_context(
            Path(folder) / "profile",
            executable_path=browser,
            offline=True,
            viewport={"width": 1440, "height": 860},
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = context.new_page()
        page.goto(chart.as_uri())
        page.wait_for_selector("body.ready")
        page.fill("#query", SHOWN)
        page.press("#query", "Enter")
        page.fill("#query", "")
        page.wait_for_timeout(300)
        out.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=out)
        context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
