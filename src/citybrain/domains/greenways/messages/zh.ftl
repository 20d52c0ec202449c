# 动物通行的文字。
greenways-ways_over_cells = 查看生境所在的地面网格，以及街道穿过的网格。
greenways-looking-at-cells = 正在查看生境与街道的网格
greenways-no-cells = 网格上的措施不改变动物路径：城市没有地面网格或没有生境。请在 [sources] 中给出 OpenStreetMap 并重新建立。
greenways-cells-seen = 动物在 { $habitats } 处生境之间经过 { $count } 个网格。
greenways-habitats-outside = { $count } 处生境在网格之外：网格的变化不改变其路径。
