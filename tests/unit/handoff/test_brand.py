"""A bank's own colours: readable, or refused with the pair that is not."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.brand import PAGES, PAIRS, BadBrand, Palette, palette
from handoff.domain.colour import TEXT, Colour, contrast
from handoff.gateways.brand import face
from handoff.http.brand import stylesheet

ROOT = Path(__file__).parents[3]
DARK = "dark: {brand: '#7fceb5', on_brand: '#06251c'}\n"
GOOD = "light: {brand: '#14594a', on_brand: '#ffffff'}\n" + DARK
colours = st.builds(Colour, *[st.integers(0, 255)] * 3)


def data(folder: Path, text: str) -> Path:
    (folder / "brand.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(Colour.of(one), Colour.of(other)), 2) == ratio


@given(
    colours,
    st.sampled_from([Colour(0, 0, 0), Colour(255, 255, 255)]),
    st.sampled_from(["light", "dark"]),
)
def test_whatever_colour_a_bank_has_it_is_readable_everywhere_or_refused(
    brand: Colour, words: Colour, theme: str
) -> None:
    try:
        found = palette(theme, {"brand": brand, "on_brand": words})
    except BadBrand:
        return
    every = {**PAGES[theme], **found.colours}
    assert all(contrast(every[ink], every[ground]) >= TEXT for ink, ground in PAIRS)


def test_the_brand_that_comes_with_the_data_is_that_of_the_pages() -> None:
    css = (ROOT / "web" / "shared" / "ui" / "tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    found = face(ROOT / "data").palettes
    for theme, part in (("light", light), ("dark", dark)):
        tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))
        told = ("brand", "on_brand", "brand_text", "own", "on_own")
        named = {**PAGES[theme], **{name: found[theme][name] for name in told}}
        assert {n: tokens[n.replace("_", "-")] for n in named} == {
            n: str(c) for n, c in named.items()
        }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "light: {brand: '#ffcc00', on_brand: '#ffffff'}\n" + DARK,
            "on_brand #ffffff on brand #ffcc00",
        ),
        ("light: {brand: '#ffcc00', on_brand: '#000000'}\n" + DARK, "brand_text #ffcc00 on paper"),
        ("light: {brand: green, on_brand: '#ffffff'}\n" + DARK, "no colour like"),
        ("light: {brand: '#14594a'}\n" + DARK, "light needs brand and on_brand"),
        ("light: {brand: '#14594a', on_brand: '#ffffff', glow: '#ffffff'}\n" + DARK, "may have"),
        (GOOD + "logo: ../secret.svg\n", "logo must be"),
        (GOOD + "logo: nowhere.svg\n", "logo must be"),
        ("- a list\n", "only light, dark and logo"),
        ("light: {", "brand.yml"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadBrand, match=re.escape(why)):
        face(data(tmp_path, text))


def test_without_a_file_the_pages_keep_their_own_face(tmp_path: Path) -> None:
    assert stylesheet(face(tmp_path)) == ""


def test_the_sheet_has_both_themes_and_the_logo_in_place_of_the_mark(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    sheet = stylesheet(face(data(tmp_path, GOOD + "logo: logo.svg\n")))
    assert "--brand:#14594a" in sheet
    assert "@media(prefers-color-scheme:dark){:root:root{--brand-text:#7fceb5" in sheet
    assert "/brand/logo" in sheet


def test_a_light_button_gets_lighter_and_a_dark_one_darker_under_the_pointer() -> None:
    def hover(brand: str, words: str, theme: str) -> Palette:
        return palette(theme, {"brand": Colour.of(brand), "on_brand": Colour.of(words)})

    dark = hover("#14594a", "#ffffff", "light")
    light = hover("#7fceb5", "#06251c", "dark")
    assert dark["brand_hover"].luminance < dark["brand"].luminance
    assert light["brand_hover"].luminance > light["brand"].luminance
