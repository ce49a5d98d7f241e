"""What the words of error messages say, by lists: no Kivy, no screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.messages.analysis import Lacks, does_something, is_code, lacks, reports_error, submits

BARE = [
    "Error 0x80004005",
    "错误码 30007",
    "操作失败(30007)",
    "操作失败 30007",
    "E1001",
    "ERR_CONNECTION_REFUSED",
    "Error code: -103",
]
EMPTY = [
    "Error",
    "Operation failed",
    "操作失败",
    "系统错误",
    "Sorry, an unknown error has occurred.",
    "出错了！",
]
HELPFUL = [
    "Wrong password. Check it and try again.",
    "We couldn't reach the server. Check your connection and try again. (Code 30007)",
    "Password must have at least 8 characters",
    "Wrong code; 2 tries left",
    "Username is required",
    "网络异常，请检查网络后重试",
    "密码错误，还可再试 2 次",
    "用户名不能为空",
    "无法连接服务器。打开设置，检查网络。",
]  # fmt: skip
HELPLESS = [
    "Failed to update profile", "Update profile failed", "Contact not found", "Invalid email",
    "Reset link expired",
    "无法连接服务器", "取消订单失败", "考试失败", "登录已过期", "验证码错误",
]  # fmt: skip
NO_REPORT = [
    "Error rate: 5 %", "No errors", "Your data was saved", "After the change payments may fail", "Welcome",
    "You cannot undo this",
    "更名后扣款会失败，所以要先关闭", "这不代表失败", "没有错误", "状态异常",
]  # fmt: skip


@pytest.mark.parametrize("text", BARE)
def test_a_code_alone_says_nothing(text: str) -> None:
    found = lacks(text)
    assert found.bare
    assert found.empty
    assert found.remedy


@pytest.mark.parametrize("text", EMPTY)
def test_words_that_fit_every_error_say_nothing(text: str) -> None:
    found = lacks(text)
    assert reports_error(text)
    assert found.empty
    assert not found.bare


@pytest.mark.parametrize("text", HELPFUL)
def test_a_message_that_helps_lacks_nothing(text: str) -> None:
    found = lacks(text)
    assert found == Lacks(bare=False, empty=False, blames=False, remedy=False, place=False)


@pytest.mark.parametrize("text", HELPLESS)
def test_a_verb_in_what_failed_is_no_remedy(text: str) -> None:
    found = lacks(text)
    assert found.remedy
    assert not found.empty


@pytest.mark.parametrize("text", NO_REPORT)
def test_words_about_errors_are_no_report_of_one(text: str) -> None:
    assert not reports_error(text)


@pytest.mark.parametrize(
    "text", ["illegal input", "非法操作", "It is your fault", "You forgot to enter a name"]
)
def test_blame_is_heard(text: str) -> None:
    assert lacks(text).blames


def test_no_blame_is_heard_where_there_is_none() -> None:
    assert not any(lacks(text).blames for text in (*HELPFUL, *HELPLESS, "It is not your fault", "错误 2 次"))


def test_a_button_may_be_the_remedy() -> None:
    assert not lacks("No connection", ["OK", "Try again"]).remedy
    assert lacks("No connection", ["OK", "Close", "知道了"]).remedy
    assert does_something("打开设置")
    assert does_something("Cancel renewals")
    assert not does_something("Cancel")


def test_of_several_fields_one_has_to_be_named() -> None:
    assert lacks("Check your input", fields=["Name", "Age"]).place
    assert not lacks("Check your input: age", fields=["Name", "Age"]).place
    assert not lacks("Check your input", fields=["Name"]).place
    assert not lacks("Check your connection", fields=["Name", "Age"]).place


def test_names_of_buttons_that_send() -> None:
    assert all(map(submits, ["Log in", "Sign up", "提交", "下一步", "Save changes"]))
    assert not any(map(submits, ["Help", "Logout page", "返回", ""]))


CODES = st.one_of(
    st.integers(100, 999_999).map(str),
    st.integers(0x10, 0xFFFFFFFF).map("0x{:X}".format),
    st.from_regex(r"[A-Z]{1,4}[-_]?[0-9]{2,5}", fullmatch=True),
)
FRAMES = st.sampled_from(
    ["{}", "Error {}", "Error code: {}", "操作失败({})", "错误码：{}", "Failed. {}", "Sorry, error #{}."]
)
REASONS = ["The card has expired", "此账号有 3 笔未完成的订单", "No network", "余额不足"]
REMEDIES = ["Choose another card.", "请检查网络后重试", "Try again.", "打开设置，允许使用相机"]


@given(CODES, FRAMES)
def test_whatever_the_code_it_is_bare_alone(code: str, frame: str) -> None:
    assert is_code(code)
    assert lacks(frame.format(code)).bare


@given(CODES, FRAMES, st.sampled_from(REASONS), st.sampled_from(REMEDIES))
def test_a_code_after_reason_and_remedy_does_no_harm(code: str, frame: str, reason: str, remedy: str) -> None:
    found = lacks(f"{reason}. {remedy} {frame.format(code)}")
    assert (found.bare, found.empty, found.remedy) == (False, False, False)


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    found = lacks(text)
    assert found.empty or not found.bare
    assert reports_error(text) in (True, False)
