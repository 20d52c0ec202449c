## The number: how it is heard, how old it is, why it is not there.

web-number-is = { $name }: { $value }
web-number-ninety = between { $low } and { $high } with 90 % probability
web-number-unsure = uncertainty not known
web-number-why = { $told }. Why?
web-number-old-minutes = { $count } min old
web-number-old-hours = { $count } h old
web-number-old-days = { $count } days old
web-number-missing-since = no reading since { $time }
web-number-withheld = fewer than { $count } people
web-number-range-coming = Its range is being worked out …
web-number-range-in-panel = Open it for the number with its range
web-number-range-unknown = No range can be worked out
web-number-range-failed = The range could not be worked out, and without it the number is not told.
web-number-like = about { $what }
web-number-like-value = { $value } { $words }
web-number-likes = For comparison: { $likes }
web-number-drivers = what raises and lowers it
web-number-parts = Share of each in all of it
web-number-parts-rest = { $count ->
    [one] 1 more
   *[other] { $count } more
}
web-number-range-opens = Open for the number and its range
web-results-uncertainty-coming = ± …
