# 各类历年变化。
changes-nothing-known = 这座城市没有多个年份的分类面积。请在 city.toml 的 [domains.{ $domain }] 下给出 landcover_years 表，或历年红与近红外波段，并重新构建孪生。
    .page = 这座城市没有多个年份的分类面积：构建孪生时未给出相应的表或卫星波段。
changes-area-unknown = 没有区域 { $received }。最接近的是：{ $near }。
changes-gain = 可比年份（{ $years }）中增加。
changes-loss = 可比年份（{ $years }）中减少。
changes-no_trend = 可比年份（{ $years }）中没有趋势。
changes-classes_changed = { $count ->
    [0] 类别改变，无趋势：没有可比年份。
   *[other] 类别改变，无趋势：仅 { $years } 可比。
}
changes-too_few_years = 年份太少，不足以判断趋势：需要四个年份。
changes-reasons = 缺失：{ $reasons }。
changes-reason = { $years } 年的 { $name }
changes-two = { $first }{ $second }
changes-comma = 、
changes-semicolon = ；
cli-changes = 说明历年各类的增减，区分城市的变化与类别的变化。
cli-changes-zone = 只看此片区（编号或名称）。
cli-changes-title = { $area ->
    [city] 全市
   *[other] { $area }
}
cli-changes-name = 类别
cli-changes-verdict = 结论
cli-changes-stated = 全部类别合计
cli-changes-unit = 面积单位 km²。括号中的数不可比。已测绘 { NUMBER($ground, maximumFractionDigits: 1) } km²。
