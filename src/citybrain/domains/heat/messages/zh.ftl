# 热环境的文字。
heat-cells_of_city = 建立城市网格：其覆盖，以及开放地面在炎热日的天空与日照。
heat-heat_sources = 将网格与其中排热的建筑和道路关联：占地与长度的部分。
heat-heights-no-raster = 热环境的 { $file } 不是栅格。请给出高度（米）的 GeoTIFF，或去掉 { $file }。
heat-heights-empty = 热环境的 { $file } 没有任何有值的像元：全部标为缺失。请检查栅格的缺失值。
heat-heights-impossible = 热环境的 { $file } 共 { NUMBER($total, maximumFractionDigits: 0) } 个像元，其中 { NUMBER($count, maximumFractionDigits: 0) } 个高度不可能，第一个为 { $received } 米；应在 { $low } 至 { $high } 米之间。请标明缺失值；树冠给离地高度，地面给海拔，单位为米。
heat-canopy-holes = { $count } 个网格的树冠栅格不完整：该处取地图树冠。
heat-reason-no-room = 没有无树无遮阳的开放地面
heat-reason-not-sealed = 没有不透水地面
heat-reason-no-roofs = 没有屋顶
origin-heat-cells = 城市地图
heat-looking-at-cells = 正在计算网格的天空与日照
heat-no-map = 未建立网格：街道热环境需要片区，以及其中的用地与建筑。请在 [sources] 中给出 OpenStreetMap。
heat-ground-flat = 地面按平地计：山坡不投影。给出地面高程栅格（ground_height）即可改变。
heat-cells-made = 已建立 { $count } 个 { $side } 米网格；其天空与日照按 { $pixel } 米计算。
heat-heights-unknown = { $count } 栋建筑无高度：按其余建筑高度的中位数计。
heat-tree-heights-unknown = { $count } 棵树在地图上无高度：按 8 米计。
heat-zones-measured = { $count } 个片区的树冠与不透水地面取其实测土地覆盖；遮荫仍按地图树木。
