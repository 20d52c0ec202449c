## 坐标

coordinates-unknown = { $file }：无法识别坐标系 { $received }。允许使用 { $allowed }。请更正 city.toml 中该数据源的 coordinates 键。
    .page = { $file }：无法识别坐标系 { $received }。允许使用 { $allowed }。请让服务器的管理者更正城市设置，或以 WGS 84 重新提供文件。
coordinates-outside-china = { $file } 声明为 { $received }，但其中有一处位于经度 { NUMBER($longitude, maximumFractionDigits: 4) }、纬度 { NUMBER($latitude, maximumFractionDigits: 4) }，在中国境外，那里不存在 { $received }。未作任何转换。该文件是否为 WGS 84 坐标？若是，请在 city.toml 中把该数据源设为 coordinates = "WGS84"。
    .page = { $file } 声明为 { $received }，但其中一处位于经度 { NUMBER($longitude, maximumFractionDigits: 4) }、纬度 { NUMBER($latitude, maximumFractionDigits: 4) }，在中国之外，那里不存在 { $received }。请提供 WGS 84 坐标的文件。

## 建筑轮廓：修复与剔除

footprints-missing = { $count } 座建筑没有轮廓，已剔除。
footprints-not-finite = { $count } 个轮廓含有无效坐标的角点，已剔除。
footprints-not-areas = { $count } 个轮廓只是点或线，已剔除。
footprints-tiny = { $count } 个轮廓小于 1 m²，已剔除。
footprints-crossing = { $count } 个轮廓自相交，只保留其最大部分（共减少 { $area } m²）。
footprints-duplicate = { $count } 个轮廓与前面的重复，已剔除。
footprints-overlapping = { $count } 个轮廓有一部分落在其他建筑的用地上，重叠部分归后者（共减少 { $area } m²）。
footprints-covered = { $count } 个轮廓完全落在其他建筑的用地上，已剔除。

## 地图几何

columns-not-ocb1 = 地图几何数据共 { $received } 字节，不是 OCB1 格式，或与其声明的 { $expected } 字节不符。请重新构建该城市。

## OpenStreetMap：读取阶段

osm-no-outlines = 此处没有领域说明 OpenStreetMap 的哪些标签是轮廓，因此无法由这类文件生成城市。现有领域：{ $allowed }。请安装 openstreetmap.yaml 中含有 `outlines` 的领域，例如 buildings。
osm-reading = 正在读取 OpenStreetMap 文件
osm-buildings = 正在合并建筑及其组成部分
osm-networks = 正在按路口切分街道与小路
osm-land = 正在绘制土地、水域与海岸
osm-done = OpenStreetMap 文件读取完毕

## OpenStreetMap：无法读取的文件

osm-format = { $file } 不是 OpenStreetMap 文件。允许使用 PBF（.osm.pbf）和 XML（.osm、.osm.gz、.osm.bz2）。请重新下载该数据，或用 --buildings 提供其他格式的建筑轮廓。
    .page = { $file } 不是 OpenStreetMap 文件。允许使用 PBF（.osm.pbf）和 XML（.osm、.osm.gz、.osm.bz2）。请重新下载该数据，或提供建筑轮廓文件。
osm-damaged = { $file }（{ NUMBER($received, maximumFractionDigits: 2) } MB）无法完整读取：{ $problem }。文件已损坏或不完整。请重新下载，并与来源处的文件大小核对。
osm-history = { $file } 是包含每个对象多个版本的历史文件。只允许使用某一天状态的文件。可用 osmium time-filter 生成。
osm-empty = { $file } 是有效的 OpenStreetMap 文件，但其中没有带标签的对象。请检查截取的是哪个区域。

## OpenStreetMap：剔除的内容

osm-not-buildings = { $count } 个对象被标为不存在的建筑，已剔除。
osm-buildings-planned = { $count } 座建筑处于规划或施工阶段，已剔除。
osm-buildings-underground = { $count } 座建筑位于地下，已剔除。
osm-buildings-open = { $count } 座建筑的轮廓未闭合（多位于截取区域边缘），已剔除。
osm-parts-alone = { $count } 个建筑组成部分不属于任何建筑，按独立建筑计。
osm-ways-cut = { $count } 条道路部分位于截取区域之外，只保留区域内的部分。
osm-coastline-open = { $count } 个海岸线端点位于区域内部，地图上该处可能缺少海面。

## 建筑文件

footprints-attribute-unknown = { $file }：建筑没有属性 { $received }。最接近的是：{ $nearest }。请更正该数据源的列名对应关系。
footprints-id = { $file } 第 { $row } 个要素：{ $column } 列中的标识 “{ $received }” 为空或重复。每座建筑都需要唯一标识。请指定另一列，或不指定（此时按要素编号）。
footprints-values-wrong = { $column } 列中有 { $count } 个 { $attribute } 值无法使用，按未知处理，例如：{ $example }。
footprints-not-on-earth = { $file }：按 { $crs } 解释，坐标范围为 { $received }（西、南、东、北），不在地球上。请写明文件实际使用的坐标系。
footprints-zip = { $file } 中有 { $count } 个要素文件（{ $received }），但需要恰好一个（{ $allowed }）。请解压后直接提供包含建筑的文件。
footprints-zip-name = { $file } 中的文件 { $received } 名称超过 { $allowed } 字节。请改短名称后重新打包。
cityjson-version = { $file } 是 { $received } 版 CityJSON。允许的版本为 { $allowed }。可转换，例如：cjio { $file } upgrade save new.city.json
cityjson-damaged = { $file } 第 { $place } 行：不是有效的 JSON（{ $problem }）。文件可能不完整；请重新下载或导出。
cityjson-vertices = { $file }：无法读取顶点列表或其缩放变换（{ $problem }）。请检查文件，例如：cjval { $file }
cityjson-object = { $file }：无法读取建筑 { $received }（{ $problem }）。请检查文件，例如：cjval { $file }
cityjson-no-buildings = { $file } 中没有类型为 Building 且几何覆盖地面的对象。请提供包含建筑的文件。
cityjson-no-ground = { $count } 座建筑没有覆盖地面的几何，已剔除。
