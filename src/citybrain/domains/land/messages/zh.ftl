# 空间与土地的文本。
land-parking-of-streets = { $count } 处停车场地沿街，而标签已注明该街路边停车：计入该街道。
land-parking-without-kind = { $total } 处停车场地中有 { $count } 处未注明是否为地面停车：按地面计。
land-reason-soaks = 已为植草砖或土面，或不占地面
land-reason-no-ground = 没有停车地面
land-reason-no-open-ground = 没有剩余的未定地面
land-reason-being-built = 正在建设
land-reason-no-kerb-parking = 没有路边停车
land-register-without-shapes = 地块文件 { $source } 没有轮廓。请提供 GeoJSON、GeoPackage、FlatGeobuf 或 shapefile。
land-register-without-map = 文件 { $source } 列出地块，但城市没有用地或片区可供量算。请同时提供 OpenStreetMap，或去掉 { $source }。
land-register-columns = 文件 { $source } 缺少列 { $missing }，已有 { $received }。地块登记需要 state 与 evidence；还可有 owner、since、pollution、area、id、name。
land-register-values = 文件 { $source } 有 { $count } 列含不允许的值：{ $received }。请更正这些行；未知者留空，但 evidence 不能为空。
land-register-no-ground = 登记中有 { $count } 处地块的轮廓不围成地面，已略去。
land-register-negative = 登记中有 { $count } 处地块的面积小于 0，已略去。
land-register-crossing = 登记中有 { $count } 处地块的轮廓自相交：按其围成的地面计。
land-register-outside = 登记中有 { $count } 处地块在所有片区之外或位于其他地块内，已略去。
land-register-of-map = 地图上有 { $count } 处地块大部分位于登记地块上，已略去。
