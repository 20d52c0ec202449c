# 噪声的文本。
noise-reason-quiet-surface = 已是低噪声路面
noise-reason-no-cars = 不通机动车
noise-reason-barrier = 已有同样高的声屏障
noise-reason-quiet = 夜间较安静
noise-reason-no-dwellings = 没有住宅
noise-reason-windows = 已有隔声窗
noise-facades = 在 city.toml 写有该领域时，为全部建筑设立面测点，并建立其与可闻街道的关系。
origin-noise-facade_points = 建筑的立面
