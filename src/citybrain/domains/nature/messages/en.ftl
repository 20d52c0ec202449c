# Texts of nature.
nature-habitats_of_city = Makes patches of habitat of the city's green ground, and the ways between neighbouring ones.
nature-looking-for-ways = Looking for ways between habitats
nature-no-map = No habitats are made: they need zones, land areas, streets and buildings. Give the city OpenStreetMap under [sources].
nature-no-green = No habitats are made: the map shows no green ground of 2,000 m² and 10 m width within the zones.
nature-habitats-made = { $count } habitats, { $possible } possible ones on parking areas and plots, and { $links } ways between neighbours are made.
nature-cells-of-ways = Ways of animals on the ground are looked for on cells of { NUMBER($side, maximumFractionDigits: 0) } m of their own, for which the resistances of ground are estimated; they do not follow the side of the cells of the ground surface. Areas of habitats are those of their outlines.
nature-patches-left-out = { $count } small habitats are left out: the largest 600 habitats and 200 possible ones are taken.
nature-green-too-small = { $count ->
    [one] 1 piece of green ground is too small or narrow to be a habitat.
   *[other] { $count } pieces of green ground are too small or narrow to be habitats.
}
nature-links-without-way = { $count ->
    [one] Of 1 pair of neighbours no way over the ground leads past other habitats: animals on the ground pass through those.
   *[other] Of { $count } pairs of neighbours no way over the ground leads past other habitats: animals on the ground pass through those.
}
nature-reason-no-habitat = Are no habitat
nature-reason-nothing-to-plant = Have no ground to plant on the way
origin-nature-habitats = map of the city
origin-nature-habitat_links = map of the city
nature-restorations_of_city = Reads projects of restoration: outlines with what was set, what is alive, and milestones.
nature-restorations-without-shapes = The file { $source } of nature has no outlines. Give polygons (GeoJSON, GeoPackage, FlatGeobuf or shapefile), one for each project of restoration.
nature-restoration-no-ground = { $count ->
    [one] 1 project of restoration encloses no ground and is left out.
   *[other] { $count } projects of restoration enclose no ground and are left out.
}
nature-more-alive = { $count ->
    [one] Of 1 project of restoration more is alive than was set: how much is alive is left out.
   *[other] Of { $count } projects of restoration more is alive than was set: how much is alive is left out.
}
