"""200 citizen noise readings beside one meter of class 1: bias and spread are found, and phones count for less."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.people.readings.comparison import agreement_of, combined
from citybrain.people.readings.devices import device_classes
from citybrain.people.readings.table import ReadingFaultsError, combined_by_place, compared, read_readings

HEADING = "measured,value,unit,device,reference,place\n"


def table(folder: Path, rows: str) -> Path:
    path = folder / "readings.csv"
    path.write_text(HEADING + rows, encoding="utf-8")
    return path


def test_200_readings_of_phones_beside_a_meter_of_class_1(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    truth = random.uniform(50, 70, 200)
    phones, meter = truth + 3.0 + random.normal(0, 4.0, 200), truth + random.normal(0, 0.7, 200)
    rows = "".join(
        f"sound_level,{phone:.2f},dB,phone,{reference:.2f},street {number}\n"
        f"sound_level,{reference:.2f},dB,class_1,,street {number}\n"
        for number, (phone, reference) in enumerate(zip(phones, meter, strict=True))
    )
    readings = read_readings(table(tmp_path, rows), {}, {})
    phone, meter_class = compared(readings)
    assert phone.agreement is not None and phone.agreement.pairs == 200
    assert phone.agreement.bias_low < 3.0 < phone.agreement.bias_high
    assert phone.spread == pytest.approx(np.hypot(4.0, 0.7), rel=0.12)
    inside = (phones - meter > phone.agreement.low) & (phones - meter < phone.agreement.high)
    assert 0.91 < inside.mean() < 0.99
    assert (phone.level, meter_class.level, meter_class.agreement) == (5, 1, None)
    told = combined_by_place(readings, [phone, meter_class])
    values = np.array([told["sound_level", f"street {number}"].value for number in range(200)])
    assert told["sound_level", "street 0"].shares["phone"] < 0.05
    assert np.abs(values - truth).mean() < np.abs(phones - truth).mean() / 4
    assert abs((values - truth).mean()) < 0.2


def test_combining_is_the_mean_of_least_variance() -> None:
    found = combined(np.array([60.0, 66.0]), ["class_1", "phone"], {"phone": 3.0}, {"class_1": 1.0, "phone": 2.0})
    assert found.value == pytest.approx((60.0 + 63.0 / 4) / 1.25) and found.spread == pytest.approx(1.25**-0.5)
    assert found.shares == pytest.approx({"class_1": 0.8, "phone": 0.2})


def test_too_few_beside_a_reference_tell_no_bias() -> None:
    assert agreement_of(np.arange(9.0), np.zeros(9)) is None
    assert agreement_of(np.arange(12.0), np.full(12, np.nan)) is None


def test_what_is_wrong_with_a_table_is_told_by_line(tmp_path: Path) -> None:
    rows = "sound_level,300,dB,phone,,a\nsound_level,60,mW,ear,x,a\nlight,1,lx,phone,,a\nsound_level,,dB,phone,,a\n"
    with pytest.raises(ReadingFaultsError) as problem:
        read_readings(table(tmp_path, rows), {}, {})
    told = str(problem.value.arguments["problem"])
    assert problem.value.arguments["number"] == 6
    for named in (
        "2: value: 300",
        "3: reference: x",
        "3: unit: mW (dB)",
        "3: device: ear",
        "4: measured: light",
        "5: value",
    ):
        assert named in told, named


def test_classes_of_devices_are_told_from_the_best_to_the_worst() -> None:
    for measured in device_classes().values():
        spreads = [one.spread for one in measured.classes.values()]
        assert spreads == sorted(spreads) and next(one.level for one in measured.classes.values()) == 1
