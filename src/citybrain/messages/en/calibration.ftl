### Calibration: factors between computed and measured use, estimated from bills.

## Why bills do not serve

calibration-no-bills = { $city } has no bills to calibrate from. Import some first: citybrain bills import { $city } FILE.
    .page = { $city } has no bills to calibrate from. Give bills first.
calibration-noise = Sums of bills of this city have noise in them so that no single building can be told. Factors and errors of a calibration would bear none, so none is made. The calibration in force stays; leave the noise out of the settings of the city to make another one.
calibration-zones-only = All bills of { $city } are of whole zones; factors of kinds of buildings need bills of buildings or of meters. Import such bills.
calibration-snapshot-gone = The bills were matched to buildings of snapshot { $received }, which is gone, and none of them is in snapshot { $now }. Build the city again from files with the same ids, or import bills that name its buildings.
calibration-no-match = None of the bills is of a building of snapshot { $now } (they were matched to snapshot { $received }). Build the city from files with the same ids, or import bills that name its buildings.
calibration-too-few = { $received } buildings have bills that can be used; a calibration needs at least { $allowed }, some of which it leaves aside to judge itself. Import more bills.
calibration-no-group = { $buildings } buildings have bills, but no kind and age of buildings has { $allowed } of them to fit on. Import more bills of one kind of building.
calibration-infinite =
    { $bills ->
        [one] One value of { $carrier } is infinite
       *[other] { $bills } values of { $carrier } are infinite
    }. Correct the file of bills and import it again.
calibration-unit = The { $bills } bills of { $carrier } are { NUMBER($factor, maximumSignificantDigits: 3) } times what is computed (their median); from 1/{ $limit } to { $limit } is believable. { $unit ->
        [Wh] They look like watt-hours taken for kilowatt-hours
        [MJ] They look like megajoules taken for kilowatt-hours
        [cubic-metre] They look like cubic metres of gas taken for kilowatt-hours
        [GJ] They look like gigajoules taken for kilowatt-hours
        [MWh] They look like megawatt-hours taken for kilowatt-hours
       *[GWh] They look like gigawatt-hours taken for kilowatt-hours
    }. Correct unit in city.toml under [bills.NAME] and import again; if the bills are right, correct the floor areas or heating systems of the buildings first.
    .page = The { $bills } bills of { $carrier } are { NUMBER($factor, maximumSignificantDigits: 3) } times what is computed (their median); from 1/{ $limit } to { $limit } is believable. Give the file again with the right unit; if the bills are right, correct the floor areas or heating systems of the buildings first.
calibration-table-axes = The table { $parameter } in { $where } is read by { $received }; a calibration needs { $allowed }. Write it by these.
calibration-own-parameter = { $file } of the city says { $parameter } itself, so a calibration would not count. Take it out of that file, or leave the calibration.

## Records

calibration-damaged = The record { $file } is damaged ({ $problem }). Restore it from a backup.
calibration-unknown = There is no calibration { $received }. There are: { $allowed }. `citybrain calibrations CITY` lists them.
    .page = There is no calibration { $received }. There are: { $allowed }.
calibration-locked = Another calibration of { $folder } is being written. Wait until it is done.
calibration-not-adopted = { $number } put no factors in force, so there is nothing to take back. `citybrain calibrations CITY` shows which did.
    .page = { $number } put no factors in force, so there is nothing to take back.
calibration-not-in-force = Calibration { $number } is not the one in force (in force: { $standing }). Take back the one in force first; if { $file } was changed by hand, restore it.

## Progress

calibration-progress-computing = Computing the billed buildings
calibration-progress-fitting = Fitting the factors
calibration-progress-judging = Judging on buildings held out
calibration-progress-writing = Writing the record

## What was found

calibration-adopted = Calibration { $number } is adopted: on buildings held out the error falls from { $before } to { $after }.
calibration-adopted-dry = It would be adopted: on buildings held out the error falls from { $before } to { $after }. Nothing was written.
calibration-improved = the error on held-out buildings is smaller
calibration-error-not-smaller = the error on held-out buildings is not smaller
calibration-not-better-than-chance = the error on held-out buildings is not smaller by more than chance
calibration-rejected = Calibration { $number } is not adopted, all factors stay as they are: { $reason } ({ $before } before, { $after } with it).
calibration-rejected-dry = It would not be adopted: { $reason } ({ $before } before, { $after } with it). Nothing was written.
calibration-buildings = { $buildings } buildings with bills: fitted on { $fitted }, held out { $held_out }.
calibration-set-aside = { $carrier }: { $count } bills set aside, { $reason ->
        [not-above-zero] at or below zero
        [not-modelled] of a carrier that the city says the building does not use
       *[far-off] too far from like buildings
    }.
calibration-one-group = All bills are of one kind of building: nothing says how kinds differ, and all others keep their factors.
calibration-not-settled = The estimates still moved in the last round; read their intervals with care.
calibration-weather = The weather of the billed year was not corrected: the factors carry the difference to the city's weather. Name measured temperatures under [observed] in city.toml.
    .page = The weather of the billed year was not corrected: the factors carry the difference to the city’s weather.
calibration-limits = Errors are those of ASHRAE Guideline 14-2014 (NMBE, CV(RMSE)). Its limits of 5 % and 15 % (monthly) or 10 % and 30 % (hourly) are for one building over time; for a year of many buildings it has none.
calibration-reverted = Calibration { $reverted } is taken back, which is on record as { $number }.
calibration-none = { $city } has not been calibrated yet.

## Tables

calibration-title-errors = Buildings held out
calibration-title-groups = Factors, with their middle 90 %
calibration-column-carrier = Bills
calibration-column-bills = Number
calibration-column-nmbe = Bias (NMBE)
calibration-column-cv = Scatter, CV(RMSE)
calibration-column-group = Kind
calibration-column-fitted = Fitted
calibration-column-held-out = Held out
calibration-column-error = Error
calibration-column-adopted = Adopted
calibration-column-number = Number
calibration-column-date = Date
calibration-column-what = What
calibration-column-in-force = In force
calibration-yes = yes
calibration-no = no
calibration-before-after = { $before } → { $after }
calibration-city = Whole city
calibration-other-periods = other periods
calibration-until = until { $last }
calibration-from = from { $first }
calibration-what-calibration = Calibration
calibration-what-revert = Taking back { $number }

## Commands

cli-calibrate = Estimate factors between computed and measured use from the bills of a city, and adopt them if they prove themselves.
cli-calibrate-dry-run = Only say what would be; write nothing.
cli-calibrate-seed = Number that decides which buildings are held out and how intervals are drawn.
cli-calibrate-revert = Take back the calibration of this number.
cli-calibrations = List the calibrations of a city.
