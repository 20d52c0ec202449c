# Texts of ways of animals.
greenways-ways_over_cells = Looks which cells of the ground habitats lie on, and through which streets pass.
greenways-looking-at-cells = Looking at cells of habitats and streets
greenways-no-cells = Measures on cells change no ways of animals: the city has no cells of the ground or no habitats. Give it OpenStreetMap under [sources] and build again.
greenways-cells-seen = Animals cross { $count } cells between { $habitats } habitats.
greenways-habitats-outside = { $count ->
    [one] 1 habitat lies outside of the cells: what changes on cells changes none of its ways.
   *[other] { $count } habitats lie outside of the cells: what changes on cells changes none of their ways.
}
