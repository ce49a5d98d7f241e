"""What a person can do with a changed account."""

from __future__ import annotations

from app.domain.aftermath import money, proofs, recovery, social
from app.domain.state import Handlers

HANDLERS: Handlers = {
    **money.HANDLERS,
    **social.HANDLERS,
    **proofs.HANDLERS,
    **recovery.HANDLERS,
}
