## 城市进程：承诺、批准与年度数据。

promise-without-base-year = 目标没有基准年。减排量须相对某一年计算：请在 target.base_year 中写明。
promise-form = 无法读取承诺：{ $place }：{ $problem }。
promise-quantity = 承诺以排放量（{ $allowed }）计，不能用 { $received }。其他指标的目标请写在方案或指标中。
promise-in-the-past = 目标年份为 { $received }，但现在已是 { $today } 年。请填写将来的年份。
promise-base-after-target = 基准年 { $base } 不早于目标年 { $by }。
promise-year-twice = { $received } 年在基准年、阶段目标和目标中出现两次。每年只能有一个值。
promise-goes-back = { $year } 年要求减排 { $received }，低于 { $earlier } 年的 { $before }。减排幅度只能增加。
promise-before-base = 阶段目标 { $received } 早于基准年 { $base }。
promise-budget-years = 预算始于 { $first } 年，晚于其终止年 { $last }。
promise-budget-in-the-past = 预算止于 { $received } 年，但现在已是 { $today } 年。请填写将来的终止年。
promise-none = 没有可撤回的承诺。请先设定目标。
approval-unknown = 没有有效的批准 { $received }。编号见已批准方案列表。
approval-reason-long = 理由有 { $received } 个字符，最多保留 { $allowed } 个。
approved-scenarios = 已批准的方案基于不同情景（{ $received }），无法合并计算。请用同一情景保存后重新批准。
approved-measures = 已批准的方案共有 { $received } 项措施，最多可计算 { $allowed } 项。请合并相近的措施。
figure-subject = 没有 { $received } 的数据。可用：{ $allowed }。
figure-year = { $received } 不是有效年份。允许 { $first } 至 { $last }。
figure-value = { $year } 年的 { $subject } 不能为 { $received }。请填写大于零的数（排放量可为零）。
figure-uncertainty = { $year } 年的不确定度不能为 { $received }。请填写 95 % 区间半宽占比，如 0.05。
figure-without-source = { $year } 年的 { $subject } 没有来源。请写明数据出处。
course-media-type = 不接受 { $received } 格式。允许：{ $allowed }。请以此作为 Content-Type 发送。
