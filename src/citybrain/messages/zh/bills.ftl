## 无法整体读取的账单文件

bills-no-file = 没有指定账单文件（表：{ $received }）。请在城市之后写出文件，或在 city.toml 的 [bills.NAME] 下写 file = "…"。
    .page = 没有提供账单文件。请在“账单”中选择一个。
bills-name-unknown = city.toml 中没有 [bills.{ $received }]。现有：{ $allowed }。请更正名称，或指定文件。
    .page = 城市设置中没有名为 { $received } 的账单。现有：{ $allowed }。请在“账单”中提供文件。
bills-file-missing = 文件 { $file } 不存在。请更正路径；city.toml 中的路径以城市文件夹为起点。
    .page = 文件 { $file } 已不存在。请重新提供。
bills-files-differ = 文件 { $file } 指向的对象种类不同：有的是建筑，有的是片区，有的是表计。请逐个导入。
bills-column-needed = { $file }：没有识别出“{ $column }”的列。现有列：{ $columns }。请在 city.toml 的 [bills.NAME.columns] 下指定。
    .page = { $file }：没有识别出“{ $column }”的列。请在“列”下选择。
bills-amount-several = { $file }：多列都可能是能耗：{ $received }。请在 city.toml 的 [bills.NAME.columns] 下指定：amount = "…"。
    .page = { $file }：多列都可能是能耗：{ $received }。请在“列”下选择一列。
bills-carrier-needed = { $file }：没有列说明是哪种能源。现有列：{ $columns }。请在 city.toml 的 [bills.NAME] 下写 carrier = "…"；允许：{ $allowed }。
    .page = { $file }：没有列说明是哪种能源。请选择该列，或选择整个文件的能源。
bills-unit-needed = { $file }：没有说明能耗的单位。现有列：{ $columns }。请在 city.toml 的 [bills.NAME] 下写 unit = "…"；允许：{ $allowed }。
    .page = { $file }：没有说明能耗的单位。请选择该列，或选择整个文件的单位。
bills-unit-unknown = { $file }：未知单位 { $received }。允许：{ $allowed }。请更正文件，或在 city.toml 的 [bills.NAME] 下写 unit = "…"。
    .page = { $file }：未知单位 { $received }。请选择整个文件的单位，或更正文件；已知单位：{ $allowed }。
bills-calorific-value = { $file }：{ $received } 是体积或质量单位，但没有说明热值。请在 city.toml 的 [bills.NAME] 下写 calorific_value = …（每立方米、升或千克的千瓦时数，按供应商数据）。
    .page = { $file }：{ $received } 是体积或质量单位，但没有说明热值。请填写热值（每立方米、升或千克的千瓦时数），账单上有此数值。
bills-unit-uncertain = { $file }：{ $carrier } 的中位数为每年每平方米 { NUMBER($received, maximumSignificantDigits: 3) } kWh，可信范围为 { $low } 至 { $high }。是否为其他单位？可能是 { $allowed }。请更正 city.toml 的 [bills.NAME] 中的 unit；若文件无误，写 check_unit = false。
    .page = { $file }：{ $carrier } 的中位数为每年每平方米 { NUMBER($received, maximumSignificantDigits: 3) } kWh，可信范围为 { $low } 至 { $high }。是否为其他单位？可能是 { $allowed }。请选择整个文件的正确单位；若单位无误，请勾选确认。
bills-decimal-mixed = { $file }，列 { $column }：{ $received }（第 { $line } 行）用小数逗号，{ $other }（第 { $other_line } 行）用小数点。请在 city.toml 的 [bills.NAME] 下写 decimal = "comma" 或 "point"；另一种写法的行将被单列。
    .page = { $file }，列 { $column }：{ $received }（第 { $line } 行）用小数逗号，{ $other }（第 { $other_line } 行）用小数点。请选择小数符号；另一种写法的行将被单列。
bills-decimal-unclear = { $file }，列 { $column }，第 { $line } 行：{ $received } 可能是千位数，也可能是小数，其他数值也无法判断。请在 city.toml 的 [bills.NAME] 下写 decimal = "comma" 或 "point"。
    .page = { $file }，列 { $column }，第 { $line } 行：{ $received } 可能是千位数，也可能是小数，其他数值也无法判断。请选择小数符号。
bills-date-unclear = { $file }，列 { $column }：像 { $received } 这样的日期分不清日与月。请在 city.toml 的 [bills.NAME] 下写 date_format："%d/%m/%Y" 或 "%m/%d/%Y"。
    .page = { $file }，列 { $column }：像 { $received } 这样的日期分不清日与月。请选择哪个在前。
bills-dates-unknown = { $file }，列 { $column }：无法将 { $received } 识别为日期。请在 city.toml 的 [bills.NAME] 下写 date_format = "…"，例如 "%d.%m.%Y"。
    .page = { $file }，列 { $column }：无法将 { $received } 识别为日期。请选择其他列，或在文件中按 2024-01-31 的格式书写日期。
bills-meters-empty = { $file } 中没有同时含表计（{ $meter }）与位置（{ $place }）的行。请更正 city.toml 的 [bills.NAME.meters]。
    .page = { $file } 中没有同时含表计（{ $meter }）与位置（{ $place }）的行。请更正表计表后重新提供。
bills-meters-missing = { $file } 只写了表计（如 { $received }），没有说明位置。请在 city.toml 中指定表计清单：[bills.NAME.meters] file = "…"。
    .page = { $file } 只写了表计（如 { $received }），没有说明位置。请在文件中增加说明每块表计位置的列，并在“列”下选择。
bills-another-city = { $file } 中没有任何对象属于{ $city }：文件中为 { $received }；城市中为 { $allowed }。可能是其他城市的账单，或位置列有误；请更正 city.toml 的 [bills.NAME.columns]。
    .page = { $file } 中没有任何对象属于{ $city }：文件中为 { $received }；城市中为 { $allowed }。可能是其他城市的账单，或位置在另一列：请在“列”下选择。
bills-none-usable = { $file } 的 { $count } 行都无法使用：{ $reasons }。请更正文件或 city.toml 的 [bills.NAME]。
    .page = { $file } 的 { $count } 行都无法使用，原因见下。请选择其他列，或更正文件。
bills-locked = 另一个向 { $folder } 导入账单的过程正在进行。请等待其完成。
bills-damaged = { $file } 已损坏（{ $problem }）。请删除此文件夹并重新导入账单。
bills-form = { $file } 已损坏：{ $place } 允许的是{ value-allowed }。请删除此文件夹并重新导入账单。
bills-temperatures-missing = 气温文件 { $received } 不存在。请更正 city.toml 的 [observed] 中的 temperatures。
    .page = 此城市的实测气温文件已不存在。请让服务器的管理者将其放回。
bills-temperatures-typical = { $file } 是典型年，不是账单期间的天气。请在 city.toml 的 [observed] 下指定实测气温，或删去该项；删去后不做天气修正。
    .page = 此城市的实测气温文件是典型年，不是账单期间的天气。请让服务器的管理者更换或删去；删去后不做天气修正。

## 某行被单列的原因

bill-duplicate = 同一账单出现两次，只计一次。
bill-too-many-values = 此行的值多于列数。请检查分隔符和引号。
bill-value-missing = 缺少位置、能源、数量、单位或日期。
bill-carrier-unknown = 未知能源。请在 city.toml 的 [bills.NAME.values.carrier] 下说明其含义。
    .page = 未知能源。请选择整个文件的能源，或在文件中写明：电、区域供热、燃气、燃油、木材或煤。
bill-unit-unknown = 未知单位，或缺少热值。
bill-not-a-number = 按文件的小数符号，数量不是数字。
bill-not-a-date = 日期不符合文件的写法。
bill-ends-before-start = 周期的结束早于开始。
bill-in-the-future = 周期结束于未来。
bill-too-old = 周期开始于 1950 年之前。
bill-too-long = 周期超过三年。
bill-conflict = 同一表计同一周期另有数量不同的账单（行号见旁）。若建筑有多块表计，请指定表计列，或在 city.toml 中写 several = "add"。
    .page = 同一表计同一周期另有数量不同的账单。若一处有多块表计，请选择表计列，或选择将账单相加。
bill-overlap = 同一表计另有账单含相同日期（行号见旁）。

## 注意事项

bills-flag-unknown = { $file }：{ $count } 张账单既未写明“估算”也未写明“实抄”（{ $received }），按估算处理。请在 city.toml 的 [bills.NAME.values.estimated] 下说明其含义。
    .page = { $file }：{ $count } 张账单既未写明“估算”也未写明“实抄”（{ $received }），按估算处理。

## 位置

bills-import-unknown = 没有编号为 { $received } 的账单导入。现有：{ $allowed }。
bills-place-unknown = 孪生城市中没有此位置。
bills-series-without-place = 没有说明此表计的位置。

## 过程

bills-reading = 正在读取账单
bills-checking = 正在查找重复账单
bills-matching = 正在匹配建筑
bills-writing = 正在写入
bills-done = 完成

## 观测量

observed-corrected = 一年的账单，已按度日数修正天气
observed-as-billed = 一年的账单，未修正天气
observed-none-declared = 没有领域声明由 { $where } 的数据流观测的量（已声明 { $received } 个，均不在模型图中）。请用 `@given` 声明该量，并写入其领域 `observed.yaml` 的 `streams`。
observed-streams = 传感器读数在一段时期内的统计值（已冻结）
observed-summer = 夏季账单的日均用量折算为一年
observed-closed = 不予显示：账单只有可读取内部数据的人员才能查看
observed-withheld = 不予显示：住户很少的建筑及此类建筑很少的片区，其账单属于个人数据

## 命令行

cli-bills = 账单与计量能耗：导入，并说明其与城市的吻合程度。
cli-bills-import = 从 CSV 或 .xlsx 导入建筑、表计或片区的账单；不会悄悄丢弃任何内容。
cli-bills-files = 账单文件；若不写，则用 city.toml 中 [bills.NAME] 的文件。
cli-bills-name = city.toml 中说明如何读取文件的表 [bills.NAME]。
cli-bills-report = 账单与城市的匹配、覆盖程度，以及观测与计算能耗的比较。
cli-bills-none = 尚未导入账单。下一步：citybrain bills import { $city } FILE
cli-bills-already = 这些文件已按同样方式导入过（第 { $number } 次导入）；没有新增内容。
cli-bills-imported = 第 { $number } 次导入在 { $folder }。下一步：citybrain bills report { $city }
cli-bills-ledger = 收到 { $received } 行 = 保留 { $kept } + 重复 { $duplicates } + 单列 { $quarantined }
cli-bills-credits = 保留的行中：{ $credits } 张冲减单（不计入）、{ $cancelled } 张被冲销的账单、{ $estimated } 张估算账单。
cli-bills-matched = { $series } 个表计或位置中有 { $matched } 个在城市内，占能耗的 { NUMBER($share, style: "percent", maximumFractionDigits: 1) }。
cli-bills-unmatched = 不在城市内的例子：{ $examples }。全部见：{ $file }
cli-bills-apart = 被单列的行及原因：{ $file }
cli-bills-personal = { $count } 栋建筑住户很少：其账单属于个人数据。请勿公布单栋建筑的数值。
cli-bills-why = 被单列的原因
cli-bills-year = { $start } 至 { $end } 的账单
cli-bills-weather-corrected = 已修正天气：据 { $file }，当年度日数为 { NUMBER($year, maximumFractionDigits: 0) }，参考年为 { NUMBER($reference, maximumFractionDigits: 0) }。
cli-bills-weather-not = 未修正天气，因为 city.toml 的 [observed] 下没有指定当年的实测气温。
cli-column-to = 至
cli-column-rows = 行数
cli-column-reason = 原因
cli-column-carrier = 能源
cli-column-billed = 账单能耗
cli-column-places = 位置数
cli-bills-row-places-billed = 当年有账单的位置
cli-bills-row-places-observed = 有观测值
cli-bills-row-covered-too-little = 覆盖不足
cli-bills-row-billed = 账单能耗
cli-bills-row-unmatched = 城市中无位置（所有年份）
cli-bills-row-observed = 观测
cli-bills-row-computed = 相同位置的计算值
cli-bills-row-difference = 计算值之差
cli-bills-row-estimated = 其中估算账单
cli-bills-row-divided = 其中跨年拆分
cli-bills-row-filled = 其中补足
cli-observed = 观测值 { $value }
cli-observed-difference = 观测值 { $value }（计算值 { $percent } %）
carrier-electricity = 电力
carrier-district-heat = 集中供热
carrier-petrol = 汽油
carrier-diesel = 柴油
carrier-gas = 燃气
carrier-oil = 燃油
carrier-wood = 木柴
carrier-coal = 煤炭

## 页面上的账单

city-work-running = 服务器正在处理 { $what }。请等待其完成，或将其停止。
city-work-broke = { $what } 的处理意外终止，没有留下任何内容。请重试；若再次发生，请报告。
bills-field-meter = 表计
bills-field-carrier = 能源
bills-field-unit = 单位
bills-field-from = 首日
bills-field-to = 末日
bills-field-year = 年份
bills-field-month = 月份
bills-field-amount = 用能量
bills-field-estimated = 估算或实抄
