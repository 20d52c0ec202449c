## 数值：朗读方式、时效、缺失原因。

web-number-is = { $name }：{ $value }
web-number-ninety = 有 90% 的概率在 { $low } 与 { $high } 之间
web-number-unsure = 不确定度未知
web-number-why = { $told }。为什么？
web-number-old-minutes = { $count } 分钟前
web-number-old-hours = { $count } 小时前
web-number-old-days = { $count } 天前
web-number-missing-since = { $time } 起无读数
web-number-withheld = 不足 { $count } 人
web-number-range-coming = 正在计算其范围……
web-number-range-in-panel = 打开可见数值及其范围
web-number-range-unknown = 无法计算范围
web-number-range-failed = 未能计算范围；没有范围则不给出数值。
web-number-like = 约如{ $what }
web-number-like-value = { $value } 如{ $words }
web-number-likes = 日常参照：{ $likes }
web-number-drivers = 升高与降低的因素
web-number-parts = 各部分占总量的比例
web-number-parts-rest = 其余 { $count } 个
web-number-range-opens = 展开可见数值及其范围
web-results-uncertainty-coming = ± …
