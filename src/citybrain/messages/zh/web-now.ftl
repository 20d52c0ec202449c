## 此刻：哪些事需要人处理？

web-now-question = 此刻：哪些事需要人处理？
web-now-live-of = { $all } 个数据流中有 { $live } 个正常。
web-now-under-way-more = 另有 { $count } 件正在处理，无需您做什么。
web-now-beyond = 另有 { $count } 件，排序靠后。
web-now-under-way = 处理中
web-now-cured = 本周已解决
web-now-proved = ，经读数证实
web-now-brief = 每日简报
web-now-nothing = 最近检查于 { $time }。
web-now-nothing-proof = 最近一小时收到 { $received } 条读数，存入 { $stored } 条，拒收 { $rejected } 条。
web-now-live = 实时
web-now-replay = 回放
web-now-loading = 正在读取城市…
web-now-failed = 看不到城市的测量数据
web-now-stale = 未能重新读取测量数据，此处所示为较早的状态
web-now-failed-readings = 未能取得读数
web-now-failed-history = 未能取得过去的数据，地图显示此刻。
web-now-failed-ledger = 未能读取台账
web-now-loading-readings = 正在读取测量值…
web-now-loading-ledger = 正在读取台账…

## 需要人处理的事

web-now-all = 全部待处理事项
web-now-settled = 此事项不再需要处理。
web-now-list-is-now = 此列表及预警为此刻的情况；地图显示 { $from } 至 { $to }。
web-now-learning = 正在学习此地的正常水平，之后将列出异常值。
web-now-warnings-waiting = 正在计算预警。
web-now-unusual-high = { $place }的{ $property }异常偏高
web-now-unusual-low = { $place }的{ $property }异常偏低
web-now-unusual-note = 自 { $time } 起的一小时为 { $value }，正常应为 { $ordinary }。
web-now-over = 已发布，现已不成立：{ $headline }
web-now-fails = { $place }：{ $test }
web-now-fails-note = { $property }：自 { $time } 起有 { $count } 条读数未通过。
web-now-flat-note = { $property }自 { $time } 起没有变化，{ $count } 条读数因此未通过。
web-now-unrecognised = { $place }的 { $property } 是哪种属性？
web-now-unrecognised-note = 在有人说明之前，它不适用任何限值、检验或预警。
web-now-unrecognised-which = 对应的已知属性
web-now-unrecognised-none = 都不是
web-now-unrecognised-failed = 答案未能保存。
web-now-silent = { $place }没有读数
web-now-silent-note = 最近读数 { $time }，本应每 { $every }一次。
web-now-case-seen = { $property }，自 { $since } 起。{ $words }
web-now-case-raised = 自 { $since } 起。{ $words }
web-now-case-began = { $property }，自 { $since } 起，目前最严重时为 { $value }。
web-now-case-peak = { $property }，自 { $since } 起，最高 { $value }。
web-now-case-left = 还剩 { $time }
web-now-case-late = 已超时 { $time }
web-now-others = 另有 { $count } 处也是如此
web-now-zones = 另有 { $count } 个片区也是如此
web-now-lasting-minutes = { $count } 分钟
web-now-lasting-hours = { $count } 小时
web-now-lasting-days = { $count } 天
web-now-mean = 最近一小时均值
web-now-mean-then = 该小时均值
web-now-usual = 同时段常值
web-now-ordinary = 此时段正常范围
web-now-ordinary-range = { $low } 至 { $high }
web-now-held = { $hours } 小时均值
web-now-newest = 最新读数
web-now-newest-age = 最新读数，{ $age }
web-now-show-readings = 查看读数
web-now-show-on-map = 在地图上查看

## 图表与数据流

web-now-chart = { $name }，自 { $from } 起：{ $at } 为 { $last }；最高为 { $when } 的 { $highest }。
web-now-chart-empty = { $name }：这段时间没有读数。
web-now-chart-usual = 常值
web-now-chart-limit = 限值
web-now-span = 时段
web-now-span-hours = { $hours ->
    [24] 24 小时
   *[other] { $days } 天
}
web-now-as-table = 表格
web-now-table-readings = 读数，最新在前
web-now-table-means = { $count } 分钟均值，最新在前
web-now-table-newest = 最新 { $count } 条
web-now-column-time = 时间
web-now-column-value = 读数
web-now-column-usual = 常值
web-now-column-place = 地点
web-now-column-age = 距今
web-now-limit-kept = { $hours } 小时均值 { $mean }，低于限值 { $value }。
web-now-limit-passed = { $hours } 小时均值 { $mean }，高于限值 { $value }。
web-now-limit-unknown = 限值为 { $hours } 小时均值 { $value }；已知小时数太少，无法比较。
web-now-beside = 此处还测量
web-now-about = 关于此数据流
web-now-fact-stream = 数据流
web-now-fact-rhythm = 频率
web-now-fact-newest = 最新
web-now-fact-class = 谁可以查看
web-now-fact-definition = 定义
web-now-every = 每 { $every }
web-now-never = 从未
web-now-class-public = 所有人
web-now-class-internal = 市政部门
web-now-class-enterprise = 所属企业与市政部门
web-now-class-commercial = 签约方
web-now-class-personal = 有权查看个人数据者
web-now-class-sensitive-personal = 有权查看敏感个人数据者

## 地图、图例、时间轴

web-now-map = 测量地图：{ $property }
web-now-sensors = { $property }传感器
web-now-point = { $name }：{ $value }
web-now-point-case = { $number }，{ $name }：{ $value }
web-now-property = 指标
web-now-hourly = { $unit }，小时均值
web-now-legend-limit = 限值 { $value }，与 { $hours } 小时均值比较
web-now-legend-none = 没有读数
web-now-layers = 图层
web-now-layers-on = { $on } / { $all }
web-now-layer-cases = 事件
web-now-layer-source = 可能的来源范围
web-now-layer-sensors = { $property }，{ $count } 个传感器
web-now-sensors-simulated = 传感器为模拟
web-now-sensors-partly-simulated = 部分传感器为模拟
web-now-since = { $time } 起无
web-now-slider = 地图时间
web-now-slider-now = 此刻 { $time }
web-now-slider-hour = { $from } 至 { $to }
web-now-slider-back = 回到此刻
web-now-all-streams = 全部数据流
web-now-all-properties = 全部指标
web-now-state-live = 正常
web-now-state-late = 迟到
web-now-state-silent = 离线
web-now-state-none = 尚无读数
web-now-withheld = 不公开

## 凭证与台账

web-now-proof-of = { $span }：
web-now-last-hour = 最近一小时
web-now-last = 最近 { $span }
web-now-received = 收到 { $count }
web-now-stored = 存入 { $count }
web-now-duplicates = 重复 { $count }
web-now-rejected = 拒收 { $count }
web-now-duty-book = 打印值班手册
web-now-ledger = 台账
web-now-ledger-title = 收到了什么，去了哪里
web-now-ledger-day = 按服务器时钟，UTC
web-now-ledger-source = 来源
web-now-ledger-received = 收到
web-now-ledger-stored = 存入
web-now-ledger-duplicates = 重复
web-now-ledger-rejected = 拒收
web-now-ledger-all = 全部来源
web-now-ledger-nothing = 尚未收到任何读数。
web-now-apart = 隔离的读数及原因
web-now-apart-count = { $source }：{ $count } 条
web-now-apart-newest = 最近一条：“{ $received }”{ $place }
web-now-apart-more = 隔离的读数多于此处的计数。
web-now-apart-none = 没有隔离的读数。

## 质量与预报

web-now-chart-now = 此刻
web-now-chart-expected = 预计 { $at } 为 { $middle }，90% 在 { $low } 与 { $high } 之间。
web-now-expected = 预计
web-now-forecast = 之后：预计的中值，及 50% 与 90% 区间。
web-now-failed-forecast = 未能取得预报
web-now-newest-suspect = 最新读数可疑。
web-now-newest-failed = 最新读数未通过检验，不计入均值。
web-now-flag-suspect = 可疑
web-now-flag-fail = 未通过
web-now-test-gross-range = 超出范围
web-now-test-climatology = 与季节不符
web-now-test-spike = 尖峰
web-now-test-rate-of-change = 变化过快
web-now-test-flat-line = 没有变化
web-now-test-gap = 间断之后
web-now-test-neighbours = 与邻近不符
web-now-test-words = 未知词语

## 数据流的完整性与质量

web-now-quality = 读数质量
web-now-failed-quality = 未能取得读数质量
web-now-availability-day = 最近一天到达率
web-now-availability-week = 最近一周到达率
web-now-availability-unknown = 未知
web-now-tests = 最近一周读数未通过的检验
web-now-column-test = 检验
web-now-column-suspect = 可疑
web-now-column-failed = 未通过
web-now-tests-passed = 最近一周的读数全部通过检验。
web-now-tests-none = 没有可用于检验这些读数的依据。

## 预警

web-warning-title = 预警
web-warning-failed-list = 未能取得此数据流的预警
web-warning-failed = 未能完成
web-warning-about-hour = 小时均值高于 { $value }，至 { $until }{ $kind ->
    [expected] ，可能性 { $percent }%。
   *[other] 。
}
web-warning-about-day-maximum = 日最高小时值高于 { $value }，至 { $until }{ $kind ->
    [expected] ，可能性 { $percent }%。
   *[other] 。
}
web-warning-about-eight-hours = 8 小时均值高于 { $value }，至 { $until }{ $kind ->
    [expected] ，可能性 { $percent }%。
   *[other] 。
}
web-warning-about-day = 日均值高于 { $value }，至 { $until }{ $kind ->
    [expected] ，可能性 { $percent }%。
   *[other] 。
}
web-warning-about-year = 年均值高于 { $value }，至 { $until }。
web-warning-draft = 草稿，尚未发布。
web-warning-issued = 已于 { $time } 发布。
web-warning-changed = 已于 { $time } 发布，现在情况有变。
web-warning-over = 已于 { $time } 发布，现已不成立。
web-warning-who = 已登录的值班员可以发布。
web-warning-issue = 发布此预警
web-warning-update = 发布更新
web-warning-withdraw = 解除预警
web-warning-message = 消息（CAP 1.2）
web-warning-not-now = 暂不
web-warning-issue-sure = 预警将连同您的姓名记录在案，其消息表明由城市发布；不会自动发送给任何人。
web-warning-issue-yes = 以我的名义发布
web-warning-withdraw-sure = 预警不再有效，其消息将注明；记录仍然保留。
web-warning-withdraw-yes = 以我的名义解除
