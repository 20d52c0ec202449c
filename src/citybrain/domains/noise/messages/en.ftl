noise-unknown-version = The emission of roads has no tables of { $version }. Known: { $known }.
noise-unknown-surface = The tables of { $version } have no surface { $surfaces }. Known: { $known }. Take the nearest of these, or "reference".
noise-traffic-shape = Flows { $flow } and speeds { $speed } do not match: each link needs one number of each class ({ $classes }).
noise-bad-value = { $column } cannot be used at { $rows } links; the first is row { $row } with { $value }. Flows are 0 or more, speeds above 0, shares from 0 to 1; leave out links without them.
