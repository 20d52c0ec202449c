### 逐年方案。

path-scenario = { $first } 年至 { $last } 年。没有方案时：{ $name }。
path-emissions = 逐年排放（二氧化碳当量）
path-column-year = 年份
path-column-reference = 没有方案
path-column-plan = 有方案
path-column-reference-sum = 累计，没有方案
path-column-plan-sum = 累计，有方案
path-column-left = 预算剩余
path-column-strategy = 策略
path-column-group = 群体
path-column-gain = 收益（−：支付），净现值
path-budget = 排放预算：{ $limit }
path-budget-reference-lasts = 没有方案时可用到 { $last } 年；还剩 { $left }。
path-budget-reference-used-up = 没有方案时在 { $year } 年用完；到 { $last } 年超出 { $over }。
path-budget-plan-lasts = 有方案时可用到 { $last } 年；还剩 { $left }。
path-budget-plan-used-up = 有方案时在 { $year } 年用完；到 { $last } 年超出 { $over }。
path-target = 目标：{ $label }，{ $base_year } 年为 { $base }
path-target-met = { $year } 年：要求 { $wanted }，有方案时 { $reached }：达标，余量 { $away }
path-target-missed = { $year } 年：要求 { $wanted }，有方案时 { $reached }：相差 { $away }
path-groups = 谁受益，谁付费
path-not-known = 未知
path-money-present-value = 社会净现值
path-money-investment = 投资
path-money-subsidies = 补贴
path-money-cost-per-tonne = 减排成本
path-money-payback-years = 投资回收期
