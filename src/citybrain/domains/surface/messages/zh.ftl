# 地表的文字。
surface-cells_of_city = 建立城市网格：其覆盖，以及开放地面在炎热日的天空与日照。
surface-heights-no-raster = 地表的 { $file } 不是栅格。请给出高度（米）的 GeoTIFF，或去掉 { $file }。
surface-heights-empty = 地表的 { $file } 没有任何有值的像元：全部标为缺失。请检查栅格的缺失值。
surface-heights-impossible = 地表的 { $file } 共 { NUMBER($total, maximumFractionDigits: 0) } 个像元，其中 { NUMBER($count, maximumFractionDigits: 0) } 个高度不可能，第一个为 { $received } 米；应在 { $low } 至 { $high } 米之间。请标明缺失值；树冠给离地高度，地面给海拔，单位为米。
surface-canopy-holes = { $count } 个网格的树冠栅格不完整：该处取地图树冠。
surface-reason-no-room = 没有可改造的无树无遮阳地面
surface-reason-water = 为水面
surface-reason-built-over = 已被建筑覆盖
surface-reason-crowns = 已在树冠之下
surface-reason-not-sealed = 没有不透水地面
surface-reason-railway = 为铁路或其旁过窄的地面
surface-reason-main-street = 为主要道路车行道或其旁过窄的地面
surface-reason-lanes-alone = 除主要道路车行道外没有不透水地面
surface-reason-no-roofs = 没有屋顶
origin-surface-cells = 城市地图
surface-looking-at-cells = 正在计算网格的天空与日照
surface-no-map = 未建立网格：城市地表需要片区，以及其中的用地与建筑。请在 [sources] 中给出 OpenStreetMap。
surface-ground-flat = 地面按平地计：山坡不投影。给出地面高程栅格（ground_height）即可改变。
surface-cells-made = 已建立 { $count } 个 { $side } 米网格；其天空与日照按 { $pixel } 米计算。
surface-too-many-cells = 边长 { $side } 米的网格（city.toml 中 [domains.surface] 下的 side）在该城市约有 { NUMBER($received, maximumFractionDigits: 0) } 个，最多允许 { NUMBER($allowed, maximumFractionDigits: 0) } 个。请写 side = { $next }（约 { NUMBER($count, maximumFractionDigits: 0) } 个），或删除该行，或给出面积更小的片区。
    .page = 边长 { $side } 米的网格在该城市约有 { NUMBER($received, maximumFractionDigits: 0) } 个，最多允许 { NUMBER($allowed, maximumFractionDigits: 0) } 个。请让服务器的管理者改用更大的网格，如 { $next } 米（约 { NUMBER($count, maximumFractionDigits: 0) } 个）。
surface-heights-unknown = { $count } 栋建筑无高度：按其余建筑高度的中位数计。
surface-tree-heights-unknown = { $count } 棵树在地图上无高度：按 8 米计。
surface-zones-measured = { $count } 个片区的树冠与不透水地面取其实测土地覆盖；遮荫仍按地图树木。
surface-cover_of_years = 读取各片区各年份各类土地覆盖的面积及植被指数。
surface-cover-no-zones = 未读取历年土地覆盖：需要片区。请给出片区或含片区的地图。
surface-cover-outside = 历年土地覆盖有 { $count } 行不在城市片区内，已略去。
surface-cover-elsewhere = { $file } 没有任何一行位于城市片区内。请检查坐标系，或 zone 列中的名称。
surface-cover-unit = 历年土地覆盖的 { $column } 单位为 { $received }，不是面积单位。可用 { $allowed }。请在 city.toml 的 columns 下在方括号中写明单位，例如 "trees: over 20 m [m²]" = "tree20_{"{year}"}"。
    .page = 历年土地覆盖的 { $column } 单位为 { $received }，不是面积单位。可用 { $allowed }。请在方括号中写明单位。
surface-cover-value = 历年土地覆盖的 { $column } 有 { NUMBER($count, maximumFractionDigits: 0) } 个不可能的值，第一个在第 { NUMBER($row, maximumFractionDigits: 0, useGrouping: 0) } 行：{ $received }。面积应不小于 0，NDVI 在 -1 至 1 之间，年份为四位数。请更正文件。
surface-cover-columns = 历年土地覆盖没有含类别与年份的列，现有 { $columns }。请每处一行并使用 trees_m2_2024 之类的列，或使用 zone、year、class、area [m²] 列；其他名称写在 city.toml 的 columns 下。
    .page = 历年土地覆盖没有含类别与年份的列，现有 { $columns }。
surface-cover-zone = 历年土地覆盖没有图形，也没有写明片区编号或名称的 zone 列，现有 { $columns }。请在 city.toml 的 columns 下指定：zone = "district"。
    .page = 历年土地覆盖没有图形，也没有片区编号或名称的列，现有 { $columns }。
surface-bands-alone = { $year } 年只给出 { $received }。NDVI 还需要 { $needed }。请在 [domains.surface] 下补上，或都去掉。
    .page = { $year } 年只给出 { $received }。NDVI 还需要 { $needed }。
surface-bands-scale = { $file } 的值为 { NUMBER($low, maximumFractionDigits: 4) } 至 { NUMBER($high, maximumFractionDigits: 4) }，不是反射率（0 至 1）。请在 [domains.surface] 下写明换算 scale 与 offset。Sentinel-2 二级产品 scale = 0.0001，自 04.00 基线（2022 年 1 月）起 offset = -0.1，之前 offset = 0。
    .page = { $file } 的值为 { NUMBER($low, maximumFractionDigits: 4) } 至 { NUMBER($high, maximumFractionDigits: 4) }，不是反射率（0 至 1）。请写明换算 scale 与 offset。
surface-bands-grid = { $year } 年红与近红外波段的网格不同：{ NUMBER($total, maximumFractionDigits: 0) } 个像元中 { NUMBER($count, maximumFractionDigits: 0) } 个重合。请给出同一影像同一分辨率的两个波段。
surface-bands-empty = { $year } 年的波段在城市上空没有无云像元：{ NUMBER($cloudy, maximumFractionDigits: 0) } 个为云、阴影或雪。请另选一天。
surface-bands-read = { $year } 年 NDVI：读取 { NUMBER($pixels, maximumFractionDigits: 0) } 个像元，略去云、阴影、雪或无光照的 { NUMBER($left, maximumFractionDigits: 0) } 个。
surface-bands-holes = { $year } 年有 { $count } 个网格没有植被指数：其中没有无云像元。
surface-reason-no-walls = 没有临开放地面的外墙
surface-reason-no-ground = 半数以上为水面、屋顶、铁路或主要道路车行道
conflict-city_solar_roofs_below_new_crowns = { $count } 座屋面有光伏的建筑旁将种植不低于屋面的树木：树冠会遮挡光伏组件。请在该处二选一。
conflict-city_lost_lanes = { $count } 个网格的车行道将改为草地、花园或水面：该处街道减少车道。请去掉这些网格，或对机动车封闭街道。
