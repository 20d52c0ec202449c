# 街道与可达性的文字。
streets-buildings-off-network = { $count } 栋建筑距任何可步行街道超过 { $metres } 米：无法得知其可达设施。
streets-facilities-off-network = { $count } 处设施距任何可步行街道超过 { $metres } 米，未计入。
streets-islands = { $count } 段可步行街道与城市其他部分不连通：没有建筑与其相连。
streets-traps = { $count } 段街道机动车能进不能出或能出不能进：单行标志可能有误。
streets-slopes-unknown = { $total } 段步行或骑行街道中有 { $count } 段坡度未知：按平地速度通行。为城市提供高程栅格即可得知坡度。
streets-too-steep = 按高程数据有 { $count } 段街道坡度超过 { $slope }，按该坡度计。
streets-reason-no-steps = 没有未设坡道的台阶
streets-reason-not-walked = 不允许步行
streets-reason-one-way = 机动车已为单向通行或不可通行
streets-reason-no-direction = 没有方向：起点即终点，或城市建立时尚未读取方向
streets-without-facades = { $count } 段机动车街道在 { $metres } 米内并非两侧都有临街面，或位于隧道内：临街面间宽度未知。
streets-reason-no-parking = 没有路边停车
streets-reason-track = 已有与机动车隔离的自行车道
streets-reason-no-cars = 机动车不可通行
streets-reason-already-slow = 限速已不高于该值
isochrone-off-network = { $place ->
    [begin] 该出行方式最近的街道距起点 { $received }
    [end] 该出行方式最近的街道距终点 { $received }
   *[other] 该出行方式最近的街道距此 { $received }
}，最多允许 { $allowed }。请选择离街道更近的地点。
access-same-place = 起点与终点是同一地点：在同一栋建筑内，或相距不到 { $allowed }。请为其中之一另选地点。
access-ride-slower = 乘公共交通需 { $ride } 分钟，步行只需 { $walk } 分钟，故不列出乘车路线。
access-no-ride = { $time } 出发无法及时乘公共交通到达：附近下一班 { $next } 开出。请选择其他时间。
access-no-departure = { $time } 及该时刻表日的更晚时间，附近没有公共交通班次。请选择更早的时间或其他地点。
access-place-outside = { $name } 为 { $received }：经度应在 -180 到 180 之间，纬度应在 -90 到 90 之间，先经度后纬度。请以度为单位填写，例如 24.94,60.17。
access-no-such-hour = 时间 { $received } 不存在。请填写 { $first } 至 { $last } 年间存在的日期和小时及其时区偏移，例如 2026-11-29T18:00Z。
access-sites-too-many = 目前有 { $buildings } 栋建筑不可达，每栋在该时间内约有 { $junctions } 个路口：共 { $received } 对，最多可计算 { $allowed } 对。请减少分钟数，或选择更多人已可达的设施类别。
access-on-foot = 步行
access-no-fare = 本市没有乘车票价的数据。
access-no-driving-costs = 本市没有驾车费用与排放的数据。
streets-network = 把建筑和日常设施连接到可步行的街道，记录到两端路口的路程，并统计不在路网上的对象。
streets-green_of_zones = 量取每个片区内 0.5 公顷及以上公园与林地的面积；重叠部分只计一次。
streets-street_sections = 用垂直于街道的射线测量临街面间宽度，并找出沿街的其他道路。
streets-accidents = 从带日期的点文件按街道和年统计伤人事故；仅财产损失的事故不计。
streets-reports = 从带日期的点文件按街道和年统计居民反映的危险；反映过少的街道不给出数值。
streets-hazards-without-streets = 文件 { $source } 按街道统计，而城市没有街道。请同时为城市提供 OpenStreetMap 街道，或去掉 { $source }。
streets-hazards-wrong = 文件 { $source } 中有 { $count } 个值无法读取（按列和行）：{ $received }。每行需要 1900 年至今的完整日期（如 2025-03-31）和地点（图形，或以度为单位的 longitude 与 latitude）；severity 为 fatal、serious、slight、damage 或空。请改正或删去这些行。
streets-hazards-same = 文件 { $source } 中有 { $count } 行与前面某行的日期和地点相同，仍逐行计入。若该文件按人员或车辆逐行记录，请改为每起事故或每条报告一行。
streets-accidents-of-damage = { $count } 起仅财产损失的事故未计入：只计有人受伤的事故。
streets-accidents-off-streets = { $count } 起事故距任何街道超过 { $metres } 米，未计入。
streets-reports-off-streets = { $count } 条反映距任何街道超过 { $metres } 米，未计入。
streets-reports-closed = { $count } 条街道的反映各少于 { $fewest } 条：不给出数值。
