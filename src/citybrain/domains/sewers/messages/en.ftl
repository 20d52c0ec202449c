# Texts of sewers.
sewers-sewer_network = Takes over nodes, sewers and catchments of a SWMM file, and what of the file changes numbers of a run.
sewers-water_projects = Takes over projects of a table with what each costs and how many people it serves.
sewers-reading = Reading the network of sewers
sewers-file-large = The file { $file } has { NUMBER($received, maximumFractionDigits: 0) } bytes, more than the { NUMBER($allowed, maximumFractionDigits: 0) } that a model of sewers may have. Give a part of the network.
sewers-file-lines = The file { $file } has { $received } lines, more than the { $allowed } that a model of sewers may have. Give a part of the network.
sewers-line-long = Line { $line } of { $file } has { $received } characters; the engine reads { $allowed }. Break the line.
sewers-no-model = The file { $file } is no model of SWMM: it needs sections in square brackets, [OPTIONS] among them. Export it as .inp from SWMM 5.
sewers-section-unknown = Line { $line } of { $file } begins a section [{ $received }] that SWMM does not have. It has { $allowed }.
sewers-line = Line { $line } of { $file } has too few words: { $received }. Look up the section in the manual of SWMM.
sewers-no-number = Line { $line } of { $file } has “{ $received }” where a number is needed: { $text }. Correct the line.
sewers-node-missing = Line { $line } of { $file } leads “{ $of }” to “{ $received }”, which is no node of the file. Add the node or correct its name.
sewers-twice = Line { $line } of { $file } names “{ $received }” again; it stands in line { $first } already. Rename one of them.
sewers-units-asked = The file { $file } does not say a flow unit that is known (FLOW_UNITS under [OPTIONS]): { $received }. State one of { $allowed }; metres and feet hang on it.
sewers-too-many = The file { $file } has { $received } nodes, links and catchments; { $allowed } are read. Give a part of the network.
sewers-crs-asked = The coordinate system of { $file } is not stated, and a file of SWMM does not say it. Write crs = "EPSG:..." beside the file under [domains.sewers].
    .page = The coordinate system of { $file } is not stated, and a file of SWMM does not say it. Write it under Coordinate system, for example EPSG:3879.
sewers-crs = The coordinates of { $file } cannot be brought from { $received } into the system of the city: { $problem }. Correct crs beside the file under [domains.sewers].
    .page = The coordinates of { $file } cannot be brought from { $received } into the system of the city: { $problem }. Write the right one under Coordinate system.
sewers-other-file = Line { $line } of { $file } reads another file, which is not opened: { $received }. Write its values into the model.
sewers-option = An option of the model cannot be read: { $received }. Write it as { $allowed }.
sewers-storm-depth = A storm of { $received } mm cannot be: give more than 0 and at most { $allowed } mm.
sewers-storm-duration = A storm of { $received } minutes cannot be: give between { $allowed } minutes.
sewers-run-long = The run of { $file } took more than { $allowed } seconds and was ended. Make the time steps longer, the time simulated shorter, or the network smaller.
sewers-run-ended = The engine ended while it ran { $file }, with code { $received }: the file is too large for its memory, or has what the engine cannot bear. Open it in SWMM 5 and correct what that says.
sewers-engine = SWMM does not run { $file }: { $received }. Correct what it says ({ $count } in all).
sewers-engine-missing = The engine of sewers is not installed. Install citybrain[{ $extra }].
sewers-no-such = The file { $file } has no “{ $received }”. It has { $allowed }.
sewers-no-tank = “{ $received }” in { $file } is no tank. Give a node of [STORAGE].
sewers-no-overflow = No node of { $file } is tagged as an overflow, so that nothing can spill. Tag one under [TAGS]: Node NAME CSO.
sewers-tank-shape = Line { $line } of { $file } has a tank whose shape is not read: { $received }. Give it as TABULAR or FUNCTIONAL.
sewers-projects = The table of projects needs columns name, cost and inhabitants; it has { $received }.
sewers-network = The model of sewers has { $nodes } nodes, { $links } links and { $catchments } catchments on the map.
sewers-without-place = { $nodes } nodes, { $links } links and { $catchments } catchments of the model have no place in its file: they are run, but not on the map.
sewers-overflow-asked = No node of the model is tagged as an overflow: what spills to open water is not known. Tag nodes under [TAGS]: Node NAME CSO.
sewers-reason-not-sealed = Have no sealed ground
sewers-reason-no-lawn = Have no lawn, or no sealed ground that could drain to it
topic-sewers = Sewers
sewers-no-city = The city has no table with shapes, so that { $file } has no place. Give the city OpenStreetMap or zones first.
sewers-upstream-large = What hangs on each node is left out: the network has more than { NUMBER($allowed, maximumFractionDigits: 0) } pairs of nodes and catchments above them.
conflict-city_cells_planted_over_sewers = { $count ->
    [one] In 1 cell new trees stand over a sewer: roots get into pipes, and who repairs them fells trees. Plant elsewhere or lay a root barrier.
   *[other] In { $count } cells new trees stand over a sewer: roots get into pipes, and who repairs them fells trees. Plant elsewhere or lay root barriers.
}
sewers-inlets = { $count } of { $total } cells of the ground give their water to an inlet of the sewers; what runs off the others stays on the ground.
