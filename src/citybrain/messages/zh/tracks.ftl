### 文件中读数的位置。

observations-coordinates = 没有名为 { $received } 的坐标系。已知的有 { $allowed }。
observations-coordinates-needed = { $file } 含有中国境内的位置，而国内地图的坐标经过偏移。请用 --coordinates 说明坐标系：{ $allowed }。GPS 设备给出的是 wgs84，国内地图是 gcj02，百度是 bd09。
    .page = { $file } 含有中国境内的位置，而国内地图的坐标经过偏移。请选择坐标系：{ $allowed }。GPS 设备给出的是 wgs84，国内地图是 gcj02，百度是 bd09。
observations-geojson = { $file } 不是由要素组成的 GeoJSON 文件（{ $problem }）。
observations-geojson-feature = { $file } 的第 { $number } 个要素：无法读取 { $received } 类型的几何。请提供带时间和数值的点，或逐顶点带时间和数值的线。
observations-geojson-length = { $file } 的第 { $number } 个要素：{ $name } 有 { $received } 项，而线有 { $allowed } 个顶点。请为每个顶点各给一项。
observations-geojson-times = { $file } 的第 { $number } 个要素：线缺少逐顶点的时间列表。请将其命名为 { $allowed }。
reading-place-unread = 位置无法读取，或不在地球上。
cli-observe-coordinates = 中国境内位置所用的坐标系：wgs84、gcj02（国内地图）或 bd09（百度）
