# Texts of public space.
public_space-public_spaces = Makes squares, parks and pedestrian streets of the map with what is around them, and fits the footfall model to counts.
public-space-looking = Looking for public spaces
public-space-looking-at-ways = Looking for ways to public spaces and through them
public-space-straight-ways = Ways to public spaces are straight lines times 1.3: the city has no streets to walk along.
public-space-no-map = No public spaces are made: they need OpenStreetMap, zones and the cells of the ground.
public-space-none = The map has no square, park or pedestrian street within the zones.
public-space-made = { $count } public spaces are made of the map.
public-space-small = { $count ->
    [one] 1 public space is smaller than 100 m² and left out.
   *[other] { $count } public spaces are smaller than 100 m² and left out.
}
public-space-not-calibrated = Footfall of public spaces is not calibrated: no counts of people are given. It may be off by a factor of 5.
public-space-few-counters = { $count } public spaces have counts of people: the footfall model is fitted from { $least } on, and is not calibrated.
public-space-counters-far = { $count ->
    [one] 1 counter of people lies more than 50 m from any public space and is left out.
   *[other] { $count } counters of people lie more than 50 m from any public space and are left out.
}
public-space-calibrated = Footfall is fitted to { $count } public spaces with counts. Predicted for { $blocks } blocks of 500 m that it had not seen it has a rank correlation of { $rank }, is typically off by a factor of { $factor }, and its range of 90 % holds { $covered } % of the counts.
public-space-counts-columns = The counts of people of public spaces have the columns { $received }. Give points with a column { $allowed }.
public-space-counts-number = The counts of people of public spaces have “{ $received }” in row { $row }. Give people on a usual day, 0 or more, and leave it empty where nothing is known.
public-space-reason-small = Have less than 100 m²
