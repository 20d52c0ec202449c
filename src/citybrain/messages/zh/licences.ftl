# 企业车辆在指定道路上的许可：录入错误、状态、数据。

licence-kinds-faulty = 许可文件中有 { $count } 处错误：
    { $faults }
    改正之前无法受理申请。
licence-file = { $file } 不是申请：
    { $faults }
    申请应含 kind、firm、vehicles、roads、since、until 和 answers；请对照文档中的示例。
licence-kind-unknown = 没有许可类型 { $received }。相近的有：{ $near }。请从列表中选择。
licence-unknown = 没有申请 { $received }。申请列表中有各申请的编号。
licence-application = 申请中有 { $number } 处错误：{ $problem }。括号内为允许的内容。未添加任何内容；请改正后重新提交。
licence-check = 申请 { $application } 的审查中有 { $number } 个回答无法接受：{ $problem }。括号内为允许的内容。请回答全部问题后重新提交。
licence-ask = 申请 { $application } 的报批文字有 { $number } 处无法接受：{ $problem }。括号内为允许的字符数。请改正后重新提交。
licence-barred = 有 { $number } 项审查结果使申请 { $application } 不能报批：{ $problem }。需要另行申请或重新审查。
licence-not-asked = 提案 { $number } 不能批准：{ $target } 的状态为 { $received }，并不等待此提案。请查看申请，并撤回此提案。
licence-state = 申请 { $application } 的状态为 { $received }；此操作所需状态为 { $allowed }。请重新查看。
licence-report = { $file } 中有 { $number } 个值无法接受：{ $problem }。未添加任何内容。第一个数字为行号，括号内为允许的内容；请改正表格后重新提交。若作为更正提交，则替换此前不同的填报。
licence-figures = { $file } 中有 { $number } 个值无法接受：{ $problem }。未添加任何内容。第一个数字为行号，括号内为允许的内容；请改正表格后重新提交。
licence-figures-many = 无法再添加 { $received } 个数字：该类型已有 { $present } 个，最多 { $allowed } 个。未添加任何内容。请撤回过时的数字，或减少行数。
licence-figure-unknown = 没有编号为 { $received } 的有效公布数字。该类型的汇总中列有各数字及其编号。
licence-act = 有 { $number } 处问题使 { $licence } 无法录入此项：{ $problem }。括号内为允许的内容。请改正后重新提交。
licence-same-person = { $name } 暂停了许可 { $licence }。须由另一人恢复。

licence-state-applied = 已申请
licence-state-checked = 已审查
licence-state-asked = 待第二人批准
licence-state-refused = 未批准
licence-state-lapsed = 批准前申请期限已过
licence-state-future = 已批准，尚未开始
licence-state-in-force = 有效
licence-state-suspended = 已暂停
licence-state-ended = 已到期

licence-entry-check = 风险审查
licence-entry-ask = 报批
licence-entry-report = 月度填报
licence-entry-incident = 事故
licence-entry-suspension = 暂停
licence-entry-appeal = 申诉
licence-entry-reinstatement = 恢复

licence-figure-licences = 许可
licence-figure-firms = 企业
licence-figure-vehicles = 车辆
licence-figure-distance = 里程
licence-figure-duration = 时长
licence-figure-orders = 订单
licence-figure-passengers = 乘客

licence-ratio-plausible = { $label }：{ $amount }，合理
licence-ratio-above = { $label }：{ $amount }，超过 { $allowed } 不合理
licence-ratio-below = { $label }：{ $amount }，低于 { $allowed } 不合理
licence-two-values = { $day } 的{ $label }公布了多个数值：{ $amounts }
licence-beyond-odometer = 填报 { $distance } km；里程表仅增加 { $odometer } km
