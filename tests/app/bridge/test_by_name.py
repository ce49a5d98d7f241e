"""The phone used by role and name alone, through a real client of the system's accessibility bus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.bridge.reader import missing, reader
from tests.app.bridge.served import outcome

# What is pressed, and what is there then.
_WAY = (
    (("push button", "支付"), ("push button", "更多")),
    (("push button", "更多"), ("menu item", "支付管理")),
    (("menu item", "支付管理"), ("push button", "实名认证")),
    (("push button", "实名认证"), ("push button", "账户更名")),
    (("push button", "账户更名"), ("heading", "还差 1 项")),
    (("push button", "去处理"), ("heading", "关闭 2 项")),
    (("push button", "关闭 · 青山视频会员"), ("heading", "关闭 1 项")),
    (("push button", "全部关闭"), ("heading", "自动续费已全部关闭")),
)


@pytest.fixture(autouse=True)
def _needs_a_bus() -> None:
    if lack := missing():
        pytest.skip(f"{lack}: no screen reader can be tried here")


def _touched(flow: str, tmp_path: Path) -> str:
    """Return what becomes of a run that touches do."""
    from app.walkthrough.playing.plan import plan
    from app.walkthrough.playing.run import play
    from app.walkthrough.script.library import find_flows

    file = tmp_path / "touched.yaml"
    file.write_text(flow, encoding="utf-8")
    states = []
    plans = plan(find_flows((str(file),), {}, (), ()), lambda _fixed: iter(({},)))
    (trace,) = play(plans, watch=lambda prototype, *_: states.append(prototype.state))
    assert trace.failure is None, trace.failure
    return outcome(states[-1])


def test_30007_is_understood_and_repaired(tmp_path: Path) -> None:
    with reader("scenario=auto-renewals", "design=clear") as phone:
        for thing, shows in _WAY:
            phone.press(thing, shows)
        said = phone.said()
        assert "已关闭 1 项自动续费" in said
        assert "撤销" not in said  # what can be pressed is no message
        by_name = phone.outcome()
    assert by_name == _touched(
        """
appId: mingbai
---
- launchApp: { arguments: { scenario: auto-renewals, design: clear } }
- tapOn: { id: pay }
- tapOn: { id: menu }
- tapOn: { id: manage }
- tapOn: { id: realname }
- tapOn: { id: rename }
- tapOn: { id: fix-P13 }
- tapOn: { id: cancel-video }
- tapOn: { id: cancel-all }
""",
        tmp_path,
    )
