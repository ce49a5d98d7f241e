"""How the time of text-contrast grows with the texts on a page, and how it compares with axe-core's.

Run ``python -m tests.benchmarks.bench_texts``. With ``--axe PATH`` (the file axe.min.js) and Chromium on the
path, axe-core's color-contrast judges a twin of each page: the same words, colours and places in HTML. Both
times are medians of warm rounds of the rule alone. Pages are handed out on 127.0.0.1; nothing is fetched.

Ratios to two bare frames are of CPU time, which other programs disturb less; beside axe-core, which has
processes of its own, it is time on the clock.
"""

from __future__ import annotations

import argparse
import html
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

SIZE = (1280, 2400)
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from audits.target.environment import prepare_kivy

    prepare_kivy(*SIZE, off_screen=True)

TEXTS = (1, 10, 100, 1000)
COLUMNS, CELL = 10, (128, 24)
COLOURS = ("#111111", "#767676", "#949494", "#CCCCCC", "#0F62FE")
ROUNDS = 9
WAIT_S = 120

PAGE = """<!doctype html><html lang="en"><title>Twin</title><meta charset="utf-8">
<style>body {{ margin: 0; background: #FFF; font: 15px sans-serif }} span {{ position: absolute }}</style>
<main>{spans}</main><script src="/axe.js"></script><script>
const only = {{ runOnly: ["color-contrast"], resultTypes: ["violations"] }};
(async () => {{
  const times = [];
  let found = 0;
  for (let round = 0; round <= {rounds}; round++) {{
    const start = performance.now();
    const result = await axe.run(document, only);
    times.push(performance.now() - start);
    found = result.violations.reduce((sum, each) => sum + each.nodes.length, 0);
  }}
  fetch("/done", {{ method: "POST", body: JSON.stringify({{ times: times.slice(1), found }}) }});
}})();
</script>"""


def cells(count: int) -> list[tuple[str, str, int, int]]:
    """Return so many texts: words, colour, and the px from the left and from the top."""
    places = (divmod(number, COLUMNS) for number in range(count))
    return [
        (f"Text {number}", COLOURS[number % len(COLOURS)], column * CELL[0], row * CELL[1])
        for number, (row, column) in enumerate(places)
    ]


def median_ms(action: Callable[[], object]) -> tuple[float, float]:
    """Return the median times of warm rounds, in ms: of the CPU, and on the clock."""
    action()
    taken = []
    for _ in range(ROUNDS):
        start, cpu = time.perf_counter(), time.process_time()
        action()
        taken.append(((time.process_time() - cpu) * 1000, (time.perf_counter() - start) * 1000))
    cpu_ms, clock_ms = zip(*taken, strict=True)
    return statistics.median(cpu_ms), statistics.median(clock_ms)


def measure(count: int) -> tuple[float, float, float, int]:
    """Judge a page of texts; return times in ms, and how many texts fail.

    The times are those of the CPU for two bare frames, and for the rule, and that of the rule on the clock.
    """
    from kivy.graphics import Color, Rectangle
    from kivy.uix.floatlayout import FloatLayout
    from kivy.uix.label import Label

    from audits import Outcome, audit
    from tests.benchmarks.bare import two_frames

    root = FloatLayout(size=SIZE, size_hint=(None, None))
    with root.canvas.before:
        Color(1, 1, 1, 1)
        Rectangle(size=SIZE)
    for words, colour, left, top in cells(count):
        place = (left, SIZE[1] - top - CELL[1])
        root.add_widget(Label(text=words, color=colour, size=CELL, pos=place, size_hint=(None, None)))

    def judge() -> int:
        report = audit(root, rules=["text-contrast"], states=["default"], picture=False)
        return len(report.having(Outcome.FAILED))

    failed = judge()
    floor, _ = median_ms(two_frames(root.canvas, SIZE))
    return floor, *median_ms(judge), failed


class Pages(HTTPServer):
    """Hands out one page and axe-core, and keeps what the page reports."""

    def __init__(self, page: str, axe: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files = {"/": ("text/html", page.encode()), "/axe.js": ("text/javascript", axe)}
        self.told = threading.Event()
        self.result: dict[str, list[float]] = {}


class _Handler(BaseHTTPRequestHandler):
    server: Pages
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        kind, body = self.server.files.get(self.path, ("text/plain", b""))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.result = json.loads(body)
        self.send_response(204)
        self.end_headers()
        self.server.told.set()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure_axe(count: int, axe: Path, chromium: str) -> tuple[float, int]:
    """Return axe-core's median time in ms on the twin page, and how many texts fail."""
    spans = "".join(
        f'<span style="left:{left}px;top:{top}px;color:{colour}">{html.escape(words)}</span>'
        for words, colour, left, top in cells(count)
    )
    server = Pages(PAGE.format(spans=spans, rounds=ROUNDS), axe.read_bytes())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:  # it still writes while it ends
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
        command += [f"--window-size={SIZE[0]},{SIZE[1]}", "--remote-debugging-port=0"]
        command.append(f"http://127.0.0.1:{server.server_port}/")
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        told = server.told.wait(WAIT_S)
        browser.terminate()
        browser.wait()
    server.shutdown()
    if not told:
        raise SystemExit(f"axe-core has not answered within {WAIT_S} s")
    return statistics.median(server.result["times"]), int(server.result["found"])  # type: ignore[call-overload]


def main(arguments: Sequence[str]) -> None:
    """Print the times beside their floor, for one text to a thousand."""
    parser = argparse.ArgumentParser(description="text-contrast by the number of texts")
    parser.add_argument("--axe", type=Path, help="axe-core's axe.min.js, to compare with")
    axe: Path | None = parser.parse_args(arguments).axe
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    if axe is not None and not (axe.is_file() and chromium):
        raise SystemExit("--axe needs the file axe.min.js, and Chromium on the path")
    for count in TEXTS:
        floor, taken, on_clock, failed = measure(count)
        line = f"{count:5} texts {taken:8.1f} ms, {taken / floor:5.2f} × two bare frames, "
        line += f"{taken / count:7.2f} ms a text, {failed} fail"
        if axe is not None:
            other, found = measure_axe(count, axe, chromium)
            line += f"; axe-core {other:8.1f} ms, {other / on_clock:5.2f} × as long, {found} fail"
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
