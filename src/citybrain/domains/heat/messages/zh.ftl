# 热环境的文字。
heat-heat_sources = 将网格与其中排热的建筑和道路关联：占地与长度的部分。
heat-learned_warmth = 由实测气温学习模型遗漏的部分，所用决策树在留出区块上检验。
heat-not-calibrated = 气温升高未校准：城市未提供实测。请为 heat 给出 warmth_by_day 或 warmth_at_night：含 “warmer” 列（较郊外升高的开尔文数）的点，或其栅格。
heat-too-few-measured = 未从 heat 的 { $source } 学习：实测网格 { $count } 个，分布于 { $blocks } 个 500 米区块；至少需 { $allowed } 个网格、{ $least } 个区块。气温升高仍未校准。
heat-learned = 已从 heat 的 { $source } 学习：依次留出 { $blocks } 个 500 米区块，误差为 { $learned } K，仅模型为 { $model } K，共 { $count } 个网格。
heat-not-learned = 未采用 heat 的 { $source }：依次留出 { $blocks } 个 500 米区块，学习后误差为 { $learned } K，仅模型为 { $model } K，共 { $count } 个网格。气温升高仍未校准。
heat-warmth-no-values = heat 的文件 { $file } 没有气温升高值。收到的列：{ $received }。请给出含 “{ $column }” 列（较郊外升高的开尔文数）的点，或其 GeoTIFF。
heat-warmth-impossible = heat 的文件 { $file } 共 { $total } 个值，其中 { $count } 个不可能，第一个为 { $received }；应在 { $low } 至 { $high } K 之间。请给出较郊外升高的开尔文数而非温度，并去掉无值的地点。
heat-warmth-elsewhere = heat 的文件 { $file } 的 { $count } 个地点都不在城市网格内。请检查坐标系。
heat-cells_of_streets = 将街道与其左侧、中间和右侧的网格关联，用于热环境断面。
heat-outdoor_work = 读取各片区分行业户外作业人数；没有表格时提示提供。
heat-no-outdoor-workers = 户外作业人员未知，因此不给出其热暴露。请为 heat 给出 outdoor_workers：含 “zone”、“branch” 与 “outdoor_workers” 的表格，或含后两列的作业地点。
heat-outdoor-unknown = heat 的 outdoor_workers 有 { $count } 行未给出人数，已略去。
heat-outdoor-outside = heat 的 outdoor_workers 有 { $count } 行不在城市任何片区内，已略去。
heat-outdoor-columns = heat 的文件 { $file } 缺少 { $missing }。收到的列：{ $received }。请给出 “branch”、“outdoor_workers”（户外作业人数），无图形的表格还需 “zone”（片区编号或名称）。
heat-outdoor-value = heat 的文件 { $file } 有 { $count } 个值不是人数，第一个在第 { $row } 行：{ $received }。允许 0 至 { $allowed }，未知则留空。
heat-outdoor-elsewhere = heat 的文件 { $file } 的 { $count } 行都不在有人数的片区内。请检查片区名称或坐标系。
