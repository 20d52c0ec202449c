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
reason-too-steep = 屋顶过陡
reason-too-tall = 加层后过高

### What a measure does about need and supply of energy.

strategy-avoid = 避免
strategy-shift = 转变
strategy-improve = 改进
strategy-finance = 资金
strategy-background = 自然发生

### How much digitalisation adds to a measure.

digital-leverage-low = 低
digital-leverage-medium = 中
digital-leverage-medium-high = 中高
digital-leverage-high = 高
digital-leverage-none = 未说明
