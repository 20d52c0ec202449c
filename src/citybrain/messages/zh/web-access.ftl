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

## 谁可以做什么，供管理员使用。

web-people-open = 人员和令牌
web-people = 谁可以做什么
web-people-roles = 角色
web-people-token = 令牌 { $number }，有效至 { $day }
web-people-token-over = 令牌 { $number }，已于 { $day } 过期
web-people-token-of = { $name } 的令牌 { $number }
web-people-no-token = 没有令牌，无法以此名称登录。
web-people-revoke = 撤销
web-people-revoke-sure = 令牌立即失效，用它登录的人会被退出。
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
