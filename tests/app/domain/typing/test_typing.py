"""Keys are pressed: what is composed, chosen, written and taken back."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.keyboards import keyboard_names, load_keyboard
from app.content.typing.kept import load_lexicon
from app.domain.typing.keys import Asked, Composes, Does, Key
from app.domain.typing.lexicon import NINE_KEYS
from app.domain.typing.typing import Edit, Panel, Typing, begun, choose, expand, press

LEXICON = load_lexicon()
LETTERS = {letter: Key(Does.WRITE, letter) for letter in string.ascii_lowercase}


class Hand:
    """Somebody who types: the keyboard, and the field as it is filled."""

    def __init__(self, keyboard: str = "harmonyos", asked: Asked = Asked.NAME) -> None:
        self.typing = begun(load_keyboard(keyboard), LEXICON, asked)
        self.text = ""
        self.ended = 0

    def press(self, *keys: Key | Does) -> Hand:
        for key in keys:
            one = key if isinstance(key, Key) else Key(key)
            self._take(*press(self.typing, one, self.text))
        return self

    def keyed(self, letters: str) -> Hand:
        return self.press(*(LETTERS[each] if each in LETTERS else Key(Does.WRITE, each) for each in letters))

    def choose(self, text: str) -> Hand:
        number = self.typing.choices(self.text).index(text)
        self._take(*choose(self.typing, number, self.text))
        return self

    def layer(self, name: str) -> Hand:
        return self.press(Key(Does.LAYER, name))

    def _take(self, typing: Typing, edit: Edit) -> None:
        self.typing = typing
        self.text += edit.write
        if edit.erase:
            self.text = self.text[:-1]
        self.ended += edit.done

    @property
    def shown(self) -> str:
        return self.typing.shown(self.text)


def test_a_name_is_composed_and_chosen_whole() -> None:
    hand = Hand().keyed("linxiaohe")
    assert (hand.text, hand.shown) == ("", "lin'xiao'he")
    assert hand.choose("林晓禾").text == "林晓禾"
    assert not hand.typing.composing


def test_what_is_not_chosen_goes_on_composing() -> None:
    hand = Hand().keyed("linxiaohe").choose("林")
    assert (hand.text, hand.shown) == ("", "林xiao'he")
    hand.choose("晓")
    assert hand.shown == "林晓he"
    assert hand.choose("荷").text == "林晓荷"


def test_delete_takes_back_a_letter_then_a_choice_then_what_was_written() -> None:
    hand = Hand().keyed("lin").choose("林").keyed("li").press(Does.DELETE)
    assert (hand.text, hand.shown) == ("林", "l")
    hand.press(Does.DELETE)
    assert (hand.text, hand.typing.composing) == ("林", False)
    assert hand.press(Does.DELETE).text == ""
    hand.keyed("linx").choose("林").press(Does.DELETE)
    assert hand.shown == "lin", "nothing was left but the choice, which is open again"


def test_space_and_done_take_the_first_candidate_and_done_ends_only_then() -> None:
    hand = Hand().keyed("linxiaohe").press(Does.DONE)
    assert (hand.text, hand.ended) == ("林晓禾", 0)
    assert hand.press(Does.DONE).ended == 1
    assert Hand().keyed("linxiaohe").press(Does.SPACE).text == "林晓禾"
    assert Hand().press(Does.SPACE).text == " "


def test_clear_forgets_the_pinyin_and_leaves_the_field() -> None:
    hand = Hand("ios").keyed("546").press(Does.SPACE).keyed("9426").press(Does.CLEAR)
    assert not hand.typing.composing
    assert hand.text


def test_nine_keys_can_be_told_which_syllable_they_are() -> None:
    hand = Hand("ios").keyed("546").press(Does.SYLLABLES)
    assert hand.typing.panel is Panel.SYLLABLES
    hand.choose("lin")
    assert hand.shown == "lin"
    assert hand.typing.choices("")[0] == "林"


def test_a_sign_splits_syllables() -> None:
    hand = Hand(asked=Asked.TEXT).keyed("xi").press(Does.SPLIT).keyed("an")
    assert hand.shown == "xi'an"


def test_capitals_come_once_or_until_shift_is_pressed_again() -> None:
    hand = Hand().layer("english").press(Does.SHIFT).keyed("lin")
    assert hand.text == "Lin"
    hand.press(Does.SHIFT, Does.SHIFT).keyed("he")
    assert hand.text == "LinHE"
    assert hand.press(Does.SHIFT).keyed("x").text == "LinHEx"


def test_back_leads_from_signs_to_the_letters_that_were_there() -> None:
    hand = Hand().layer("english").layer("digits").keyed("1").layer("signs").layer("back")
    assert (hand.typing.layer, hand.text) == ("english", "1")
    assert Hand().layer("digits").layer("back").typing.layer == "pinyin"
    number = Hand(asked=Asked.NUMBER)
    assert number.typing.layer == "digits"
    assert number.layer("back").typing.layer == "english", "a document's letters are Latin"


def test_what_a_key_offers_is_chosen_or_taken_back() -> None:
    offer = Key(Does.OFFER, "，。·")
    assert Hand().press(offer).choose("·").text == "·"
    hand = Hand().press(offer, Does.DELETE)
    assert (hand.typing.panel, hand.text) == (Panel.BAR, "")


def test_all_candidates_are_shown_and_put_away() -> None:
    typing = Hand().keyed("li").typing
    assert expand(typing).panel is Panel.ALL
    assert expand(expand(typing)).panel is Panel.BAR
    assert expand(Hand().typing).panel is Panel.BAR, "there is nothing to choose from"


def test_another_layer_and_the_way_out_leave_nothing_half_written() -> None:
    assert Hand().keyed("lin").layer("english").text == "林"
    assert Hand().keyed("lin").press(Does.HIDE).text == "林"


def test_what_is_typed_is_in_no_record_that_can_be_printed() -> None:
    hand = Hand().keyed("linxiaohe").choose("林")
    shown = f"{hand.typing!r} {hand.typing.composition!r} {hand.typing.candidates('')!r} {Edit(write='林')!r}"
    assert "林" not in shown
    assert "xiao" not in shown


KEYS = [*LETTERS.values(), *(Key(each) for each in Does if each not in (Does.WRITE, Does.LAYER, Does.OFFER))]


@given(st.lists(st.sampled_from(KEYS), max_size=30), st.sampled_from([*Asked]))
def test_whatever_is_pressed_the_pinyin_comes_to_an_end(keys: list[Key], asked: Asked) -> None:
    hand = Hand(asked=asked).press(*keys)
    assert hand.typing.composing == bool(hand.shown)
    hand.press(Does.DONE)
    assert not hand.typing.composing


@pytest.mark.parametrize("name", keyboard_names())
def test_every_keyboard_can_write_what_is_asked_for(name: str) -> None:
    """Each has all letters, digits and ways between its layers; nothing on it leads nowhere."""
    keyboard = load_keyboard(name)
    assert keyboard.composes in Composes
    written = {key.value for layer in keyboard.layers.values() for row in layer.rows for key in row}
    text = "".join(written)
    assert {*string.digits, *string.ascii_lowercase, "·", "-", "'", ".", "@", "X"} <= {*text}
    for layer in keyboard.layers.values():
        does = {key.does for key, _, _ in layer.places()}
        assert {Does.DELETE, Does.DONE, Does.LAYER} <= does
        widest = max(column + key.width for key, column, _ in layer.places())
        assert widest == pytest.approx(layer.columns)
    nine = {key.value for key, _, _ in keyboard.layers[keyboard.starts[Asked.NAME]].places()}
    assert {*NINE_KEYS} <= nine or {*string.ascii_lowercase} <= nine
