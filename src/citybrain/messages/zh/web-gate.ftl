## 闸门：方案与当前页面的批准。

web-gate-approval = 本方案的批准
web-gate-proposal = 提案 { $number }
web-gate-by = 由 { $name } 提出；决定者：{ $role }
web-gate-from-to = { $before } → { $value }
web-gate-simulated = 方案带来的变化
web-gate-not-simulated = 无法模拟。
web-gate-expected = 预期读数：{ $value }（{ $low } 至 { $high }）
web-gate-cost = 费用
web-gate-machine = 由 { $name } 提出。
web-gate-alternative = 也曾考虑：
web-gate-alternatives = 还考虑过什么
web-gate-off = 不会发送指令：本城市没有相应的连接器。
web-gate-reason = 为何选择此方案
web-gate-why = 理由
web-gate-steps = 全部步骤
web-gate-save-first = 请先保存方案
web-gate-failed = 无法执行此步骤
web-gate-unread = 无法读取提案
web-gate-do-ask = 请求批准
web-gate-do-approve = 批准
web-gate-do-send-back = 退回
web-gate-do-withdraw = 撤回
web-gate-do-execute = 执行
web-gate-expires = 有效期至 { $time }
