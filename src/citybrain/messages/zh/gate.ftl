### 闸门：改变城市的提案。

gate-kinds-faulty = 无法读取提案种类；共 { $count } 处错误：
    { $faults }
    请修正文件后重新启动。
proposal-unknown = 没有提案 { $received }。编号见提案列表。
proposal-kind-unknown = 没有提案种类 { $received }。您是否指 { $near }？名称见种类列表。
proposal-stream-unknown = 没有可用于判断提案的数据流 { $received }：它必须读取数值，并且是公开或内部数据。请另选一个。
proposal-faulty = 种类为 { $kind } 的提案不完整：
    { $faults }
    请补充后重新提交。
proposal-file = { $file } 不是提案：
    { $faults }
    请修正后重试。
proposal-changed = 此后已有人操作：您读取的是版本 { $received }，提案现为版本 { $allowed }。请重新读取。
proposal-no-tag = 请说明您读取的是提案 { $received } 的哪个版本：请求头 If-Match 填写该提案的 ETag。
proposal-tag = { $received } 不是提案的版本。请求头 If-Match 填写随提案返回的 ETag。
proposal-step-not-now = 提案状态为 { $state } 时不能执行步骤 { $received }。可执行：{ $allowed }。
proposal-why-long = 理由有 { $received } 个字符；最多 { $allowed } 个。请缩短。
proposal-needs = 此步骤还需要：{ $allowed }。请填写。
proposal-not-simulated = 无法模拟该提案的效果。请说明仍要申请的理由。
proposal-plan-closed = 方案 { $plan } 按 { $received } 选择，而该量并非人人可读，提案会将其泄露。请改用公开的量选择并重新保存方案，然后再提出。
proposal-role = { $name } 不能对种类为 { $kind } 的提案执行此步骤。需要以下角色之一：{ $allowed }。
proposal-same-person = { $name } 参与了提案 { $number } 或编制了其内容，不能批准它。请由第二人批准。
proposal-not-approved = 提案 { $number } 状态为 { $state }：尚未批准，不会执行。请先请求批准。
proposal-closed = 您的角色不能查看提案的内容和理由。请询问批准此提案的角色。
proposal-other-running = 关于 { $received } 的提案 { $number } 正在执行。请等待其结束。
proposal-moved-on = 读数现为 { $received }，已不是提案 { $number } 失败时将恢复的 { $allowed }。未发送任何指令：请按当前状态提出新的提案。
proposal-expired = 提案 { $number } 已过期：自请求批准起有效 { $days } 天，既不能再批准，也不能再执行。请提出新的提案。
gate-connector-off = 未发送任何指令：本城市没有用于种类 { $kind } 的连接器 { $received }。请在 city.toml 中设置（[gate.connectors.{ $received }]），或撤回提案。
    .page = 未发送任何指令：本城市没有用于种类 { $kind } 的连接器 { $received }。请管理员设置，或撤回提案。
gate-broker-refuses = 代理 { $server } 未接受指令：{ $problem }。请检查其权限，以及执行器是否在监听。
gate-secret-unusable = 无法使用该连接器的密钥：{ $problem }。它必须是只有所有者可读的文件。
gate-secret-name = { $received } 不是本城市的连接器。连接器：{ $allowed }。

## 状态与步骤

proposal-state-drafted = 已起草
proposal-state-simulated = 已模拟
proposal-state-asked = 已请求批准
proposal-state-approved = 已批准
proposal-state-sent-back = 已退回
proposal-state-withdrawn = 已撤回
proposal-state-executing = 执行中
proposal-state-rolling-back = 恢复中
proposal-state-confirmed = 已完成并确认
proposal-state-rolled-back = 已恢复
proposal-state-failed = 失败
proposal-state-expired = 已过期
proposal-step-draft = 起草
proposal-step-simulate = 模拟
proposal-step-ask = 请求批准
proposal-step-approve = 批准
proposal-step-send-back = 退回
proposal-step-withdraw = 撤回
proposal-step-execute = 开始执行
proposal-step-claim = 取出指令
proposal-step-send = 发送指令
proposal-step-confirm = 确认
proposal-step-roll-back = 未按时确认，将恢复
proposal-step-restore = 已恢复
proposal-step-fail = 失败
proposal-step-expire = 已过期
