### 读数的保管：备份、修复与归档。

observations-backup-there = { $folder } 已存在。请为备份指定一个新文件夹。
observations-backup-unknown = { $folder } 中没有读数备份。请指定由 citybrain observe backup 生成的文件夹。
observations-being-read = 读数被持续读取超过 { $seconds } 秒，无法备份。请稍后再试。
observations-restore-there = { $file } 已存在，该城市已有读数。请先将其移走，再恢复备份。
observations-archive-missing = 归档中缺少 { $file }，其中有 { $count } 条读数。请从备份中恢复该文件。

cli-observe-recover = 日志损坏时修复读数库，并说明截去了什么
cli-observe-backup = 将读数和记录备份到新文件夹
cli-observe-restore = 从备份恢复读数
cli-observe-archive = 将某日期之前的月份移入 Parquet 文件，仍可照常查询
cli-observe-folder = 备份所在文件夹
cli-observe-before = 移走在此日期（UTC）之前结束的月份
cli-observe-sound = 没有损坏：现有 { $count } 条读数。
cli-observe-recovered = 日志中损坏处及其后的 { $cut } 字节已截去，之前的 { $kept } 字节予以保留。现有 { $count } 条读数。原文件保存在 { $folder }。请让各来源重发最近的数据，重复的不会再次入库。
cli-observe-copied = 已将 { $count } 条读数备份到 { $folder }
cli-observe-restored = 已从 { $folder } 恢复 { $count } 条读数
cli-observe-archived = 已将 { $months } 个月的 { $count } 条读数移入归档
