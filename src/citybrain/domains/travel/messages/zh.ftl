### 出行文本。

travel-network-numbers = 路网中有 { $count } 个数值不成立：{ $received }（行号从 0 起，各列只列出前几行）。时间、延误系数和附加时间应不小于 0；车辆相互延误处的通行能力应大于 0；幂次应为 0 或不小于 1；起止点应为路网节点。请更正这些行。
travel-network-zones = 路网只有 { $allowed } 个节点，不能有 { $received } 个小区：每个小区对应一个节点。请为每个小区给出节点。
travel-demand-shape = 出行表的形状为 { $received }，而路网需要 { $allowed }（每个小区到每个小区）。请为每个小区给出一行和一列。
travel-demand-numbers = 出行表中有 { $count } 个数值小于 0 或缺失，首个位置为 { $received }（起点、终点，从 0 起）。请更正；无人出行处请填 0。
travel-network-size = 出行节点 { $zones } 个乘以道路节点 { $nodes } 个为 { $received }，最多可计算 { $allowed }。请减少出行节点，或略去车辆很少的道路。
travel-gap = 无法达到 { $received } 的间隙：舍入误差比它更大。请要求不小于 { $allowed }。
travel-files = 道路与出行文件中有 { $count } 处错误：{ $received }。道路应为线，需要 from、to、capacity、speed 各列，出行需要 from、to、cars 各列；节点名不应为空，数值应不小于 0 且千位之间不写逗号，每个出行节点都应有道路起止，进出一个节点的车辆不应超过其道路通行能力的 10 倍。列名后单独的数字是行号（从 1 起）。请更正这些位置。
travel-reason-in-zone = 已位于低排放区
travel-reason-slow = 车速未超过新的限速
travel-road_files = 读取节点之间的道路，以及高峰小时内节点之间的车辆数。
travel-reason-no-traffic = 道路上没有车辆
travel-estimated = 在没有道路与出行文件时，由街道生成道路，由建筑生成出行小区。
travel-streets-apart = { $count } 段机动车街道与其他街道不连通、只能单向连通或不通向任何地方：未生成道路。
travel-streets-of-plots = { $count } 段机动车街道仅通往地块（服务道路、生活街区）：未生成道路。
travel-trips-estimated = 未提供道路与出行文件，{ $count } 个出行小区之间的出行由居民与建筑面积估算；进出城市以及过境的交通未计入。
travel-city-too-large = 未估算出行：本市有 { $zones } 个片区和 { $nodes } 个路口，最多可计算 { $allowed } 个片区。请提供更大的片区，或提供道路文件与出行文件。
origin-travel-trip_areas = 按建筑居民与面积划分的片区份额
origin-travel-trip_pairs = 没有计数车辆
travel-reason-no-people = 此处没有小区居民的出行
travel-reason-no-transit = 没有时刻表说明公共交通出行
travel-reason-few-cars = 有车者不多于规划目标
travel-reason-no-parcels = 此处没有送达居民的包裹
travel-reason-by-street = 限速取自所含街道，由 30 公里区降低
travel-choices = 有 { $count } 项选择不成立，首个在第 { $received } 行（从 0 起）：所选方式并未提供，或所提供方式缺少时间或费用。请更正这些行。
travel-choices-alike = 这些选择无法区分 { $received } 个权重：某个属性对所有方式相同，或可由其他属性得出。请略去它。
