# 不确定性：区间及其来源。
uncertainty-draws = 无法用 { $received } 次抽样计算不确定性。可用 { $least } 至 { $most } 次，通常为 200 次。请改用其他次数。
uncertainty-beyond-sums = 无法得出 { $quantity } 的不确定范围：它直接取决于{ $of }的 { $input }，而只有对各行的合计与平均值可以抽样。请用 `totals=("city",)` 声明其合计或平均值。
uncertainty-booked-apart = 未给出 { $quantity } 的不确定范围：本方案的部分措施记入该指标不读取的账目，抽样只能得出其中一部分。
uncertainty-few-tonnes = 未给出 { $quantity } 的不确定范围：超过百分之一的抽样中，本方案未减少排放。
uncertainty-money-not-drawn = 未给出 { $quantity } 的不确定范围：其所汇总的部分指标没有逐年数值。
uncertainty-part-not-drawn = 未给出 { $quantity } 的不确定范围：其所汇总的 { $input } 未参与抽样。
uncertainty-same-in-draws = { $quantity } 在每次抽样中都相同：所抽样的不确定输入均不影响它。
uncertainty-set-by-plan = 由方案设定：任何不确定的输入均不影响{ $quantity }。
uncertainty-of-data = { $quantity } 以城市数据为准：其背后的数值均未说明可能的偏差。
uncertainty-behind-search = 未给出 { $quantity } 的不确定范围：抽样时 { $input }（对全市的求解）保持不变，其他不确定的输入对它的影响不足千分之一。
uncertainty-change-same-in-draws = 方案对 { $quantity } 的改变在每次抽样中都相同：所抽样的不确定输入均不影响它。
uncertainty-today-same-in-draws = { $quantity }的今日值在每次抽样中相同：所抽取的不确定因素都不影响它，其可能偏差未知。
uncertainty-stated-over-years = 多年方案未给出 { $quantity } 的不确定范围：措施仅通过抽样中保持不变的数值影响它。
uncertainty-as-stated-over-years = 多年方案未给出 { $quantity } 的不确定范围：逐年抽样中它保持不变。
uncertainty-number-unknown = 无法得出 { $quantity } 的不确定范围：该数值本身未知。
uncertainty-too-many-tied = 无法得出其不确定范围：它沿关系或场计算，{ $of } 的全部行须一并抽样，共 { $received } 行，最多 { $allowed } 行。请改为城市的较小部分。
uncertainty-single-rows = 各{ $entity }之间的差异
uncertainty-interactions = 多项输入的共同作用
progress-uncertainty = 正在计算数值的不确定度
report-scheme-all-rows = 每次抽样计算了全部对象。

cli-uncertainty = 计算数值的不确定度：90% 区间及其来源
cli-uncertainty-draws = 输入的抽样次数，默认 200
cli-uncertainty-seed = 抽样种子；种子相同则结果相同
cli-uncertainty-title = 90% 的抽样结果位于
cli-uncertainty-drivers = 不确定度来源
cli-uncertainty-untold = { $label }：{ $reason }
cli-uncertainty-interval = { $low } 至 { $high }
cli-uncertainty-facts = 抽样 { $draws } 次，种子 { $seed }；每次计算 { $sample } 行；用时 { $seconds } 秒。
cli-column-drivers = 不确定度来源
verdict-better = 变好
verdict-worse = 变差
verdict-unclear = 难以判断
verdict-changed = 有变化，无优劣之分
verdict-same = 没有变化
verdict-slight = 无明显变化
verdict-unknown = 无法判断
