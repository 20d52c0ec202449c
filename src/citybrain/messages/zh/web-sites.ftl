## 下一处建在哪里：预算内的选址，用于“规划”。

web-sites-hint = 在这些地点新建，以同样的费用可服务最多目前未被服务的需求。
web-sites-kind = 设施
web-sites-count = 最多几处
web-sites-budget = 预算（{ $currency }）
web-sites-budget-none = 不限
web-sites-minutes = 步行时间
web-sites-waiting = 正在搜索选址
web-sites-failed = 无法计算选址
web-sites-near = { $what }（步行 { $minutes } 分钟内）
web-sites-near-today = 现状
web-sites-after = 新建之后
web-sites-demand = 按需求最多优先
web-sites-most = 可能的上限
web-sites-cost = { $count } 处的一次性费用为 { $money }，每年费用为 { $yearly }。
web-sites-take = 加入方案
web-sites-where = 选址（按选定顺序）、每处的新增量及其费用
web-sites-site = { $number }. { $zone }
web-sites-gain = 各片区受益
web-sites-groups = 各群体受益
web-sites-group = 该群体
web-sites-others = 其他人
web-sites-unknown = 未知
web-sites-none = 新建任何一处都不会增加：可服务的需求均已得到服务。
web-sites-how = 逐处选址，每处都以之前各处已建为前提，按新增量或单位费用的新增量选择；未考察有无用地。“按需求最多优先”以同样的费用单独考察每个地点。以同样数量和费用的任何选择都不超过“可能的上限”。同一片区的居民视为同等受益。
