### The inventory of a city: years, which lines count, what was changed.

inventory-year-unknown = There is no line of the year { $received }. Years with lines: { $allowed }.
inventory-year-odd = { $received } cannot be the year of an inventory. Allowed: { $allowed }.
inventory-choice-unknown = “{ $received }” cannot be chosen. Allowed: { $allowed }.
inventory-cause-unknown = “{ $received }” is no cause of a change. Allowed: { $allowed }.
inventory-reason-missing = It is not said why or from where. Give a reason, or the method and the source.
inventory-account-negative = { $received } is below zero. State tonnes CO₂e and the half width of their interval as positive numbers.
inventory-note-unknown = There is no record number { $received } that counts. It may have been withdrawn before.
inventory-export-too-long = { $received } lines are more than the { $allowed } that a sheet can hold. Export them as CSV, or one year at a time.
