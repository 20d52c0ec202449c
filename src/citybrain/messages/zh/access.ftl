### 谁可以做什么：身份、角色、令牌。

access-sign-in = 此操作需要权限“{ $act }”，但请求没有说明身份。请登录，或发送具有此权限的令牌：Authorization: Bearer citybrain_…
access-not-allowed = { $name } 在这里没有权限“{ $act }”。请向管理员申请具有此权限的令牌，或包含它的角色。
access-refused = 此密钥无效：可能输入有误、已被撤销或已过期。请检查是否完整复制，或向管理员申请新的密钥。
access-name = 名称须为 1 至 { $allowed } 个字符；收到的是“{ $received }”。
access-name-taken = 已有名为“{ $name }”的身份。请换一个名称，或为它再发一个令牌。
access-name-unknown = 没有名为“{ $received }”的身份。“citybrain access list”列出现有的身份。
access-no-role = “{ $name }”至少需要一个角色。允许的角色有 { $allowed }。
access-scope = “{ $name }”的角色没有权限 { $received }。允许的有 { $allowed }。
access-days = 令牌有效期为 1 至 { $allowed } 天；收到的是 { $received }。
access-token-unknown = 没有编号为 { $received } 的有效令牌。“citybrain access list”列出现有的令牌。
access-too-many = 请求过多，暂不回答。请在 { $wait } 秒后再试。
access-log-full = 没有任何改动：{ $file } 中的审计日志无法写入，等待写入的内容过多。请检查磁盘是否已满，或是否被其他程序占用。

access-role-administrator = 管理员
access-role-data_steward = 数据管理员
access-role-device_operator = 设备运维员
access-role-duty_officer = 值班员
access-role-planner = 规划员
access-role-auditor = 审计员
