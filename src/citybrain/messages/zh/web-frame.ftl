## 页面框架：提示、时段、搜索、按键。

web-frame-period = 时段
web-frame-against = 对比
web-frame-snapshot = 快照 { $snapshot }
web-frame-more = 搜索、颜色与语言
web-frame-search = 搜索
web-frame-search-for = 查找地址、建筑、地点、指标、措施或术语
web-frame-search-nothing = 没有名为“{ $text }”的内容。请减少字数或换一个词。
web-frame-search-what = 可搜索：片区、邮政编码、街道与地点、地址、建筑（名称或编号）、指标、评价指标、措施、页面以及专业术语。
web-frame-search-count = { $count } 条结果
web-frame-search-quantity = 查看该指标
web-frame-search-glossary = 全部术语
web-frame-search-failed = 无法在城市中搜索，但仍可找到页面、指标和措施。
web-frame-search-unopened = 无法打开搜索，请重新加载页面。
web-frame-search-back = 返回结果
web-frame-kind-place = 页面
web-frame-kind-quantity = 指标
web-frame-kind-area = 片区
web-frame-kind-thing = 街道与地点
web-frame-kind-address = 地址
web-frame-kind-row = 按名称或编号
web-frame-kind-indicator = 评价指标
web-frame-kind-term = 术语含义
web-frame-kind-measure = 为方案添加措施
web-frame-notice-demo = 演示：部分为模拟数据
web-frame-notice-demo-short = 演示
web-frame-notice-demo-why = 这是演示城市：部分数值为虚构，并标为模拟。
web-frame-notice-lost = 离线，{ $time } 的状态
web-frame-notice-lost-short = 离线
web-frame-notice-lost-why = 服务器自 { $time } 起没有应答。页面上已有的内容仍可阅读。我们每隔几秒重新连接，恢复后自动取回缺少的内容。
web-frame-notice-newer = 有新版本，请重新加载
web-frame-notice-newer-short = 重新加载
web-frame-notice-newer-why = 此页面有新版本。您的方案和视图保存在地址中，不会丢失。
web-frame-notice-slow = 连接缓慢
web-frame-notice-slow-short = 缓慢
web-frame-notice-slow-why = 连接缓慢：简短的应答也要超过 2 秒。新数值到达之前，页面上的内容保持不变。
web-frame-notice-count = { $count } 条提示
web-frame-notice-reload = 重新加载页面
web-frame-keys = 全部按键
web-frame-keys-map = 在地图上：方向键移动，加减键缩放，回车键打开中央的对象。分界线用方向键移动。
web-frame-keys-single = 启用单键（1 至 5、/ j k w t [ ] ?）
web-frame-key-places = 当前、方案、进展、参与、公开
web-frame-key-search = 搜索
web-frame-key-walk = 下一个和上一个数值
web-frame-key-enter = 打开当前焦点所在
web-frame-key-why = 为什么是这个数
web-frame-key-table = 切换表格显示
web-frame-key-years = 多年方案的上一年和下一年
web-frame-key-escape = 关闭最后打开的内容
web-frame-key-all = 显示此列表
web-now-headline = { $count ->
    [0] 没有需要人处理的事
   *[other] { $count } 件事需要人处理
}
web-frame-language = 语言
web-easy-words = 简明用语
web-easy-grade = 英文阅读级别：{ $lowest ->
    [yes] 低于 { $grade } 年级
   *[no] { $grade } 年级
}
web-easy-length = 平均每句 { $count } 个字
web-easy-sentence = 平均每句 { $count } 个词
web-easy-translated = 本页文字已翻译 { $share }，其余为英文。
