## 面

areas-none = { $file } 中没有面（多边形）。请提供面图层。
areas-left-out = { $file } 中有 { $count } 个要素不是面，已略去。
areas-repaired = { $file } 中有 { $count } 个面的边界自相交，已修复。

## 分区

districts-name = { $file }：无法确定哪一列是分区名称；现有列：{ $columns }。请在 city.toml 中指定：[districts] column = "..."。
    .page = { $file }：不清楚哪一列是片区名称。请在“列”下选择。
districts-overlap = { $file }：分区 { $one } 与 { $other } 重叠，占较小者的 { $percent } %。请改正边界，或提供每个地点只属于一个分区的图层。
districts-overlap-small = 有 { $count } 对分区沿边界略有重叠；那里的建筑归入排在前面的分区。
districts-same-name = 有多个分区同名：{ $names }。请在 city.toml 中指定名称不同的列：[districts] column = "..."。
    .page = 多个片区同名：{ $names }。请在“列”下选择名称各不相同的列。
districts-outside = 有 { $count } 栋建筑不在任何分区内（最远 { $metres } 米），已归入最近的分区。

## 分区比例

zone-share-unclear = { $file } 第 { $row } 行：{ $column } 为“{ $received }”，是该列的最大值，无法判断该列是比例（0 至 1）还是百分数（0 至 100）。请在数值后写上 %，或改写为比例。
zone-share-impossible = { $file } 第 { $row } 行：{ $column } 为“{ $received }”，需要 0 至 1 的比例或 0 至 100 %。请改正；未知时请留空。
zone-share-key = { $file }：无法确定哪一列是区域；现有列：{ $columns }。请在 city.toml 中指定：[households] key = "..."。
    .page = { $file }：不清楚哪一列是片区。请在“列”下选择。
zone-share-none = { $file }：没有可识别的比例列；现有列：{ $columns }。请在 city.toml 的 [households.columns] 中为 { $allowed } 指定列。
    .page = { $file }：没有已知的占比列。请在“列”下为 { $allowed } 选择列。
zone-share-twice = { $file } 第 { $line } 行：区域“{ $received }”出现两次。每个区域只保留一行。
zone-share-no-zone = { $file }：其中的区域（{ $received }…）都不是本城市的区域（{ $allowed }…）。请在 city.toml 中指定区域名称或编号所在的列：[households] key = "..."。
    .page = { $file }：其片区（{ $received } 等）都不是城市的片区（{ $allowed } 等）。请在“列”下选择含片区名称或编号的列。
zone-share-unmatched = { $file } 中有 { $count } 行不是有建筑的城市区域，已略去：{ $examples }。
zone-share-missing = { $total } 个区域中有 { $count } 个不知道 { $attribute }：{ $examples }。依赖它的结果在那里标为“未知”。

## 人口

population-column = { $file }：没有明确的居民数列。最接近的是：{ $columns }。请在 city.toml 中指定：[population] column = "..."。
    .page = { $file }：没有一列明确是人口数。最接近的：{ $columns }。请在“列”下选择。
population-number = { $file } 第 { $line ->
    [0] { $row } 个要素
   *[other] { $line } 行
}：{ $column } 为“{ $received }”，需要不小于 0 的人数。请改正。
population-one-point = { $file } 只有一个点，无法得知网格大小。请以面的形式提供网格，或提供更多的点。
population-no-place = { $file } 没有说明网格单元的位置；其列有 { $columns }。需要一列 h3（H3 单元索引），或每个单元中心的经度和纬度；请在 city.toml 中指定：[population] h3 = "..."，或 x = "..."、y = "..."。
    .page = { $file } 没有说明格网的位置。需要 H3 单元列，或每个格网中心的经度和纬度；请在“列”下选择。
population-h3 = { $file } 第 { $line } 行：{ $column } 为“{ $received }”，不是 H3 单元。请以文本给出索引，如 8a2a1072b59ffff；电子表格可能把它变成了数字。
population-h3-twice = { $file } 第 { $line } 行：H3 单元 { $received } 已在前面出现过。每个单元只保留一行。
population-degrees = { $file } 第 { $line } 行：{ $column } 为“{ $received }”，但需要经纬度：经度 -180 至 180，纬度 -90 至 90。请更正。
population-place = { $file } 第 { $line } 行：{ $column } 为“{ $received }”，但需要坐标。请改正。
population-size = { $file } 第 { $line } 行：{ $column } 为“{ $received }”，但需要以米为单位的单元边长，最大 100,000。请改正，或去掉该列，届时取点的间距。
population-points = 人口网格由点组成；每个点代表边长 { $metres } 米的方格。
population-masked = 人口网格中有 { $count } 个年龄段以数字 99 遮蔽，按未知处理。
population-without-place = 人口网格中有 { $count } 人位于密度不可能的网格（要素 { $rows }）：登记册把没有地址的居民放在那里。已略去。
population-moved = 人口网格中有 { $count } 个网格有人（{ $people } 人）但图上没有住宅；这些人已归入最近的住宅。
population-few-homes = 城市范围内的 { $people } 人中，有 { $left } 人在地图上的 { $homes } 栋住宅里没有空间（每人至少 { NUMBER($area, maximumFractionDigits: 1) } m² 建筑面积）：该处地图缺少住宅。这些人未分配到建筑，只计入该区域人口。请提供建筑更完整的地图；若居住确实如此密集，请在 city.toml 的 [imputation] 中写明 least_floor_area_per_person。
    .page = 城市范围内的 { $people } 人中，有 { $left } 人在地图上的 { $homes } 栋住宅里没有空间（每人至少 { NUMBER($area, maximumFractionDigits: 1) } m² 建筑面积）：该处地图缺少住宅。这些人未分配到建筑，只计入该区域人口。请提供建筑更完整的地图；若居住确实如此密集，请让服务器的管理者在城市设置中写明。
population-hardly-any-homes = 地图上几乎没有建筑：其范围内住有 { $people } 人，却只有 { $homes } 栋住宅。其中 { $left } 人没有空间（每人至少 { NUMBER($area, maximumFractionDigits: 1) } m² 建筑面积），未分配到建筑，只计入该区域人口。对建筑算出的结果不代表全市。请提供建筑轮廓（--buildings）或已绘制建筑的地图数据。
    .page = 地图上几乎没有建筑：其范围内住有 { $people } 人，却只有 { $homes } 栋住宅。其中 { $left } 人没有空间（每人至少 { NUMBER($area, maximumFractionDigits: 1) } m² 建筑面积），未分配到建筑，只计入该区域人口。对建筑算出的结果不代表全市。请提供建筑轮廓文件或已绘制建筑的地图数据。
population-outside = 人口网格中有 { $people } 人居住在城市建筑范围之外，未分配。

## 地表覆盖

landcover-class = city.toml 的 [landcover.classes]：{ $received } 不是地表覆盖类别。最接近的是：{ $nearest }。请改正。
    .page = 城市设置中写有不存在的地表覆盖类别：{ $received }。请让服务器的管理者更正。
landcover-columns = { $file }：没有明确的地表覆盖面积（平方米）列；现有列：{ $columns }。请在 city.toml 的 [landcover.classes] 下指定，例如：trees = ["forest_m2"]。
    .page = { $file }：没有一列明确是以 m² 计的土地覆盖面积。请在“列”下选择。
landcover-year-absent = { $file } 中没有 { $received } 年的地表覆盖。现有：{ $allowed }。请改正 city.toml 中 [landcover] 下的 year。
    .page = { $file } 没有 { $received } 年的土地覆盖，只有：{ $allowed }。请提供该年的文件。
landcover-negative = { $file } 第 { $row } 个要素：{ $column } 为 { $received }；面积不能为负。请改正。
landcover-ndvi = { $file }：{ $column } 的值超出 -1 到 1，因此不是 NDVI。请在 city.toml 的 [landcover.classes] 下写明文件的类别。
    .page = { $file }：{ $column } 的值超出 -1 至 1，因此不是 NDVI。请提供分类文件，或标为不使用。
landcover-codes = { $file }：其值（{ $codes }）都不是已知的地表覆盖类别（ESA WorldCover）。请在 city.toml 的 [landcover.classes] 下写明，例如：trees = [3, 4]。
    .page = { $file }：其值（{ $codes }）都不是已知的土地覆盖类别（ESA WorldCover）。请提供采用这些类别的文件，或标为不使用。
landcover-codes-unknown = 地表覆盖的值 { $codes } 没有类别，计入其他。请在 city.toml 的 [landcover.classes] 下写明。
    .page = 土地覆盖的值 { $codes } 没有类别，按“其他”计。
landcover-year = 地表覆盖取文件中最近的一年：{ $year } 年。
landcover-unknown = { $total } 个分区中有 { $count } 个的地表覆盖未知。

## 栅格与高程

raster-format = { $file } 不是 GeoTIFF，而这是唯一可读的栅格格式。请转换，例如：gdal_translate -of GTiff { $file } new.tif
raster-unreadable = 无法读取 { $file }（{ $problem }）。文件可能被截断，请重新获取。
raster-impossible = { $file } 的数值如 { $received } 不可能；应在 { $low } 至 { $high } 之间。请检查单位，并标明缺失值。
raster-without-place = { $file } 没有说明其在地球上的位置。请提供带坐标的 GeoTIFF。
raster-too-large = { $file }：城市范围内有 { NUMBER($received, maximumFractionDigits: 0) } 百万个像元；最多读取 { NUMBER($allowed, maximumFractionDigits: 0) } 百万个。请提供较粗的栅格。
raster-outside = { $file } 完全位于城市之外：其范围为 { $received }（西、南、东、北，单位为度），城市范围为 { $allowed }。请提供本地区的栅格；若文件所注坐标系有误，请在 city.toml 中以 crs = "EPSG:..." 写明正确的坐标系。
    .page = { $file } 完全位于城市之外：其范围为 { $received }（西、南、东、北，单位为度），城市范围为 { $allowed }。请提供本地区的栅格，并使用文件所注的坐标系。
raster-nowhere = { $file } 不在地球上的任何地方：其范围为 { $received }（最小 x、最小 y、最大 x、最大 y，以其自身坐标系 { $system } 的数值表示），该坐标系中没有这样的位置。请在 city.toml 中以 crs = "EPSG:..." 写明正确的坐标系，或提供注明其制作时所用坐标系的栅格。
    .page = { $file } 不在地球上的任何地方：其范围为 { $received }（最小 x、最小 y、最大 x、最大 y，以其自身坐标系 { $system } 的数值表示），该坐标系中没有这样的位置。请提供注明其制作时所用坐标系的栅格。
raster-elsewhere = { $file } 与城市没有交集。请检查其坐标系，或提供本地区的栅格。
elevation-impossible = { $file } 在建筑或街道所在处的高程为 { $received } 米；可能的范围是 { $low } 到 { $high } 米。请检查栅格是否以米为单位并标明缺测值。
elevation-outside = { $total } 栋建筑中有 { $count } 栋在高程栅格之外；其高程未知。
elevation-without-data = 高程栅格对 { $total } 栋建筑中的 { $count } 栋没有数值；其高程未知。
