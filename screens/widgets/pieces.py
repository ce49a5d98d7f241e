"""Where a line may break: between words, whichever the script, and never within a figure and its unit.

Chinese has no blanks between words; BudouX's model, made for the lines of interfaces, finds them. A Chinese
name in a text of another script is a word of it, and stays whole.
"""

from __future__ import annotations

import re
from functools import cache

import budoux

# GB/T 15834-2011 §5.1: closing marks never begin a line, opening ones never end it.
_CLOSING = (
    ",.;:?!)]}%"
    "\u00b7\u2026\u3001\u3002\uff0c\uff1b\uff1a\uff1f\uff01\uff09\u300b\u300d\u300f\u3011\u201d\u2019"
)
_OPENING = "([{\u00a5\uff08\u300a\u300c\u300e\u3010\u201c\u2018"
_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BEGIN, _END = f"[{re.escape(_OPENING)}]*", rf"[{re.escape(_CLOSING)}]*\s*"
_UNITS = "个工作日|小时|分钟|天|分|秒|年|月|日|时|点|岁|元|项|笔|条|个|次|步|位|道|份|家|人|台|倍"
_SHORT_UNITS = "d|h|min|s|px|dp"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_FIGURE = (
    rf"{_BEGIN}(?:第\s?)?(?:\d[\d,.]*\s?(?:{_UNITS}))+{_END}"
    rf"|{_BEGIN}\d[\d,.]*\s(?:{_SHORT_UNITS}|{_MONTHS})\b{_END}"
)
_HAN = r"[\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uf900-\ufaff]"
_RUN = rf"(?P<open>{_BEGIN})(?P<run>{_HAN}{{2,}})(?P<close>{_END})"
_CHARACTER = (
    rf"{_BEGIN}(?:{_CHINESE}|[^\s\u2e80-\u9fff\uf900-\ufaff]+?(?={_CHINESE}|\s|$))"
    rf"{_END}|\S|\s+"
)
_PIECE = re.compile(f"{_FIGURE}|{_RUN}|{_CHARACTER}")
_FOREIGN = re.compile(rf"(?:{_CHINESE}|\*){{2,6}}{_END}|{_FIGURE}|{_CHARACTER}")
_UNKNOWN = re.compile(  # frequent words here that the model takes apart
    "(更名|变更|更换|更正|恢复|审核|核对|等待|正在|还清|红包|冻结|额度|次数|号码|平台|有效|长辈版"
    "|自动|续费|冷静期|才能|身份|商家|记录)"
)
_LATIN = re.compile("[A-Za-z]")


def pieces(text: str) -> list[str]:
    """Split a text where a line may break; blanks stay at the end of what they follow."""
    chinese = re.findall(_CHINESE, text)
    if chinese and len(_LATIN.findall(text)) > 2 * len(chinese):
        return _FOREIGN.findall(text)
    return [piece for found in _PIECE.finditer(text) for piece in _words(found)]


def letters(piece: str) -> list[str]:
    """Split a piece that is wider than a line as Chinese may be split at last: between two characters."""
    return re.findall(_CHARACTER, piece)


def _words(found: re.Match[str]) -> list[str]:
    """Split a run of Chinese into its words, with the marks around it; anything else is one piece."""
    if not found["run"]:
        return [found[0]]
    words = [word for part in _UNKNOWN.split(found["run"]) for word in _parsed(part)]
    words[0] = found["open"] + words[0]
    words[-1] += found["close"]
    return words


def _parsed(part: str) -> list[str]:
    return [part] if _UNKNOWN.fullmatch(part) else _parser().parse(part)


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()
