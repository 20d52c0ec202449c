## 页面框架中的登录。

web-access-sign-in = 登录
web-access-sign-out = 退出登录
web-access-signed-in = 已登录：{ $name }
web-access-secret = 密钥
web-access-until = 有效至 { $time }，或至退出登录。
web-access-purpose = 读取目的
web-access-failed-purpose = 读取目的没有改变。
web-access-failed-who = 无法读取登录状态。
web-access-failed-in = 登录未成功。
web-access-failed-out = 仍处于登录状态。
web-access-secret-help = 由城市的管理员提供，以 citybrain_ 开头。在自己的电脑上，运行服务器的终端会显示一个登录链接。
web-access-goes-on = 此操作需要先登录。登录后会接着进行，已填写的内容不会丢失。
web-access-not-signed-in = 尚未登录，因此没有任何改动。已填写的内容仍然保留。
web-access-first = 需要登录
web-access-no-role = 您的角色不允许此操作
web-access-no-right = 您的角色不可{ $what }。可以的角色：{ $roles }。请联系具有该角色的人员，或向管理员申请。

## 谁可以做什么，供管理员使用。

web-people-open = 人员和令牌
web-access-enterprises = { $count ->
   *[other] 您的企业
}
web-access-messages = 消息与值班
web-people = 谁可以做什么
web-people-roles = 角色
web-people-token = 令牌 { $number }，有效至 { $day }
web-people-token-over = 令牌 { $number }，已于 { $day } 过期
web-people-token-of = { $name } 的令牌 { $number }
web-people-no-token = 没有令牌。可用链接登录，然后自己设置以后的登录方式。
web-people-revoke = 撤销
web-people-revoke-sure = 令牌立即失效，用它登录的人会被退出。
web-people-revoked = { $name } 的令牌 { $number } 已失效。随之结束的会话：{ $sessions ->
    [0] 无
   *[other] { $sessions } 个
}。
web-people-revoked-set = 曾用它设置、仍然有效：{ $kinds }。若不是 { $name } 本人设置的，请按“重置登录”。
web-people-department = 部门
web-people-no-department = 无
web-people-purpose = 令牌用途
web-people-days = 有效天数
web-people-give = 发放令牌
web-people-give-to = 为 { $name } 发放令牌
web-people-secret-of = { $name } 的令牌 { $number }。请立即复制密钥：以后不再显示。
web-people-copy = 复制密钥
web-people-copied = 已复制
web-people-put-away = 已保存
web-people-change-roles = 更改角色
web-people-withdraw = 撤回
web-people-withdraw-sure = { $name } 将无法登录，其所有令牌失效。已做的操作仍保留在记录中。
web-people-add = 添加人员
web-people-name = 名称
web-people-name-hint = 人员、程序或设备的名称，日志以此记录。
web-people-not-done = 没有任何改动。
web-people-failed = 无法读取人员列表。
web-people-reading = 正在读取人员

## 自己的登录方式与登录位置。

web-account = 我的登录
web-account-by-provider = 用 { $name } 登录
web-account-by-passkey = 用通行密钥登录
web-account-by-password = 用密码登录
web-account-password = 密码
web-account-code = 验证码
web-account-code-hint = 身份验证器显示的六位数字，或一个恢复码。
web-account-with = 登录方式
web-account-nothing = 仅有令牌或链接。请设置密码或通行密钥，以便下次登录。
web-account-time_code = 身份验证器
web-account-passkey = 通行密钥
web-account-provider = 登录服务
web-account-since = 自 { $day } 起
web-account-remove = 删除
web-account-remove-sure = { $what }：将不能再用它登录。
web-account-codes-left = 剩余 { $count } 个恢复码。
web-account-new-password = 新密码
web-account-password-hint = 至少 12 个字符，例如几个词。其他会话将结束。
web-account-set-password = 设置密码
web-account-passkey-label = 通行密钥的名称
web-account-passkey-hint = 由设备保存，使用时需要指纹、面容或设备密码；等同于两重验证。
web-account-make-passkey = 创建通行密钥
web-account-set-codes = 设置身份验证器
web-account-secret = 请将此密钥添加到身份验证器应用，并输入其显示的验证码。此后用密码登录时还需要验证码。
web-account-open-app = 在本设备的应用中打开
web-account-confirm = 确认
web-account-codes-once = 请保存这些恢复码：每个可代替验证码一次，以后不再显示。
web-account-connect = 以后用 { $name } 登录
web-account-sessions = 登录位置
web-account-this = 当前
web-account-device-unknown = 未知设备
web-account-begun = 自 { $time }，方式：{ $how }
web-account-used = 最近使用：{ $time }
web-account-how-token = 令牌
web-account-how-link = 链接
web-account-how-provider = 登录服务
web-account-how-passkey = 通行密钥
web-account-how-password = 密码
web-account-how-password-code = 密码和验证码
web-account-end = 结束
web-account-end-sure = 使用者会立即退出登录。
web-account-not-done = 没有任何改动。
web-account-failed = 无法读取登录方式。
web-account-reading = 正在读取登录方式
web-people-link = 发放链接
web-people-link-of = 请将此链接交给 { $name }：{ $days } 天内可登录一次，并由其自行设置密码或通行密钥。
web-people-link-copy = 复制链接
web-people-sessions = 登录位置
web-people-no-session = 没有。
web-people-reset = 重置登录
web-people-reset-sure = { $name } 的密码、身份验证器、通行密钥和登录服务都将失效，其会话结束。之后请发放链接。
web-people-role-administrator = 管理设备和人员，不读取个人数据
web-people-role-data_steward = 对各类数据、保存期限和可读范围负责
web-people-role-climate_officer = 编制方案、报告和清单
web-people-role-planner = 编制方案，但不批准
web-people-role-council = 设定目标，批准他人编制的方案
web-people-role-grid_operator = 用企业数据规划管网
web-people-role-duty_officer = 设置传感器，发布预警
web-people-role-device_operator = 设置传感器并发送读数
web-people-role-enterprise = 查看并答复本企业档案
web-people-role-auditor = 只读审计日志，不读数据
