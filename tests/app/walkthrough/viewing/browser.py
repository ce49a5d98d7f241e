"""Open a page in headless Chromium where it is, let a script use it, and return what that said."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--window-size=1300,900",
    "--virtual-time-budget=60000",
)

_JUDGE = """
const judged = async () => {
  const found = [];
  for (const theme of ["light", "dark"]) {
    document.documentElement.dataset.theme = theme;
    for (const language of ["en", "zh-CN"]) {
      document.querySelector(`[data-language="${language}"]`)?.click();
      const { violations } = await axe.run(document, { resultTypes: ["violations"] });
      found.push(...violations.map((each) => `${theme} ${language} ${each.id}: ${each.nodes[0].html}`));
    }
  }
  return found;
};
"""


def used(page: str, script: str, scratch: Path) -> dict[str, Any]:
    """Return what a script leaves in ``said`` after it used a page, and what axe-core finds as ``axe``."""
    assert CHROMIUM is not None
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    told = "document.body.dataset.told = JSON.stringify({ ...said, axe: await judged() });"
    run = f"addEventListener('load', async () => {{ const said = {{}}; {script} {told} }});"
    path = scratch / "used.html"
    end = page.rindex("</body>")
    path.write_text(f"{page[:end]}<script>{axe}</script><script>{_JUDGE}{run}</script>{page[end:]}", "utf-8")
    command = [CHROMIUM, *SWITCHES, f"--user-data-dir={scratch / 'profile'}", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    found = re.search(r'data-told="([^"]*)"', done.stdout)
    assert found is not None, "the script ended"
    result: dict[str, Any] = json.loads(html.unescape(found[1]))
    return result
