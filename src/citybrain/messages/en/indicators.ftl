### Indicators: files that say them, values that people enter, other cities beside them.

## Files of indicators

indicator-unknown-field = { $file }, line { $line }, column { $column }: there is no field { $received } here. Remove it or correct its name; docs/indicators.md lists the fields.
indicator-missing-field = { $file }, line { $line }, column { $column }: the field { $field } is missing here. Add it.
indicator-wrong-value = { $file }, line { $line }, column { $column }: { $field } cannot be { $received }. { $expected ->
    [text] Write a text of the allowed length and letters.
    [number] Write a number within its bounds.
    [one-of] Allowed: { $allowed }.
    [list] Write a list.
    [mapping] Write named fields.
    [yes-or-no] Write true or false.
    [length] It has too many or too few entries.
    [value-or-factor] Say either the value of the target or its factor of the base year, and not both.
    [quantity-or-figure] Name either a quantity or a figure, and not both.
    [caveat] What does not meet the definition whole needs a caveat that says how it differs.
    [target-year] Each target needs its year; what always holds is a benchmark.
    [target-order] Put targets in the order of their years, each year once.
   *[other] docs/indicators.md says what may stand here.
}
indicator-twice = { $file }, line { $line }, column { $column }: the code { $received } stands here a second time. Give this indicator another code.
framework-unknown = There is no framework { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name.
indicator-unknown = There is no indicator { $received } in the framework { $framework }. Nearest: { $near }. Correct the code; `citybrain indicators CITY --framework { $framework }` lists all of them.
