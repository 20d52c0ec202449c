## 下一处建在哪里：新设施选址，用于“规划”。

web-sites-hint = 在这些路口新建设施，可使最多目前无法到达的居民变为可到达。
web-sites-kind = 设施
web-sites-kind-groceries = 食品杂货
web-sites-kind-health = 医疗
web-sites-kind-childcare = 托幼
web-sites-kind-school = 学校
web-sites-count = 最多几处
web-sites-budget = 预算（{ $currency }）
web-sites-budget-none = 不限
web-sites-minutes = 步行时间
web-sites-waiting = 正在搜索选址
web-sites-failed = 无法计算选址
web-sites-near = 步行 { $minutes } 分钟内可到达的居民
web-sites-near-today = 现状
web-sites-after = 新建之后
web-sites-demand = 按需求最多优先
web-sites-most = 可能的上限
web-sites-cost = { $count } 处的一次性费用为 { $money }。
web-sites-take = 加入方案
web-sites-where = 选址（按选定顺序），以及每处新增的可到达居民
web-sites-site = { $number }. { $zone }
web-sites-gain = 各片区受益居民
web-sites-none = 街道沿线没有居民无法到达：新建任何一处都不会增加受益者。
web-sites-how = 逐处选址，每处都以之前各处已建为前提；考察所有路口，未考察有无用地。“按需求最多优先”单独考察每个路口。同等数量的任何选择都不超过“可能的上限”。
