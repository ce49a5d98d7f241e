"""Pictures and recorded walks: what is kept of the phone, under which name, and what never is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kivy.tests.common import UnitTestTouch
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget
from PIL import Image

from app.commands.cli import run
from app.desktop.control import DeskControl
from app.desktop.files import WalkFile
from app.domain.facts.text import literal
from app.errors import ExitCode
from app.prototype.bindings import tr
from app.prototype.variant import Variant
from app.walkthrough.script.reader import load_script
from audits.driving.clock import VirtualTime
from screens.panel.issues import Issue
from tests.screens.stand import STARTED, find, frames, press_key, tap

MARK = Issue(1, literal("看不清"), literal(""), literal(""), (20, 100, 200, 40))
TYPED = "欧阳秘密"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def control(
    put: Callable[[Widget], Widget], time: VirtualTime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DeskControl]:
    monkeypatch.chdir(tmp_path)
    made = DeskControl(Variant(scenario="ready", platform="ios-passcode"), STARTED)
    made.desk.size_hint, made.desk.size = (None, None), (1440, 900)
    put(made.desk)
    frames(time, 0.3)
    yield made
    made.close()


def notice(control: DeskControl) -> str:
    return "\n".join(tr.text(line) for line in find(control.desk, "panel-notice").group.lines)


def touch(control: DeskControl, time: VirtualTime, *ids: str) -> None:
    for each in ids:
        tap(find(control.prototype.root, each), time)
        frames(time, 0.4, step=0.05)


def record(control: DeskControl, time: VirtualTime) -> None:
    press_key(286, "f5")
    frames(time, 0.5, step=0.05)


def recorded(control: DeskControl, folder: Path) -> str:
    control.desk.panel.act("record")
    (path,) = (folder / "recordings").iterdir()
    assert path.name in notice(control)
    return path.read_text(encoding="utf-8")


def replayed(folder: Path) -> subprocess.CompletedProcess[str]:
    (path,) = (folder / "recordings").iterdir()
    command = [sys.executable, "-m", "app", "walk", str(path), "--out", str(folder / "out")]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_picture_has_the_screens_name_and_no_mark(
    control: DeskControl, time: VirtualTime, tmp_path: Path
) -> None:
    frames(time, 3, step=0.1)  # the scroll bar fades
    press_key(293, "f12")
    control.desk.panel.act("audit")
    frames(time, 0.3)
    control.desk.marks.issues = [MARK]
    press_key(293, "f12")
    first, second = sorted((tmp_path / "screenshots").iterdir())
    assert first.name == "me 我 light-2.png"
    assert second.name == "me 我 light.png"
    with Image.open(first) as picture:
        assert picture.size == (390, 844)
    assert first.read_bytes() == second.read_bytes()
    assert second.name in notice(control) or first.name in notice(control)


def test_what_was_typed_is_blotted_out_of_a_picture(
    control: DeskControl, time: VirtualTime, tmp_path: Path
) -> None:
    to_the_name(control, time)
    pictures = []
    for name in ("林一一", TYPED):
        find(control.prototype.root, "name").text = name
        frames(time, 0.3)
        control.desk.panel.act("screenshot")
        pictures.append(max((tmp_path / "screenshots").iterdir(), key=lambda path: path.stat().st_mtime_ns))
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.getpixel((60, round(844 - place(control)))) == (128, 128, 128)


def place(control: DeskControl) -> float:
    """Return how high the field's middle stands in the phone, in px."""
    field = find(control.prototype.root, "name")
    with control.desk.lent():
        return float(field.to_window(*field.center)[1])


def to_the_name(control: DeskControl, time: VirtualTime) -> None:
    touch(control, time, "pay", "menu", "manage", "realname", "rename", "continue", "begin")
    for page in control.prototype.root.walk():
        if isinstance(page, ScrollView):
            page.scroll_y = 0  # the agreement stands at the end
    frames(time, 0.3)
    touch(control, time, "agree")
    touch(control, time, *(f"key-{digit}" for digit in "246810"), *(f"key-{digit}" for digit in "135790"))
    touch(control, time, "name")


def test_what_others_do_and_answer_is_recorded_and_a_long_press_as_one(
    control: DeskControl, time: VirtualTime, tmp_path: Path
) -> None:
    record(control, time)
    touch(control, time, "tab-contacts")
    control.desk.panel.act("happening-friend-request")
    control.desk.panel.choose("answer-consent", "fail-once")
    frames(time, 0.3)
    finger = UnitTestTouch(*middle(find(control.prototype.root, "tab-me")))
    finger.touch_down()
    frames(time, 0.8, step=0.05)
    finger.touch_up()
    assert recorded(control, tmp_path).splitlines()[-5:] == [
        '- tapOn: { text: "通讯录" }',
        "- letHappen: friend-request",
        "- setAnswer: { question: consent, answer: fail-once }",
        '- longPressOn: { text: "我" }',
        "- assertVisible: { id: screen-contacts }",
    ]


def middle(widget: Widget) -> tuple[float, float]:
    """Return where a widget of the phone stands in the window, in px."""
    x, y = widget.to_window(*widget.center)
    return float(x), float(y)


def test_a_walk_is_recorded_by_readable_names_and_plays_again(
    control: DeskControl, time: VirtualTime, tmp_path: Path
) -> None:
    record(control, time)
    touch(control, time, "pay", "menu", "manage", "realname")
    frames(time, 5, step=0.5)
    press_key(27, "escape")
    frames(time, 0.5, step=0.05)
    control.desk.panel.choose("theme", "dark")
    flow = recorded(control, tmp_path)
    assert "scenario: ready" in flow
    assert '- tapOn: { text: "支付" }' in flow
    assert '- tapOn: { text: "实名认证" }' in flow
    assert flow.splitlines()[-4:] == [
        "- advanceTime: 6s",
        "- back",
        "- switchTheme",
        "- assertVisible: { id: screen-manage }",
    ]
    played = replayed(tmp_path)
    assert played.returncode == 0, played.stdout + played.stderr


def test_nothing_typed_is_in_a_recording_and_it_plays_again(
    control: DeskControl, time: VirtualTime, tmp_path: Path
) -> None:
    record(control, time)
    to_the_name(control, time)
    find(control.prototype.root, "name").text = TYPED
    frames(time, 0.3)
    touch(control, time, "save-name")
    flow = recorded(control, tmp_path)
    assert TYPED not in flow
    assert "key-" not in flow
    assert 'inputText: "${PAYMENT_PASSWORD}"' in flow
    assert 'inputText: "${DEVICE_PASSCODE}"' in flow
    assert 'inputText: "${NAME}"' in flow
    played = replayed(tmp_path)
    assert played.returncode == 0, played.stdout + played.stderr


def test_a_walk_is_recorded_from_the_start_into_the_file_that_was_named(
    put: Callable[[Widget], Widget], time: VirtualTime, tmp_path: Path
) -> None:
    path = tmp_path / "my-flow.yaml"
    made = DeskControl(Variant(scenario="ready"), STARTED, WalkFile(path))
    put(made.desk)
    frames(time, 0.5)
    touch(made, time, "pay")
    assert any(button.strong for button in made.desk.panel.view.bar), "it says that it records"
    path.write_text("mine", encoding="utf-8")  # somebody writes there meanwhile
    made.close()
    assert path.read_text(encoding="utf-8") == "mine"
    steps = [step.name for step in load_script(tmp_path / "my-flow-2.yaml").steps]
    assert steps == ["launchApp", "tapOn", "assertVisible"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("there.yaml", "there.yaml: the file exists already; name another, or add --force"),
        ("flow.txt", "end it in .yaml"),
        ("no/flow.yaml", "its folder does not exist"),
        ("folder.yaml", "this is a folder"),
    ],
)
def test_a_walk_is_not_recorded_where_it_cannot_be_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, wrong: str
) -> None:
    (tmp_path / "there.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    assert run(["record", str(tmp_path / name)]) == ExitCode.WRONG_INPUT
    assert wrong in capsys.readouterr().err


def test_what_no_flow_can_do_is_refused_while_a_walk_is_recorded(
    control: DeskControl, time: VirtualTime
) -> None:
    record(control, time)
    control.desk.panel.choose("lang", "en")
    assert control.prototype.variant.lang == "zh-CN"
    assert "录制中不能换" in notice(control)
    control.desk.panel.choose("scenario", "several-blockers")
    control.desk.panel.act("record")
    assert "several-blockers" in notice(control), "a new start is recorded in place of the one before"
