"""What several pages of an organisation show in the same way."""

from __future__ import annotations

from app.domain.facts.organisation import Standing
from app.domain.facts.text import t
from app.domain.organisation.events import AttachDocument
from app.domain.views.model import Action, Row, Style, Tone

# How something granted stands: its sign, and the colour that says the same.
SIGNS = {
    Standing.VALID: ("check", Tone.OK),
    Standing.REVIEW: ("clock", Tone.BRAND),
    Standing.LOST: ("alert", Tone.DANGER),
}


def document_row(document: str, *, attached: bool) -> Row:
    """Return the row of a paper, with the button that puts a placeholder there; nothing is captured."""
    title = t(f"placeholders.{document}")
    if attached:
        return Row(document, title, t("placeholders.attached"), icon="check", tone=Tone.OK)
    button = Action(f"attach-{document}", t("placeholders.add"), AttachDocument(document), Style.SMALL)
    return Row(document, title, t("placeholders.placeholder"), icon="id", button=button)
