"""The phone used by role and name alone, through a real client of the system's accessibility bus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.app.bridge.reader import Phone, missing, reader
from tests.app.bridge.served import outcome

Thing = tuple[str, str]
# What is pressed, and what is there then.
_TO_REALNAME = (
    ("push button", "支付", ("push button", "更多")),
    ("push button", "更多", ("menu item", "支付管理")),
    ("menu item", "支付管理", ("push button", "实名认证")),
    ("push button", "实名认证", ("push button", "账户更名")),
)
_TO_PASSWORD = (
    *_TO_REALNAME,
    ("push button", "账户更名", ("heading", "检查通过")),
    ("push button", "继续更名", ("heading", "更名共")),
    ("push button", "开始验证", ("heading", "确认前")),
    ("push button", "我已了解", ("heading", "输入支付密码")),
)
_TO_REPAIR = (
    *_TO_REALNAME,
    ("push button", "账户更名", ("heading", "还差 1 项")),
    ("push button", "去处理", ("heading", "关闭 2 项")),
    ("push button", "关闭 · 青山视频会员", ("heading", "关闭 1 项")),
    ("push button", "全部关闭", ("heading", "自动续费已全部关闭")),
    ("push button", "返回检查", ("heading", "检查通过")),
    ("push button", "继续更名", ("heading", "更名共")),
)
_NAME, _NAME_FIELD = "林一一", ("entry", "姓名")
_CODE = "1069 0000 【明白】"


def _digits(length: int) -> list[str]:
    """Return what is said while digits are entered; with the last one, the screen is another."""
    return [f"已输入 {number} 位，共 {length} 位" for number in range(1, length)]


def _enter(phone: Phone, digits: str, shows: Thing) -> None:
    """Press one digit after the other, each when the one before has been taken."""
    for number, digit in enumerate(digits, 1):
        taken = ("status bar", f"已输入 {number} 位")
        phone.press("push button", digit, taken if number < len(digits) else shows)


@dataclass(frozen=True)
class Way:
    """What a phone asks for between the payment password and the new name."""

    after_password: Thing
    sensor: str = ""
    passcode: bool = False
    code: bool = False
    device: bool = False
    heard: tuple[str, ...] = ()
    """The messages of the sensor."""

    def go(self, phone: Phone) -> None:
        """Do what is asked for."""
        _enter(phone, "246810", self.after_password)
        if self.passcode:
            _enter(phone, "135790", ("heading", "填写新姓名"))
        if self.sensor:
            phone.press("push button", self.sensor, ("push button", "1"))
        if self.code:
            phone.served.do("advance", 3)
            shows = ("heading", "这是你的主设备吗") if self.device else ("heading", "填写新姓名")
            _enter(phone, "472922", shows)
        if self.device:
            phone.press("push button", "是，这是主设备", ("heading", "填写新姓名"))

    def said(self) -> list[str]:
        """Return the messages, in their order."""
        passcode = ["已输入 0 位，共 6 位", *_digits(6)] if self.passcode else []  # a dialog says all it has
        code = [_CODE, *_digits(6)] if self.code else []
        return [*_digits(6), *self.heard, *passcode, *code, "更名完成"]


_WAYS = {
    "ios": Way(("heading", "填写新姓名"), heard=("正在识别…", "已认出")),
    "ios-passcode": Way(("heading", "输入锁屏密码"), passcode=True),
    "harmonyos": Way(
        ("push button", "验证指纹"), "验证指纹", code=True,
        heard=("请按住指纹识别区", "正在识别，请按住…", "已认出"),
    ),
    "android": Way(
        ("push button", "确认是你本人"), "确认是你本人", code=True, device=True,
        heard=("触摸指纹传感器", "正在识别…", "已认出"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def phone() -> Iterator[Phone]:
    if lack := missing():
        pytest.skip(f"{lack}: no screen reader can be tried here")
    with reader() as served:
        yield served


def _touched(flow: str) -> tuple[str, str]:
    """Return what becomes of a run that touches do, and the hash of its last frame."""
    from app.walkthrough.evidence.camera import Camera
    from app.walkthrough.playing.plan import plan
    from app.walkthrough.playing.run import play
    from app.walkthrough.script.library import find_flows

    seen = []
    plans = plan(find_flows((flow,), {}, (), ()), lambda _fixed: iter(({},)))
    camera = Camera()
    watch = lambda prototype, *_: seen.append((outcome(prototype.state), camera.frame_hash()))  # noqa: E731
    (trace,) = play(plans, watch=watch)
    assert trace.failure is None, trace.failure
    return seen[-1]


@pytest.mark.parametrize("platform", _WAYS)
def test_the_whole_way_by_name_ends_as_by_touch(phone: Phone, platform: str) -> None:
    way = _WAYS[platform]
    phone.served.do("launch", {"scenario": "ready", "platform": platform})
    phone.client.do("find", "push button", "支付")
    phone.client.do("said", 0)
    for step in _TO_PASSWORD:
        phone.press(*step)
    way.go(phone)
    # There is no way yet to set a text through AT-SPI: people go to the field and type.
    phone.client.do("focus", *_NAME_FIELD)
    phone.served.do("type", _NAME)
    assert phone.client.do("text", *_NAME_FIELD) == [_NAME, len(_NAME)]
    phone.client.do("tap", "push button", "填入虚构号码")
    phone.press("push button", "下一步", ("heading", "确认更名"))
    phone.press("push button", "开始更名为", ("heading", "更名已提交"))
    phone.served.do("advance", 12 * 3600)
    phone.press("push button", "完成", ("push button", "朋友圈"))
    said = way.said()
    heard = phone.client.do("said", len(said))
    assert [each if not each.startswith(_CODE) else _CODE for each in heard] == said
    assert tuple(phone.served.do("now")) == _touched(f"happy-{platform}")


def test_30007_is_understood_and_repaired_as_by_touch(phone: Phone) -> None:
    phone.served.do("launch", {"scenario": "auto-renewals", "design": "clear"})
    phone.client.do("find", "push button", "支付")
    phone.client.do("said", 0)
    for step in _TO_REPAIR:
        phone.press(*step)
    assert phone.client.do("said", 2) == ["已关闭 1 项自动续费", "已关闭 1 项自动续费"]
    assert tuple(phone.served.do("now")) == _touched("renewals-clear")
