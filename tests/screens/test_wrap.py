from __future__ import annotations

import pytest

from screens.widgets.wrap import break_lines, pieces


def measure(line: str) -> float:
    """Measure as if every Chinese character were 2 wide and every other 1."""
    return sum(2 if character > "\u2e80" else 1 for character in line)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五六", 6, ["一二三", "四五六"]),
        ("一二三，四五", 6, ["一二", "三，四", "五"]),
        ("一二（三）四", 6, ["一二", "（三）", "四"]),
        ("iPhone 13 · iOS", 10, ["iPhone 13", "· iOS"]),
        ("还差 2 项就能更名", 8, ["还差 2", "项就能", "更名"]),
        ("Change to 林*一", 13, ["Change to", "林*一"]),
        ("a\nb", 10, ["a", "b"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_the_script_breaks_them(text: str, width: int, lines: list[str]) -> None:
    assert break_lines(text, width, measure).split("\n") == lines


def test_no_line_ends_up_with_one_character() -> None:
    assert break_lines("一二三四五六七", 12, measure) == "一二三四五\n六七"


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
