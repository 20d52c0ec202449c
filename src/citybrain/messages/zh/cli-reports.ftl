# 居民报告命令。

cli-reports-group = 居民报告：导入、列表、承诺兑现。
cli-reports-file = 其他系统的 CSV 文件。
cli-reports-mapping = 列的读取方式：自带映射（nyc311）或 YAML 文件。
cli-reports-elsewhere = 保留城市之外的位置。
cli-reports-since = 自此时间起提交：带时差的 ISO 8601。
cli-reports-until = 此时间之前提交：带时差的 ISO 8601。
cli-reports-table = 同时将数据写入 CSV。
cli-reports-command-import = 导入其他系统的报告，每份一次。
cli-reports-command-list = 列出公开的报告。
cli-reports-command-promises = 查看承诺兑现情况。
cli-reports-command-services = 列出可报告事项及答复和办结时限。
cli-reports-stored = 新增 { $new }，变更 { $changed }，相同 { $same }。
cli-reports-left-out = 略去 { $count }：{ $column } 无法读取。
cli-reports-twice = 文件中重复：{ $count }。
cli-reports-outside = 位于城市之外、不保留位置：{ $count }。用 --elsewhere 可保留。
cli-reports-unmapped = 此处无对应服务：{ $count }（{ $kinds }）。按原名统计，在映射为其指定服务之前不公开。
cli-reports-counts = 报告 { $reports }，已结 { $closed }，未结 { $open }。
cli-reports-within = 两小时内办结 { $within }，占已结的 { $share } %。
cli-reports-median = 半数在 { $hours } 小时内办结。
cli-reports-answers = 承诺首次答复：按时 { $kept }，逾期 { $late }，尚在期限内 { $waiting }。
cli-reports-due = 有办结期限的 { $count }：按时 { $kept }，逾期 { $late }，未结 { $open }。
