# 片区面板中的历年土地覆盖。
web-changes = 历年土地覆盖
web-changes-class = 类别
web-changes-all = { $name }：合计
web-changes-waiting = 正在读取历年数据 …
web-changes-failed = 无法读取该片区的历年数据。
web-changes-marks = 实心：可比年份。空心：类别不同的年份。叉号：未给出。
web-changes-table = 以表格显示
web-changes-year = 年份
web-changes-comparable = 可比
web-changes-none = 未给出
web-changes-yes = 是
web-changes-no = 否
