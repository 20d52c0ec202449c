### 突发事件：预案、任务与日志。

playbooks-faulty = 预案无法读取，共 { $count } 处错误：
    { $faults }
    请修改文件后重新启动。
incident-unknown = 没有突发事件 { $received }。编号见突发事件列表。
incident-playbook-unknown = 没有预案 { $received }。可用：{ $allowed }。
incident-substance-unknown = 该预案不含物质 { $received }。可用：{ $allowed }。
incident-people-unknown = 没有名为 { $received } 的用户（{ $count }）。请填写参演人员的登录名。
incident-nowhere = 事件 { $received } 没有位置，请给出经纬度。
incident-step-not-now = 状态为 { $state } 的突发事件不能执行 { $received }。可执行：{ $allowed }。
incident-task-unknown = 没有任务 { $received }。可用：{ $allowed }。
incident-task-not-now = 任务 { $received } 的状态为 { $state }。可执行此步骤的任务：{ $allowed }。
incident-task-of-others = { $name } 不负责此任务，它属于 { $role }。请先转交。
incident-warn-first = 突发事件 { $received } 尚未向居民预警。请先预警，再完成该任务。
incident-not-warned = 突发事件 { $received } 尚未向居民预警，没有预警消息。
incident-needs = 此步骤还需要：{ $allowed }。请给出。
incident-role = { $received } 不能承担任务。可承担：{ $allowed }。
incident-why-long = 说明有 { $received } 个字符，最多 { $allowed } 个。请缩短。
incident-log-full = 日志最多 { $allowed } 条，已满。请结束该突发事件并另开一个。

incident-exercise = 演练，并未发生真实事件。
incident-over = 已解除：
incident-headline = { $label }：{ $place }

incident-step-open = 已登记，预案已备好
incident-step-start = 预案已启动
incident-step-wind = 已录入风况
incident-step-area = 已划定区域
incident-step-acknowledge = 任务已接受
incident-step-done = 任务已完成
incident-step-hand-on = 任务已转交
incident-step-warn = 已向居民预警
incident-step-note = 备注
incident-step-close = 已结束
