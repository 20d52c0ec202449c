# 热环境的文字。
heat-cells_of_city = 建立城市网格：其覆盖，以及开放地面在炎热日的天空与日照。
heat-reason-no-room = 没有无树无遮阳的开放地面
heat-reason-not-sealed = 没有不透水地面
heat-reason-no-roofs = 没有屋顶
origin-heat-cells = 城市地图
heat-looking-at-cells = 正在计算网格的天空与日照
heat-no-map = 未建立网格：街道热环境需要片区，以及其中的用地与建筑。请在 [sources] 中给出 OpenStreetMap。
heat-cells-made = 已建立 { $count } 个 { $side } 米网格；其天空与日照按 { $pixel } 米计算。地面按平地计：山坡不投影。
heat-heights-unknown = { $count } 栋建筑无高度：按其余建筑高度的中位数计。
heat-tree-heights-unknown = { $count } 棵树在地图上无高度：按 8 米计。
heat-zones-measured = { $count } 个片区的树冠与不透水地面取其实测土地覆盖；遮荫仍按地图树木。
