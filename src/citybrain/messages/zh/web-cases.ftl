## “现在”页面的事件：对需要人处理的事情做了什么。

web-cases-case = 事件 { $number }
web-cases-loading = 正在读取事件…
web-cases-unread = 无法读取该事件
web-cases-failed = 无法执行该步骤
web-cases-loop = 进展
web-cases-stop-seen = 发现
web-cases-stop-cause-sought = 原因
web-cases-stop-assigned = 负责人
web-cases-stop-in-work = 处理
web-cases-stop-waiting-for-proof = 验证
web-cases-by = { $time } 之前
web-cases-owner = { $name }，{ $role }
web-cases-severity-minor = 轻微
web-cases-severity-moderate = 中等
web-cases-severity-severe = 严重
web-cases-severity-extreme = 特别严重
web-cases-people = 附近居民 { $count } 人
web-cases-vulnerable = 500 米内有 { $count } 栋教育或医疗建筑
web-cases-people-unknown = 附近居民：未知
web-cases-steps = 记录在案的步骤：{ $count }
web-cases-by-whom = { $name }
web-cases-role = 负责的角色
web-cases-closed-as = 已于 { $time } 结案：{ $outcome }
web-cases-sending = 正在记录……
web-cases-outcome = 结果
web-cases-outcome-cured = 属实，已解决
web-cases-outcome-confirmed = 属实，无需进一步处理
web-cases-outcome-no-effect = 属实，但措施未见成效
web-cases-outcome-refused = 不属实
web-cases-into = 并入的事件编号
web-cases-why = 原因或所做的处理
web-cases-more = 更多…
web-cases-refuse = 不属实
web-cases-not-now = 暂不
web-cases-do-acknowledge = 接手
web-cases-do-seek-cause = 查找原因
web-cases-do-assign = 派给某个角色
web-cases-do-begin = 开始处理
web-cases-do-await-proof = 已完成：等待验证
web-cases-do-send-back = 退回处理
web-cases-do-close = 结案
web-cases-do-reopen = 重新打开
web-cases-do-merge = 并入另一事件
web-cases-do-split = 从另一事件中分出
web-cases-do-note = 写备注
web-cases-do-undo = 撤销上一步

web-cases-effect = 改变了什么？
web-cases-effect-after = { $days } 天后：
web-cases-effect-unread = 无法读取改变情况

web-cases-trace = 来自哪里？
web-cases-tracing = 正在比较来源…
web-cases-trace-failed = 无法推算读数来自哪里
web-cases-trace-candidate = 一个已知来源比其他所有来源更能解释这些读数。
web-cases-trace-unknown-source = 读数来自未知来源。
web-cases-trace-undecided = 多个来源都能同样解释这些读数。
web-cases-trace-cannot-tell = 无法判断读数来自哪里。
web-cases-trace-reason-calm = 当时静风，没有风就没有方向。
web-cases-trace-reason-few = 同一小时内有读数的站点太少。
web-cases-trace-reason-no-signal = 没有读数高于背景值。
web-cases-trace-reason-no-fit = 任何位置的来源都无法解释这些读数。请检查风向和站点位置。
web-cases-trace-reason-flat = 读数与几乎所有来源都同样相符。
web-cases-trace-unknown = 未知来源，90 % 的可能在 { $area } 公顷以内
web-cases-trace-of = { $stations } 个站点，{ $from } 至 { $to }；证据 { $hash }
web-cases-trace-again = 来自何处？重新判断
web-cases-trace-compared = 与上一个结论不同，上一个结论为：{ $verdict }
web-cases-trace-side-for = 高值来向支持该源。
web-cases-trace-side-against = 高值来向不支持该源。
web-cases-trace-profile-for = 污染物比值支持该源。
web-cases-trace-profile-against = 污染物比值不支持该源。
web-cases-trace-print = 打印证据
web-cases-inspected = 检查结果
web-cases-inspected-choose = 请选择来源
web-cases-inspected-record = 记录结果
web-cases-outcome-other = 名录之外的源
web-cases-outcome-was = { $place ->
    [0] 检查结果：{ $source }，不在候选中。
    [1] 检查结果：{ $source }，为第一候选。
   *[other] 检查结果：{ $source }，排在第 { $place } 位。
}
web-cases-hits = { $inspected } 次检查中第一候选正确 { $hits } 次（{ $low } 至 { $high }）
web-cases-silence = 暂不登记此类事件
web-cases-silence-for = 持续时间
web-cases-silence-hours = { $count ->
    [168] 7 天
   *[other] { $count } 小时
}
web-cases-silence-whole = 所有传感器，而不仅此一个
web-cases-silence-of-rule = 规则 { $rule } 在 { $until } 之前不登记事件。
web-cases-silence-of-stream = { $rule } 对一个传感器在 { $until } 之前不登记事件。
web-cases-silence-any = 任何规则
web-cases-silence-end = 立即结束
web-cases-silence-failed = 未能静默。
web-cases-silences = 静默
web-cases-silences-none = 没有被静默的规则。
web-cases-silences-failed = 无法读取静默的规则。
web-cases-incident = 为此登记突发事件

web-cases-replay = 回放
web-cases-replay-of = 事件 { $number } 的回放
web-cases-replay-end = 结束回放
web-cases-replay-unseen = 尚未发现
web-cases-replay-until = { $time } 时所知
web-cases-replay-before = { $time } 时尚未发现
web-cases-replay-wind = 风向 { $from }°，风速 { $speed }
