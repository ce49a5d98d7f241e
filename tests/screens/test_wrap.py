from __future__ import annotations

import pytest

from screens.widgets.pieces import pieces
from screens.widgets.wrap import break_lines


def measure(line: str) -> float:
    """Measure as if every Chinese character were 2 wide and every other 1."""
    return sum(2 if character > "\u2e80" else 1 for character in line)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("审核通过", 4, ["审核", "通过"]),
        ("审核通过", 2, ["审", "核", "通", "过"]),
        ("审核，通过后", 10, ["审核，", "通过后"]),
        ("审核（通过）重新", 8, ["审核", "（通过）", "重新"]),
        ("iPhone 13 · iOS", 10, ["iPhone 13", "· iOS"]),
        ("还差 2 项就能更名", 8, ["还差", "2 项就能", "更名"]),
        ("7 天后，即 1月12日 起", 14, ["7 天后，即", "1月12日 起"]),
        ("第 3 步，共 6 步", 9, ["第 3 步，", "共 6 步"]),
        ("within 12 h", 10, ["within", "12 h"]),
        ("19 Jan to 26 Jan, 09:41", 15, ["19 Jan to", "26 Jan, 09:41"]),
        ("Change to 林*一", 13, ["Change to", "林*一"]),
        ("a\nb", 10, ["a", "b"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_the_script_breaks_them(text: str, width: int, lines: list[str]) -> None:
    assert break_lines(text, width, measure).split("\n") == lines


def test_a_last_line_holds_more_than_one_short_word() -> None:
    assert (
        break_lines("查不到身份，账户恢复后会重新核对。", 28, measure)
        == "查不到身份，账户恢复后会\n重新核对。"
    )
    assert break_lines("审核。", 4, measure) == "审\n核。", "there is nothing to take from the line above"


@pytest.mark.parametrize(
    "text", ["关闭 3 项（自动）续费，就能继续。", "Three things, (really) left: 50 %", " a  b "]
)
def test_nothing_is_lost(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_closing_marks_never_begin_a_line() -> None:
    text = "处理期间请不要收付款：任何资金变动都会让更名中断。（真的！）"
    for width in range(4, 40):
        for line in break_lines(text, width, measure).split("\n"):
            assert line[0] not in "，。：！）"
            assert line[-1] != "（"
