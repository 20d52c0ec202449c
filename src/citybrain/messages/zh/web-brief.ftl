## 每日简报

web-brief-role = 事件归属
web-brief-all-roles = 全部角色
web-brief-print = 打印或存为 PDF
web-brief-failed = 未能读取简报
web-brief-loading = 正在读取简报…
web-brief-need = { $count ->
    [0] 没有需要人处理的事项。
   *[other] 有 { $count } 个事件需要人处理，其中 { $late } 个已超时。
}
web-brief-course = 按时处理中：{ $under }。七天内已解决：{ $cured }，经读数证实：{ $proved }。
web-brief-late = 已超时
web-brief-new = 昨日以来新增
web-brief-night = 夜间发生
web-brief-proposals = 待批准的提案
web-brief-under-way = 处理中
web-brief-cured = 七天内已解决
web-brief-more = 另有 { $count } 个。
web-brief-role-duty-officer = 值班员
web-brief-role-device-operator = 设备运维员
web-brief-role-climate-officer = 气候专员
web-brief-role-grid-operator = 电网与供热运营者
web-brief-role-council = 市政会议
web-brief-role-planner = 规划员
web-brief-role-administrator = 管理员
