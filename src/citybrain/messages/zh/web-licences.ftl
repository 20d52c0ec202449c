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
