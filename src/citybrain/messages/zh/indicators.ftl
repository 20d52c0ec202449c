### 指标：定义指标的文件、人工填报的数值、与其他城市的对照。

## 指标文件

indicator-unknown-field = { $file } 第 { $line } 行第 { $column } 列：此处没有字段 { $received }。请删除或更正名称；docs/indicators.md 列出了全部字段。
indicator-missing-field = { $file } 第 { $line } 行第 { $column } 列：此处缺少字段 { $field }。请补上。
indicator-wrong-value = { $file } 第 { $line } 行第 { $column } 列：{ $field } 不能为 { $received }。{ $expected ->
    [text] 请填写长度和字符符合要求的文本。
    [number] 请填写范围内的数字。
    [one-of] 允许的取值：{ $allowed }。
    [list] 请填写列表。
    [mapping] 请填写带名称的字段。
    [yes-or-no] 请填写 true 或 false。
    [length] 条目过多或过少。
    [value-or-factor] 目标值与相对基准年的倍数只能填写其一。
    [quantity-or-figure] 量与数值来源只能填写其一。
    [caveat] 与定义不完全一致的计算须说明差异（caveat）。
    [target-year] 每个目标都需要年份；长期有效的请写为基准值。
    [target-order] 请按年份先后排列目标，每年一次。
   *[other] docs/indicators.md 说明了此处可填内容。
}
indicator-twice = { $file } 第 { $line } 行第 { $column } 列：代码 { $received } 重复出现。请为该指标换一个代码。
framework-unknown = 没有名为 { $received } 的框架。最接近的是：{ $near }。允许：{ $allowed }。请更正名称。
indicator-unknown = 框架 { $framework } 中没有指标 { $received }。最接近的是：{ $near }。请更正代码；`citybrain indicators CITY --framework { $framework }` 会列出全部指标。
