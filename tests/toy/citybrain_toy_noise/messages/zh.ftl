### 道路噪声的文字。

toy-reason-too-slow = 车速过低，轮胎噪声不明显
conflict-city_toy_worn_surface = { $count } 处静音路面位于繁忙街道，很快会磨损。请排除繁忙街道。
