## 用户提供的文件

file-not-local = { $file } 是网址或虚拟文件，不是本机上的文件。程序只读取本地文件。请下载后给出副本的路径。
file-missing = 无法打开文件 { $file }（{ $problem }）。请检查路径以及读取权限。
file-not-regular = { $file } 是文件夹或设备，不是文件。请给出文件的路径。
file-empty = 文件 { $file } 是空的。请提供有内容的文件；下载可能中断了。
file-too-large = 文件 { $file } 有 { NUMBER($received, maximumFractionDigits: 0) } MB；最多读取 { NUMBER($allowed, maximumFractionDigits: 0) } MB。请裁剪到城市范围。
file-encoding = { $file } 第 { $line } 行：字节 { $received } 不属于 { $allowed } 编码的文本。请另存为 UTF-8，或在 city.toml 中写明编码（例如 encoding = "gb18030"）。
file-encoding-unknown = { $file }：没有名为 { $received } 的编码。可用 utf-8、latin-1、cp1252、gb18030、utf-16 以及 Python 的其他编码。请改正 city.toml 中的编码。
file-not-text = { $file } 第 { $line } 行：出现零字节，这不是文本。请提供文本文件；电子表格须先另存为 CSV。
file-column-missing = { $file } 中没有列 { $received }。最接近的是：{ $nearest }。请改正 city.toml 中的名称。

## 表格

table-empty = 表格 { $file } 没有任何行。请提供一行列名和至少一行数值。
table-no-rows = 表格 { $file } 有列名（{ $columns }）但没有数值。请提供有数值的文件。
table-no-header = { $file } 第 { $line } 行：首行是数字（{ $received }），此处应为列名。请在最上面加一行列名。
table-row-length = { $file } 第 { $line } 行：该行有 { $received } 个值，需要 { $allowed } 个。请检查该行的分隔符、引号和换行。
table-column-twice = { $file } 第 { $line } 行：列 { $received } 出现两次。请让每一列有自己的名称。
table-broken = { $file } 第 { $line } 行：表格从这里起无法读取（{ $problem }）。请检查引号。

## 带坐标的要素

features-format = { $file } 不是此处可读的格式：GeoJSON、GeoPackage、FlatGeobuf、shapefile。请转换，例如：ogr2ogr new.gpkg { $file }
features-json = { $file } 第 { $line } 行：不是有效的 JSON（{ $problem }）。文件可能被截断，请重新获取或导出。
features-collection = { $file } 是类型为 { $received } 的 JSON，而需要 GeoJSON FeatureCollection。请将数据导出为 GeoJSON。
features-geometry = { $file } 第 { $row } 个要素：无法读取几何（{ $problem }）。请改正或删除该要素。
features-layer = { $file } 中没有图层 { $received }。现有图层：{ $allowed }。请改正 city.toml 中的图层。
features-unreadable = 无法读取 { $file }（{ $problem }）。文件可能被截断，请重新获取或导出。
features-no-geometry = { $file } 有行但没有几何。请提供含点或面的图层。
features-none = { $file } 中没有要素。请提供至少含一个要素的文件。
features-crs-missing = { $file } 没有说明坐标系。请在 city.toml 中写明，例如 crs = "EPSG:4547"。
features-crs-unknown = { $file }：没有坐标系 { $received }。请写成 EPSG 代码，例如 "EPSG:4547"。
features-not-degrees = { $file } 声称坐标单位是度（{ $crs }），但范围为 { $received }（西、南、东、北）。请在 city.toml 中写明正确的坐标系，例如 crs = "EPSG:4547"。
features-outside-crs = { $file } 第 { $row } 个要素：其坐标无法用 { $crs } 表示。请检查文件和城市的坐标系。
