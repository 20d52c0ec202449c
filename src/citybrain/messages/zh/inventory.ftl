### 城市清单：年份、计入哪些行、有何变更。

inventory-year-unknown = 没有 { $received } 年的数据行。有数据行的年份：{ $allowed }。
inventory-year-odd = { $received } 不能作为清单年份。允许：{ $allowed }。
inventory-choice-unknown = 不能选择“{ $received }”。允许：{ $allowed }。
inventory-cause-unknown = “{ $received }”不是变更的原因。允许：{ $allowed }。
inventory-reason-missing = 没有说明原因或出处。请给出理由，或方法与来源。
inventory-account-negative = { $received } 小于零。请以正数给出吨 CO₂e 及其区间半宽。
inventory-note-unknown = 没有计入的第 { $received } 号记录。它可能先前已被撤回。
inventory-export-too-long = { $received } 行超过工作表可容纳的 { $allowed } 行。请导出为 CSV，或每次导出一年。

## 显示内容

inventory-level-basic = BASIC
inventory-level-basic-plus = BASIC+
inventory-level-territorial = 地域口径
inventory-computed-line = { $group }的{ $carrier }（{ $count } 栋建筑）
inventory-computed-loss = { $group }的{ $carrier }电网损耗（{ $count } 栋建筑）
inventory-computed-line-of-city = { $group }的{ $carrier }
inventory-computed-loss-of-city = { $group }的{ $carrier }电网损耗
inventory-computed-losses = { $group }的输配损耗
inventory-computed-source = 由城市模型计算（快照 { $snapshot }，{ $quantity }）。
inventory-computed-bills = { $year } 年账单说明了其中 { $share } %（{ $count } 栋建筑）。
inventory-computed-noise = 其中的噪声保护单栋建筑：{ $sums } 项账单合计各带离散拉普拉斯噪声（ε { $epsilon }，尺度不超过 { $scale } kWh），100 次中有 95 次使该数量变动不超过 { $half-width } kWh。每栋建筑最多计入 { $bound } kWh。
inventory-computed-landfill = 市内填埋场甲烷（一阶衰减法）
inventory-landfill-source = 按一阶衰减法计算（IPCC 2006 指南第 5 卷第 3 章，公式 3.1、3.2 和 3.4 至 3.6），依据 { $first } 至 { $last } 年填埋量的 { $count } 项申报数据：{ $kinds }。产生甲烷 { $generated } 吨，回收 { $recovered } 吨；在覆盖层中氧化的部分不计。{ $first } 年以前填埋的废物未计入。默认值：{ $values }。其不确定性：{ $widths }。
inventory-landfill-missing = 无法计算填埋场甲烷：并非所有年份都申报了填埋量。缺少：{ $missing }。请补报这些年份，没有填埋的填 0。
inventory-landfill-recovered = 无法计算填埋场甲烷：申报从 { $landfill } 回收 { $recovered } 吨，但其废物只产生 { $generated } 吨。请更正申报数据，或补报在该处填埋的全部废物。
inventory-consumption-comparison = 属地侧是城市范围内的排放，不论为谁而排。消费侧是全世界为本市居民的消费而产生的排放，在本地为他人生产的部分不计入。两者有大量重叠，不可相加。
inventory-consumption-method = 区域间贸易（S L y；Miller 与 Blair 2009，第 10 章）：{ $extension }，{ $stressor }，{ $gas }（{ $gwp }）；{ $region } 的 { $share }。
inventory-sheet = 数据行
inventory-counts-entered = 录入值
inventory-counts-computed = 计算值
inventory-trend = 自 { $base } 年（{ $of ->
    [promised] 承诺的基准年
   *[first] 可比的第一年
}）以来，排放量变化 { $change } %（95 % 区间：{ $low } 至 { $high } %）。
inventory-trend-once = 以下子类只在两年之一有数值，部分变化可能由此而来：{ $subcategories }。

## 报告

inventory-report-title = { $city } { $year } 年温室气体清单
inventory-report-of = { $city }，依据 GPC 1.1，升温潜势采用 { $gwp }
inventory-report-verdict = { $year } 年该市排放 { $total }（{ $level }）。
inventory-report-sectors = 按部门和范围
inventory-report-levels = GPC 合计
inventory-report-subcategories = 按子类别
inventory-report-keys = 标记符号
inventory-report-gases = 按气体
inventory-report-identities = 勾稽校验
inventory-report-consumption = 地域口径与消费口径
inventory-report-changes = 方法变更与断点
inventory-report-method = 计算方法
inventory-report-scope = 范围 { $scope }
inventory-report-sector = 部门
inventory-report-total = 排放
inventory-report-interval = 小字为含 95 % 概率的区间，按误差传播得出；共用因子的数据行误差一致。
inventory-report-nothing = 没有任何数据行有数量。
inventory-report-largest = { $sector } 占 { $share }。
inventory-report-level = 合计
inventory-report-silent = 未报告
inventory-report-silent-note = 未报告的子类别既没有数量也没有标记符号，并不等于零。
inventory-report-subcategory = 子类别
inventory-report-lines = 行数
inventory-report-counts = 计入的是
inventory-report-other = 其他行的结果
inventory-report-one-kind = 每个子类别要么计入录入值，要么计入城市模型和账单给出的值，绝不同时计入。
inventory-report-chosen = { $counts }，由 { $by } 选定
inventory-report-key = 符号
inventory-report-reason = 理由
inventory-report-gas = 气体
inventory-report-tonnes = 质量
inventory-report-biogenic = 生物质 CO₂ 单独报告，不计入合计：{ $tonnes }。
inventory-report-identity = 应当相等的量
inventory-report-left = 一侧
inventory-report-right = 另一侧
inventory-report-difference = 差额
inventory-report-verdict-head = 判断
inventory-report-account = 口径
inventory-report-consumed = 消费口径
inventory-report-consumed-less = 消费侧减属地侧
inventory-report-imported = 为本市居民在外地的排放
inventory-report-exported = 在本地为他人的排放
inventory-report-produced = 同一来源的属地排放
inventory-report-break = { $before } 年与 { $year } 年之间的数字不可比：{ $why }。
inventory-report-year = 自
inventory-report-cause = 变更内容
inventory-report-recalculated = 重新计算
inventory-recalculation-needed = 基准年须重新计算
inventory-recalculation-not-needed = 无须重新计算
inventory-recalculation-unknown = 不详：未说明对基准年的影响
inventory-report-significance = 变更使基准年变化超过 { $share } 时，须重新计算基准年；更换增温潜势时总是如此（{ $source }）。
inventory-report-warming = 升温潜势
inventory-report-widths = 未说明时的不确定性
inventory-report-factor = 因子
inventory-report-source = 来源
inventory-method-accounting = 一行的排放为其数量乘以各气体的因子，再乘以各气体的升温潜势。合计遵循《城市温室气体核算全球协议》GPC 1.1。标记符号不是数字：不发生（NO）、未估算（NE）、列于他处（IE）、保密（C）。
inventory-method-interval = 区间遵循《2006 年 IPCC 指南》第 1 卷第 3 章方法 1：活动与因子的半宽合成（公式 3.1），按平方相加（公式 3.2）；共用因子的数据行先将因子误差相加。变化的区间假定两年的因子误差相同，活动数据的误差相互独立（表 3.2）。
inventory-method-computed = 计算行是城市模型中各建筑外购的能源，有账单时以账单代替模型；所用因子与清单一致。
inventory-method-noise = 噪声保护单栋建筑：每项账单合计带有 ε 为 { $epsilon } 的离散拉普拉斯噪声，尺度不超过 { $scale } kWh，每栋建筑最多计入 { $bound } kWh。同一数字无论出现在何处，噪声都相同；所有总计都是这些数字之和，其区间已包含噪声。哪些建筑合在一起求和，不带噪声决定。
inventory-method-unstated = 有 { $count } 行既未说明活动的不确定性，也没有质量等级；区间未计入这些，因而偏窄。

## 从其他来源得知的数据

statements-refused = 有 { $count } 项申报数据无法记录，因此全部未记录。
statement-year = { $where }：{ $received } 不能作为清单年份。允许：{ $allowed }。
statement-what-unknown = { $where }：不能申报“{ $received }”。允许：{ $allowed }。
statement-detail-missing = { $where }：{ $what } 需要 { $name }。允许：{ $allowed }。
statement-detail-odd = { $where }：{ $what } 没有 { $name }，却填了“{ $received }”。请删去。
statement-detail-unknown = { $where }：{ $name } 不能为“{ $received }”。允许或最接近的：{ $allowed }。
statement-amount = { $where }：数量 { $received } 小于零或不是有限数。请更正。
statement-unit = { $where }：单位“{ $received }”无法换算。请使用如 { $allowed } 的单位。
statement-uncertainty = { $where }：不确定性 { $received } 小于零或不是有限数。请填 95 % 区间半宽的比例（± 5 % 填 0.05）。
statement-source = { $where }：未说明数据来源。请填写来源。
statement-twice = { $where }：与 { $first } 申报的是同一项。请只保留一项。
statement-cell = { $where }：{ $column } 列不能为“{ $received }”。请更正该单元格。
statement-columns = { $file }：列缺失、未知或行数过多：{ $received }。允许：{ $allowed }；year、what、amount、unit 和 source 必填，最多 100,000 行。
