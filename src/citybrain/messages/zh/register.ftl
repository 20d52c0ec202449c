## 无法使用的映射

register-setting-unknown = city.toml 的 [{ $table }]：此处不认识 { $received }。最接近的是：{ $nearest }。请改正。
    .page = 建筑登记的设置中有未知的 { $received }。请在文件下重新选择列，或让服务器的管理者更正。
register-setting-table = city.toml 的 [register]：{ $key } 是 { $received }，此处需要一个表。请写成 [register.{ $key }]，每项一行。
    .page = 建筑登记的设置无法使用：{ $key } 是 { $received }。请在文件下重新选择列，或让服务器的管理者更正。
register-setting-text = city.toml 的 [register]：{ $key } 是 { $received }，此处需要列名或带引号的文本（只有 building_use 和 heating_system 可用方括号写多列）。请改正。
    .page = 建筑登记的设置无法使用：{ $key } 是 { $received }。请在文件下重新选择列，或让服务器的管理者更正。
register-one-coordinate = city.toml 的 [register]：坐标列 x 和 y 只写了一个。请两个都写，或都不写。
    .page = 东、北两个坐标列只选了一个。请在“列”下都选择，或都不选。
register-no-columns = city.toml 没有 [register.columns]，因此不会从登记册中取任何内容。请至少写出 { $allowed } 之一，例如：construction_year = "year"。
    .page = 不会从登记册中取得任何内容。请在“列”下至少选择一列。
register-crs-missing = { $file }：坐标（首个：{ NUMBER($x, maximumFractionDigits: 1) }, { NUMBER($y, maximumFractionDigits: 1) }）不是度。请在 city.toml 的 [register] 下写明坐标系，例如 crs = "EPSG:4547"。
    .page = { $file }：坐标（首个：{ NUMBER($x, maximumFractionDigits: 1) }，{ NUMBER($y, maximumFractionDigits: 1) }）不是度。请在“坐标系”处填写正确的坐标系，例如 EPSG:3879。
register-time-zone = city.toml 的 [register]：没有时区 { $received }。请写成 "Asia/Shanghai" 这样的形式。
    .page = 建筑登记的设置中有不存在的时区：{ $received }。请让服务器的管理者更正。

## 登记册中注意到的情况

register-values-impossible = 登记册中有 { $count } 个 { $column } 的值不可能（可能的范围是 { $low } 到 { $high }），已略去；前几个（行：值）：{ $examples }。请在登记册中改正。
register-codes-unknown = 登记册中有 { $count } 个 { $column } 的值是 city.toml 中没有含义的代码，已略去：{ $codes }。请在 [register.values.{ $column }] 下补充。
    .page = 登记册 { $column } 中有 { $count } 个值是没有含义的代码，已略去：{ $codes }。请在该文件下选择其含义，然后重新构建。
register-duplicate-ids = 登记册中有 { $count } 行重复了编号，已略去；每个编号保留第一行。编号（行）：{ $examples }。请在登记册中改正。
register-without-place = 登记册 { $total } 行中有 { $count } 行没有坐标；只能按编号关联。
register-unmatched = 登记册中有 { $count } 行不属于任何建筑，按编号和 5 米之内都没有（行 { $rows }）。请检查登记册的坐标系和地图的时间。
register-ambiguous = 登记册中有 { $count } 行与两栋建筑几乎一样近，已略去（行 { $rows }）。请把点移到建筑内，或按编号关联。
register-several-rows = 有 { $count } 栋建筑在登记册中有多行；建筑面积和居民数已相加，其余取面积最大的一行。
