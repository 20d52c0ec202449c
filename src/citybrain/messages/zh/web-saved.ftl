### 页面上已保存的方案。

web-saved-save = 保存
web-saved-more = 更多
web-saved-new = 新建方案
web-saved-open = 打开方案…
web-saved-copy = 另存为副本
web-saved-copy-suffix = （副本）
web-saved-link = 复制链接
web-saved-link-copied = 链接已复制
web-saved-link-here = 此方案的链接
web-saved-delete = 删除
web-saved-delete-question = 要删除已保存的方案吗？其文件将被移除。页面上的内容在您离开之前会保留。
web-saved-delete-yes = 删除方案
web-saved-delete-no = 保留

web-saved-never = 尚未保存
web-saved-edited = 已修改，未保存
web-saved-kept = 已保存
web-saved-opening = 正在打开…
web-saved-saving = 正在保存…
web-saved-deleting = 正在删除…

web-saved-open-title = 打开方案
web-saved-open-edited = 您的修改尚未保存；在此窗口后退一步即可回到它。
web-saved-search = 名称或说明中的词
web-saved-reading = 正在读取已保存的方案…
web-saved-found = { $count ->
    [0] 没有符合的已保存方案
   *[other] { $shown } 个已保存的方案
}
web-saved-show-more = 显示更多
web-saved-span = { $first } 至 { $last } 年
web-saved-when-saved = 保存于 { $when }
web-saved-is-open = 当前打开
web-saved-unreadable = 此文件无法作为方案读取。{ $problem }

web-saved-failed-save = 方案未保存
web-saved-failed-open = 无法打开已保存的方案
web-saved-failed-delete = 方案未删除
web-saved-failed-list = 无法列出已保存的方案
web-saved-go-on = 不用它，继续
web-saved-newer = 已保存的方案比您的更新：它于 { $when } 在另一个窗口或由另一个程序再次保存。没有覆盖任何内容。
web-saved-take-theirs = 打开对方的版本
web-saved-copy-mine = 把我的另存为副本
web-saved-older = 保存时用的是快照 { $was }；城市现在是快照 { $now }。这里的数字属于快照 { $now }，可能与当时看到的不同。
web-saved-renew = 重新计算

web-saved-ramp = 逐步推进：{ $steps }
web-saved-ramp-step = { $year } 年 { $share }
web-saved-when = 仅在到期时：{ $names }
web-saved-condition-others = 以及其他条件（{ $names }）

web-saved-undo = 撤销
web-saved-redo = 重做
web-saved-undo-step = 撤销：{ $step }
web-saved-redo-step = 重做：{ $step }
web-saved-step-name = 方案名称
web-saved-step-added = 添加{ $measure }
web-saved-step-removed = 删除{ $measure }
web-saved-step-switched = 开启或关闭{ $measure }
web-saved-step-where = { $measure }的范围
web-saved-step-uptake = { $measure }的参与比例
web-saved-step-settings = { $measure }的参数
web-saved-step-plan = 多处修改
web-saved-outdated = 已过期：保存后已更正 { $parameters }。请重新计算并保存。
