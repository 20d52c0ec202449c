### Quality control of readings: settings that cannot be used.

quality-mapping = { $place }: { $received } is not a list of names with values. Write it as in docs/quality-control.md.
quality-no-such = { $place }: there is no { $received }. Known are { $allowed }.
quality-missing = { $place }: { $allowed } is missing. Add it.
quality-number = { $place }: { $received } is no finite number.
quality-positive = { $place }: { $received } is not above zero.
quality-span = { $place }: { $received } is not a pair of two numbers with the lower one first, such as [0, 100].
quality-text = { $place }: { $received } says nothing. Write a text that says something, such as where the number is from.
quality-within = { $place }: the suspect range { $received } reaches beyond { $allowed }, outside of which values fail. Make it narrower.
quality-order = { $place }: { $received } is too low; at least { $allowed } is possible.
quality-seasons = { $place }: { $received } is not a season. Write a list such as [{"{"}month: [6, 8], suspect: [5, 45]{"}"}], with month or hour.
quality-period = { $place }: { $received } is not within { $allowed }.
quality-unit = { $place }: the unit is { $received }, and the tests of this property are in { $allowed }. Give the limits in that unit.
quality-stream-unknown = There is no stream { $received }. citybrain observe streams lists those that there are.
