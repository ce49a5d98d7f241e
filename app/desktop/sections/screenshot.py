"""A picture of the phone, in its own size and without the window's marks."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from app.desktop.files import keep
from app.desktop.sections.section import Context, Section
from app.domain.events import Event, Typed
from app.domain.facts.text import t
from app.prototype.bindings import tr
from app.walkthrough.evidence.privacy import Privacy
from app.walkthrough.evidence.signature import screen_name
from audits.looking.tree import grow
from audits.pixels.affine import IDENTITY, is_empty
from audits.pixels.framebuffer import draw
from screens.panel.records import PanelButton, PanelGroup
from screens.phone import Phone

SCREENSHOT = "screenshot"
FOLDER = "screenshots"
_BLOT = (128, 128, 128)


class Screenshot(Section):
    """Keeps what the phone shows as PNG, under the screen's name. What was typed is blotted out."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._privacy = Privacy()
        context.prototype.listeners.append(self._heard)

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return nothing: its button stands in the bar."""
        return ()

    def bar(self) -> tuple[PanelButton, ...]:
        """Return the button."""
        return (PanelButton(SCREENSHOT, t("panel.screenshot"), "F12", icon="camera"),)

    def begin(self) -> None:
        """Forget what was typed in the run before."""
        self._privacy.forget()

    def press(self, button: str) -> bool:
        """Take the picture and say where it is."""
        if button != SCREENSHOT:
            return False
        view = self.prototype.root.view
        assert view is not None
        screen = screen_name(view)
        title = tr.text((view.overlay or view).title)
        theme = self.prototype.variant.theme
        with self.context.desk.lent() as phone:
            content = self._png(phone)
        path = keep(FOLDER, f"{screen} {title} {theme}", ".png", content)
        self.context.tell(t("panel.kept", path=str(path)))
        return True

    def _heard(self, event: Event) -> None:
        if isinstance(event, Typed):
            self._privacy.remember(event.text)

    def _png(self, phone: Phone) -> bytes:
        """Draw the phone alone, at its own size."""
        width, height = (round(side) for side in phone.size)
        elements = grow(phone, IDENTITY, (0, 0, width, height))
        pixels = draw(phone.canvas, (width, height)).tobytes()
        image = Image.frombytes("RGBA", (width, height), pixels).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        picture = image.convert("RGB")
        pencil = ImageDraw.Draw(picture)
        for left, bottom, right, top in self._privacy.private(elements):
            if not is_empty((left, bottom, right, top)):
                pencil.rounded_rectangle((left, height - top, right, height - bottom), 8, _BLOT)
        out = io.BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()
