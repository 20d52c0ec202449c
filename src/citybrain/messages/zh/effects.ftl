### 效果：一项措施究竟改变了什么。

## 无法提出的问题

effect-no-stream = 未指定数据流。请至少指定一个措施应改变其读数的数据流。
effect-many-streams = 同类数据流指定了 { $received } 个；一个问题最多 { $allowed } 个。请减少。
effect-stream-twice = 一个数据流在一个问题中只能出现一次：作为措施对象、对照或气象。重复指定：{ $received }。
effect-dates = { $second } 不在 { $first } 之后。请按顺序给出日期：比较首日、措施首日、不再计入的首日。
effect-planned = 给出的计划变化为 { $received } %；可计划的范围为 -100 % 至 { $allowed } %。
effect-units = 所问数据流与对照的单位不同（{ $received }）。请比较同一单位的数据流。
effect-no-readings = 所问数据流均尚无读数。
effect-date-outside = 措施始于 { $received }，而读数止于 { $last }。请给出更早的日期，或等待之后的读数。
effect-too-long = 从 { $received } 之前到最后一天超过 { $allowed } 年，这是可比较的上限。请提前结束。
effect-too-few = 措施前已知 { $before } 小时，措施后 { $after } 小时；需要 { $least_before } 和 { $least_after } 小时。请提前开始、延后结束，或导入更早的读数。
effect-constant = 所问数据流在所有小时的读数均为 { $received }：不可能有变化。请检查传感器。
effect-unknown = 没有评估 { $received }。`citybrain effects CITY` 可列出全部。
    .page = 没有评估 { $received }。

## 计算过程

effect-progress-reading = 正在读取数据流
effect-progress-computing = 正在与预期值比较
effect-progress-writing = 正在写入记录

## 答案

effect-verdict-effect = 显示有效果：{ $share }（{ $low } 至 { $high }）。
effect-verdict-none_shown = 未显示效果：{ $share }（{ $low } 至 { $high }）也包含零。
effect-verdict-cannot_tell = 根据这些数据无法判断是否有效果。
effect-raw-year = 与上一年同期相比的直接变化：{ $raw }。
effect-raw-before = 与之前时期相比的直接变化：{ $raw }。
effect-planned-within = 计划：{ $planned }；实测：{ $measured }。计划值在区间之内。
effect-planned-outside = 计划：{ $planned }；实测：{ $measured }。计划值在区间之外。
effect-simulated = 读数为模拟数据。
effect-method-synthetic_control = 合成控制
effect-method-difference_in_differences = 双重差分
effect-method-weather = 气象归一化
effect-about = 区间在 { $level } 的情形中包含真值（交叉拟合 t 检验）。安慰剂日期是未采取任何措施的日期。
effect-space = 将 { $series } 个数据流依次视为采取了措施，真实者排第 { $rank }（p = { $share }）。

## 无法判断的原因与须知

effect-nothing-beside = 没有其他测量可比：既无对照也无气象。请指定未采取措施处的数据流或气象数据流。
effect-gaps-before = 措施前仅有 { $share } % 的小时已知。
effect-gaps-after = 措施后仅有 { $share } % 的小时已知。
effect-placebo-shows = 在 { $dates } 个未采取措施的日期中，有 { $shown } 个也出现效果。
effect-weather-unseen = 措施后有 { $share } % 的小时，其天气在此前几乎从未出现。
effect-season-unseen = 措施后有 { $share } % 的时间处于此前未测量过的季节。
effect-disagree = 两种方法相互排斥：{ $one ->
        [synthetic_control] 合成控制
        [difference_in_differences] 双重差分
       *[weather] 气象归一化
    }与{ $other ->
        [synthetic_control] 合成控制
        [difference_in_differences] 双重差分
       *[weather] 气象归一化
    }。
effect-other-measure = 自 { $day } 起另一项措施作用于相同的数据流（评估 { $number }）：其效果无法区分。
effect-sensor-moved = { $stream } 于 { $day } 被移动。
effect-sensor-changed = { $stream } 的传感器于 { $day } 被更换或修改。
effect-compared-after = 仅与 { $day } 之后的时间比较：当时那里也采取过措施。
effect-control-treated = { $stream } 不能作为对照：该处于 { $day } 采取过措施。
effect-left-out-gaps = { $stream } 未计入：已知数据太少。

## 已结事件的效果

case-effect-nothing_done = 未采取任何措施，因此没有可测量的效果。
case-effect-not_declared = 该事件的规则未说明如何测量效果。
case-effect-not_yet = 尚无法判断：{ $day } 起才有足够的时间。
case-effect-waiting = 尚无法判断：目前测量太少。最迟等待至 { $day }。
case-effect-no-numbers = 该事件的数据流不再有数值。
cli-case-effect = 评估已结事件中到期的部分，并说明其改变了什么
cli-case-effect-open = 事件 { $number } 尚未结案：暂无可评估的内容。
effect-column-days = 天数
effect-column-answer = 结论

## 已开始的措施

begun-unknown = 不存在已开始的措施 { $received }，或已撤回。
begun-position = 该方案有 { $allowed } 项措施；{ $received } 不在其中。请从 1 开始计数。
begun-buildings = 列出了 { $received } 栋建筑；可列 1 至 { $allowed } 栋。
begun-since = 措施的日期须在 { $first } 至今天之间；{ $received } 不符。
begun-carrier = 建筑没有 { $received } 的账单。可用：{ $allowed }。
begun-personal = { $received } 的账单涉及个人：不对单栋建筑进行比较。请将其排除。
begun-no-change = 该方案不改变这些建筑的 { $carrier } 账单。请选择其他能源或其他建筑。
begun-no-temperatures = 账单期间没有实测气温。请在城市设置中指定气温文件。
begun-wait = 措施之后的账单太少：每个计量表至少需要四周。
begun-too-few = 措施之前的账单太少：每个计量表需要九份账单和十一个月，以及相应日期的天气。
begun-scattered = 措施之前的账单与天气所能解释的差异过大（CV(RMSE) 超过 25 %）。
begun-many = 已有 { $received } 项措施记录为已实施，最多 { $allowed } 项。请撤销不再需要的记录。
begun-building-gone = 其中一栋建筑已不在今天的城市模型中。
begun-no-use = 预期用量为零。
begun-verdict-as_promised = 符合预期：计划 { $planned }，实测 { $measured }。
begun-verdict-less = 低于预期：计划 { $planned }，实测 { $measured }。
begun-verdict-more = 高于预期：计划 { $planned }，实测 { $measured }。
begun-verdict-none_shown = 未显示效果：计划 { $planned }，实测 { $measured }，区间也包含零。
begun-verdict-cannot_tell = 无法判断：计划 { $planned }。
begun-verdict-not_yet = 尚无法判断：计划 { $planned }。
begun-not-measured = 措施 { $number } 尚无实测结果，或无法判断：没有可接受的内容。请等待账单。
begun-same-person = 措施 { $number } 的实测结果须由录入者以外的人接受。请由第二人办理。
begun-needs-why = 请说明理由，1 至 { $allowed } 个字符。
begun-not-accepted = 措施 { $received } 没有有效的已接受结果，或已撤回。

## 表格与命令

effect-none = { $city } 尚未做过任何评估。
effect-column-number = 编号
effect-column-since = 起始
effect-column-what = 措施
effect-column-verdict = 结论
effect-column-method = 方法
effect-column-effect = 效果
effect-column-interval = 区间
effect-column-expected = 预期
effect-column-measured = 实测
effect-column-error = CV(RMSE)
effect-column-placebos = 安慰剂
effect-column-speaks = 采用
effect-short-effect = 有效果
effect-short-none_shown = 未显示
effect-short-cannot_tell = 无法判断

cli-effect = 说明一项措施改变了哪些数据流：气象归一化，并与未采取措施的数据流比较。
cli-effect-stream = 措施应改变的数据流编号；可多次给出。
cli-effect-since = 措施首日。
cli-effect-until = 不再计入的首日；未给出时为全部实测。
cli-effect-compared-since = 计入的之前时期首日；总计最多四年。
cli-effect-control = 未采取措施处的数据流编号；可多次给出。
cli-effect-weather = 气象数据流编号；可多次给出。
cli-effect-planned = 计划的变化 [%]，例如 -20。
cli-effect-what = 用文字说明做了什么。
cli-effect-by = 评估人；未给出时为系统用户。
cli-effect-seed = 决定如何抽取决策树的数。
cli-effect-dry-run = 只回答，不保留记录。
cli-effect-recorded = 已记录为评估 { $number }。
cli-effects = 列出一个城市的评估。
