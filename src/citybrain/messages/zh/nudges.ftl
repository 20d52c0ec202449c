# 竞赛、信件与垃圾桶：录入内容的问题。

nudge-file = { $file } 不能作为竞赛或信件读取：
    { $faults }
    请与文档中的示例对照。
nudge-faults = 录入内容有误：{ $problem }。括号内为允许的内容。未作记录；请改正后重新发送。
nudge-unknown = 没有编号 { $received }，或已撤回。编号见列表。
nudge-overlaps = 同一能源的编号 { $other } 期间为 { $since } 至 { $until }。两个结果不得有共同日期，以免相减。请选择其他日期。
nudge-many = 每种能源最多记录 { $allowed } 个。
nudge-told = 编号 { $number } 的结果已公布，不再更改。
nudge-not-over = 编号 { $number } 持续到 { $until }。次日才能公布结果。
nudge-buildings = 有账单的建筑 { $received } 栋过多，最多 { $allowed } 栋。请选择更少或更小的片区。
nudge-no-temperatures = 没有实测气温，无法扣除天气影响。请在 city.toml 的 [observed] 中指明气温文件。
    .page = 没有实测气温，无法扣除天气影响。请联系数据管理员添加。
competition-kind = 队伍不能是 { $received } 类。账单所知的种类：{ $allowed }。
competition-team = 没有片区 { $received }。例如：{ $allowed }。
letter-few = 有 { $received } 栋建筑在此前十一个月的账单与天气相符，需要 { $allowed } 栋。请导入更多账单。
letter-bills = 信件涉及的建筑中有 { $received } 栋有这些日期的账单，需要成对的 { $allowed } 栋。请先导入账单。
letter-factor = { $received } 不是以 kg/kWh 计的排放参数。可用的有：{ $allowed }。
bins-large = { $file } 超过 { $allowed } 字节。请缩短期间。
bins-file = { $file } 不是以逗号分隔的表格：{ $problem }
bins-columns = { $file } 的列为 { $received }，只允许：{ $allowed }。请删除其他列，尤其是卡号、姓名和账户。
bins-house = 容器表第 { $line } 行有误：{ $received }。每行应有只出现一次的容器、楼宇以及 1 至 10000 的住宅数。
bins-dwellings = 容器表第 { $line } 行称 { $house } 有 { $received } 套住宅，前面一行称 { $before } 套。请改正其一。
bins-no-house = 容器不属于已知楼宇
bins-no-day = 日期不像 2026-03-31
bins-no-unit = 单位既非 kg 也非 t
bins-no-weight = 重量不是 0 至 10 t 的数
