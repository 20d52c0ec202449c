## 无法使用的气象文件

weather-no-temperature = { $file } 中没有明确的室外温度列；现有列：{ $columns }。请在 city.toml 中指定：[weather.columns] outdoor_temperature = "..."。
    .page = { $file } 没有一列明确是室外气温。请在“列”下选择。
weather-columns-several = { $file }：有多列可能是 { $column }：{ $received }。请在 city.toml 中指定：[weather.columns] { $column } = "..."。
    .page = { $file }：不止一列可能是 { $column }：{ $received }。请在“列”下选择正确的一列。
weather-column-unknown = city.toml 的 [weather.columns] 不认识 { $received }。最接近的是：{ $nearest }。请改正名称。
    .page = 天气文件的设置中有未知的 { $received }。请在文件下重新选择列。
weather-unit = { $file }：列 { $received } 可能是 { $column }，但其名称表明使用了别的单位。需要 °C、W/m²（小时平均）、m/s 和 %。请换算该列并改名。
weather-not-a-number = { $file } 第 { $line } 行：{ $column } 为“{ $received }”，不是数字。请改正；若缺测请留空。
weather-impossible = { $file } 第 { $line } 行：{ $column } 为 { $received } { $unit }；可能的范围是 { $low } 到 { $high } { $unit }。请改正或留空；若全部如此，请检查单位。
weather-time = { $file } 第 { $line } 行：“{ $received }”无法读作带小时的日期。请写成 2021-03-14 07:00 或 2021-03-14T07:00Z。
weather-time-ambiguous = { $file } 第 { $line } 行：“{ $received }”的日和月谁在前无法判断，其他行也不能确定。请写成 2021-03-14 07:00。
weather-time-skipped = { $file } 第 { $line } 行：{ $received } 在 { $zone } 不存在，因为此时夏令时开始。若时间不含夏令时，请在 city.toml 的 [weather] 下写 clock = "standard" 或 clock = "utc"。
    .page = { $file } 第 { $line } 行：{ $received } 在 { $zone } 不存在，因为当时夏令时开始。请提供采用 UTC 或标准时间的文件。
weather-time-zone-unknown = { $file }：含夏令时的时间需要已知的时区，而不是“{ $received }”。请在 city.toml 中写 time_zone = "Asia/Shanghai"（示例）。
    .page = { $file }：含夏令时的时间需要已知时区，而不是“{ $received }”。请提供采用 UTC 的文件。
weather-no-hour = { $file } 有月和日但没有小时；现有列：{ $columns }。需要逐时数值：请加上 hour 列。
weather-not-hourly = { $file } 第 { $line } 行：文件每小时有 { $received } 个读数。此格式只读取每小时一个读数。请提供小时平均值。
weather-length = { $file } 全年只有 { $received } 小时的温度；需要 { $allowed } 小时。请提供整年，或可从中取一年的更长文件。
weather-duplicate = { $file } 第 { $line } 行：{ $received } 已在第 { $first } 行出现，且数值不同。请删除错误的行；若是秋季重复的一小时，请在 city.toml 的 [weather] 下写 clock = "civil"。
    .page = { $file } 第 { $line } 行：{ $received } 已在第 { $first } 行出现，且数值不同。请删除错误的行，或提供采用 UTC 的文件。
weather-order-ambiguous = { $file } 第 { $line } 行：时间倒退，在夏令时下无法判断两个相同小时的先后。请按时间排序，或使用 UTC 时间。
weather-gap = { $file }：有 { $count } 处缺口超过可填补的 { $allowed } 小时：{ $gaps }。请补齐，或换一年（在 city.toml 的 [weather] 下写 year = ...），或换一个文件。
    .page = { $file }：有 { $count } 处缺口长于可补的 { $allowed } 小时：{ $gaps }。请补全，或提供其他文件。
weather-year-absent = { $file } 中没有 { $received } 年的数据。现有：{ $allowed }。请改正 city.toml 中 [weather] 下的 year。
    .page = { $file } 没有 { $received } 年的小时数据，只有：{ $allowed }。请提供该年的文件。
weather-clock = { $file }：辐照度比城市所在地的太阳晚 { $received } 小时（负数表示早）。请在 city.toml 的 [weather] 下声明 clock = "utc"、"standard" 或 "civil"，或检查城市的时区。
    .page = { $file }：辐照度比城市所在地的太阳晚 { $received } 小时（负数为早）。请提供采用 UTC 的文件，或检查其是否属于此地。
weather-station = { $file }：文件开头没有说明观测地点：“{ $received }”。需要数字形式的纬度、经度和时区。请重新获取文件。
weather-station-elsewhere = { $file } 的观测地点为纬度 { NUMBER($latitude, maximumFractionDigits: 2) }、经度 { NUMBER($longitude, maximumFractionDigits: 2) }，距城市 { $received } 公里；最多 { $allowed } 公里才有意义。请提供更近的文件，或改正城市的位置。
weather-pvgis-no-typical-year = { $file } 来自 PVGIS，但不含典型气象年。请在 PVGIS 中选择 “TMY” 并下载 CSV 或 JSON。
weather-normals-unknown = 没有 { $received } 的气候标准值。最接近的是：{ $nearest }。请改正 city.toml 中 [weather] 下的 normals。
    .page = 城市的天气设置无法使用（{ $received }）。请提供天气文件，或让服务器的管理者更正。
weather-normals-key = city.toml 的 [weather.normals]：此处不认识 { $received }。最接近的是：{ $nearest }。请改正。
    .page = 城市的天气设置无法使用（{ $received }）。请提供天气文件，或让服务器的管理者更正。
weather-normals-key-missing = city.toml 的 [weather.normals] 缺少 { $key }。请补上一月到十二月的 12 个值。
    .page = 城市的天气设置缺少 { $key }。请提供天气文件，或让服务器的管理者更正。
weather-normals-values = { $name } 的气候标准值 { $column } = { $received }。需要一月到十二月共 12 个值，范围 { $low } 到 { $high }。请在 city.toml 中改正。
    .page = 城市的天气设置无法使用（{ $received }）。请提供天气文件，或让服务器的管理者更正。
weather-climate-unknown = 气候网格没有城市所在位置（经度 { NUMBER($longitude, maximumFractionDigits: 3) }，纬度 { NUMBER($latitude, maximumFractionDigits: 3) }）的数据，该处远离陆地。请提供气象文件，或在 city.toml 的 [weather.normals] 中给出本城市的月气候标准值。
    .page = 气候格网没有城市所在地（经度 { NUMBER($longitude, maximumFractionDigits: 3) }，纬度 { NUMBER($latitude, maximumFractionDigits: 3) }）的数据，该地远离陆地。请提供气象文件。

## 读取气象时注意到的情况

weather-sorted = 气象文件的时间在第 { $line } 行倒退；各行已按时间排序。
weather-repeated = 气象文件有 { $count } 行以相同数值重复某小时（首次在第 { $line } 行）；已略去。
weather-leap-day = 已略去 2 月 29 日的 { $count } 小时，因为模型的一年有 8,760 小时。
weather-averaged = 气象文件每小时有多个读数；已取小时平均。
weather-label-end = 气象文件的时间表示小时的结束；已移到小时的开始。
weather-sun-lag = 气象文件的辐照度比城市所在地的太阳晚 { $hours } 小时（负数表示早）。请检查其时间表示小时的开始还是结束。
weather-summer-time = 气象文件的时间含 { $zone } 的夏令时；已换算为当地标准时间。
weather-time-zone = 气象文件的时区为 UTC{ $received } 小时，城市为 UTC{ $allowed } 小时；各小时已移动。
weather-no-times = 气象文件没有时间；其各行被当作当地标准时间一年的各小时。
weather-column = { $column ->
    [outdoor_temperature] 气温
    [global_horizontal_irradiance] 总辐射
    [direct_normal_irradiance] 直接辐射
    [diffuse_horizontal_irradiance] 散射辐射
    [wind_speed] 风速
    [relative_humidity] 相对湿度
    [dew_point] 露点
   *[other] { $column }
}
weather-missing-codes = 气象文件中 { weather-column } 有 { $count } 个值是“缺测”代码，按缺口处理。
weather-gaps-closed = 气象文件中 { weather-column } 缺少 { $count } 小时，已插值。
weather-year-chosen = 在气象文件中没有长缺口的年份 { $years } 里取 { $year } 年：其月平均气温最接近各年的平均。
weather-year-only = 取用气象文件中的 { $year } 年：只有这一年没有长缺口。
weather-station-far = 气象观测地点距城市 { $kilometres } 公里。
weather-sun-estimated = 气象文件没有辐照度：太阳辐照度由气温日较差估算（Bristow and Campbell 1984）。月总量可能偏差 15%，沿海多偏低；光伏发电、太阳得热和供冷均以此为依据。请提供含总辐照度的气象文件以替换。
weather-generated = 气象为模拟值：由 { $name } 的月气候标准值（{ $period }）生成。请提供气象文件以替换。
weather-generated-grid = 气象为模拟值：由 { $name }（{ $period }，哥白尼气候变化服务）在城市所在地的月平均气温生成，并按海拔修正。日较差由日照、降水和海岸远近估算，辐照量由纬度和日较差估算；风速取通用平均值。请提供气象文件，或在 city.toml 中给出本城市的月气候标准值以替换。
    .page = 气象为模拟：由 { $name } 的月气温（{ $period }，Copernicus 气候变化服务）在城市所在地生成，并修正到其海拔。日较差由日照、降雨和海岸估计，辐照由纬度和日较差估计；风速为常用平均值。请提供气象文件以替换。

## 气象数值的来历

weather-rule-measured = 实测，来自气象文件。
weather-rule-typical-year = 来自气象文件；该文件由多年中的实测月份组成典型年。
weather-rule-interpolated = 对不超过 6 小时的缺口插值（辐照度：按晴空值的比例）。
weather-rule-closure = 由两个实测辐照度推得：总辐射 = 直射 × 天顶角余弦 + 散射。
weather-rule-erbs = 按晴朗度由总辐射拆分（Erbs、Klein 和 Duffie，1982）。
weather-rule-temperature-range = 由气温日较差估算（Bristow 和 Campbell，1984），按晴空分布到一天，再按 Erbs 等（1982）拆分。
weather-rule-wind-default = 未提供风速：取 2.7 m/s，即两千多个站 2 米高处平均值（FAO 56）换算到 10 米。
weather-rule-dew-point = 由实测露点和气温得出。
weather-rule-daily-minimum = 未提供湿度：以当日最低气温作为露点（FAO 56）。
weather-rule-generated = 由带种子的生成器根据月气候标准值模拟。
weather-rule-generated-grid = 由带种子的生成器根据 ERA5 月平均气温（2000-2025）模拟；日较差由日照、降水和海岸远近估算，辐照量由日较差得出（FAO 56，式 50）。
