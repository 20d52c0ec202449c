### 建筑领域的文本。

## 不确定的输入：合在一起的若干属性

uncertainty-input-building-size = 建筑的楼面与外墙面积

## 建筑不能采取某项措施的原因，与此类建筑的数量一同显示

reason-not-heated = 不采暖
reason-no-outer-wall = 没有不带窗的外墙
reason-no-windows = 没有窗户
reason-already-better = 已达到或优于目标
reason-already-heat-pump = 已有热泵
reason-already-connected = 已全部由热网供热
reason-no-roof-left = 屋顶没有可用面积
reason-already-lower = 已不高于目标值
reason-already-shared = 已按方案共享办公
reason-already-told = 已收到用能反馈
reason-already-smart = 已有智能控制
reason-already-member = 已加入能源社区
reason-already-efficient = 已更换照明与电器
reason-already-recovers = 已回收排风热量
reason-already-clean = 清洁热源占比已达目标
reason-nothing-to-control = 按标准无控制节能空间
reason-no-devices = 没有照明设备
reason-no-electricity = 没有使用中的面积
reason-no-network = 没有建筑使用集中供热
reason-no-new-floor = 当年没有新增面积
reason-no-residents = 没有居民
reason-no-roof = 没有已知的屋顶
reason-no-wall-left = 南墙已无可铺设面积
reason-not-homes = 不是住宅
reason-not-office = 不是办公建筑
reason-too-little-ground = 周边空地不足以布设地埋管
reason-too-steep = 屋顶过陡
reason-too-tall = 加层后过高
reason-not-due = 尚未到期
reason-too-young = 建成年限太短，不拆除
reason-heritage = 属于受保护建筑
reason-protected = 年代久远，予以保留

## 登记册的各部分

topic-behaviour = 人的行为
topic-calibration = 按账单校准
topic-construction = 建造与材料
topic-energy = 能源
topic-envelope = 墙体、窗户和屋顶
topic-measures = 措施
topic-observed = 账单和计量
topic-reporting = 指标框架所需
topic-solar = 太阳辐射
topic-solar_power = 太阳能发电
topic-stock = 房龄与更新
topic-systems = 供热和制冷系统
topic-thermal = 建筑内的热量
topic-use = 建筑用途

## 没有文件给出的值是如何得出的。每条一句话；在解释数字时显示。

imputation-use-small = 面积小，内部没有商店或办公室：视为附属建筑。
imputation-use-places = 取自地图上该建筑内部的设施。
imputation-use-land = 取自建筑所在土地的用途。
imputation-use-neighbours = 取自附近面积相近的建筑，按随机抽取以保持街道的用途构成。
imputation-use-size = 根据建筑的大小及与相邻建筑的距离推测。
imputation-storeys-height = 建筑高度除以该用途和年代的常见层高。
imputation-storeys-outbuilding = 一层，附属建筑通常如此。
imputation-storeys-neighbours = 100 m（或城市设定的距离）内同用途建筑已知层数的中位数。
imputation-storeys-street = 100 m（或城市设定的距离）内大小相近建筑已知层数的中位数。
imputation-storeys-city = 全市同用途建筑已知层数的中位数。
imputation-storeys-typical = 该用途建筑通常的层数。
imputation-height-storeys = 层数乘以该用途和年代的常见层高，再加屋面构造。
imputation-height-storeys-estimated = 估计的层数乘以该用途和年代的常见层高，再加屋面构造。
imputation-year-neighbours = 附近已知建成年份的加权中位数；越近、用途相同者权重越大。
imputation-year-zone = 从本区已知的建成年份中抽取，以保持其构成。
imputation-year-city = 从全市已知的建成年份中抽取，或由城市设定。
imputation-year-typical = 欧洲建筑存量的中间年份，因为全市没有已知的建成年份。
imputation-heating-outbuilding = 附属建筑视为不采暖。
imputation-heating-shares = 按该国、该地和该用途已公布的采暖方式比例抽取，以保持这些比例。
imputation-floor-area = 占地面积乘以层数，扣除采光井和通高大厅。
imputation-floor-area-estimated = 占地面积乘以估计的层数，扣除采光井和通高大厅。
imputation-pitch-shape = 地图所示屋顶形状的常见坡度。
imputation-pitch-typical = 该用途和年代的常见屋顶坡度。
imputation-home-floor-places = 由轮廓内的商铺、办公等场所推定：占用底层，必要时更多。
imputation-home-floor-around = 由周边楼栋估计：其中底层有商铺、办公等场所的比例。
imputation-home-floor-empty = 人口网格显示此处无人居住，因此其面积不是住宅。
imputation-free-ground = 距本建筑最近且在通常地块进深一半以内的土地，扣除地图上的道路、水面、广场与公园；地块边界未知。
imputation-free-ground-shapes = 距本建筑最近且在通常地块进深一半以内的土地，按城市道路通常所占比例扣减；地块与道路未知。
imputation-residents-none = 该用途的建筑无人居住。
imputation-residents-grid = 人口网格单元中的人数，按单元内住宅的建筑面积分摊。
imputation-residents-grid-empty = 无人：人口网格在此处没有居民。
imputation-residents-floor-area = 建筑面积（不含商店和办公室所在的底层）除以该国人均建筑面积。
imputation-walls = 建筑轮廓乘以高度；与邻栋共用的墙不计。
imputation-walls-estimated = 建筑轮廓乘以估计的高度；与邻栋共用的墙不计。
imputation-roof = 由建筑轮廓和屋顶坡度得出。
imputation-roof-estimated = 由建筑轮廓和估计的屋顶坡度得出。
