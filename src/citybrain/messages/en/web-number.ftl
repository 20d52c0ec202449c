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
