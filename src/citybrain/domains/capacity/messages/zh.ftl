# 资源环境承载力的文字。
capacity-ground_of_cells = 读取城市地图与表格对每个网格的说明，用于承载力评价。
capacity-reading-maps = 正在读取地面、水与灾害地图
capacity-no-cells = 未评定：承载力需要地面网格，由 OpenStreetMap 与片区生成。
capacity-cells-assessed = 已用覆盖与 { $sources } 份城市地图评定 { $count } 个网格。
capacity-sources-missing = 因缺少地图或表格而未评定：{ $sources }。城市可将其逐一作为承载力的来源给出。
capacity-cells-unknown = { $source } 对 { $total } 个网格中的 { $count } 个没有说明：该处未评定。
capacity-no-raster = 承载力的 { $file } 不是栅格。请给出地面海拔（米）的 GeoTIFF，或去掉 { $file }。
capacity-raster-empty = 承载力的 { $file } 没有任何有值的像元：全部标为缺失。请检查栅格的缺失值。
capacity-heights-impossible = 承载力的 { $file } 共 { NUMBER($total, maximumFractionDigits: 0) } 个像元，其中 { NUMBER($count, maximumFractionDigits: 0) } 个高度不可能，第一个为 { $received } 米；应在 { $low } 至 { $high } 米之间。请标明缺失值，并给出海拔（米）。
capacity-columns = 承载力的 { $file } 有列 { $received }，缺少 { $allowed }。请如此命名该列，并在方括号中写明单位。
capacity-number = 承载力的 { $file } 第 { $row } 行为“{ $received }”，不是数字。未知处请留空。
capacity-zone-unknown = 承载力的 { $file } 提到不存在的片区 { $received }。片区为 { $allowed }。请用其编号或名称。
capacity-zone-twice = 承载力的 { $file } 两次提到片区 { $received }。每个片区请只留一行。
capacity-no-shapes = 承载力的 { $file } 没有面。请给出 GeoJSON 或 GeoPackage 的多边形。
capacity-reason-no-use = 城市未给出用水量
capacity-reason-no-ground = 除道路、铁路与水面外没有开放地面
conflict-city_cells_in_conflict = 方案占用 { $count } 个重要生态保护网格。
