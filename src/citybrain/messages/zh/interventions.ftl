### 建筑不能采取某项措施的原因，与此类建筑的数量一同显示。

reason-not-heated = 不采暖
reason-no-outer-wall = 没有不带窗的外墙
reason-no-windows = 没有窗户
reason-already-better = 已达到或优于目标
reason-already-heat-pump = 已有热泵
reason-already-connected = 已全部由热网供热
reason-no-roof-left = 屋顶没有可用面积
reason-already-lower = 已不高于目标值
reason-already-granted = 已获得同等或更高补贴
