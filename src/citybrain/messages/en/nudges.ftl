# Competitions, letters and bins: what is wrong with what is entered.

nudge-file = { $file } cannot be read as a competition or a letter:
    { $faults }
    Compare it with the example of the documentation.
nudge-faults = What was entered is not right: { $problem }. In brackets stands what is allowed. Nothing was recorded; correct it and send it again.
nudge-unknown = There is no number { $received }, or it was withdrawn. The list has the numbers.
nudge-overlaps = Number { $other } of the same carrier has days from { $since } to { $until }. Two results may not share a day, so that they cannot be subtracted. Choose other days.
nudge-many = No more than { $allowed } of a carrier can be on record.
nudge-told = The result of number { $number } was told already. It never changes.
nudge-not-over = Number { $number } goes on to { $until }. Its result can be told on the day after.
nudge-buildings = { $received } buildings with bills are too many; { $allowed } are the most. Choose fewer or smaller areas.
nudge-no-temperatures = There are no measured temperatures, so the weather cannot be taken away. Name their file under [observed] of city.toml.
    .page = There are no measured temperatures, so the weather cannot be taken away. Ask a data steward to add them.
competition-kind = Teams cannot be of the kind { $received }. Bills know these kinds: { $allowed }.
competition-team = There is no area { $received }. Areas are for example: { $allowed }.
letter-few = { $received } buildings have bills of eleven months before that fit the weather; { $allowed } are needed. Import more bills.
letter-bills = { $received } buildings of the letter have bills for these days; { $allowed } in whole pairs are needed. Import the bills first.
letter-factor = { $received } is no parameter of emissions in kg/kWh. There are: { $allowed }.
bins-large = { $file } is larger than { $allowed } bytes. Send a shorter period.
bins-file = { $file } is no table of values parted by commas: { $problem }
bins-columns = { $file } has the columns { $received }, and may have these alone: { $allowed }. Leave out all others, above all cards, names and accounts.
bins-house = Line { $line } of the containers is not right: { $received }. It has a container that stands there once, a house, and dwellings from 1 to 10000.
bins-dwellings = Line { $line } of the containers says { $received } dwellings of { $house }, a line before says { $before }. Correct one of them.
bins-no-house = container of no known house
bins-no-day = no day such as 2026-03-31
bins-no-unit = unit is neither kg nor t
bins-no-weight = weight is no number from 0 to 10 t
