# Texts of trees.
trees-tree_register = Reads species, size, condition and year of trees, of the city's register before those of the map.
trees-crowns_over_streets = Looks which streets lie below which crowns, each square metre below the largest one over it.
trees-looking-at-streets = Looking at crowns over streets.
trees-no-trees = No canopy of streets was made: it needs trees and streets. Give OpenStreetMap in [sources], or a register of trees.
trees-size-unknown = { $count ->
    [one] Of 1 of { $all } trees nothing is known of its size: its crown counts as 4 m wide.
   *[other] Of { $count } of { $all } trees nothing is known of their size: their crowns count as 4 m wide.
}
trees-of-map-too = { $count ->
    [one] 1 tree of the map stands within 3 m of one of the register: it is that tree.
   *[other] { $count } trees of the map stand within 3 m of one of the register: they are those trees.
}
trees-map-twice = { $count ->
    [one] 1 tree of the map stands within 1 m of another: it may be planted twice. It counts, for the map is not ours to correct.
   *[other] { $count } trees of the map stand within 1 m of another: they may be planted twice. They count, for the map is not ours to correct.
}
trees-register-twice = { $count ->
    [one] 1 tree of the register is planted twice, with the id of another or within 1 m of it, and was left out: { $trees }.
   *[other] { $count } trees of the register are planted twice, with the id of another or within 1 m of it, and were left out: { $trees }.
}
trees-register-nowhere-some = { $count ->
    [one] 1 tree of the register has no place and was left out.
   *[other] { $count } trees of the register have no place and were left out.
}
trees-register-outside = { $count ->
    [one] 1 tree of the register stands more than { $metres } m outside of the city and was left out (row { $rows }). Check its coordinates.
   *[other] { $count } trees of the register stand more than { $metres } m outside of the city and were left out (rows { $rows }). Check their coordinates.
}
trees-register-sizes = { $count ->
    [one] 1 tree of the register has a size below 0 in column { $column } (row { $rows }): it counts as not known. Correct it.
   *[other] { $count } trees of the register have a size below 0 in column { $column } (rows { $rows }): they count as not known. Correct them.
}
trees-register-elsewhere = No tree of the { $source } of trees stands within { NUMBER($metres, maximumFractionDigits: 0) } m of the city. Check its coordinate system, and that longitude and latitude are not exchanged.
trees-condition-unknown = { $count ->
    [one] The condition of 1 tree of the register is said in words that are not known ({ $words }): it counts as not known. Use good, fair, poor, critical, dying or dead.
   *[other] The condition of { $count } trees of the register is said in words that are not known ({ $words }): it counts as not known. Use good, fair, poor, critical, dying or dead.
}
trees-register-nowhere = The { $source } of trees has no tree with a place; its columns are { $received }. Give points (GeoJSON, GeoPackage), or a table with longitude and latitude in degrees.
trees-register-without-zones = The { $source } of trees cannot be placed: the city has no zones. Give districts or a map in [sources].
trees-register-units = The { $source } of trees does not say in which unit these columns are: { $received }. Allowed are { $allowed }. Put the unit behind the name, as in “{ $example }”.
trees-register-numbers = The { $source } of trees has “{ $received }” in column { $column }, rows { $rows }, where a number is wanted. Correct or empty these cells.
