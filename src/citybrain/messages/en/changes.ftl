# What changed over the years by class.
changes-nothing-known = This city has no areas by class of several years. Give such a table as landcover_years, or red and near infrared bands of years, below [domains.{ $domain }] in city.toml and build the twin again.
    .page = This city has no areas by class of several years: no table of them and no satellite bands were given to it. Who builds the twin can give them.
changes-area-unknown = There is no area { $received }. The nearest: { $near }.
changes-gain = Grew over comparable years ({ $years }).
changes-loss = Shrank over comparable years ({ $years }).
changes-no_trend = No trend over comparable years ({ $years }).
changes-classes_changed = { $count ->
    [0] Classes changed, no trend: no year can be compared.
    [one] Classes changed, no trend: only { $years } stands.
   *[other] Classes changed, no trend: only { $years } can be compared.
}
changes-too_few_years = Too few years for a trend: four are needed.
changes-reasons = Missing: { $reasons }.
changes-reason = { $name } in { $years }
changes-two = { $first } { $second }
changes-comma = {", "}
changes-semicolon = {"; "}
cli-changes = Tell what grew and shrank over the years by class, a change of the city apart from one of classes.
cli-changes-zone = Of this zone alone, by its id or name.
cli-changes-title = { $area ->
    [city] Whole city
   *[other] { $area }
}
cli-changes-name = Class
cli-changes-verdict = What follows
cli-changes-stated = all that is stated
cli-changes-unit = Areas in km². Numbers in brackets cannot be compared. Mapped ground { NUMBER($ground, maximumFractionDigits: 1) } km².
