"""The difference of colours is that of colour-science, to the last digits."""

from __future__ import annotations

import warnings

import numpy as np

from audits.repair.difference import delta_e, lab


def test_it_is_what_colour_science_computes() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its word on optional parts that lack
        import colour
    random = np.random.default_rng(7)
    greys = np.repeat(np.arange(256), 3).reshape(-1, 3)
    colours = np.concatenate([greys, random.integers(0, 256, (4000, 3))]).astype(np.uint8)
    labs = lab(colours)
    assert np.abs(labs - colour.XYZ_to_Lab(colour.sRGB_to_XYZ(colours / 255))).max() < 1e-9
    for target in labs[::400, None]:
        reference = colour.difference.delta_E_CIE2000(labs, target)
        assert np.abs(delta_e(labs, target) - reference).max() < 1e-9
