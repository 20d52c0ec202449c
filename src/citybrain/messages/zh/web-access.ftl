## 页面框架中的登录。

web-access-sign-in = 登录
web-access-sign-out = 退出登录
web-access-signed-in = 已登录：{ $name }
web-access-secret = 密钥
web-access-secret-help = 由城市的管理员提供，以 citybrain_ 开头
web-access-until = 有效至 { $time }，或至退出登录。
web-access-failed-who = 无法读取登录状态。
web-access-failed-in = 登录未成功。
web-access-failed-out = 仍处于登录状态。
