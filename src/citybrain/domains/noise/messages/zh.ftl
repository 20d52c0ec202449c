noise-unknown-version = 道路噪声排放没有 { $version } 年的系数表。可用版本：{ $known }。
noise-unknown-surface = { $version } 年的系数表没有路面 { $surfaces }。可用路面：{ $known }。请选用最接近的一种或“reference”。
noise-traffic-shape = 流量 { $flow } 与车速 { $speed } 不一致：每条路段须按车型（{ $classes }）各给一个数。
noise-bad-value = 有 { $rows } 条路段的 { $column } 无法使用，首条为第 { $row } 行，数值为 { $value }。流量须不小于 0，车速须大于 0，比例须在 0 至 1 之间；没有这些数据的路段请不要列入。
noise-no-number = { $table } 中有 { $rows } 行缺少声传播计算所需的数值，或数值不大于 0；首个为第 { $row } 行。请补全或不列入。
noise-outside-raster = { $table } 中有 { $rows } 个点位于地面栅格之外；首个为第 { $row } 行。栅格须覆盖全部受声点、路段与墙面。
noise-potential-too-low = 有一条路段（第 { $row } 行）当前的声功率高于所给的最大值。最大值须不小于当前值。
