### 保存在城市文件夹中的方案。

plan-all-off = { $file } 第 { $line } 行第 { $column } 列：全部 { $count } 项措施都已关闭，没有可计算的内容。请至少去掉一处 `off: true`。
saved-plan-unknown = 没有已保存的方案 { $received }。它可能已被删除或改名。/api/v1/saved-plans 列出全部方案。
saved-plan-newer = 已保存的方案 { $file } 比您打开的版本更新：它于 { $at } 在另一个窗口或由另一个程序再次保存。没有覆盖任何内容。请打开较新的版本，或把您的方案另存为副本。
saved-plan-no-tag = 没有说明要替换 { $received } 的哪个版本，较新的版本可能因此丢失。请把所打开版本的 ETag 作为 If-Match 发送。
saved-plan-media-type = 要保存的方案不能以 { $received } 类型发送。允许：{ $allowed }。请用其中之一作为 Content-Type。
saved-plan-not-ours = { $file } 不是可读取的方案，因此保持原样。请修正它，或手动删除。
saved-plan-disk-full = 方案未保存：{ $folder } 所在磁盘已满。先前保存的内容没有改变。请腾出空间后再保存。
saved-plan-read-only = 方案未保存或未删除：服务器无权写入 { $folder }（{ $problem }）。请授予写入权限，或复制链接；链接包含整个方案。
saved-plan-not-kept = 方案文件无法使用：{ $folder }（{ $problem }）。先前保存的内容没有改变。请检查该文件夹后重试。
