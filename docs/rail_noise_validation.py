"""`python -m docs.rail_noise_validation`: tables of docs/validation/rail-noise.md, computed anew."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from citybrain.domains.noise.models.cnossos.bands import A_WEIGHTING
from citybrain.domains.noise.models.cnossos.rail_emission import RailTrack, RailVehicle, line_power, vehicle_power
from docs.page_tables import write_tables
from docs.rail_noise_cases import rail_cases

PAGE = Path(__file__).parent / "validation" / "rail-noise.md"
VEHICLES = {
    "tram, 8 axles": (RailVehicle(8.0, "disc", "load_50_wheel_680", "wheel_680", tram=True), (20.0, 30.0, 50.0)),
    "electric train, 10 axles": (
        RailVehicle(10.0, "disc", "load_50_wheel_920", "wheel_840", "electric_multiple_unit"),
        (50.0, 80.0, 120.0),
    ),
}


def spectra_rows() -> Iterator[str]:
    """Published spectra beside ours, by the worst third of an octave."""
    yield "| spectrum | at 1 kHz published dB | ours | largest difference of 24 |"
    yield "|---|--:|--:|--:|"
    for case in rail_cases():
        own = case.power()
        worst = np.abs(own - case.published).max()
        yield f"| {case.name} | {case.published[13]:.3f} | {own[13]:.3f} | {worst:.4f} |"


def vehicle_rows() -> Iterator[str]:
    """Sound power of a metre with one vehicle an hour, by height, and what a joint on 100 m adds."""
    yield "| one vehicle in an hour | km/h | at 0.5 m, dB(A)/m | at 4 m | with one joint on 100 m |"
    yield "|---|--:|--:|--:|--:|"
    for name, (vehicle, speeds) in VEHICLES.items():
        for speed in speeds:
            low, above = levels(vehicle, RailTrack(), speed)
            joint = levels(vehicle, RailTrack(joints=0.01), speed)[0] - low
            high = f"{above:.1f}" if np.isfinite(above) else "none"
            yield f"| {name} | {speed:.0f} | {low:.1f} | {high} | {joint:+.1f} |"


def levels(vehicle: RailVehicle, track: RailTrack, speed: float) -> tuple[float, float]:
    """A-weighted power of a metre with one vehicle in an hour at 0.5 and 4 m [dB re 1 pW/m]."""
    v = np.array([speed])
    each = line_power(vehicle_power(vehicle, track, v).heights, np.ones(1), v)[:, 0] + A_WEIGHTING
    with np.errstate(divide="ignore"):
        low, above = 10.0 * np.log10((10.0 ** (each / 10.0)).sum(axis=-1))
    return float(low), float(above)


def main() -> None:
    """Write the tables into the page."""
    write_tables(PAGE, {"spectra": spectra_rows(), "vehicles": vehicle_rows()})


if __name__ == "__main__":
    main()
