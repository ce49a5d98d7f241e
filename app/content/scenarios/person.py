"""Load the one invented person whom every scenario is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from app.content.icons import Icon
from app.content.ranges import Distinct, Id, Pattern, Range, Words
from app.content.records import read_record
from app.domain.facts.account import Account, LinkedApp
from app.domain.facts.backup import Contact
from app.domain.facts.keypad import CODE_LENGTH
from app.domain.facts.text import Text
from app.tomlfile import read_toml

FILE = Path(__file__).parent.with_name("person.toml")

Digits = Annotated[str, Pattern(f"[0-9]{{{CODE_LENGTH}}}", f"{CODE_LENGTH} digits in quotation marks")]
PerCent = Annotated[int, Range(0, 100)]
Messages = Annotated[int, Range(0, 1_000_000_000)]


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """Somebody the person writes with; ``share`` is their part of all messages, in per cent."""

    id: Id
    name: Text
    share: PerCent


@dataclass(frozen=True, slots=True)
class LinkedAppEntry:
    """An app that may read the person's profile; ``means`` explains what its abnormal state leads to."""

    id: Id
    name: Text
    means: Text
    icon: Icon


@dataclass(frozen=True, slots=True)
class PersonFile:
    """The person and the account as the file describes them."""

    name: Words
    nickname: Text
    handle: Words
    phone: Words
    document: Words
    card: Text
    payment_password: Digits
    device_passcode: Digits
    login_password: Digits
    messages: Messages
    computer: Text
    contacts: Annotated[tuple[ContactEntry, ...], Distinct()]
    linked_apps: Annotated[tuple[LinkedAppEntry, ...], Distinct()]


@cache
def load_person(path: Path = FILE) -> Account:
    """Return the person's account as it is in every scenario. Raises InputError where the file is wrong."""
    read = read_record(read_toml(path), PersonFile)
    return Account(
        name=read.name,
        nickname=read.nickname,
        handle=read.handle,
        phone=read.phone,
        document=read.document,
        card=read.card,
        payment_password=read.payment_password,
        device_passcode=read.device_passcode,
        login_password=read.login_password,
        messages=read.messages,
        computer=read.computer,
        contacts=tuple(Contact(each.id, each.name, each.share) for each in read.contacts),
        linked_apps=tuple(LinkedApp(app.id, app.name, app.means, app.icon) for app in read.linked_apps),
    )
