### 其他城市：来自文件的数据、分布，以及本市在相近城市中的位置。

web-comparison = 其他城市
web-comparison-failed = 无法取得与其他城市的比较
web-comparison-stale = 无法重新查询比较；当前显示的是较早的结果
web-comparison-loading = 正在读取其他城市的数据…
web-comparison-none = 这里还没有其他城市的数据。文件来自其他城市：把对方服务器 { $address } 的返回内容存为 JSON，或用已公布数据的表格（CSV、XLSX）。
web-comparison-nothing = 这些文件中没有其他城市的、本市也有的指标数据。
web-comparison-give = 添加数据文件
web-comparison-giving = 正在读取文件…
web-comparison-given = { $file }：{ $cities } 个城市的 { $figures } 个数据。
web-comparison-not-given = 文件未被收录
web-comparison-export = 供其他城市使用的本市数据
web-comparison-file = { $figures } 个数据，{ $cities } 个城市
web-comparison-take-back = 撤回
web-comparison-take-back-sure = 撤回 { $file }？其数据不再计入；记录会保留。
web-comparison-not-taken-back = 文件未能撤回

## 相近城市

web-comparison-people = 本市有 { $count } 位居民；人口在其一半到两倍之间的城市算相近。
web-comparison-people-unknown = 本市居民数未知，因此无法判断哪些城市相近。
web-comparison-climate = 本市的气候
web-comparison-climate-hint = 按文件中的写法，例如 Dfb：填写后只有同一气候的城市算相近。
web-comparison-income = 本市的收入
web-comparison-income-hint = 人均地区生产总值（购买力平价美元）：填写后收入相差很大的城市不算相近。

## 分布

web-comparison-here = 本市 { $year } 年：
web-comparison-here-none = 本市没有数值。
web-comparison-accounting-territorial = 属地口径：产生于市内
web-comparison-accounting-consumption = 消费口径：居民消费所致
web-comparison-cities = { $count } 个城市
web-comparison-year = { $first } 年
web-comparison-years = { $first } 至 { $last } 年
web-comparison-finding = { $name }。{ $how }。{ $standing }
web-comparison-place-between = 每 100 个相近城市中，有 { $low } 到 { $high } 个的数值更小（置信度 90%，依据其中 { $alike } 个）。
web-comparison-place-anywhere = 几乎无法判断：每 100 个相近城市中，有 { $low } 到 { $high } 个的数值更小（置信度 90%，依据其中 { $alike } 个）。
web-comparison-place-few = { $cities ->
    [0] 没有相近城市，因此不说明位置。
   *[other] 只有 { $cities } 个相近城市，不足以说明位置。
}
web-comparison-place-nobody-counted = 不知道哪些城市相近，因此不说明位置。
web-comparison-left-out = { $count } 个城市未计入：其数据年份与本市相差太远。
web-comparison-legend-alike = 相近城市
web-comparison-legend-other = 其他城市
web-comparison-legend-middle = 全部城市的中间一半
web-comparison-legend-own = 本市
web-comparison-legend-own-interval = 本市及其 90% 区间
web-comparison-all = 显示全部 { $count } 项指标
web-comparison-fewer = 只显示前几项

## 表格

web-comparison-how = 如何得出
web-comparison-this-city = 本市
web-comparison-lowest = 最低
web-comparison-middle = 中间
web-comparison-highest = 最高
web-comparison-alike = 相近城市
web-comparison-standing = 本市的位置
