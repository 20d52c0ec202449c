# 不确定性：区间及其来源。
doubt-draws = 无法用 { $received } 次抽样计算不确定性。可用 { $least } 至 { $most } 次，通常为 200 次。请改用其他次数。
doubt-single-buildings = 各建筑之间的差异
doubt-interactions = 多项输入的共同作用
doubt-input-building-size = 建筑的楼面与外墙面积
doubt-input-footprint-area = 建筑轮廓
doubt-input-roof-area = 建筑屋面
doubt-input-construction-year = 建造年份
doubt-input-residents = 建筑内居民
doubt-input-heating-system = 建筑采暖方式
doubt-input-building-use = 建筑用途
progress-doubt = 正在计算数值的不确定范围
report-scheme-sample = 每次抽样用部分建筑代表全市。
report-scheme-all-buildings = 每次抽样计算了全部建筑。
