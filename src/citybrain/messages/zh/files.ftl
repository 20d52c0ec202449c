## 用户提供的文件

file-not-local = { $file } 是网址或虚拟文件，不是本机上的文件。程序只读取本地文件。请下载后给出副本的路径。
file-missing = 无法打开文件 { $file }（{ $problem }）。请检查路径以及读取权限。
file-not-regular = { $file } 是文件夹或设备，不是文件。请给出文件的路径。
file-empty = 文件 { $file } 是空的。请提供有内容的文件；下载可能中断了。
file-too-large = 文件 { $file } 有 { NUMBER($received, maximumFractionDigits: 0) } MB；最多读取 { NUMBER($allowed, maximumFractionDigits: 0) } MB。请分批提供，或裁剪到城市范围。
file-encoding = { $file } 第 { $line } 行：字节 { $received } 不属于 { $allowed } 编码的文本。请另存为 UTF-8，或写明编码（city.toml 中写 encoding = "gb18030"，读数用 --encoding gb18030）。
    .page = { $file } 第 { $line } 行：字节 { $received } 不属于 { $allowed } 文本。请将文件另存为 UTF-8 后重新提供。
file-encoding-unknown = { $file }：没有名为 { $received } 的编码。可用 utf-8、latin-1、cp1252、gb18030、utf-16 以及 Python 的其他编码。请改正其名称。
file-not-text = { $file } 第 { $line } 行：出现零字节，这不是文本。请提供 UTF-8 文本文件，或 .xlsx 电子表格。
file-column-missing = { $file } 中没有列 { $received }。最接近的是：{ $nearest }。请改正 city.toml 中的名称。
    .page = { $file } 没有列 { $received }。最接近的：{ $nearest }。请在“列”下另选。

## 表格

table-empty = 表格 { $file } 没有任何行。请提供一行列名和至少一行数值。
table-no-rows = 表格 { $file } 的列名（{ $columns }）之下没有数值。请提供有数值的文件。
table-no-header = { $file } 第 { $line } 行：应为列名之处是数字（{ $received }）。请在最上面加一行列名。
table-row-length = { $file } 第 { $line } 行：该行有 { $received } 个值，需要 { $allowed } 个。请检查该行的分隔符、引号和换行。
table-column-twice = { $file } 第 { $line } 行：列 { $received } 出现两次。请让每一列有自己的名称。
table-broken = { $file } 第 { $line } 行：表格从这里起无法读取（{ $problem }）。请检查引号。

## 带坐标的要素

features-format = { $file } 不是此处可读的格式：GeoJSON、GeoPackage、FlatGeobuf、shapefile。请转换，例如：ogr2ogr new.gpkg { $file }
features-json = { $file } 第 { $line } 行：不是有效的 JSON（{ $problem }）。文件可能被截断，请重新获取或导出。
features-collection = { $file } 是类型为 { $received } 的 JSON，而需要 GeoJSON FeatureCollection。请将数据导出为 GeoJSON。
features-geometry = { $file } 第 { $row } 个要素：无法读取几何（{ $problem }）。请改正或删除该要素。
features-layer = { $file } 中没有图层 { $received }。现有图层：{ $allowed }。请改正 city.toml 中的图层。
    .page = { $file } 没有图层 { $received }，只有：{ $allowed }。请选择其中一个图层。
domain-file-empty = { $source } 的文件没有给出任何会被读取的数值列，或这些列全部为空：{ $columns }。只接收其位置；除非有传感器提供，依赖这些数值的结果未知。请按上述名称命名列，单位可写可不写。
domain-columns-unread = 表 { $table } 中没有被任何属性读取的列：{ $columns }。如需读取，请在该领域的 attributes.yaml 中把列名写入某个属性的 called。
features-unreadable = 无法读取 { $file }（{ $problem }）。文件可能被截断，请重新获取或导出。
features-view = { $file } 中的 { $received } 在读取时才计算（视图、虚拟表或生成列）。只读取已存储的行：请将其内容另存为单独的图层（QGIS：导出、要素另存为），再提供该文件。
features-open = { $file } 正被其他程序打开，或未在其中关闭：部分行仍在 { $received } 中。请先在该程序中关闭，再提供该文件。
features-no-geometry = { $file } 有行但没有几何。请提供含点或面的图层。
features-none = { $file } 中没有要素。请提供至少含一个要素的文件。
features-crs-missing = { $file } 没有说明坐标系。请在 city.toml 中写明，例如 crs = "EPSG:4547"。
    .page = { $file } 没有说明坐标系。请在“坐标系”处填写，例如 EPSG:3879。
features-crs-unknown = { $file }：没有坐标系 { $received }。请写成 EPSG 代码，例如 "EPSG:4547"。
features-not-degrees = { $file } 声称坐标单位是度（{ $crs }），但范围为 { $received }（西、南、东、北）。请在 city.toml 中写明正确的坐标系，例如 crs = "EPSG:4547"。
    .page = { $file } 称其坐标为度（{ $crs }），但范围为 { $received }（西、南、东、北）。请在“坐标系”处填写正确的坐标系，例如 EPSG:3879。
features-outside-crs = { $file } 第 { $row } 个要素：其坐标无法用 { $crs } 表示。请检查文件和城市的坐标系。
table-separator = { $file }：分隔符为 { $received }，但需要单个字符。请更正 city.toml 中的 separator = "…"。
    .page = { $file }：分隔符为 { $received }，但需要单个字符。请重新选择。
table-cell-too-long = { $file } 第 { $line } 行：某单元格超过 { $allowed } 个字符。可能引号没有闭合，请检查此行。
table-too-many-columns = { $file } 有 { $received } 列，最多读取 { $allowed } 列。请每个对象或周期一行，或拆分文件。
table-too-many-rows = { $file } 超过 { $allowed } 行。请删去不需要的行和列，或拆分文件。
file-encoding-unclear = 无法确定 { $file } 的编码。请另存为 UTF-8，或写明编码（city.toml 中写 encoding = "…"，读数用 --encoding），例如 { $allowed }。
    .page = 无法确定 { $file } 的编码。请将文件另存为 UTF-8 后重新提供。
file-encoding-recognised = { $file } 不是 UTF-8，已按 { $encoding } 读取。请检查非英文字符是否正确。

## 电子表格

sheet-old = { $file } 是旧式电子表格（.xls）。请另存为 .xlsx 或 CSV。
sheet-other-kind = { $file } 是无法读取的电子表格类型（{ $received }）。允许 .xlsx 和 CSV，请另存为其中之一。
sheet-too-many-tags = { $file } 的 XML 标记过多（{ NUMBER($received) } 个，最多读取 { NUMBER($allowed) } 个）。请只保留需要的行和列，或将该工作表另存为 CSV。
sheet-too-many-cells = { $file } 中有工作表的单元格超过 { $allowed } 个（{ $received } 个，含其间的空单元格）。请只保留需要的行和列，或将该工作表另存为 CSV。
sheet-unknown = { $file } 中没有工作表 { $received }。现有：{ $allowed }。请指定其中之一（city.toml 中写 sheet = "…"，活动数据用 --sheet）。
    .page = { $file } 没有工作表 { $received }，只有：{ $allowed }。请提供只含所需工作表的文件。
sheets-several = { $file } 有多张工作表像所需的表格：{ $received }。请指定一张（city.toml 中写 sheet = "…"），或提供只含其中一张的文件。
    .page = { $file } 中有多个工作表像是所需的表：{ $received }。请提供只含其中一个的文件。
sheet-broken = 无法读取电子表格 { $file }（{ $problem }）。请去除密码，或重新保存为 .xlsx 或 CSV。
sheet-formulas = { $file } 含 { $count } 个公式，其值为上次保存时的结果。
sheet-merged = { $file } 有 { $count } 处跨行合并单元格（第一处在第 { $row } 行第 { $column } 列）；只有第一行有值，其余视为空。
sheet-merged-filled = { $file }：合并单元格代表其所有行（{ $count } 处：{ $cells }），已填入相应的值。
sheet-merged-refused = { $file }：存在合并单元格（首个位于第 { $line } 行第 { $column } 列），无法判断各行内容。请取消合并后重新导入。

## 实体及其指标的文件

file-left-out-withheld = 已略去：其数值涉及个人信息，不向任何人提供。
file-left-out-series = 已略去：每行有多个数值，或没有可放入一列的数值。请按名称单独请求。
file-left-out-failed = 已略去：无法为该城市计算。
file-too-many-values = 该文件将包含 { NUMBER($received) } 个数值；单个文件最多写入 { NUMBER($allowed) } 个。请减少一次请求的指标数量。
file-ending = { $received } 的扩展名无法识别。允许的扩展名：{ $allowed }，请改用其中之一。
file-one-entity = { $received } 只能容纳一种实体，而请求了 { $allowed }。请用 --entity 指定一种，或写入可容纳全部实体的 .gpkg 文件。
    .page = { $received } 只能容纳一种实体，而请求了 { $allowed }。请只请求一种，或使用可容纳全部实体的 GeoPackage。
file-disk-full = 磁盘空间不足，无法写入 { $file }。请腾出空间后重试；原有内容未改变。
file-busy = 服务器正在写入其他文件，已达到同时写入的上限（{ $allowed }）。请一分钟后重试，或减少指标数量。
cli-export = 将城市的实体连同形状与指标写为 GeoJSON、GeoPackage 或 GeoParquet，或将整座城市写为一个文件。
cli-export-file = 要写入的文件；格式由扩展名决定：.geojson、.gpkg 或 .parquet；.zip 则包含属于该城市的一切。
cli-export-entity = 要写入的实体；省略时为指标所属的实体；也没有指标时，.gpkg 包含全部实体，其他文件为第一种。
cli-export-quantity = 该实体的指标名称；可多次给出。省略时为每行只有一个数值的全部指标。
cli-export-plan = 方案文件，或城市方案、示例方案的名称；按该方案写出城市。
cli-export-year = 方案中的年份；省略时为最后一年。
cli-exported = 已写入：{ $file }（{ $rows } 行，{ $columns } 个指标）。
cli-export-left-out = { $entity }：略去 { $count } 个指标；文件的元数据说明了各自的原因。
cli-exported-city = 已写入：{ $file }（{ $size } MB），包含整座城市。文件可能含有个人数据：请按个人数据保管。
cli-exported-without = 未包含在文件中：{ $name }
cli-exported-keys = 为审计日志签名的密钥位于城市文件夹之外，同样不在文件中。
cli-restore = 用整座城市的文件建立城市文件夹，可在本机或另一台计算机上。
cli-restore-file = 由 citybrain export CITY FILE.zip 写出的文件，或在网页中下载的备份。
cli-restore-city = 要建立的文件夹；它必须尚不存在或为空。
cli-restored = { $name } 已位于 { $city }，与 { $created } 时一致（由版本 { $version } 写出）。
cli-restore-yes = 接受文件赋予的权限；不加此项时会询问，无法询问则不建立任何内容。
cli-restore-administrators = 管理这座城市的人（沿用其密码、通行密钥和令牌）：{ $names }
cli-restore-stewards = 可更改设置或读取个人数据的人（沿用其密码、通行密钥和令牌）：{ $names }
cli-restore-provider = 由谁确认身份（登录服务）：{ $names }
cli-restore-hosts = 设置中提到、服务器可能访问的主机：{ $names }
cli-restore-outside = 设置中指向本机、城市文件夹之外的内容，服务器会读取并可能发送给上述主机：{ $names }
cli-restore-sure = 在这里建立这座城市吗？
restore-refused = { $file } 会让上述人员、服务和文件影响本机的运行，而无人接受。未建立任何内容。若确属您方，请加 --yes；否则请先从文件中去掉其设置与记录。
    .page = { $file } 会让他人的人员、服务和文件影响本机的运行。未建立任何内容。
restore-there = { $folder } 已存在且其中有内容。请指定一个尚不存在的文件夹；未作任何更改。
export-whole = { $file } 包含整座城市；实体、指标、方案和年份只用于其他格式的文件。请省略它们，或将文件名以 .gpkg、.geojson 或 .parquet 结尾。
export-served = 服务器正在使用 { $city } 并占有其读数。请在其网页（我的城市、备份）或 API（GET /api/v1/backup）下载备份；或停止服务器后重新导出。
archive-unreadable = 文件 { $file } 不是可读取的 zip：{ $problem }。请重新打包其中的表格，不要加密码。
archive-parts = 压缩包 { $file } 含 { $received } 个文件，最多允许 { $allowed } 个。请只打包表格。
archive-cells = 压缩包 { $file } 中到 { $table } 为止的表格合计超过 { $allowed } 个单元格。请只保留本市的行和列，然后重新打包。
archive-faults = 压缩包 { $file } 中有 { $count } 个表格无法读取：{ $received }。表格须位于压缩包顶层、不在文件夹内，解压后不超过 { $allowed } MB，且不加密码。请重新打包。
apart-too-long = 处理 { $file } 超过 { NUMBER($allowed, maximumFractionDigits: 0) } 秒，已中止。请给出更小的文件或减少要求。
apart-too-heavy = 处理 { $file } 需要超过 { NUMBER($allowed, maximumFractionDigits: 0) } MB 内存，已中止。请给出更小的文件或减少要求。
apart-broke = 处理 { $file } 未得到结果即结束（{ $received }）。文件已损坏或会使读取程序出错。请在生成它的程序中打开并重新保存。
