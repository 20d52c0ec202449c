# Texts of green.
green-green_around_homes = Looks which trees each building sees, and which green spaces lie within 1,000 m of its door on foot.
green-looking-at-trees = Looking at trees in sight of buildings.
green-looking-at-ways = Looking at ways to green spaces.
green-no-map = Nothing is said of green around homes: the city has no buildings.
green-no-trees = No tree is known, so nobody knows who sees three. Give OpenStreetMap in [sources], or a register of trees.
green-no-network = No ways to green spaces: they need streets and parks. Give OpenStreetMap in [sources].
green-trees-unknown = { $count ->
    [one] 1 building has no tree that a file knows within { $metres } m: what it sees is not known.
   *[other] { $count } buildings have no tree that a file knows within { $metres } m: what they see is not known.
}
