## 坐标

coordinates-unknown = { $file }：无法识别坐标系 { $received }。允许使用 { $allowed }。请更正 city.toml 中该数据源的 coordinates 键。
coordinates-outside-china = { $file } 声明为 { $received }，但其中有一处位于经度 { NUMBER($longitude, maximumFractionDigits: 4) }、纬度 { NUMBER($latitude, maximumFractionDigits: 4) }，在中国境外，那里不存在 { $received }。未作任何转换。该文件是否为 WGS 84 坐标？若是，请在 city.toml 中把该数据源设为 coordinates = "WGS84"。

## 建筑轮廓：修复与剔除

footprints-missing = { $count } 座建筑没有轮廓，已剔除。
footprints-not-finite = { $count } 个轮廓含有无效坐标的角点，已剔除。
footprints-not-areas = { $count } 个轮廓只是点或线，已剔除。
footprints-tiny = { $count } 个轮廓小于 1 m²，已剔除。
footprints-crossing = { $count } 个轮廓自相交，只保留其最大部分（共变化 { $area } m²）。
footprints-duplicate = { $count } 个轮廓与前面的重复，已剔除。
footprints-overlapping = { $count } 个轮廓有一部分落在其他建筑的用地上，重叠部分归后者（共变化 { $area } m²）。
footprints-covered = { $count } 个轮廓完全落在其他建筑的用地上，已剔除。

## 地图几何

columns-not-ocb1 = 地图几何数据共 { $received } 字节，不是 OCB1 格式，或与其声明的 { $expected } 字节不符。请重新构建该城市。
