"""The phone used by role and name alone, through a real client of the system's accessibility bus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.bridge.reader import Reader, missing, reader
from tests.app.bridge.served import outcome

_TO_PASSWORD = (
    ("push button", "支付"),
    ("push button", "更多"),
    ("menu item", "支付管理"),
    ("push button", "实名认证"),
    ("push button", "账户更名"),
    ("push button", "继续更名"),
    ("push button", "开始验证"),
    ("push button", "我已了解"),
)


# Each key or character, and what the keyboard offers only after it.
_NAME_BY_KEYS = (
    ("l", "刘"), ("i", "立"), ("n", "蔺"), ("林", "收起键盘"), ("y", "洋"), ("i", "毅"), ("一", "收起键盘"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _needs_a_bus() -> None:
    if lack := missing():
        pytest.skip(f"{lack}: no screen reader can be tried here")


def _press_all(phone: Reader, things: tuple[tuple[str, str], ...]) -> None:
    for role, name in things:
        phone.press(role, name)


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
        _press_all(phone, _TO_PASSWORD[:5])
        phone.wait("heading", "还差 1 项")
        phone.press("push button", "去处理")
        phone.press("push button", "关闭 · 青山视频会员")
        phone.wait("heading", "关闭 1 项")
        phone.press("push button", "全部关闭")
        phone.wait("heading", "自动续费已全部关闭")
        assert phone.said().count("已关闭 1 项自动续费") == 2  # each once; what can be pressed is no message
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


def test_the_whole_way_with_a_name_typed_key_by_key(tmp_path: Path) -> None:
    with reader("scenario=ready", "platform=android") as phone:
        _press_all(phone, _TO_PASSWORD)
        phone.wait("heading", "输入支付密码")
        _press_all(phone, tuple(("push button", digit) for digit in "246810"))
        phone.press("push button", "触摸指纹传感器")
        phone.press("push button", "复制 472922")
        phone.press("push button", "是，这是主设备")
        phone.press("entry", "姓名")
        for key, shows in _NAME_BY_KEYS:
            phone.press("push button", key)
            phone.wait("push button", shows)
        _press_all(
            phone, (("push button", "完成"), ("push button", "填入虚构号码"), ("push button", "下一步"))
        )
        phone.wait("heading", "确认更名？")
        phone.press("push button", "开始更名为 林一")
        phone.wait("heading", "更名已提交")
        by_name = phone.outcome()
    assert by_name == _touched(
        """
appId: mingbai
---
- launchApp: { arguments: { scenario: ready, platform: android } }
- tapOn: { id: pay }
- tapOn: { id: menu }
- tapOn: { id: manage }
- tapOn: { id: realname }
- tapOn: { id: rename }
- tapOn: { id: continue }
- tapOn: { id: begin }
- tapOn: { id: agree }
- inputText: "246810"
- tapOn: { id: sensor }
- advanceTime: 3s
- inputText: "472922"
- tapOn: { id: confirm-device }
- tapOn: { id: name }
- inputText: 林一
- tapOn: { id: example }
- tapOn: { id: save-name }
- tapOn: { id: commit }
""",
        tmp_path,
    )
