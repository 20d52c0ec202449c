## 某个值不被接受时，该处允许的内容。其他消息引用它。

value-allowed = { $rule ->
    [present] 一个值，而这里没有填写
    [no-field] 不填写：没有此名称的字段
    [text] 文本
    [longer] 至少 { $limit } 个字符的文本
    [shorter] 最多 { $limit } 个字符的文本
    [pattern] 形如 { $limit } 的文本
    [language-code] 小写的语言代码，例如 en 或 zh
    [language-tag] 小写的语言代码，例如 de，其简明文字在后面加 -simple
    [name] 由字母、数字和 _ 组成的名称
    [small-name] 以小写字母开头、由小写字母、数字和 _ 组成的名称
    [uuid] 一个 UUID，每次发送用新的，例如 0f8fad5b-d9cb-469f-a165-70867728950e
    [place] 以逗号分隔的经度和纬度（度），例如 24.94,60.17
    [plain] 不含控制字符的文本
    [line] 单行文本
    [topic] 不含控制字符且不含 #、+ 和 $ 的文本
    [code] 与收到时完全相同的代码
    [hexadecimal] 数字和 a 到 f 的字母，与收到时完全相同
    [year] 年份，例如 2030
    [time-of-day] 时刻，例如 08:30
    [moment] UTC 时间，例如 2026-01-01T12:00Z
    [moment-with-zone] 带时区的时间，例如 2026-01-01T12:00Z 或 2026-01-01T12:00+02:00
    [moment-of-record] 记录所用的 UTC 时间，例如 2026-01-01T12:00:00.000000+00:00
    [kind-and-key] 以冒号分隔的种类和键，例如 zone:12
    [kind-and-number] 种类（report、matter 或 questionnaire）和编号，例如 report/12
    [currency] 货币代码，例如 EUR
    [email] 电子邮箱地址，例如 name@example.org
    [telephone] 由数字和空格组成的电话号码，例如 +358 9 1234
    [web-address] 以 https:// 开头的网址
    [number] 数字
    [whole-number] 整数
    [above] 大于 { $limit } 的数
    [at-least] 不小于 { $limit } 的数
    [below] 小于 { $limit } 的数
    [at-most] 不大于 { $limit } 的数
    [multiple] { $limit } 的倍数
    [one-of] { $limit } 之一
    [yes-or-no] true 或 false
    [date] 日期，例如 2026-01-01
    [time] 带时间的日期，例如 2026-01-01T12:00:00Z
    [list] 列表
    [more] 至少 { $limit } 项的列表
    [fewer] 最多 { $limit } 项的列表
    [easy-alone] 易读文字，并须同时提供语言 { $limit } 的原文
    [mapping] 一组带名称的字段
   *[other] 其他类型或形式的值
}
