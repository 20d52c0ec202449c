noise-unknown-version = The emission of roads has no tables of { $version }. Known: { $known }.
noise-unknown-surface = The tables of { $version } have no surface { $surfaces }. Known: { $known }. Take the nearest of these, or "reference".
noise-traffic-shape = Flows { $flow } and speeds { $speed } do not match: each link needs one number of each class ({ $classes }).
noise-bad-value = { $column } cannot be used at { $rows } links; the first is row { $row } with { $value }. Flows are 0 or more, speeds above 0, shares from 0 to 1; leave out links without them.
noise-no-number = { $rows } rows of { $table } have no number, or none above 0, where the paths of sound need one; the first is row { $row }. Fill them in or leave them out.
noise-outside-raster = { $rows } points of { $table } lie outside of the raster of the ground; the first is row { $row }. Make the raster over all receivers, links and walls.
noise-potential-too-low = A link (row { $row }) sounds louder today than the most that was stated for it. The most must be at least as much as today.
