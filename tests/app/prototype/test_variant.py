from __future__ import annotations

import pytest

from app.commands.options import Grid, one_variant, read_grid
from app.content.languages import language_names
from app.content.platforms import platform_names
from app.content.strings import load_strings
from app.errors import InputError
from app.prototype.dimensions import DIMENSIONS, Dimension, dimension_names
from app.prototype.variant import Variant


def test_choices_replace_the_defaults() -> None:
    variant = one_variant({"theme": "dark", "lang": None, "text_scale": "150"})
    assert (variant.theme, variant.lang, variant.text_scale) == ("dark", "zh-CN", 150)


@pytest.mark.parametrize(
    ("dimension", "choice", "message"),
    [
        ("scenario", "redy", "unknown scenario 'redy'; did you mean 'ready'?"),
        ("platform", "harmony", "unknown platform 'harmony'; did you mean 'harmonyos'?"),
        ("theme", "drak", "unknown theme 'drak'; did you mean 'dark'?"),
        ("design", "claer", "unknown design 'claer'; did you mean 'clear'?"),
        ("lang", "english", "unknown lang 'english'; known: en, zh-CN"),
        ("mode", "eldre", "unknown mode 'eldre'; did you mean 'elder'?"),
        ("text_scale", "201", "text scale '201' is not possible; give a whole number"),
        ("text_scale", "big", "text scale 'big' is not possible; give a whole number"),
        ("colour", "red", "unknown argument 'colour'; known: "),
    ],
)
def test_what_does_not_exist_is_told(dimension: str, choice: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        Variant().with_choice(dimension, choice)
    assert str(caught.value).startswith(message)


def test_a_grid_goes_through_all_of_a_dimension_and_lists() -> None:
    grid = read_grid({"platform": None, "theme": "dark,light", "scenario": None}, all_of=("platform",))
    assert grid.choices == {"platform": platform_names(), "theme": ("dark", "light")}
    assert len(list(grid.variants({}))) == len(platform_names()) * 2


def test_a_flow_that_fixes_its_phone_is_played_on_that_one_only() -> None:
    grid = Grid({"platform": ("ios", "android"), "theme": ("light",)})
    assert list(grid.variants({"platform": "ios"})) == [{"theme": "light"}]
    assert list(grid.variants({"platform": "harmonyos"})) == []


def test_a_flow_that_fixes_a_design_of_faults_is_played_where_all_or_that_one_are_asked_for() -> None:
    fixed = {"design": "control"}
    for asked, played in ((None, 1), ("all", 1), ("control", 1), ("clear", 0), ("clear,reported", 0)):
        grid = read_grid({"design": asked}, all_of=("design",))
        assert len(list(grid.variants(fixed))) == played, asked
    assert "control" not in read_grid({}, all_of=("design",)).choices["design"]


@pytest.mark.parametrize("choice", ["", " , ", "dark,grey"])
def test_a_list_with_nothing_or_with_unknown_names_is_refused(choice: str) -> None:
    with pytest.raises(InputError):
        read_grid({"theme": choice}, all_of=("theme",))


def test_a_design_is_not_worn_in_a_mode_that_it_does_not_have() -> None:
    message = "design 'reported' has no elder mode; designs that have it: clear"
    for choices in ({"design": "reported", "mode": "elder"}, {"mode": "elder", "design": "reported"}):
        with pytest.raises(InputError) as caught:
            one_variant(choices)
        assert str(caught.value) == message
        with pytest.raises(InputError) as caught:
            read_grid(choices, all_of=())
        assert str(caught.value) == message
    assert one_variant({"mode": "elder"}).elder


def test_where_all_are_asked_for_the_modes_that_a_design_lacks_are_left_out() -> None:
    grid = read_grid({"design": "all", "mode": "all"}, all_of=())
    pairs = [(each["design"], each["mode"]) for each in grid.variants({})]
    assert pairs == [("clear", "standard"), ("clear", "elder"), ("reported", "standard")]
    assert list(grid.variants({"design": "reported", "mode": "elder"})) == []
    assert read_grid({"mode": "elder"}, all_of=("design",)).choices["design"] == ("clear",)


def test_only_a_phone_that_has_buttons_is_used_by_them() -> None:
    android = Variant().with_choices({"navigation": "buttons", "platform": "android"})
    assert android.exchanged("platform", "ios").navigation == "gestures"
    assert android.exchanged("theme", "dark").navigation == "buttons"
    grid = read_grid({"navigation": "all", "platform": "all"}, all_of=())
    pairs = [(each["platform"], each["navigation"]) for each in grid.variants({})]
    assert [phone for phone, navigation in pairs if navigation == "buttons"] == ["android"]
    with pytest.raises(InputError, match=r"platform .ios. has no buttons.*: android"):
        read_grid({"navigation": "buttons", "platform": "ios"}, all_of=())


def test_each_dimension_is_a_field_of_the_variant_in_the_same_order() -> None:
    assert list(dimension_names()) == list(Variant().as_arguments())


@pytest.mark.parametrize("each", DIMENSIONS, ids=lambda each: each.name)
def test_each_dimension_offers_its_usual_choice_and_labels_every_one(each: Dimension) -> None:
    assert Variant().as_arguments()[each.name] in each.names()
    for language in language_names():
        words = load_strings(language)
        assert words.render(each.title)
        assert all(words.render(each.label(name)) for name in each.names())
        assert all(each.read(name) == name for name in each.names())


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("200,200", ("200",)),
        ("0150, 150", ("150",)),
        ("all", ("100", "125", "150", "175", "200")),
        ("all,110", ("100", "125", "150", "175", "200", "110")),
    ],
)
def test_a_choice_that_is_given_twice_counts_once(given: str, read: tuple[str, ...]) -> None:
    assert read_grid({"text_scale": given}, all_of=()).choices == {"text_scale": read}


@pytest.mark.parametrize("given", ["", " ", ",", " , "])
@pytest.mark.parametrize("each", DIMENSIONS, ids=lambda each: each.name)
def test_an_option_without_a_choice_is_refused_with_what_there_is(given: str, each: Dimension) -> None:
    message = f"{each.option}: no choice is given; known: {', '.join(each.names())}"
    with pytest.raises(InputError) as caught:
        read_grid({each.name: given}, all_of=("theme",))
    assert str(caught.value) == message
    if not given.strip():
        with pytest.raises(InputError) as caught:
            one_variant({each.name: given})
        assert str(caught.value) == message
