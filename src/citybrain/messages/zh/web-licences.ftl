## 企业车辆在道路上的许可：地图、数据、列表、申请。

web-licence-failed = 无法加载许可
web-licence-map = { $all } 条道路中有 { $open } 条有有效许可。
web-licence-road = { $name }：{ $count ->
    [0] 无有效许可
   *[other] { $count } 项有效许可
}
web-licence-figure = 数据
web-licence-computed = 记录值
web-licence-published = 公布值
web-licence-days = { $since } 至 { $until }
web-licence-withheld = 企业过少，不予公布
web-licence-doubtful = 不相符之处
web-licence-list = 许可
web-licence-vehicles = { $count } 辆车
web-licence-trader = 个体经营者
web-licence-none = 尚未批准许可。
web-licence-waiting = 待处理的申请
web-licence-application = 第 { $number } 号，{ $firm }
web-licence-apply = 登记申请
web-licence-firm = 企业：名录中的标识或编号
web-licence-number-of-vehicles = 车辆数
web-licence-fleet = 填报所用车辆名称，以逗号分隔
web-licence-roads = 道路
web-licence-since = 起始日
web-licence-until = 截止日
web-licence-contact = 联系人（不公开）
web-licence-contact-address = 联系方式
web-licence-send = 登记
web-licence-added = 已登记申请 { $number }。下一步为风险审查。
web-licence-not-added = 无法登记申请
web-licence-withdraw = 撤回
web-licence-withdraw-sure = 撤回公布数据“{ $name }”？此后不再显示；登记人与撤回人仍留存记录。
web-licence-not-withdrawn = 无法撤回该数据
web-licence-enter = 登记许可的情况
web-licence-one = 许可
web-licence-what = 登记内容
web-licence-what-month = 月度填报
web-licence-what-incident = 事件
web-licence-what-suspension = 暂停
web-licence-what-appeal = 申诉
web-licence-what-reinstatement = 恢复
web-licence-month = 月份，如 2026-03
web-licence-distance = 行驶公里数
web-licence-duration = 行驶小时数（如已知）
web-licence-orders = 订单数（如已知）
web-licence-passengers = 乘客数（如已知）
web-licence-day = 日期；不填为今天
web-licence-class = 事件类别
web-licence-place = 地点
web-licence-suspends = 因此暂停许可
web-licence-text = 情况或理由
web-licence-entered = 已为许可 { $number } 登记。
web-licence-not-entered = 无法登记
