## 坐标

coordinates-unknown = { $file }：无法识别坐标系 { $received }。允许使用 { $allowed }。请更正 city.toml 中该数据源的 coordinates 键。
coordinates-outside-china = { $file } 声明为 { $received }，但其中有一处位于经度 { NUMBER($longitude, maximumFractionDigits: 4) }、纬度 { NUMBER($latitude, maximumFractionDigits: 4) }，在中国境外，那里不存在 { $received }。未作任何转换。该文件是否为 WGS 84 坐标？若是，请在 city.toml 中把该数据源设为 coordinates = "WGS84"。
