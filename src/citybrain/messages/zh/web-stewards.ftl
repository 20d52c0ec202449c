### 数据集的负责人：在其面板中查看和指定。

web-stewards-none = 尚未指定负责人：没有可供询问的人。
web-stewards-none-do = 请本市的数据管理员指定一位负责人。
web-stewards-none-name = 请指定一位能回答相关问题的负责人。
web-stewards-left = { $name } 已不为本市所知，且没有联系方式。请另行指定。
web-stewards-since = 自 { $day } 起，由 { $by } 指定
web-stewards-contact = 联系方式
web-stewards-name = 指定负责人
web-stewards-change = 更换或更正负责人
web-stewards-who = 姓名
web-stewards-reach = 联系方式
web-stewards-reach-why = 办公地址、邮箱或网页。持有本市令牌者可留空。
web-stewards-public = 姓名和联系方式是公开的：打开本页、查询服务器或下载此登记册的任何人都能看到。请填写办公用的姓名和联系方式，不要填写私人的，并事先征得本人同意。
web-stewards-me = 我自己
web-stewards-save = 指定为负责人
web-stewards-remove = 移除负责人
web-stewards-removed = 已移除负责人。
web-stewards-saved = 现由 { $name } 负责。
web-stewards-not-done = 负责人未更改
web-stewards-see = 查看现在的负责人
