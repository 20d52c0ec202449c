"""Waters by month and days of rain, from tables of the city."""

from __future__ import annotations

from citybrain.base.importing import Imported, Tables, Tell, importer
from citybrain.base.notices import notice
from citybrain.domains.supply.balance.months import MOST_ROWS, months_of
from citybrain.domains.supply.balance.trees import MOST_DAYS, days_of


@importer("waters", most_rows=MOST_ROWS, asked=True)
def waters_of_months(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Takes over flows of waters by area and month; what the table does not say stays unknown.

    Raises InputError with all that is wrong with the table.
    """
    months = months_of(read["waters"], "waters")
    table = months.assign(id=months["area"] + " " + months["month"])
    columns = [name for name in table if name not in ("area", "month")]
    return Imported({"water_months": table[columns]}, {"water_months": "waters"})


@importer("days", most_rows=MOST_DAYS, asked=True)
def days_of_tanks(read: Tables, known: Tables, tell: Tell) -> Imported:
    """Takes over rain and reference evapotranspiration of days, from which tanks water trees.

    Raises InputError with all that is wrong with the table.
    """
    table = days_of(read["days"], "days")
    return Imported(
        {"tank_days": table}, {"tank_days": "days"}, notices=(notice("supply-days-read", count=len(table)),)
    )
