## 方案结果：效果

web-results-plan-in = { $year } 年方案
web-results-changes-by = 到 { $year } 年的变化
web-results-against-without = { $quantity }，与同年无方案相比
web-results-hero-today = 现状 { $today }，无方案 { $without }。
web-results-balance-years = 各年合计：各领域碳排放 { $use }，隐含碳排放 { $embodied }。
web-results-balance = 建造一次性排放 { $embodied }。
web-results-hero-less = 比 { $year } 年无方案时少 { $share }。
web-results-hero-more = 比 { $year } 年无方案时多 { $share }。
web-results-hero-alike = 与 { $year } 年无方案时相同。
web-results-without = 无方案
web-results-with = 有方案
web-results-nothing = 无
web-results-slight = 无明显变化（{ $count } 项）
web-results-unchanged = 没有变化（{ $count } 项）
web-results-change-waiting = 百分之 { NUMBER($percent, maximumFractionDigits: 1) }，{ $verdict }，正在计算不确定度
web-results-anyway = 各项变化均相对同年无方案（{ $scenario }）。
web-results-intervals-last = 不确定度只针对最后一年计算。
web-results-failed = 无法计算
web-results-failed-for = 无法计算：缺少{ $missing }

## 谁受益，谁付出

web-results-who = 谁受益，谁付出
web-results-who-note = 各群体与现状或无方案时的情形相比。各群体得失的不确定度未知。
web-results-group = 群体
web-results-a-year = 每年合计
web-results-in = { $year } 年
web-results-present = { $first } 至 { $last } 年合计，越晚折算得越少（净现值）
web-results-gains = 受益
web-results-pays = 付出
web-results-same = 无变化
web-results-unclear = 难以判断
web-results-not-known = 未知
web-results-fixed = 长期节省的管网与厂站费用
web-results-not-shared = 未分摊：无人说明由谁支付
web-results-society = 全社会

## 多年方案的费用

web-results-cost-build = 投资，{ $first } 至 { $last } 年
web-results-cost-grants = 其中补贴
web-results-cost-present = 社会净现值
web-results-cost-payback = 投资回收期

## 逐年方案

web-results-year = 显示年份
web-results-path-of = 变化过程
web-results-path-caption = { $quantity }，逐年，无方案与有方案
web-results-target = 目标
web-results-budget = 累计排放与预算
web-results-budget-line = 预算
web-results-without-short = 无方案
web-results-with-short = 方案
web-results-finding = { $quantity }：有方案时从 { $first } 年的 { $from } 变为 { $last } 年的 { $to }，无方案时为 { $without }。
web-results-target-met = { $year } 年达到 { $wanted } 的目标。
web-results-target-missed = { $year } 年未达到 { $wanted } 的目标。
web-results-budget-used = 有方案时，{ $limit } 的预算在 { $year } 年用尽。
web-results-budget-lasts = 有方案时，{ $limit } 的预算在 { $year } 年后仍有剩余。
web-results-budget-used-without = 无方案时在 { $year } 年用尽。
web-results-budget-lasts-without = 无方案时在 { $year } 年后也有剩余。
web-results-years-done = { $part }：已计算 { $done }/{ $of } 年
web-results-stop = 停止
web-results-stopped = 您已停止计算。
web-results-stopped-old = 您已停止计算。这些数字早于当前措施。
web-results-compute-again = 重新计算
web-results-outdated = 城市数据已更新（快照 { $snapshot }）。

## 验证与文件

web-results-draws = { $draws } 次抽样。
web-results-again = 再算一次
web-results-again-waiting = 正在重新计算同一方案…
web-results-again-same = 用时 { NUMBER($seconds, maximumFractionDigits: 2) } 秒重新计算：全部 { $count } 个数字逐位相同（SHA-256 { $hash }…）。
web-results-again-differ = { $count } 个数字中有 { $differ } 个不同，例如 { $names }。请报告此问题：同一方案必须得出相同数字。
web-results-failed-again = 无法重新计算该方案
web-results-workbook = 工作簿
web-results-table = 表格（CSV）

## 两个方案并列

web-results-compare = 比较
web-results-compare-with = 与之比较
web-results-choose = 选择方案
web-results-computed-here = 本页已计算
web-results-computed-plan = { $name }（{ $measures }）
web-results-saved = 已保存的方案
web-results-examples = 示例
web-results-failed-examples = 无法读取示例方案
web-results-two-plans = 两个方案并列
web-results-end-compare = 结束比较
web-results-compare-caption = 两个方案的效果：现状、方案 A、方案 B、变化百分比
web-results-compare-note = 较优值加粗。各方案均与同年无方案相比，单日方案与现状相比；两者都不改变的指标不列出。实心圆为 A，空心方块为 B。
web-results-years-differ = 这些方案的数值属于不同年份：不作排序，也不判定优劣。
web-results-beaten = 另一方案费用与排放均不更高
web-results-mark = { $letter } 百分之 { NUMBER($percent, maximumFractionDigits: 1) }
web-results-mark-unknown = { $letter } 从零开始
web-results-failed-compare = 无法比较两个方案
web-results-loading-compare = 正在计算另一方案…

## 从目标开始

web-results-goals = 从目标开始
web-results-goals-how = 每项措施都已在本市所有适用之处单独计算。以下措施最能实现目标；数字为各措施共同的效果。
web-results-goals-waiting = 正在计算适合本市的措施…
web-results-goals-done = { $done }/{ $of } 项措施
web-results-goals-none = 本市没有措施能实现这些目标。
web-results-goal-emissions = 年运行碳排放
web-results-goal-start = 从此目标开始
web-results-failed-goals = 无法得出目标
web-differences-column = B 减 A
web-differences-caption = 方案 A、方案 B 的数值，以及差值及其区间
web-differences-coming = 正在计算差值的不确定度：{ $share }
web-differences-failed = 无法计算差值。
web-differences-note = 区间包含两个方案共用的 { $draws } 次抽样中的 90%；数值与区间出自同一次计算。
web-differences-note-years = 两个方案的末年不同，各数值为各自末年的值。区间包含两个方案共用的 { $draws } 次抽样中的 90%。
web-differences-better = B 更好
web-differences-worse = B 更差
web-differences-changed = 有差别
web-differences-unclear = 难以判断
web-results-worth-gain = 社会净现值：{ $first }至{ $last }年合计，社会所得比所付多 { $amount }。越晚的年份折算得越少，以{ $first }年计。
web-results-worth-unclear = 社会净现值：{ $first }至{ $last }年合计，社会是得是失难以判断（{ $amount }）。越晚的年份折算得越少，以{ $first }年计。
web-results-worth-loss = 社会净现值：{ $first }至{ $last }年合计，社会所付比所得多 { $amount }。越晚的年份折算得越少，以{ $first }年计。
web-paper = 议会文件
