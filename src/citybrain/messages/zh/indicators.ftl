### 指标：定义指标的文件、人工填报的数值、与其他城市的对照。

## 指标文件

indicator-unknown-field = { $file } 第 { $line } 行第 { $column } 列：此处没有字段 { $received }。请删除或更正名称；docs/indicators.md 列出了全部字段。
    .page = { $file } 第 { $line } 行第 { $column } 列：此处没有字段 { $received }。请删除或更正名称；文档的指标部分列出了全部字段。
indicator-missing-field = { $file } 第 { $line } 行第 { $column } 列：此处缺少字段 { $field }。请补上。
indicator-wrong-value = { $file } 第 { $line } 行第 { $column } 列：{ $field } 不能为 { $received }。{ $expected ->
    [rule] 允许的是{ value-allowed }。
    [value-or-factor] 目标值与相对基准年的倍数只能填写其一。
    [quantity-or-figure] 量与数值来源只能填写其一。
    [caveat] 与定义不完全一致的计算须说明差异（caveat）。
    [target-year] 每个目标都需要年份；长期有效的请写为基准值。
    [target-order] 请按年份先后排列目标，每年一次。
   *[other] docs/indicators.md 说明了此处可填内容。
}
    .page = { $file } 第 { $line } 行第 { $column } 列：{ $field } 不能为 { $received }。{ $expected ->
        [rule] 允许的是{ value-allowed }。
        [value-or-factor] 目标值与相对基准年的倍数只能填写其一。
        [quantity-or-figure] 量与数值来源只能填写其一。
        [caveat] 与定义不完全一致的计算须说明差异（caveat）。
        [target-year] 每个目标都需要年份；长期有效的请写为基准值。
        [target-order] 请按年份先后排列目标，每年一次。
   *[other] 文档的指标部分说明了此处可填内容。
}
indicator-twice = { $file } 第 { $line } 行第 { $column } 列：代码 { $received } 重复出现。请为该指标换一个代码。
framework-unknown = 没有名为 { $received } 的框架。最接近的是：{ $near }。允许：{ $allowed }。请更正名称。
indicator-unknown = 框架 { $framework } 中没有指标 { $received }。最接近的是：{ $near }。请更正代码；`citybrain indicators CITY --framework { $framework }` 会列出全部指标。
    .page = 框架 { $framework } 中没有指标 { $received }。最接近的是：{ $near }。可在“进展”中查看全部。

## 人工填报的数值

indicator-part = { $indicator } 没有数据点 { $received }。其数据点为：{ $allowed }。请在 part 中填写其一；没有数据点时请留空。
entry-year = { $where }：年份不能为 { NUMBER($received, useGrouping: 0) }。允许 { NUMBER($first, useGrouping: 0) } 至 { NUMBER($last, useGrouping: 0) } 的整数年份。
entry-interval = { $where }：{ $received } 不在 low（{ $low }）与 high（{ $high }）之间。请更正其一。
entry-source = { $where }：来源为空。请说明数值出处。
entry-evidence = { $where }：{ $received } 既不是以 https:// 或 http:// 开头的链接，也不是单纯的文件名。请更正佐证材料。
entry-unit = { $where }：{ $received } 无法换算为该指标的单位 { $allowed }。请更正单位或换算数值。
entry-unknown = 没有编号为 { $received } 的有效数值。可能已被撤回；指标页面列出了全部数值。
entry-not-kept = 未保存任何内容：{ $folder }（{ $problem }）。请检查该文件夹后重试。

## 数值与数据文件

entry-table-columns = { $file }：第一行的列名不符。收到：{ $received }。缺少：{ $missing }。允许（各一次）：{ $allowed }。请更正第一行。
entry-lines = { $file }：{ $rows } 行中有 { $count } 行无法使用，首个为第 { $line } 行。未保存任何内容。请更正后重新导入。
entry-twice = { $where }：与第 { $first } 行重复。请删除其一。
entry-number = { $where }：{ $column } 不能为 { $received }。请填写数字，如 12.5。
entry-number-unclear = { $where }：{ $column } 中的 { $received } 可能是千分位也可能是小数。请使用小数点且不用分隔符，如 1200 或 1.2。
entry-cell-missing = { $where }：{ $column } 为空。请填写。
entry-cell = { $where }：{ $column } 不能为 { $received }。允许的是{ value-allowed }。请更正。
entry-file-name = 文件名须不超过 200 个字符且不含路径；收到：{ $received }。请更正名称。
entry-media-type = 此处的请求正文不能以 { $received } 发送。允许：{ $allowed }。请以其中之一作为 Content-Type。

## 评分权重

weights-unreadable = 无法读取权重 { $received }。请写名称和 0 至 { $allowed } 的数字，如 environment=2，以逗号分隔。
weights-unknown = 框架 { $framework } 没有组或指标 { $received }。最接近的是：{ $near }。请更正名称。
scores-rule = U4SSC 规则：低于目标的 33% 得 1 分，低于 66% 得 2 分，低于 95% 得 3 分，95% 及以上得 4 分；组得分为得分之和除以满分。未报告、无基准值或仅覆盖一部分的指标不计入。越小越好时，比例为目标值除以数值：U4SSC 未公布其做法。
score-crosses = 难分高下：该值的可能范围内得分为 { $least } 至 { $most } 分。

## 自定指标

indicator-quantity = 没有全市的量 { $received }。最接近的是：{ $near }。请更正名称，或留空并填报数值。
indicator-quantity-unit = { $quantity } 的单位为 { $allowed }，无法换算为 { $received }。请选择同类单位。

## 进程

course-on-course = 按计划推进。
course-behind = 落后于基准值。
course-behind-years = 落后 { NUMBER($years, maximumFractionDigits: 1) } 年。
course-behind-at-least = 至少落后 { NUMBER($years, maximumFractionDigits: 1) } 年。
course-no-data = 未报告。
course-no-target = 未设定目标。
course-no-direction = 无优劣方向。
course-no-base = 基准年 { $year } 的数值未知。
course-no-start = 起始值未知。
course-old-data = 最近数值过旧，无法判断。
course-broken-series = 自基准年以来方法已变更。
course-within-uncertainty = 难以判断：数值与要求之差在其不确定性之内。
course-covers-a-part = 计算值仅覆盖一部分，或相近而不相同。
course-before-path = 最近数值早于基准年。
indicator-lacks = 缺少：{ $inputs }。
indicator-lacks-the-rest = 城市计算的部分为零，且仅为所要求内容的一部分；其余缺失。
indicator-lacks-entry = 无人填报，城市也未计算。

## 其他城市

comparison-rule = 只有以相同方法得到的数据才放在一起。仅在人口规模相近（如已给出，还须气候相同、收入相近）的城市中，以百分位区间说明本市位置，且仅当本市数值以同样方法得到时。
comparison-accounting = { $where }：accounting 不能为 { $received }。允许：{ $allowed }。
comparison-export = { $file } 不是此类程序的指标列表：{ $where } 不能为 { $received }，允许的是{ value-allowed }。请保存对方城市 /api/v1/indicators 的返回内容。
comparison-file-unknown = 没有编号为 { $received } 的有效文件。可能已被撤回。
comparison-no-own = 本市没有完整符合该指标要求的数值。
comparison-accounting-differs = 本市为{ $ours }，对方为{ $theirs }。
comparison-definition-differs = 对方定义不同：{ $definition }
comparison-unit-differs = 本市单位为 { $ours }，对方为 { $theirs }。
accounting-territorial = 属地口径（产生于市内）
accounting-consumption = 消费口径（居民消费所致）
accounting-none = 无核算口径

## 命令行

cli-indicators = 说明各指标的掌握情况以及城市是否按计划推进。
cli-indicators-import = 从 CSV 文件或电子表格保存指标数值，全部保存或全部不保存。
cli-indicators-framework = 仅此框架的指标。
cli-indicators-by = 填报人；省略时为当前用户名。
cli-indicators-file = 含 docs/indicators.md 所列各列的文件。
cli-indicators-imported = 已保存 { $file } 中的 { $count } 个数值。
cli-indicators-behind = 落后
cli-indicators-on-course = 按计划推进
cli-indicators-cannot-say = 无法判断
cli-indicators-counts = 掌握情况
cli-indicators-framework-name = 框架
cli-indicators-computed = 计算
cli-indicators-unsure = { $value } ± ?
cli-indicators-between = { $value }（{ $low } 至 { $high }）
cli-indicators-partly = 其中与定义不完全一致
cli-indicators-entered = 填报
cli-indicators-not-reported = 未报告
cli-indicators-unlisted = 文本未知
cli-indicators-name = 指标
cli-indicators-now = 当前
cli-indicators-target = 目标
cli-indicators-course = 进程
cli-indicators-age = 数据年龄（年）

## 按清单统计的温室气体

indicator-inventory-used = { $year } 年清单按 GPC 的 BASIC 级别的总量，增温潜势取自 { $assessment }。
indicator-inventory-leaves-out = 其中缺少 BASIC 的 { $count } 个子类（{ $names }），因此可能低于全部排放。
indicator-inventory-residents-of = { $year } 年居民数未报告，采用 { $today } 年的居民数。
indicator-inventory-none = 清单尚无填报的年份。
indicator-inventory-gaps = { $year } 年清单尚无 { $names } 的数据，其总量不能代表全市。
indicator-inventory-no-residents = 清单年份 { $year } 年的居民数未报告。
indicator-algorithms-declared = 按运行中的声明计数：{ $formulas } 个公式、{ $measures } 项措施，以及 { $kinds } 类共 { $others } 个其他算法（补全规则、检验、预报、限值、诊断、导入、匹配等）。
indicator-algorithms-lacking = { $count } 个缺少说明或来源，例如 { $names }。

algorithm-kind-imputation = 补全文件中没有的值
algorithm-kind-rule_correction = 规则修正
algorithm-kind-supervision = 企业监管
algorithm-kind-importer = 文件导入
algorithm-kind-recognition = 文件识别
algorithm-kind-matching = 匹配
algorithm-kind-normalisation = 归一化
algorithm-kind-case_order = 事件排序
algorithm-kind-detector_precision = 检测器的准确率
algorithm-kind-effect = 措施的效果
algorithm-kind-tracing = 来源追踪
algorithm-kind-response = 突发事件处置
algorithm-kind-case_rule = 立案规则
algorithm-kind-quality_test = 读数质量控制
algorithm-kind-forecast = 预报
algorithm-kind-limit = 限值与预警
algorithm-kind-diagnosis = 数据流诊断
algorithm-kind-connector = 服务连接器
algorithm-kind-simulation = 模拟与估计
algorithm-kind-judgement = 指标评判
algorithm-kind-inventory_method = 清单方法
algorithm-kind-report_suggestion = 服务建议
algorithm-kind-report_duplicates = 重复报告
algorithm-kind-report_promises = 服务承诺
algorithm-kind-people = 居民回答
algorithm-kind-service_question = 服务目录问答
algorithm-kind-plan_outdated = 更正后的方案
algorithm-kind-reading_level = 文本阅读难度
