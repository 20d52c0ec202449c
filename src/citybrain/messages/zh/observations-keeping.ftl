### 读数的保管：备份、修复与归档。

observations-backup-there = { $folder } 已存在。请为备份指定一个新文件夹。
observations-backup-unknown = { $folder } 中没有读数备份。请指定由 citybrain observe backup 生成的文件夹。
observations-being-read = 读数被持续读取超过 { $seconds } 秒，无法备份。请稍后再试。
observations-restore-there = { $file } 已存在，该城市已有读数。请先将其移走，再恢复备份。
observations-archive-missing = 归档中缺少 { $file }，其中有 { $count } 条读数。请从备份中恢复该文件。
observations-archive-strange = 归档表中列有文件 { $file }，它不是本程序写入 { $folder } 的文件。未打开任何内容；请从可信的备份中恢复读数。
observations-journal-other = { $file } 属于另一份读数数据，与旁边的数据库不符。如果数据库是从备份恢复的，请将此文件移走；否则请恢复它所属的数据库。

cli-observe-recover = 日志损坏时修复读数库，并说明截去了什么
cli-observe-restore = 恢复读数的备份；没有记录时一并恢复记录
cli-observe-archive = 将某日期之前（或达到 city.toml 所定年限）的月份移入 Parquet 文件；查询结果仍包含它们
cli-observe-folder = 备份所在文件夹
cli-observe-before = 移走在此日期（UTC）之前结束的月份
cli-observe-sound = 没有损坏：现有 { $count } 条读数。
cli-observe-recovered = 日志中损坏处及其后的 { $cut } 字节已截去，之前的 { $kept } 字节予以保留。现有 { $count } 条读数。原文件保存在 { $folder }。请让各来源重发最近的数据，重复的不会再次入库。
cli-observe-copied = 已将 { $count } 条读数备份到 { $folder }
cli-observe-restored = 已从 { $folder } 恢复 { $count } 条读数
cli-observe-archived = 已将 { $months } 个月的 { $count } 条读数移入归档
cli-observe-backup = 将读数和记录复制到新文件夹，或按 city.toml 的规定备份
cli-observe-backup-folder = 备份用的新文件夹；省略时使用 city.toml 指定的备份文件夹
cli-observe-backup-served = 服务器正打开 { $city }，只向 city.toml 指定的位置写备份。请不带 { $folder } 再试：citybrain observe backup { $city }。
cli-observe-retention = 删除超过 city.toml 为其类别规定年限的读数
cli-observe-upkeep = 说明各类数据保存多久、归档和备份的情况，以及下次何时进行
cli-observe-forgot = 已删除 { $count } 条读数
cli-observe-upkeep-total = 迄今已删除 { $count } 条读数；下次运行：{ $next }
cli-observe-column-class = 类别
cli-observe-column-as-it-came = 原始读数
cli-observe-column-hours = 小时均值
cli-observe-column-days = 日均值
cli-observe-column-began = 开始
cli-observe-column-task = 任务
cli-observe-column-state = 状态
cli-server-token = { $address } 的令牌
cli-server-no-token = 位于 { $address } 的服务器正打开 { $city }，需向它提出请求。请把带有 observations:keep 的令牌放入 { $variable }。
cli-server-refused = 位于 { $address } 的服务器没有执行：{ $problem }
cli-server-silent = 位于 { $address } 的服务器没有应答（{ $problem }）。请检查它是否仍在运行。
