notebook-one-entity = Values stand in one table for one entity at a time, and { $received } is not of one that has rows. Ask for quantities of one of: { $allowed }; value() tells a number of the city.
notebook-without-shapes = There are no shapes of { $received } in this snapshot. Leave shapes out.
