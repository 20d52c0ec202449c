### 校准：由账单估计的计算用能与实测用能之间的系数。

## 账单为何不可用

calibration-no-bills = { $city } 没有可用于校准的账单。请先导入：citybrain bills import { $city } FILE。
    .page = { $city } 没有可用于校准的账单。请先提供账单。
calibration-noise = 本市账单的合计带有噪声，以免推知单栋建筑；校准的系数和误差不带噪声，因此不作校准。现行校准继续有效；如需重新校准，请在城市设置中去掉噪声。
calibration-zones-only = { $city } 的账单都是整个片区的；各类建筑的系数需要单栋建筑或表计的账单。请导入此类账单。
calibration-snapshot-gone = 账单对应的是快照 { $received } 的建筑，该快照已不存在，且这些建筑都不在快照 { $now } 中。请用编号相同的文件重新构建城市，或导入写明现有建筑的账单。
calibration-no-match = 没有一张账单属于快照 { $now } 中的建筑（账单对应快照 { $received }）。请用编号相同的文件构建城市，或导入写明现有建筑的账单。
calibration-too-few = { $received } 栋建筑有可用账单；校准至少需要 { $allowed } 栋，其中一部分留作检验。请导入更多账单。
calibration-no-group = { $buildings } 栋建筑有账单，但没有任何一类同年代建筑达到拟合所需的 { $allowed } 栋。请为某一类建筑导入更多账单。
calibration-infinite = { $carrier } 有 { $bills } 个值为无穷大。请更正账单文件后重新导入。
calibration-unit = { $carrier } 的 { $bills } 张账单（取中位数）为计算值的 { NUMBER($factor, maximumSignificantDigits: 3) } 倍；可信范围为 1/{ $limit } 至 { $limit }。{ $unit ->
        [Wh] 似乎把瓦时当作了千瓦时
        [MJ] 似乎把兆焦当作了千瓦时
        [cubic-metre] 似乎把燃气立方米当作了千瓦时
        [GJ] 似乎把吉焦当作了千瓦时
        [MWh] 似乎把兆瓦时当作了千瓦时
       *[GWh] 似乎把吉瓦时当作了千瓦时
    }。请更正 city.toml 中 [bills.NAME] 下的 unit 并重新导入；若账单无误，请先更正建筑的面积或采暖方式。
    .page = { $carrier } 的 { $bills } 张账单（取中位数）为计算值的 { NUMBER($factor, maximumSignificantDigits: 3) } 倍；可信范围为 1/{ $limit } 至 { $limit }。请用正确的单位重新提供文件；若账单无误，请先更正建筑的面积或采暖方式。
calibration-table-axes = { $where } 中的表 { $parameter } 按 { $received } 查取；校准需要 { $allowed }。请按此编写。
calibration-own-parameter = 城市的 { $file } 自行规定了 { $parameter }，校准将不起作用。请从该文件中去除，或放弃校准。

## 记录

calibration-damaged = 记录 { $file } 已损坏（{ $problem }）。请从备份恢复。
calibration-unknown = 没有校准 { $received }。现有：{ $allowed }。`citybrain calibrations CITY` 可列出全部。
    .page = 没有校准 { $received }。现有：{ $allowed }。
calibration-locked = { $folder } 的另一次校准正在写入。请等待其完成。
calibration-not-adopted = { $number } 没有使任何系数生效，因此无可撤回。`citybrain calibrations CITY` 可查看哪些已生效。
    .page = { $number } 没有使任何系数生效，因此无可撤回。
calibration-not-in-force = 当前生效的不是校准 { $number }（生效的是：{ $standing }）。请先撤回生效的校准；若 { $file } 被手工改动，请恢复它。

## 进度

calibration-progress-computing = 正在计算有账单的建筑
calibration-progress-fitting = 正在拟合系数
calibration-progress-judging = 正在用留出的建筑检验
calibration-progress-writing = 正在写入记录

## 结果

calibration-adopted = 校准 { $number } 已采用：在留出的建筑上，误差由 { $before } 降至 { $after }。
calibration-adopted-dry = 将会采用：在留出的建筑上，误差由 { $before } 降至 { $after }。未写入任何内容。
calibration-improved = 留出建筑上的误差减小
calibration-error-not-smaller = 留出建筑上的误差没有减小
calibration-not-better-than-chance = 留出建筑上误差的减小不超过偶然
calibration-rejected = 校准 { $number } 未采用，所有系数保持不变：{ $reason }（原为 { $before }，采用后为 { $after }）。
calibration-rejected-dry = 将不会采用：{ $reason }（原为 { $before }，采用后为 { $after }）。未写入任何内容。
calibration-buildings = 有账单的建筑 { $buildings } 栋：用于拟合 { $fitted } 栋，留出 { $held_out } 栋。
calibration-set-aside = { $carrier }：{ $count } 张账单未用，{ $reason ->
        [not-above-zero] 数值为零或负
        [not-modelled] 按城市数据该建筑不使用此种能源
       *[far-off] 与同类建筑相差过大
    }。
calibration-one-group = 所有账单都属于同一类建筑：无从得知各类之间的差别，其余各类保持原有系数。
calibration-not-settled = 最后一轮中估计值仍在变动；请谨慎看待其区间。
calibration-weather = 账单年份的天气未作修正：系数包含了与城市所用天气的差别。请在 city.toml 的 [observed] 下写明实测气温文件。
    .page = 账单年份的天气未作修正：系数包含其与城市天气的差异。
calibration-limits = 误差按 ASHRAE Guideline 14-2014（NMBE、CV(RMSE)）计算。其限值 5 % 与 15 %（月）或 10 % 与 30 %（小时）针对单栋建筑的时间序列；对众多建筑的年值没有限值。
calibration-reverted = 校准 { $reverted } 已撤回，记录编号 { $number }。
calibration-none = { $city } 尚未校准。

## 表格

calibration-title-errors = 留出的建筑
calibration-title-groups = 系数及其中间 90 % 区间
calibration-column-carrier = 账单
calibration-column-bills = 数量
calibration-column-nmbe = 偏差 NMBE
calibration-column-cv = 离散 CV(RMSE)
calibration-column-group = 类别
calibration-column-fitted = 拟合
calibration-column-held-out = 留出
calibration-column-error = 误差
calibration-column-adopted = 采用
calibration-column-number = 编号
calibration-column-date = 日期
calibration-column-what = 内容
calibration-column-in-force = 生效
calibration-yes = 是
calibration-no = 否
calibration-before-after = { $before } → { $after }
calibration-city = 全市
calibration-other-periods = 其他年代
calibration-until = { $last } 年及以前
calibration-from = { $first } 年起
calibration-what-calibration = 校准
calibration-what-revert = 撤回 { $number }

## 命令

cli-calibrate = 由城市的账单估计计算用能与实测用能之间的系数，经检验有效则采用。
cli-calibrate-dry-run = 只说明结果，不写入任何内容。
cli-calibrate-seed = 决定留出哪些建筑以及如何抽取区间的数。
cli-calibrate-revert = 撤回此编号的校准。
cli-calibrations = 列出城市的校准。
