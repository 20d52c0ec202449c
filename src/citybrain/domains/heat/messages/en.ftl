# Texts of heat.
heat-heat_sources = Ties cells to the buildings and roads in them that give off heat: parts of their footprints and lengths.
heat-learned_warmth = Learns from measured warmth of the air what the model misses, by trees that are tried on blocks left out.
heat-not-calibrated = Warmth of the air is not calibrated: the city measures none. Give the domain heat warmth_by_day or warmth_at_night, points with a column “warmer” in kelvins over the country or a raster of them.
heat-too-few-measured = Nothing is learned from { $source } of heat: { $count } cells in { $blocks } blocks of 500 m are measured, and it takes { $allowed } in { $least }. Warmth of the air stays not calibrated.
heat-learned = Learned from { $source } of heat: in { $blocks } blocks of 500 m that were left out in turn the error is { $learned } K, that of the model alone { $model } K, over { $count } cells.
heat-not-learned = Nothing is taken from { $source } of heat: in { $blocks } blocks of 500 m that were left out in turn the error after learning is { $learned } K, that of the model alone { $model } K, over { $count } cells. Warmth of the air stays not calibrated.
heat-warmth-no-values = The file { $file } of heat has no warmth of the air. Received columns: { $received }. Give points with a column “{ $column }” in kelvins over the country, or a GeoTIFF of it.
heat-warmth-impossible = The file { $file } of heat has { $count } of { $total } values that cannot be, the first { $received }; possible are { $low } to { $high } K. Give by how many kelvins the air is warmer than in the country, no temperatures, and leave out places without a value.
heat-warmth-elsewhere = None of the { $count } places of the file { $file } of heat lies in a cell of the city. Check its coordinate system.
heat-cells_of_streets = Ties streets to the cells on their left side, in their middle and on their right side, for sections in heat.
heat-outdoor_work = Reads how many people work outdoors in each zone, by branch; asks for the table where there is none.
heat-no-outdoor-workers = People who work outdoors are not known, so their heat is not told. Give the domain heat outdoor_workers: a table with “zone”, “branch” and “outdoor_workers”, or places of work with the last two.
heat-outdoor-unknown = { $count } rows of outdoor_workers of heat state no number of people and are left out.
heat-outdoor-outside = { $count } rows of outdoor_workers of heat lie in no zone of the city and are left out.
heat-outdoor-columns = The file { $file } of heat lacks { $missing }. Received columns: { $received }. Give “branch”, “outdoor_workers” (people who work outdoors) and, of a table without shapes, “zone” (its id or name).
heat-outdoor-value = The file { $file } of heat has { $count } values that are no number of people, the first in row { $row }: { $received }. Allowed are 0 to { $allowed }, and nothing where it is not known.
heat-outdoor-elsewhere = None of the { $count } rows of the file { $file } of heat lies in a zone with a number of people. Check the names of its zones, or its coordinate system.
