### 城市的记录数据库。

records-number = 所给编号大于任何记录的编号。最大允许 { $allowed }。请在列表中查看编号后重试。
records-nul = 文本含有字符 U+0000 (此处显示为 ␀): { $received }。未作任何记录。任何文本都不能含有该字符; 请删除后重新发送。
records-locked = { $file } 正被另一个程序使用，数秒内未释放（{ $problem }）。没有任何改动。请稍后再试，或关闭另一个程序。
records-disk-full = 没有记录任何内容：{ $file } 所在磁盘已满（{ $problem }）。先前的记录没有改变。请腾出空间后再试。
records-read-only = 无法记录：{ $file } 不可写入（{ $problem }）。请授予城市文件夹的写入权限，或在其副本上工作。
records-unreachable = 无法打开 { $file }（{ $problem }）。请检查城市文件夹是否存在且可读取。
records-damaged = { $file } 已损坏，或不是记录数据库（{ $problem }）。请恢复其副本，或将其移走以空记录重新开始。
records-newer = { $file } 由本程序的较新版本写入（其表版本为 { $received }，本程序只认识到 { $allowed }）。请安装较新版本；没有任何改动。
records-old-read-only = { $file } 的表版本为 { $received }，须更新到 { $allowed }，但该文件不可写入。请授予城市文件夹一次写入权限。
