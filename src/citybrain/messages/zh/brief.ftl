### 每日简报

brief-title = { $city } 每日简报
brief-as-of = 截至 { $time }（{ $zone }），{ $role }
brief-all-roles = 全部角色
brief-need = { $count ->
        [0] 没有需要人处理的事项。
       *[other] 有 { $count } 个事件需要人处理，其中 { $late } 个已超时。
    }
brief-course = 按时处理中：{ $under }。七天内已解决：{ $cured }，经读数证实：{ $proved }。
brief-late = 已超时：{ $count }
brief-new = 昨日以来新增：{ $count }
brief-night = 夜间发生：{ $count }
brief-proposals = 待批准的提案：{ $count }
brief-under-way = 处理中：{ $count }
brief-cured = 七天内已解决：{ $count }
brief-none = 无。
brief-more = 另有 { $count } 个。
brief-ending = { $received } 不能作为简报文件名：应以 { $allowed } 结尾。

cli-brief = 给出每日简报：新增、超时、处理中、已解决以及待批准的事项。
cli-brief-role = 只列出该角色的事件。
cli-brief-file = 写成网页（.html）或 PDF（.pdf）。
