## 服务：文字提问、生活事件、单项服务、申请、异议及其进展。

web-services-loading = 正在获取服务
web-services-failed = 无法获取服务
web-services-none = 本市尚未录入服务。
web-services-question = 用您自己的话提问
web-services-ask = 提问
web-services-source-of = 这句话出自：
web-services-not-known = 不知道，请询问。
web-services-not-known-ask = 目录中没有答案。请到服务台或打电话询问，由人员答复。
web-services-near = 最相近的服务：
web-services-by-event = 我需要什么？
web-services-all = 全部服务
web-services-event-all = 全部
web-services-event-moving = 搬家
web-services-event-child = 孩子
web-services-event-school = 上学
web-services-event-work = 工作
web-services-event-home = 住房
web-services-event-construction = 建房
web-services-event-illness = 生病
web-services-event-ageing = 养老
web-services-event-money = 钱款
web-services-event-leisure = 休闲
web-services-event-vehicle = 车辆
web-services-event-business = 经营
web-services-event-event = 活动
web-services-event-street = 街道
web-services-event-environment = 环境
web-services-kind-application = 申请
web-services-kind-notice = 申报
web-services-kind-report = 报告
web-services-kind-advice = 咨询
web-services-unit = 受理部门
web-services-conditions = 条件
web-services-documents = 材料
web-services-held-consent = 本市已有：{ $register }。经您同意后由本市查询。
web-services-held-law = 本市已有：{ $register }。您无须提供。
web-services-left-out = 可以不提供的情形：{ $when }。
web-services-fee = 费用
web-services-promise = 承诺
web-services-alternatives = 其他办法
web-services-channels = 办理方式
web-services-channel-page = 在此办理
web-services-channel-counter = 服务台
web-services-channel-telephone = 电话
web-services-channel-paper = 纸质
web-services-channel-open311 = Open311
web-services-basis = 法律依据
web-services-checked = 已于 { $day } 与来源核对。
web-services-unchecked = 此条目尚未与来源核对。
web-services-versions = 版本
web-services-version = 自 { $day } 起，{ $source }
web-services-replaced = 已被替换。
web-services-apply-here = 在此申请
web-services-apply = 申请：{ $name }
web-services-attached = 我已备齐
web-services-consent = 本市可在以下登记册查询而无须向我索取
web-services-look-in = 查询：{ $register }
web-services-consent-how = 如不同意，受理部门会请您提供材料。
web-services-by-law = 本市依法自行查询：{ $documents }。
web-services-words = 您申请什么？
web-services-send = 提交申请
web-services-send-failed = 未能提交
web-services-contact = 我们如何联系您？
web-services-contact-optional = 我们如何联系您？（可以不填）
web-services-name = 姓名
web-services-address = 邮箱、电话或地址
web-services-contact-how = 单独加密存放，决定后 90 天删除；未决定的在最后一次往来两年后删除；也可应您要求删除。
web-services-sent = 已提交。您的编号是 { $number }。
web-services-link-once = 请保存此链接：可查看进展。链接仅显示这一次。
web-services-copy-link = 复制链接
web-services-objection-how = 由人员查看并答复。无须账号。
web-services-objection-words = 哪里不对，您是如何知道的？
web-services-objection-send = 提交异议
web-services-matter-failed = 无法打开此链接
web-services-matter-application = 申请 { $number }
web-services-matter-objection = 异议 { $number }
web-services-state-received = 已收到，尚未答复。
web-services-state-answered = 已答复，尚未决定。
web-services-state-decided = 已决定。
web-services-state-appealed = 已申诉，由另一人决定。
web-services-who-answers = 由谁答复：{ $office }。
web-services-answer-by = 承诺于 { $at } 前首次答复。
web-services-answer-late = 承诺于 { $at } 前首次答复，现已逾期。
web-services-decide-by = 承诺于 { $at } 前作出决定。
web-services-late = 承诺于 { $at } 前作出决定，现已逾期。
web-services-you-wrote = 您的内容
web-services-erased = 已删除。
web-services-step-answer = 本市答复
web-services-step-decision = 本市决定：
web-services-step-appeal = 您的申诉
web-services-step-correction = 本市更正数值
web-services-step-taken-back = 本市撤回更正
web-services-outcome-granted = 准予
web-services-outcome-partly = 部分准予
web-services-outcome-refused = 不予准予
web-services-outcome-corrected = 您是对的，已更正
web-services-outcome-right = 数值无误
web-services-outcome-partly-objection = 您部分正确
web-services-outcome-right-decision = 决定维持不变
web-services-outcome-right-algorithm = 算法无误
web-services-outcome-right-measure = 措施无误
web-services-corrected = { $ends ->
    [no] { $name }原为 { $before }，自 { $day } 起为 { $value }。
   *[other] { $name }原为 { $before }，自 { $day } 至 { $until } 为 { $value }。
}{ $other ->
    [no] {""}
   *[other] 目前使用的值为 { $now }，此更正不改变它。
}{ $followed ->
    [no] {""}
   *[other] 自 { $follows } 起，另一项更正有效：{ $next }。
}{ $plans ->
    [0] 没有已保存方案的数值改变。
   *[other] { $plans } 个已保存的方案用到它，已标记为过期。
}
web-services-correction-over = { $ends ->
    [no] { $name }原为 { $before }，曾更正为 { $value }，自 { $day } 起。
   *[other] { $name }原为 { $before }，曾更正为 { $value }，自 { $day } 至 { $until }。
}{ $how ->
    [replaced] 已于 { $over } 被另一项更正取代，不再有效。
   *[other] 此更正已于 { $over } 撤回，不再有效。
}
web-services-appeal-words = 决定哪里不对？
web-services-appeal = 申诉
web-services-erase = 删除我填写的内容
web-services-refusals = 本市拒绝做的事
web-services-refused-faces = 不识别人脸，也不存储人脸。
web-services-refused-scores = 不给任何人打分或排名。
web-services-refused-points = 没有个人积分名单。垃圾桶称重返还时不知道您是谁。
web-services-refused-third = 本页面不向任何第三方发送任何内容。
web-services-refused-sell = 只索取所需内容，说明保存期限，到期删除。
web-services-refused-alone = 没有机器对您作决定：每项决定都有人员负责，您可以申诉。
web-services-house = 我的楼
web-services-yes = 是
web-services-no = 否
web-services-house-how = 本市对您所住建筑的了解和计算，以及哪些措施有帮助。内容只关于建筑而不关于您。
web-services-house-address = 地址
web-services-house-near = 没有与“{ $received }”完全相同的地址。以下最为接近，请选择。
web-services-house-known-as = 登记册中此建筑名为 { $name }。
web-services-house-failed = 无法读取该建筑
web-services-house-computed = 计算值
web-services-house-measured = 实测或录入
web-services-house-derived = 由实测值计算
web-services-house-estimated = 估算
web-services-house-unknown = 估算
web-services-house-help = 哪些措施有帮助？
web-services-house-tried = 已计算 { $done } / { $tried } 项措施
web-services-house-nothing = 没有措施能降低这栋建筑的排放。
web-services-house-helps = 有帮助的措施
web-services-house-measure = 措施
web-services-house-emissions = 排放
web-services-house-energy = 能源费用
web-services-house-investment = 投资
web-services-house-sure = 每项措施单独作用于这栋建筑的计算结果。单栋建筑主要依据估算：决定前请专业人员查看。
