### 读数来源。

trace-property-unknown = 没有属性 { $received }。请选择污染物，例如 pm10。
trace-property-unit = { $property } 以 { $received } 计量；只有以 { $allowed } 计量的属性才能溯源。
trace-hours = 询问了 { $received } 小时。请询问 1 至 { $allowed } 小时，结束时间须晚于开始时间。
trace-wind-missing = { $start } 至 { $end } 没有风的数据。请给出这些小时的风，或导入风速和风向读数。
trace-large = 站点附近的 { $sources } 个污染源与 { $readings } 个读数无法一次比较。这些读数最多可比较 { $most } 个源，这些源最多可用 { $most_readings } 个读数：请减少小时数，或只给出附近的源。
trace-network-wrong = 管网或样本有 { $count } 处错误：{ $problems }。每个节点必须存在，时间必须有限且不为负。
trace-table-unreadable = { $file } 无法作为以逗号分隔的 UTF-8 表格读取：{ $problem }。
trace-table-columns = { $file } 的列为 { $received }。必须各有一列 { $required }，可以有 { $allowed }。
trace-table-long = { $file } 有 { $received } 行，最多接受 { $allowed } 行。请只保留站点附近及所询问小时内的行。
trace-table-rows = { $file } 有 { $count } 处错误（行，列：问题）：{ $problems }。请更正这些单元格。
trace-question = 无法回答该问题：{ $problem }。
trace-time = { $received } 不是时间。请写成 2026-03-02T14:00 的形式。

trace-verdict-candidate = 一个已知源比其他所有可能性合计更能解释这些读数。
trace-verdict-unknown = 读数来自一个未知源。
trace-verdict-undecided = 若干源对读数的解释程度相近。
trace-verdict-cannot-tell = 无法判断读数来自何处。
trace-reason-calm = 静风：没有风，读数就没有方向。
trace-reason-few = 同一小时内有读数的站点太少。
trace-reason-no-signal = 没有高于背景值的读数。
trace-reason-no-fit = 任何位置的源都无法解释这些读数。请检查风向、站点位置和背景值。
trace-reason-flat = 读数与几乎所有源同样相符。
trace-unknown = 未知源，位于 { $place } 附近（90 % 在 { $area } 公顷内）
trace-left-out-moved = 未采用：{ $name } 在这些小时内移动过。
trace-left-out-nowhere = 未采用：{ $name } 的位置未知。
trace-left-out-negative = 未采用：{ $name } 的负读数，它是代码。
trace-left-out-no-wind = 未采用：{ $name }，该小时没有风的数据。
trace-left-out-calm = 未采用：{ $name }，该小时静风。
trace-left-out-doubled = { $name } 与另一站点位置相同：按其均值计一次。
trace-left-out-few = 未采用：{ $name }，该小时站点太少。

cli-trace = 说明读数来自何处：已知源和未知源及其概率。
cli-trace-property = 所测属性，例如 pm10。
cli-trace-from = 第一个小时，按城市时间，例如 2026-03-02T14:00。
cli-trace-to = 最后一个小时的结束时间。
cli-trace-sources = 已知源表：name、lon、lat、kind、permitted_rate（g/s）、height（m）。
cli-trace-readings = 代替数据流读数的表：time、lon、lat、value、unit、name。
cli-trace-wind = 代替数据流的风表：time、wind_from（度）、wind_speed（m/s）、stability。
cli-trace-background = 没有该源时的读数；省略时为每小时读数的下四分位数。
cli-trace-stability = 风未注明时的帕斯奎尔稳定度；省略时为 D（中性）。
cli-trace-country = 站点位于开阔乡村。
cli-trace-column-source = 源
cli-trace-column-kind = 类别
cli-trace-column-probability = 概率
cli-trace-column-rate = 排放速率，g/s（90 %）
cli-trace-evidence = 证据 { $sha256 }
