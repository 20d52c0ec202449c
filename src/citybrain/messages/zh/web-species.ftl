## 检测器报告的物种。

web-species = 出现日历
web-species-failed = 无法取得物种信息
web-species-loading = 正在读取物种…
web-species-which = 物种
web-species-protected = 受保护：{ $source }。
web-species-blurred = 其地点以 0.1° 网格给出。
web-species-calendar = { $name }：按年的停留日，间断为浅色
web-species-stay = { $first } – { $last }，{ $days } 天
web-species-stay-more = { $detected } 天检测到，间断 { $gaps } 次，已确认检测 { $confirmed } 次
web-species-never = 尚无计入的检测。
web-species-left-out = { $count } 次检测未计入：已否定或置信度不足。
web-species-trend = 每监听小时的检测数每年变化 { $change }（{ $low } 至 { $high }）。
web-species-trend-no-effort = 无趋势：监听时长未知。
web-species-trend-few-months = 暂无趋势：需要六个有监听时长的月份。
web-species-trend-no-detections = 无趋势：监听期间没有检测。
web-species-waiting = { $count } 次检测等待专家判定
web-species-by = { $detector }，置信度 { $confidence }
web-species-judge = 判定
web-species-why = 依据是什么？
web-species-confirm = 确认
web-species-refuse = 否定
web-species-not-judged = 无法存储判定
web-species-more = 另有 { $count } 次。
