### 方案报告、工作簿、数据表与运行清单。

## 开头

report-of = { $city }，快照 { $snapshot }（{ $date }）
report-contents = 目录
report-simulated = 本城市部分数值为模拟值，见“计算方法”
report-verdict-nothing = 本方案所改变的内容不涉及任何城市主要指标。
report-verdict-year = { $verdict ->
    [less] 方案使“{ $label }”降低 { $percent }，由 { $today } 降至 { $plan }。
    [more] 方案使“{ $label }”升高 { $percent }，由 { $today } 升至 { $plan }。
    [unclear] 方案能否降低“{ $label }”难以断定：目前为 { $today }，实施后为 { $plan }。
   *[same] 方案不改变“{ $label }”，仍为 { $today }。
}
report-percent-least = 不到 0.1%
report-verdict-years = { $target ->
    [met] 方案实现 { $by } 年目标（相对 { $base } 年 { $reached }）
    [anyway] { $by } 年目标在有方案时实现（相对 { $base } 年 { $reached }），无方案时也会实现
    [missed] 方案未达到 { $by } 年目标，相差 { $gap }（相对 { $base } 年 { $reached }）
   *[none] 方案使“{ $label }”在 { $last } 年为 { $plan }，无方案时为 { $reference }
}{ $budget ->
    [kept] ，碳预算可维持到 { $last } 年以后
    [used] ，碳预算将于 { $exhausted } 年用尽
   *[none] {""}
}{ $sum ->
    [less] ；{ $first } 至 { $last } 年，城市比无方案时少排放 { $amount }（{ $share }）。
    [unclear] ；{ $first } 至 { $last } 年排放比无方案时多还是少，难以断定。
    [more] ；{ $first } 至 { $last } 年，城市比无方案时多排放 { $amount }（{ $share }）。
   *[none] 。
}
report-against-today = 相对目前 { $percent }
report-against-without = 相对无方案路径 { $percent }
report-in-year = （{ $year } 年，相对无方案路径）
report-figure-investment = 投资
report-figure-embodied = 隐含碳排放
report-figure-embodied-once = 建造时一次性排放；各领域碳排放合计变化 { $use }
report-figure-embodied-years = 各年合计，建造时排放；各年各领域碳排放合计 { $use }
report-figure-investment-note = 超出无方案时的投资
report-figure-tonne = 减排成本
report-figure-tonne-note = { $verdict ->
    [saves] 每减排一吨可节省资金
    [unclear] 每减排一吨是节省还是花费，难以断定
   *[costs] 每减排一吨二氧化碳当量
}
report-figure-payback = 投资回收期
report-figure-payback-note = 节省额抵偿投资所需时间
report-figure-energy = 能源支出
report-figure-energy-note = 全体支出的变化
report-emissions-split = 各领域的运行碳排放：{ $shares }。
report-emissions-share = { $label }，无方案 { $before }，有方案 { $after }
report-figure-changed = { $entity }：发生变化的数量
report-changed-total = 全市共 { $total }
report-uncertainty-unknown = ± ?
report-known-computed = 计算所得
report-known-assumed = 依据假设
report-line-note = 数字下方的线表示其来历：
report-interval-note = 区间（± 或 … 至 …）为 90% 概率区间。
report-no-interval-note = ± ? 表示本次运行未计算该数值的不确定度。
report-not-known = 未知
report-from-zero = 由零起
report-low-high = { $low } 至 { $high }
report-stop = 。
report-comma = 、
report-unit-person = 人
report-unit-building = 栋
report-years = { $count } 年
report-never = 方案年限内无法收回
report-show-numbers = 查看数据

## 各部分标题

report-title-years = 逐年变化
report-title-effects = 何者改善，何者变差
report-title-uncertainty = 不确定度来源
report-title-money = 成本
report-title-fairness = 谁受益，谁付费
report-title-maps = 变化在何处
report-title-measures = 措施
report-title-rebound = 回弹效应
report-title-comparison = 方案对比
report-title-method = 计算方法

## 表头

report-head-year = 年份
report-head-quantity = 指标
report-head-without = 无方案
report-head-with = 有方案
report-head-without-plan = 无方案
report-head-with-plan = 有方案
report-head-without-in = { $year } 年无方案
report-head-with-in = { $year } 年有方案
report-head-interval = 90% 区间
report-head-today = 目前
report-head-identity = 勾稽校验
report-head-one-side = 一边
report-head-other-side = 另一边
report-identities-caption = 本方案数值的勾稽校验，列出偏差最大的量
report-head-plan = 方案
report-head-change = 变化
report-head-input = 输入
report-head-share = 不确定度占比
report-head-source = 来源
report-head-figure = 项目
report-head-value = 数值
report-head-meaning = 含义
report-head-together = 全部措施
report-head-gain = 逐年收益
report-head-measure = 措施
report-head-adds = 贡献
report-head-then = 之后
report-head-avoided = 减排量
report-head-cost-per-tonne = 减排成本
report-head-group = 群体
report-head-present-value = 净现值
report-head-gain-year = 每年收益
report-head-zone = 片区
report-head-before = 之前
report-head-after = 之后
report-head-strategy = 策略
report-head-leverage = 数字化作用
report-head-selected = 选中
report-head-adopted = 实施
report-head-investment = 投资
report-head-reason = 原因
report-head-rows = 数量
report-head-attribute = 属性
report-head-parameter = 参数
report-head-from = 起始日
report-head-carbon = 排放
report-head-cost = 成本
report-head-verdict = 结论

## 年份

report-scenario = 价格、电网与气候采用情景“{ $scenario }”；“无方案”即参考情景。
report-without = 无方案
report-with = 有方案
report-target = 目标
report-target-in = { $year } 年目标
report-chart-emissions = { $label }，{ $first } 至 { $last } 年。
report-chart-emissions-found = 有方案时由 { $first } 年的 { $start } 变为 { $last } 年的 { $end }，无方案时为 { $without }。
report-chart-budget = 剩余碳预算。
report-chart-budget-found = 碳预算 { $limit }{ $plan ->
    [kept] 在有方案时可维持到 { $last } 年以后
   *[used] 在有方案时于 { $year } 年用尽
}；无方案时{ $reference ->
    [kept] 也可维持到 { $last } 年以后。
   *[used] 于 { $without } 年用尽。
}
report-budget-ends = { $year } 年用尽
report-path-table = 路径中的全部指标

## 影响

report-effects-found = { $better } 项主要指标改善，{ $worse } 项变差，{ $unclear } 项难以断定，{ $changed } 项有变化但无优劣之分，{ $unknown ->
    [0] {""}
   *[other] { $unknown } 项无法判断，
}{ $slight ->
    [0] {""}
   *[other] { $slight } 项几无变化，
}{ $same } 项不变。
report-effects-note = 点：相对{ $against ->
    [path] 无方案数值
   *[today] 目前
}的变化（%）。横条：90% 区间。实心圆：改善。菱形：变差。空心圆：区间包含零，方向难以断定。
report-effects-note-sharp = 点：相对{ $against ->
    [path] 无方案数值
   *[today] 目前
}的变化（%）。实心圆：改善。菱形：变差。本次运行未计算区间，因此较小的变化可能难以断定。
report-effects-years = 两个数值均为 { $year } 年：有方案时，以及参考情景下。
report-group-better = 变好
report-group-worse = 变差
report-group-unclear = 难以判断
report-group-changed = 有变化，无优劣之分
report-group-same = 没有变化
report-group-slight = 无明显变化
report-group-unknown = 无法判断
report-group-without-value = 未知

## 不确定度

report-uncertainty-found = “{ $label }”的不确定度有 { $share } 来自“{ $input }”。
report-uncertainty-none = 没有输入使这些数值产生不确定度。
report-uncertainty-years = 占比针对方案在最后一年所带来变化的不确定度。
report-scheme-sample = 建筑经抽样以代表全市；抽样本身的误差已计入区间。
report-uncertainty-others = 其他数值
report-uncertainty-rest = 其余输入
report-uncertainty-method = 抽样 { $draws } 次，随机种子 { $seed }，每次计算 { $sample } 行。

## 资金

report-money-present-value = 社会净现值
report-money-present-value-note = 社会各年收益折现到首年；低于零表示净成本
report-money-discount-rate = 折现率
report-money-discount-rate-note = 每年，实际值
report-money-subsidies = 补贴
report-money-subsidies-note = 由补助支付的部分
report-money-investment = 投资
report-money-investment-note = 超出无方案时的投资
report-money-running-cost = 运维费
report-money-running-cost-note = 措施每年的运维费
report-money-energy-cost = 能源支出
report-money-energy-cost-note = 全体每年支出的变化
report-money-emissions = 各领域碳排放合计
report-money-emissions-note = 每年运行碳排放的变化
report-money-cost-per-tonne = 减排成本
report-money-cost-per-tonne-note = 每减排一吨二氧化碳当量；低于零表示节省资金
report-money-of-year-not-drawn = 未给出单个年份资金的不确定范围：抽样只给出各年合计的范围。
report-money-payback = 投资回收期
report-money-payback-note = 节省额抵偿投资所需时间
report-chart-flows = 逐年资金。
report-chart-flows-found = 建筑使用者与业主相对无方案路径的支出：零线以上为增加，以下为减少。
report-flow-investment = 投资
report-flow-subsidies = 补贴
report-flow-running-cost = 运维费
report-flow-energy-cost = 能源
report-flow-carbon-cost = 碳价
report-flow-taxes = 税
report-chart-waterfall = 各项措施的贡献
report-waterfall-note = 按措施生效的先后顺序：后面措施的贡献取决于前面的措施。
report-waterfall-note-years = 按最后一年的实施程度，各项措施在前面措施之后对目前城市的贡献；参考情景不计入。
report-chart-abatement = 各项措施的减排成本。
report-chart-abatement-found = 成本最低的是“{ $measure }”，{ $cost }。
report-abatement-note = 每个方块代表一项措施：宽度为每年减排量，高度为每吨成本。零线以下的方块节省资金。编号与表中一致。
report-abatement-left = 以下措施不减少运行碳排放，因此没有方块：{ $measures }。

## 谁受益，谁付费

report-fairness-found = 受益者：{ $gain }。付费者：{ $pay }。
report-fairness-unknown = 因缺少数据而未知：{ $groups }。
report-fairness-not-shared = 其中 { $amount } 没有任何领域说明由谁支付，计入全社会而不计入任何群体。
report-fairness-note = 方案各年相对无方案情形的现值。零线右侧为受益，左侧为付费。
report-fairness-note-year = 方案实施后各群体每年比目前少付的金额，投资按年金计。零线右侧为受益，左侧为付费。
report-fairness-zones = 各片区和群体的净现值
report-nobody = 无
report-gains = 受益
report-pays = 付费
report-even = 持平

## 地图

report-map-zones = 各片区{ $label }，{ $when }
report-map-years = { $year } 年有方案相对无方案
report-map-today = 有方案相对 { $year } 年
report-map-buildings = 各{ $entity }运行碳排放，有方案（{ $year } 年）相对目前
report-map-energy = 各{ $entity }外购能源，{ $year } 年有方案相对目前
report-map-unit = 变化百分比；蓝绿色为减少
report-map-below = 低于 { $limit }
report-map-above = { $limit } 及以上
report-map-between = { $low } 至 { $high }
report-map-middle = 几乎不变
report-map-missing = 无变化
report-map-count-zones = { $count } 个片区
report-map-count-rows = { $count }
report-map-too-many = { $entity }共 { $count } 个，未逐个绘制：报告最多逐个绘制 { $most } 个。网页应用可显示全部。
report-zones-table = 各片区{ $label }
report-metres = { $count } 米
report-kilometres = { $count } 公里

## 措施

report-strategy-avoid = 避免
report-strategy-shift = 转换
report-strategy-improve = 改进
report-strategy-finance = 资金
report-strategy-background = 参考情景
report-strategy-none = 未注明
report-leverage-low = 低
report-leverage-medium = 中
report-leverage-medium-high = 中高
report-leverage-high = 高
report-leverage-none = 未注明
report-adopted-note = 各年份下：届时已实施该措施的数量。
report-leverage-note = 避免、转换、改进：减少需求、改变供给、提高效率。数字化作用：数字工具对该措施的增益。
report-left-out = 未纳入者及其原因
report-rebound-found = 本可节省的部分有 { $share } 被回弹抵消，例如室温升高。
report-rebound-without = 不计回弹
report-rebound-with = 计入回弹

## 对比

report-comparison-found = { $count ->
   *[other] 没有其他方案比下列方案更便宜且更低碳：{ $plans }。
}
compare-years-differ = 这些方案的数值属于不同年份：不作排序，也不判定优劣。
report-comparison-note = 若另一方案成本不高于、排放不高于本方案，且其中至少一项更优，则本方案被超越。
report-comparison-table = 相对同年无方案的变化（单日方案：相对目前）
report-comparison-paths = 全部方案在同一坐标中，并列出无任何方案时的情形。
report-balance-year = 每年相对同年无方案的变化（单日方案：相对目前）；投资按寿命分摊
report-balance-years = 相对无方案路径：各年排放之和，成本现值
report-dominated = 被其他方案超越
report-not-dominated = 未被超越
report-best = 最优

## 方法

report-method-compute = 每个数值都由城市数据按可逐一查看的公式得出：各建筑逐时冷热需求（ISO 13790 简化小时法）、系统、外购能源、排放与成本。方案只改变其选中的建筑；只重新计算受影响的部分，结果与全部重算完全相同。
report-method-years = 逐年计算：部件老化并更换，价格与电网随情景变化，措施按方案推广。
report-method-uncertainty = 输入按其分布多次抽样；区间包含 90% 的结果。只有当变化的区间不包含零时，才称为改善或变差。
report-method-no-uncertainty = 本次运行未计算区间；如需区间，请以 --uncertainty 重新运行方案。
    .page = 本次运行未计算区间。
report-method-levels = 数据可知程度分六级（U4SSC KPI 核验手册，2022）：1 精确测量，2 调查，3 由上级数据推得，4 按所述假设估计，5 主要依据估计，6 未知。
report-method-simulated = 本城市部分数值为补全而生成，属模拟值而非观测值；数据质量表注明了哪些。请勿据此决策。
report-fact-snapshot = 快照
report-fact-parameters-of = 参数日期
report-fact-seed = 随机种子
report-fact-program = 程序
report-fact-identity = 运行编号
report-fact-simulated = 模拟数据
report-fact-city = 城市
report-fact-currency = 货币
report-row-no-zone = 不属于任何片区
report-row-budget = 碳预算
report-row-budget-used = 已用碳预算
report-fact-manifest = 清单（SHA-256）
report-sources = 来源与许可
report-no-licence = 未注明许可
report-quality = 城市数据的可知程度
report-quality-caption = { $entity }：各属性按可知方式的占比
report-kind-measured = 实测
report-kind-derived = 推导
report-kind-estimated = 估计
report-kind-unknown = 未知
report-kind-simulated = 其中模拟
report-parameters = 参数及其日期与来源
report-parameters-note = 本次运行的工作簿包含各表的每一行。
report-table-rows = { $count ->
   *[other] { $count } 行的表
}，按 { $by }

## 工作簿与数据表

report-sheet-numbers = 数值
report-sheet-parameters = 参数
report-sheet-method = 方法
report-sheet-measures = 措施
report-column-quantity = 指标代码
report-column-label = 名称
report-column-unit = 单位
report-column-entity = 对象
report-column-name = 对象名称
report-column-year = 年份
report-column-path = 路径
report-column-value = 数值
report-column-low = 下限
report-column-high = 上限
report-column-quality = 质量级别
report-column-source = 来源
report-column-without_interval = 无区间的原因
report-column-verdict = 判断
report-column-parameter = 参数代码
report-column-from = 起始日
report-column-where = 依据

## 清单

rerun-same = 字节相同：{ $count } 个数值，sha256 { $digest }。
rerun-different = { $count } 个数值中有 { $different } 个不同。第一个是 { $number }：当时 { $before }，现在 { $after }。
rerun-snapshot = 快照 { $snapshot } 与该次运行所用的不同：{ $table } 的哈希值不同。
rerun-parameter = 参数 { $parameter } 与当时不同。
rerun-parameter-new = 参数 { $parameter } 是新增的。
rerun-parameter-gone = 参数 { $parameter } 已不存在。
rerun-program = 程序为 { $after }，该次运行使用 { $before }。
rerun-library = 程序库 { $library } 为 { $after }，该次运行使用 { $before }。
rerun-machine = 本机类型不同（{ $after }；该次运行在 { $before } 上完成），数值末位可能不同。
manifest-unreadable = 无法将 { $file } 读作运行清单（{ $problem }）。请给出由 `citybrain plan run --manifest` 写出的文件。
    .page = 无法将 { $file } 读作运行清单（{ $problem }）。请给出运行时写出的文件。
manifest-form = 无法将 { $file } 读作运行清单：{ $place } 允许的是{ value-allowed }。请给出由 `citybrain plan run --manifest` 写出的文件。
    .page = 无法将 { $file } 读作运行清单：{ $place } 允许的是{ value-allowed }。请给出运行时写出的文件。
manifest-newer = { $file } 的格式为 { $received }；本程序最高可读 { $allowed }。请使用更新的程序。
manifest-changed = { $file } 写出后被改动：其自身哈希值为 { $expected }，内容得出 { $received }。请使用原始文件。
manifest-other-city = { $file } 属于城市“{ $received }”的运行；本城市为“{ $expected }”。请给出该次运行所用城市的文件夹。
manifest-snapshot-gone = { $file } 所用的快照 { $received } 已不在本城市中。现有：{ $allowed }。请恢复该快照的文件夹。
result-unwritable = 无法写入 { $file }（{ $problem }）。请选择存在且可写入的文件夹；原有内容未改动。
result-disk-full = 磁盘空间不足，无法写入 { $file }（需 { $needed } 字节）。请腾出空间后重试；原有内容未改动。
result-same-file = { $file } 被要求写两次，分别作为 { $first } 和 { $second }。请为每个结果指定各自的文件。

## 命令

cli-plan-rerun = 重新运行一份清单，并说明数值是否字节相同。
cli-rerun-manifest = 由 `citybrain plan run --manifest` 写出的清单。
cli-result-report = 写出报告：一个无需其他文件的 HTML 文件。
cli-result-xlsx = 以工作簿写出全部数值、参数与来源。
cli-result-csv = 以一张数据表写出全部数值。
cli-result-manifest = 写出清单，可据此重复运行。
cli-result-numbers = 仅写出数值，其哈希值记于清单。
cli-result-written = 已写出：{ $file }
cli-compare-plans = 方案文件，或两个快照的编号。
cli-compare-weighed = 成本与排放
cli-compare-dominated = 被其他方案超越
cli-compare-not-dominated = 未被超越
compare-number = 无法对比 { $received } 个方案；允许 { $least } 至 { $most } 个。请给出相应数量的方案文件。
