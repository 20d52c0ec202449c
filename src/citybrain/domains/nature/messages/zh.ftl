# 自然的文字。
nature-habitats_of_city = 由城市绿地建立生境斑块，以及相邻斑块之间的路径。
nature-looking-for-ways = 正在寻找生境之间的路径
nature-no-map = 未建立生境：需要片区、用地、街道与建筑。请在 [sources] 中给出 OpenStreetMap。
nature-no-green = 未建立生境：地图在片区内没有面积达 2,000 平方米且宽达 10 米的绿地。
nature-habitats-made = 已建立 { $count } 处生境、{ $possible } 处停车场地与地块上的可能生境，以及 { $links } 条相邻路径。
nature-cells-of-ways = 地面动物的路径在其自有的 { NUMBER($side, maximumFractionDigits: 0) } 米网格上查找（地面阻力按此网格估计），不随地表网格的边长变化。生境面积取自其轮廓。
nature-patches-left-out = { $count } 处小生境未计入：取最大的 600 处生境与 200 处可能生境。
nature-green-too-small = { $count } 块绿地过小或过窄，不成为生境。
nature-links-without-way = { $count } 对相邻生境没有绕过其他生境的地面路径：地面动物须经过那些生境。
nature-reason-no-habitat = 不是生境
nature-reason-nothing-to-plant = 沿途没有可种植的地面
origin-nature-habitats = 城市地图
origin-nature-habitat_links = 城市地图
nature-restorations_of_city = 读取生态修复项目：轮廓、栽植与存活数量以及里程碑。
nature-restorations-without-shapes = 自然的文件 { $source } 没有轮廓。请给出多边形（GeoJSON、GeoPackage、FlatGeobuf 或 shapefile），每个修复项目一个。
nature-restoration-no-ground = { $count } 个修复项目不围成地面，未计入。
nature-more-alive = { $count } 个修复项目的存活数多于栽植数：其存活数未计入。
