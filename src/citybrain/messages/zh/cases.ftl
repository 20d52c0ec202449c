### 事件：需要人处理的事情。

case-rules-faulty = 无法读取事件规则；共 { $count } 处错误：
    { $faults }
    请修正文件后重新启动。
case-unknown = 没有事件 { $received }。编号见事件列表。
case-rule-unknown = 没有规则 { $received }。名称见规则列表。
case-silence-unknown = 没有生效或即将生效的静默 { $received }。
detector-unknown = 没有检测器 { $received }。
case-changed = 此后已有人操作：您读取的是版本 { $received }，事件现为版本 { $allowed }。请重新读取。
case-no-tag = 请说明您读取的是事件 { $received } 的哪个版本：请求头 If-Match 填写该事件的 ETag。
case-tag = { $received } 不是事件的版本。请求头 If-Match 填写随事件返回的 ETag。
case-after = { $received } 不能说明从哪里翻页：请使用上一页的 `next`。
case-step-not-now = 事件处于 { $state } 状态时不能执行 { $received }。可执行：{ $allowed }。
case-ends-with-subject = 不能执行 { $received }：该事件针对 { $subject }，作出决定后自动结束。请批准或退回。
case-not-undoable = 最后一步（{ $received }）不能撤销。可撤销的有：{ $allowed }。
case-why-long = 理由有 { $received } 个字符，最多 { $allowed } 个。
case-steps-many = 该事件已有 { $received } 个此类步骤，最多 { $allowed } 个。请结案或并入其他事件。
case-merge-other = 事件 { $number } 不能并入 { $received }：两者相同、后者已结案或已被合并，或数据类别不同。
case-evidence-unknown = 该事件没有您可以查看的证据 { $received }。
case-evidence-ahead = 所要求读数的截止时间尚未到来。请省略 until，或给出过去的时间。
case-evidence-many = 一个事件最多有 { $allowed } 份来自数据流的证据。请改为固定较长时段的一份。
case-evidence-long = 一次最多固定 { $allowed } 个读数。请选择较短的时段。
case-evidence-none = 数据流 { $received } 在该时段没有读数。请选择其他时段或其他数据流。
case-evidence-personal = 数据流 { $received } 涉及个人：固定后将无法删除。请选择其他数据流。
case-stream-unknown = 没有您可以查看的数据流 { $received }。
case-needs = 此步骤缺少：{ $allowed }。
case-role = { $received } 不能处理事件。可处理：{ $allowed }。
case-stands = 读数仍显示事件 { $number } 所指的情况，涉及 { $count } 个数据流：尚未解决。请等待证实，或以其他结果结案。
case-again = 事件 { $received } 所指的情况已另有事件：{ $number }。请在那里继续。
case-silence-long = 静默须晚于现在结束，且自开始起最长 { $allowed } 天。
case-silences-many = 同时最多 { $allowed } 个静默。请先结束一些。
case-correction-not-proposed = 目前并未建议将规则 { $rule } 的限值改为 { $received }（建议值：{ $allowed }）。请重新读取建议。
case-correction-unknown = 编号 { $received } 的修正不存在或已失效。
case-correction-same-person = 您曾将规则 { $rule } 的事件判为不属实，而此修正由此得出：须由另一人接受。
case-rule-sentence = 满足下列条件时立案（{ $severity }）：{ $condition }。
case-people-unknown = 未知
case-people-near = 附近居民，来自孪生数据

case-subject = { $kind }“{ $title }”
case-title = { $place }：{ $label }
case-title-detail = { $place }：{ $label }（{ $detail }）
case-title-about = { $label }：{ $subject }
case-step-open = 由规则立案
case-step-escalate = 时限已到，转交他人
case-step-gather = 触发过频规则的又一处地点
case-merged-near = { $near ->
    [same] 位置相同
   *[apart] 相距不超过 { $metres } 米
}
case-step-join = 事件 { $number } 已并入本事件{ $how ->
        [near] ：同类，{ case-merged-near }
        [yields] ：同一属性，{ case-merged-near }；“{ $less }”不如“{ $more }”具体
       *[person] {""}
    }
case-step-leave = 已并入的事件被取出
case-step-estimate = 已统计附近人数
case-step-acknowledge = 已确认收到
case-step-seek-cause = 查找原因
case-step-assign = 已分派给{ $to }
case-step-begin = 开始处理
case-step-await-proof = 已处理，等待验证
case-step-send-back = 退回处理
case-step-close = 已结案
case-step-reopen = 重新立案
case-step-merge = 已并入事件 { $number }{ $how ->
        [near] ：同类，{ case-merged-near }
        [yields] ：同一属性，{ case-merged-near }；“{ $less }”不如“{ $more }”具体
       *[person] {""}
    }
case-step-split = 从另一事件取出
case-step-note = 备注
case-step-link = { $kind ->
    [diagnosis] 已溯源：第 { $name } 号诊断
    [photo] 已添加照片 { $name }
    [readings] 已将读数固定为第 { $name } 号证据
    [plan] 已关联方案 { $name }
    [stream] 已关联数据流 { $name }
   *[case] 已关联事件 { $name }
}
case-step-undo = 撤销步骤

case-state-seen = 已发现
case-state-cause-sought = 查找原因
case-state-assigned = 已分派
case-state-in-work = 处理中
case-state-waiting-for-proof = 等待验证
case-state-closed = 已结案
case-state-merged = 已合并

case-severity-minor = 轻微
case-severity-moderate = 中等
case-severity-severe = 严重
case-severity-extreme = 特别严重

cli-case = 事件：需要人处理的事情，以及读数来自何处
cli-case-list = 列出事件，最需要处理的在前
cli-case-show = 显示一个事件及其步骤
cli-case-step = 执行步骤：{ $allowed }
cli-case-most = 仅列出排序最前的 { $count } 件，可能还有更多。
cli-case-all = 包括已结案和已合并的事件
cli-case-rule = 仅此规则的事件
cli-case-number = 事件编号
cli-case-step-name = 步骤
cli-case-why = 理由
cli-case-role = 分派给的角色
cli-case-owner = 分派给的人员
cli-case-outcome = 结果：{ $allowed }
cli-case-into = 并入的事件
cli-case-link = 关联对象，如 plan:名称、stream:7 或 case:12
cli-case-by = 执行人；不填则为本机用户
cli-case-none = 没有待处理的事件。
cli-case-done = 事件 { $number }：{ $state }。
cli-case-column-number = 事件
cli-case-column-what = 内容
cli-case-column-severity = 严重程度
cli-case-column-state = 状态
cli-case-column-owner = 负责人
cli-case-column-due = 期限
cli-case-column-since = 起始
cli-case-column-episodes = 次数
cli-case-column-at = 时间
cli-case-column-by = 执行人
cli-case-column-why = 理由
cli-case-link-form = { $received } 不是关联。可用：plan:名称、stream:编号、case:编号。
cli-case-corrections = 列出规则的修正：建议的与生效的
cli-case-correct = 接受对规则的建议修正
cli-case-correct-rule = 规则名称
cli-case-correct-limit = 建议的限值
cli-case-corrections-none = 没有建议的修正，也没有生效的修正。
cli-case-proposed = 建议将 { $rule } 的限值由 { $before } 改为 { $limit }。在其较新一半的事件中，可避免 { $refused } 个不属实事件中的 { $avoided } 个，且不遗漏 { $confirmed } 个属实事件。
cli-case-corrected = { $rule } 的限值由 { $before } 改为 { $limit }，由 { $by } 接受：{ $why }
cli-case-correct-done = { $rule } 的限值自即日起为 { $limit }；正在运行的服务器将在下次启动时采用。
columns-unknown = { $file }：没有 { $received }。已知的有 { $allowed }。请说明对应哪一列。
columns-pairs = { $received } 未说明列的含义。请写成 name=value，如 unit=t。
