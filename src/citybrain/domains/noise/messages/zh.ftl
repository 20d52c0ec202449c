# 噪声的文本。
noise-reason-quiet-surface = 已是低噪声路面
noise-reason-no-cars = 不通机动车
noise-reason-barrier = 已有同样高的声屏障
noise-reason-quiet = 夜间较安静
noise-reason-no-dwellings = 没有住宅
noise-reason-windows = 已有隔声窗
noise-facades = 在 city.toml 写有该领域时，为全部建筑设立面测点，并建立其与可闻街道的关系。
origin-noise-facade_points = 建筑的立面
noise-unknown-version = 道路噪声排放没有 { $version } 年的系数表。可用版本：{ $known }。
noise-unknown-surface = { $version } 年的系数表没有路面 { $surfaces }。可用路面：{ $known }。请选用最接近的一种或“reference”。
noise-traffic-shape = 流量 { $flow } 与车速 { $speed } 不一致：每条路段须按车型（{ $classes }）各给一个数。
noise-bad-value = 有 { $rows } 条路段的 { $column } 无法使用，首条为第 { $row } 行，数值为 { $value }。流量须不小于 0，车速须大于 0，比例须在 0 至 1 之间；没有这些数据的路段请不要列入。
