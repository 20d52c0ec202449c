### 企业监管：档案、总量、自行监测、网格、检查。

enterprise-entry = 条目有 { $number } 处问题：{ $problem }。未添加任何内容。请改正后重新提交；每个数量须注明单位，同一排放量只计一次。
enterprise-fault = { $field ->
    [since] { web-enterprise-field-since }
    [until] { web-enterprise-field-until }
    [year] { web-enterprise-field-year }
    [reference] { web-enterprise-field-reference }
    [pollutant] { web-enterprise-field-pollutant }
    [amount] { web-enterprise-field-amount }
    [unit] { web-enterprise-field-unit }
    [currency] { web-enterprise-field-currency }
    [per] { web-enterprise-field-per }
    [outlet] { web-enterprise-field-outlet }
    [longitude] { web-enterprise-field-longitude }
    [latitude] { web-enterprise-field-latitude }
    [text] { web-enterprise-field-text }
   *[other] { $field }
}：{ $rule ->
    [needed] 未填写，但为必填项。请填写。
    [unwanted] 填写了“{ $received }”，但此类条目没有这一项。请留空。
    [longer] 填写了 { $received } 个字符，最多 { $allowed } 个。请缩短。
    [number] 填写了 { $received }，不是数字。请用数字填写，例如 3000 或 12.5。
    [backwards] { $received } 早于开始日 { $allowed }。请修改其中之一。
    [days] 时段共 { $received } 天，最多 { $allowed } 天。请分段填报。
    [future] { $received } 晚于今天（{ $allowed }）。请填写不晚于今天的日期。
    [nameless] 此处不认识“{ $received }”，也不作推断。相近的有：{ $allowed }。请选择其中之一，或先将其加入档案。
    [twice] { $received } 与档案中已有的时段重叠：{ $allowed }。同一排放量只计一次。请修改日期，或更正原条目。
    [unknown] 填写了“{ $received }”，与档案不符。请重新加载页面。
   *[other] 填写了“{ $received }”；允许的是 { $allowed }。请改正后重新提交。
}
enterprise-register = 企业有 { $number } 处问题：{ $problem }。未添加任何内容。每家企业须有编号和名称，位置以度为单位或不填。
enterprise-file-full = 一份档案最多 { $allowed } 个条目。未添加任何内容：请按月而非按日填报排放量。
enterprise-many = 最多登记 { $allowed } 家企业。未添加任何内容：请导入较小的表格。
enterprise-unknown = 没有企业 { $received }。请在企业名录中查找。
enterprise-person-unknown = 没有人员 { $received }。请查看已登记的人员，或先登记。
enterprise-stream-unknown = 没有测量企业的数据流 { $received }。仅限公开、内部和企业类别的数据流。
enterprise-stream-tied = 数据流 { $received } 已关联该企业。未作更改。
enterprise-cell = 网格有问题：{ $problem }。未添加任何内容。网格须有唯一名称、两次检查的间隔天数和以度为单位的多边形。
enterprise-cell-unknown = 没有网格 { $received }。请重新加载列表。
enterprise-table = { $file }：有 { $number } 个值无法读取：{ $problem }。未添加任何内容。数字为行号；请改正表格后重新导入。
enterprise-sole-trader = { $file } 列出了企业，但未说明谁是个体经营者（其名称即个人姓名）。现有列：{ $received }。请添加 sole_trader 列，非个体经营者填写 no；若都不是，请为所有行注明 sole_trader=no。
enterprise-pollutant-own-words = 登记用语所述的污染物
enterprise-not-own = 企业不能添加 { $received }。允许的有 { $allowed }，以及更正自己添加的内容。

enterprise-kind-permit = 许可证
enterprise-kind-outlet = 排放口
enterprise-kind-limit = 排放限值
enterprise-kind-quota = 总量指标
enterprise-kind-load = 排放量
enterprise-kind-penalty = 处罚
enterprise-kind-complaint = 投诉
enterprise-kind-visit = 检查
enterprise-kind-finding = 发现问题
enterprise-kind-warning = 警示
enterprise-kind-block = 停排决定
enterprise-kind-answer = 答复
enterprise-kind-void = 作废

enterprise-source-self-monitoring = 自行监测
enterprise-source-city = 城市监测

enterprise-quota-used-up = 已于 { $day } 用完。
enterprise-quota-used-up-within = 若 { $since } 至 { $until } 每日排放相同，则已于 { $day } 用完。
enterprise-quota-expected = 若排放照旧，将于 { $expected } 用完（90%：{ $earliest } 至 { $latest }）。
enterprise-quota-after-the-year = 年底之后
enterprise-quota-lasts = 若排放照旧，可用至 { $year } 年底（90%）。
enterprise-quota-doubt-none = 无法判断：没有排放量数据。
enterprise-quota-doubt-few = 无法判断：至少需要三个月的排放量。
enterprise-quota-doubt-missing = 无法判断：{ $missing } 天没有排放量数据。

enterprise-reason-findings = 以往发现的问题
enterprise-reason-penalties = 以往处罚
enterprise-reason-complaints = 投诉
enterprise-reason-quota-ahead = 总量消耗快于时间进度
enterprise-reason-loads-missing = 缺少排放量数据
enterprise-reason-visit-overdue = 检查逾期

enterprise-check-few = 无法判断：双方同时测量的只有 { $days } 天，至少需要 10 天。
enterprise-check-agrees = 在双方同时测量的 { $days } 天中未显示差异。
enterprise-check-differs = 在双方同时测量的 { $days } 天中，自行监测与城市监测存在差异。

enterprise-per-hour = 小时
enterprise-per-day = 日
enterprise-per-year = 年
