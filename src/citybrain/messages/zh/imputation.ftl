## 没有文件给出的值是如何得出的。每条一句话；在解释数字时显示。

origin-unknown = 对该值一无所知。
imputation-area = 由地图上的建筑轮廓量得。
imputation-use-small = 面积小，内部没有商店或办公室：视为附属建筑。
imputation-use-places = 取自地图上该建筑内部的设施。
imputation-use-land = 取自建筑所在土地的用途。
imputation-use-neighbours = 取自附近面积相近的建筑，按随机抽取以保持街道的用途构成。
imputation-use-size = 根据建筑的大小及与相邻建筑的距离推测。
imputation-storeys-height = 建筑高度除以该用途和年代的常见层高。
imputation-storeys-outbuilding = 一层，附属建筑通常如此。
imputation-storeys-neighbours = 100 m（或 city.toml 中设定的距离）内同用途建筑已知层数的中位数。
imputation-storeys-typical = 该用途建筑通常的层数。
imputation-height-storeys = 层数乘以该用途和年代的常见层高，再加屋面构造。
imputation-height-storeys-estimated = 估计的层数乘以该用途和年代的常见层高，再加屋面构造。
imputation-year-neighbours = 附近已知建成年份的加权中位数；越近、用途相同者权重越大。
imputation-year-zone = 从本区已知的建成年份中抽取，以保持其构成。
imputation-year-city = 从全市已知的建成年份中抽取，或由 city.toml 设定。
imputation-year-typical = 欧洲建筑存量的中间年份，因为全市没有已知的建成年份。
imputation-heating-outbuilding = 附属建筑视为不采暖。
imputation-heating-shares = 按该国、该地和该用途已公布的采暖方式比例抽取，以保持这些比例。
imputation-floor-area = 占地面积乘以层数，扣除采光井和通高大厅。
imputation-floor-area-estimated = 占地面积乘以估计的层数，扣除采光井和通高大厅。
imputation-pitch-shape = 地图所示屋顶形状的常见坡度。
imputation-pitch-typical = 该用途和年代的常见屋顶坡度。
imputation-residents-none = 该用途的建筑无人居住。
imputation-residents-grid = 人口网格单元中的人数，按单元内住宅的建筑面积分摊。
imputation-residents-floor-area = 建筑面积除以该国人均建筑面积。
