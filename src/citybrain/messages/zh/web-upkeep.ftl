## 台账中：读数的维护

web-upkeep = 保留与备份
web-upkeep-loading = 正在读取维护情况…
web-upkeep-failed = 未能读取维护情况
web-upkeep-retention = 数据保留
web-upkeep-archive = 归档
web-upkeep-backup = 备份
web-upkeep-next = 下次
web-upkeep-forgotten = 迄今已删除
web-upkeep-done = { $time }：{ $what }
web-upkeep-did-retention = { $count } 条读数
web-upkeep-did-archive = { $months } 个月，{ $count } 条读数
web-upkeep-did-backup = { $count } 条读数
web-upkeep-never = 尚未进行
web-upkeep-runs = 进行中：{ $done } / { $of }
web-upkeep-waits = 进行中
web-upkeep-failed-at = { $time } 失败
web-upkeep-stopped = { $time } 停止
web-upkeep-by-hand = 未安排
