# 绿地的文字。
green-green_around_homes = 查看各建筑可见的树木，以及门口步行 1,000 米内的绿地。
green-looking-at-trees = 正在查看建筑可见的树木。
green-looking-at-ways = 正在查看到绿地的路程。
green-no-map = 未说明住处周边绿地：城市没有建筑。
green-no-trees = 没有已知树木，无法判断谁能看到三棵树。请在 [sources] 中给出 OpenStreetMap，或给出树木登记。
green-no-network = 没有到绿地的路程：需要街道与公园。请在 [sources] 中给出 OpenStreetMap。
green-trees-unknown = { $count } 栋建筑 { $metres } 米内没有文件记录的树木：可见树木未知。
