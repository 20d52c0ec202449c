### 许可命令。

cli-licence-group = 企业车辆在道路上的许可：申请、审查、填报、事故、汇总
cli-licence-command-kinds = 说明可申请的许可及所需内容
cli-licence-command-list = 列出申请和许可
cli-licence-command-show = 显示一项申请的全部记录
cli-licence-command-apply = 登记文件中的申请
cli-licence-command-check = 登记申请的风险审查
cli-licence-command-ask = 请第二人批准许可
cli-licence-command-incident = 登记事故并生成事件
cli-licence-command-suspend = 暂停许可
cli-licence-command-appeal = 登记对暂停的申诉并生成事件
cli-licence-command-reinstate = 恢复由他人暂停的许可
cli-licence-command-report = 由表格填报各月行驶情况
cli-licence-command-figures = 由表格登记已公布的数据
cli-licence-command-withdraw = 撤回公布数字（编号见 sums --json）
cli-licence-command-sums = 给出记录与公布的数据及其不相符之处
cli-licence-command-erase = 删除申请的联系人
cli-licence-number = 申请或公布数字的编号
cli-licence-file = 表格；apply 为 YAML 或 JSON 文件
cli-licence-kind = 许可类型名称
cli-licence-why = 经过或理由
cli-licence-day = 日期；缺省为今日
cli-licence-column = 列的含义，如 distance=Kilometres
cli-licence-constant = 对所有行成立的值，如 unit=km
cli-licence-answer = 问题的回答，如 reviewed_plan=yes
cli-licence-conditions = 许可条件
cli-licence-class = 事故类别，如 injury
cli-licence-place = 发生地点
cli-licence-degrees = 地点的经纬度
cli-licence-suspends = 同时以此理由暂停许可
cli-licence-corrects = 替换此前不同的填报
cli-licence-applied = 已登记申请 { $number }。
cli-licence-checked = 已登记申请 { $number } 的审查。
cli-licence-asked = 已请第二人批准申请 { $number }：提案 { $proposal }。
cli-licence-entered = 申请 { $number }：{ $state }。
cli-licence-reported = 新增填报 { $added } 条，已有 { $known } 条，更正 { $corrected } 条。
cli-licence-published = 新增数据 { $added } 条，已有 { $known } 条。
cli-licence-withdrawn = 该数字已撤回。
cli-licence-erased = 联系人已删除。
cli-licence-no-contact = 没有联系人记录。
cli-licence-none = 尚无内容。
cli-licence-column-application = 编号
cli-licence-column-number = 许可
cli-licence-column-firm = 企业
cli-licence-column-vehicles = 车辆
cli-licence-column-since = 起
cli-licence-column-until = 止
cli-licence-column-state = 状态
cli-licence-column-kind = 事项
cli-licence-column-vehicle = 车辆
cli-licence-column-distance = km
cli-licence-column-duration = h
cli-licence-column-text = 说明
cli-licence-column-figure = 数据
cli-licence-column-published = 公布值
cli-licence-column-computed = 记录值
cli-licence-column-source = 来源
