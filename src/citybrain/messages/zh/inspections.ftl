### 照片与检查。

photo-large = 照片有 { $received } 字节，最多 { $allowed } 字节。请发送较小的照片。
photo-pixels = 照片有 { $received } 像素，最多 { $allowed } 像素。请发送较小的照片。
photo-scans = 照片的扫描遍数为 { $received }，最多 { $allowed }。请用相机或编辑器重新保存。
photo-unknown = 这不是照片。可用格式：{ $allowed }。
photo-damaged = 照片已损坏：{ $problem }。请重新拍摄或保存。
photo-many = 最多 { $allowed } 张照片。请先撤回一张。
photo-unknown-number = 没有照片 { $received }。
photo-gone = 城市文件夹中没有照片 { $received } 的图像文件。备份中可能有。
inspection-checklists-faulty = 检查表无法读取，共 { $count } 处错误：
    { $faults }
    请修正文件后重新启动。
inspection-answer-yes = 是
inspection-answer-no = 否
inspection-checklist-unknown = 没有检查表 { $received }。
inspection-unknown = 没有检查 { $received }。
inspection-visit-unknown = 没有待办检查 { $received }。
inspection-visits-many = 待办检查最多 { $allowed } 项。请先取消一些。
inspection-finding-unknown = 没有检查问题 { $received }。
inspection-item-unknown = 检查表中没有题目 { $received }。
inspection-faulty = 检查未保存，有 { $count } 处答案缺失或不可用：
    { $faults }
    请更正后重新发送。
inspection-conflict = 编号 { $received } 下已保存另一份检查，以其为准。如有不同，请另写一份。
inspection-other-visit = 走访 { $number } 的计划是 { $allowed }，而不是 { $received }。请按计划提交，或提交不带走访编号的检查。
inspection-decided = 检查问题 { $received } 已由 { $name } 判定：{ $state }。
inspection-own-finding = 该问题由 { $name } 提出，须由另一人确认或驳回。
inspection-of-another = 该检查由 { $name } 完成，照片由其添加。
inspection-class = { $name } 不可读取此检查所属类别（{ $received }）的数据。
