"""How stable the air is by wind, sun and clouds: Pasquill's table, and what is not known of it."""

import pytest

from citybrain.domains.air.models.stability import global_irradiance, stability_shares


def test_under_a_clear_sky_the_sun_gives_what_a_pyranometer_reads() -> None:
    assert global_irradiance(90.0, 0.0) == pytest.approx(880.0)
    assert global_irradiance(30.0, 0.0) == pytest.approx(425.0)
    assert global_irradiance(30.0, 1.0) == pytest.approx(425.0 / 4)
    assert global_irradiance(-5.0, 0.0) == 0.0


@pytest.mark.parametrize(
    ("wind", "sun", "irradiance", "cloud", "likeliest"),
    [(4.0, 60.0, 800.0, None, "B"), (4.0, 60.0, 90.0, None, "C"), (4.0, 60.0, None, 0.0, "B"),
     (4.0, 60.0, None, 1.0, "D"), (2.3, -10.0, None, 0.1, "F"), (2.3, -10.0, None, 1.0, "D"),
     (2.3, -10.0, 0.0, 0.1, "F"), (9.0, -10.0, None, None, "D"), (4.0, 1.0, None, 0.0, "D")],
)  # fmt: skip
def test_the_likeliest_class(
    wind: float, sun: float, irradiance: float | None, cloud: float | None, likeliest: str
) -> None:
    known = {"irradiance": irradiance, "cloud_share": cloud}
    shares = stability_shares(wind, sun, **{name: value for name, value in known.items() if value is not None})
    assert next(iter(shares)) == likeliest
    assert sum(shares.values()) == pytest.approx(1.0)


def test_unknown_clouds_leave_more_classes_open_than_stated_ones() -> None:
    unknown, clear = stability_shares(4.0, 45.0), stability_shares(4.0, 45.0, cloud_share=0.0)
    assert set(clear) < set(unknown)
    assert unknown["D"] >= 0.2, "it may be overcast"
