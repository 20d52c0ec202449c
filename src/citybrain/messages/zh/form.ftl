## 某个值不被接受时，该处允许的内容。其他消息引用它。

value-allowed = { $rule ->
    [present] 一个值，而这里没有填写
    [no-field] 不填写：没有此名称的字段
    [text] 文本
    [longer] 至少 { $limit } 个字符的文本
    [shorter] 最多 { $limit } 个字符的文本
    [pattern] 形如 { $limit } 的文本
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
    [time] 带时间的日期，例如 2026-01-01T12:00:00
    [list] 列表
    [more] 至少 { $limit } 项的列表
    [fewer] 最多 { $limit } 项的列表
    [mapping] 一组带名称的字段
   *[other] 其他类型或形式的值
}
