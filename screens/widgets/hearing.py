"""What texts that stand beside each other say when they are read out together."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.domain.facts.text import Text, t

_PAUSE = t("heard.pause")
_HIDDEN = re.compile(r"\*{3,}")  # digits or letters that are not shown; each star would be read out
_PAUSING = tuple(".,:;?!…。，：；？！")


def heard(say: Callable[[Text], str], *texts: Text | None) -> str:
    """Return what texts say one after the other, a pause between them; ``say`` puts each into words."""
    whole = ""
    for text in filter(None, texts):
        words = _HIDDEN.sub("…", say(text))
        between = " " if whole.endswith(_PAUSING) else say(_PAUSE)
        whole = f"{whole}{between}{words}" if whole else words
    return whole
