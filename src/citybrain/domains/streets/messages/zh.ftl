# 街道与可达性的文字。
streets-buildings-off-network = { $count } 栋建筑距任何可步行街道超过 { $metres } 米：无法得知其可达设施。
streets-facilities-off-network = { $count } 处设施距任何可步行街道超过 { $metres } 米，未计入。
streets-islands = { $count } 段可步行街道与城市其他部分不连通：没有建筑与其相连。
streets-traps = { $count } 段街道机动车能进不能出或能出不能进：单行标志可能有误。
streets-reason-no-steps = 没有未设坡道的台阶。
streets-reason-not-walked = 此处不允许步行。
streets-reason-track = 已有与机动车隔离的自行车道。
isochrone-off-network = 该出行方式最近的街道距此 { $received }，最多允许 { $allowed }。请选择离街道更近的地点。
access-choice-unknown = 没有 { $received } 这一选项；可选：{ $allowed }。请从中选择。
access-place-outside = { $name } 为 { $received }：经度应在 -180 到 180 之间，纬度应在 -90 到 90 之间，先经度后纬度。请以度为单位填写，例如 24.94,60.17。
access-no-such-hour = 时间 { $received } 不存在。请填写存在的日期和小时及其时区偏移，例如 2026-11-29T18:00Z。
access-budget-too-small = { $received } 不足以新建一处：一处费用为 { $allowed }。请增加预算，或在情景中更改单处费用。
access-on-foot = 步行
access-no-fare = 本市没有乘车票价的数据。
access-no-driving-costs = 本市没有驾车费用与排放的数据。
streets-network = 把建筑和日常设施连接到可步行的街道，记录到两端路口的路程，并统计不在路网上的对象。
