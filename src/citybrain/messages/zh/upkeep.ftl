## 维护：保存多久、归档、备份

upkeep-without-end = { $file } 第 { $line } 行：{ $key } 不能是“{ $received }”。涉及个人的数据必须有期限（GDPR 第 5 条第 1 款 (e) 项；《个人信息保护法》第十九条）。请给出年限，如 "30 days"。
upkeep-order = { $file } 第 { $line } 行：{ $key } 不能是“{ $received }”：更细的数据保存 { $allowed }。此处不得短于它。
upkeep-no-folder = 不做备份，因为 city.toml 没有指定备份文件夹。请在其中写入 [upkeep.backup] 和 folder = "/path/to/copies"，最好在另一块磁盘上。
    .page = 服务器的设置没有指定备份文件夹，因此不做备份。请联系服务器的管理者；可在“我的城市”中下载备份。
upkeep-no-archive = 不归档任何月份，因为 city.toml 的 [upkeep.archive] 写着 after = "never"。请修改，或指定日期。
    .page = 按城市设置，不归档任何月份。请指定日期，或联系服务器的管理者。
upkeep-stopped = 工作在完成前被停止。未完成的部分保持原样，下次再做。
upkeep-interrupted = 程序在工作完成前结束。未完成的部分保持原样，下次再做。
upkeep-failed = 工作意外失败（{ $problem }）。读数保持原样；服务器日志中有更多说明。
upkeep-undeclared = 无法读取 city.toml 中关于维护的内容。管理员可看到具体原因。
    .page = 保留与备份的设置无法读取。请联系服务器的管理者。
upkeep-not-here = 本城市未设置此项。
