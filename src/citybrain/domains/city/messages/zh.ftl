### 城市领域的文本。

## 登记册的各部分

## Kinds of streets by their tag in OpenStreetMap

highway-motorway = 高速公路
highway-motorway-link = 高速公路匝道
highway-trunk = 快速路
highway-trunk-link = 快速路匝道
highway-primary = 主干路
highway-primary-link = 主干路连接道
highway-secondary = 次干路
highway-secondary-link = 次干路连接道
highway-tertiary = 支路
highway-tertiary-link = 支路连接道
highway-unclassified = 未分级道路
highway-residential = 居住区道路
highway-living-street = 生活街道
highway-service = 服务道路
highway-pedestrian = 步行街
highway-footway = 人行道
highway-path = 小径
highway-cycleway = 自行车道
highway-steps = 台阶
highway-track = 田间或林间道路
highway-bridleway = 骑马道
highway-corridor = 建筑内通道
highway-platform = 站台
highway-construction = 在建道路
highway-road = 等级不明的道路
highway-busway = 公交专用路
highway-elevator = 电梯
