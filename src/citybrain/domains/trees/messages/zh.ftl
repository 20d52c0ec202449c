# 树木的文字。
trees-tree_register = 读取树木的树种、尺寸、状况与年份，城市登记优先于地图。
trees-crowns_over_streets = 查看各街道位于哪些树冠之下，每平方米只计其上最大的树冠。
trees-looking-at-streets = 正在查看街道上方的树冠。
trees-no-trees = 未生成街道树冠覆盖：需要树木与街道。请在 [sources] 中给出 OpenStreetMap，或给出树木登记。
trees-size-unknown = { $all } 棵树中有 { $count } 棵尺寸未知：其冠幅按 4 米计。
trees-of-map-too = 地图中有 { $count } 棵树位于登记树木 3 米以内：视为同一棵树。
trees-map-twice = 地图中有 { $count } 棵树与另一棵相距不足 1 米：可能重复种植。仍予计入，因为地图不由我们更正。
trees-register-twice = 登记中有 { $count } 棵树重复种植（编号相同或相距不足 1 米），已略去：{ $trees }。
trees-register-nowhere-some = 登记中有 { $count } 棵树没有位置，已略去。
trees-register-outside = 登记中有 { $count } 棵树位于城市外 { $metres } 米以上，已略去（第 { $rows } 行）。请检查坐标。
trees-register-sizes = 登记中有 { $count } 棵树的 { $column } 列小于 0（第 { $rows } 行）：按未知计。请更正。
trees-register-elsewhere = 树木的 { $source } 中没有一棵树位于城市 { NUMBER($metres, maximumFractionDigits: 0) } 米以内。请检查坐标系，以及经纬度是否颠倒。
trees-condition-unknown = 登记中有 { $count } 棵树的状况用词未知（{ $words }）：按未知计。请使用 good、fair、poor、critical、dying 或 dead。
trees-register-nowhere = 树木的 { $source } 中没有带位置的树；其列为 { $received }。请给出点（GeoJSON、GeoPackage），或含 longitude 与 latitude（度）的表。
trees-register-without-zones = 树木的 { $source } 无法定位：城市没有片区。请在 [sources] 中给出片区或地图。
trees-register-units = 树木的 { $source } 未注明以下列的单位：{ $received }。允许 { $allowed }。请把单位写在列名之后，如“{ $example }”。
trees-register-numbers = 树木的 { $source } 第 { $rows } 行 { $column } 列为“{ $received }”，此处应为数字。请更正或清空这些单元格。
