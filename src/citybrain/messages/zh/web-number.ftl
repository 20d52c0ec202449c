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
