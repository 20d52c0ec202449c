## 从一个地点到另一个地点的路线：用于“规划”和“参与”。

web-ways-hint = 先点选起点，再点选终点；也可输入地址、名称或纬度与经度。使用键盘：用方向键移动地图，按 Enter 选定。
web-ways-places = 起点与终点
web-ways-begin = 起点
web-ways-end = 终点
web-ways-open = 尚未选定
web-ways-pressed = 地图上的地点
web-ways-middle = 地图中心
web-ways-middle-begin = 地图中心：起点
web-ways-middle-end = 地图中心：终点
web-ways-press = 在地图上点选的是
web-ways-press-begin = 起点
web-ways-press-end = 终点
web-ways-turn = 对调
web-ways-leave = 出发时间
web-ways-map = 地图：两地之间的路线
web-ways-failed = 无法计算两地之间的路线
web-ways-plan = 方案后的路线；与现状不同之处以小字标出现状。
web-ways-plan-same = 方案不改变这些路线。
web-ways-today = 现状 { $value }
web-ways-today-none = 现状无路线
web-ways-column-way = 路线
web-ways-column-minutes = 分钟
web-ways-column-metres = 米
web-ways-column-money = 费用
web-ways-column-emissions = kg CO₂e
web-ways-kind-fast = 最快
web-ways-kind-safe = 安全
web-ways-kind-calm = 安静
web-ways-kind-green = 绿荫
web-ways-detour = 多 { $minutes } 分钟、{ $metres } 米
web-ways-buys = { $more }，换来：{ $bought }。
web-ways-buys-nothing = 比最快路线{ $more }。
web-ways-buys-light = 少走 { $metres } 米无照明路段
web-ways-buys-dark = 多走 { $metres } 米无照明路段
web-ways-buys-calm = 少走 { $metres } 米车速高或车流大的路段
web-ways-buys-stress = 多走 { $metres } 米车速高或车流大的路段
web-ways-buys-safer = 每年已知危险少 { $metres } 起
web-ways-buys-hazards = 每年已知危险多 { $metres } 起
web-ways-hazards = 沿途街道每年已知事故与居民反映：{ $count } 起。
web-ways-hazards-unknown = 其中 { $metres } 米情况不详。
web-ways-buys-green = 多走 { $metres } 米沿绿地路段
web-ways-buys-bare = 少走 { $metres } 米沿绿地路段
web-ways-wheel = 其中 { $kilograms } kg 由车辆本身排放，其余来自燃料和电力的供应。费用：能源、磨损和通常停车费的一半。
web-ways-leg-walk = 步行 { $metres } 米，到{ $to }
web-ways-leg-there = 终点
web-ways-leg-ride = { $kind } { $line }：{ $begin } 至 { $end }，{ $arrival } 到达
web-ways-changes = { $count ->
    [0] 无需换乘。
   *[other] 换乘 { $count } 次。
}
web-ways-without = 没有找到路线：{ $modes }。
web-ways-legend = 点按一条路线即可在地图上查看。圆环为起点，带点圆环为终点。虚线绕开黑暗、车流、已知危险或没有绿地的街道。
web-ways-dark = 届时天黑：安全路线避开未标明有照明的街道。
web-ways-light = 届时天亮：安全路线不避开无照明街道。
web-ways-how = 按通常速度计算，未计入坡度、信号灯和拥堵。公共交通按设定时间出发，采用时刻表当日班次；汽车按本市行驶车辆的平均水平。
web-ways-private = 不保留起点和终点：网址和日志中均无记录。
