### 建筑领域的文本。

## 不确定的输入：合在一起的若干属性

doubt-input-building-size = 建筑的楼面与外墙面积

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
reason-too-steep = 屋顶过陡
reason-too-tall = 加层后过高
reason-not-due = 尚未到期
reason-too-young = 建成年限太短，不拆除
reason-protected = 年代久远，予以保留

## 登记册的各部分

topic-behaviour = 人的行为
topic-calibration = 按账单校准
topic-construction = 建造与材料
topic-energy = 能源
topic-envelope = 墙体、窗户和屋顶
topic-observed = 账单和计量
topic-reporting = 指标框架所需
topic-solar = 太阳辐射
topic-solar_power = 太阳能发电
topic-stock = 房龄与更新
topic-systems = 供热和制冷系统
topic-thermal = 建筑内的热量
topic-use = 建筑用途
