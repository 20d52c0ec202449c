## 演示城市导览

web-guide = 导览
web-guide-offer = 用 90 秒了解此页能做什么。
web-guide-start = 开始
web-guide-not-now = 以后再说
web-guide-step = 第 { $step } 步，共 { $of } 步
web-guide-next = 下一步
web-guide-back = 上一步
web-guide-leave = 退出导览
web-guide-replace = 换成我的城市
web-guide-today = { $city }的建筑排放 { $today }
web-guide-today-text = 根据地图和气象逐栋计算。文件中没有的内容为估计值，以点线标出。
web-guide-plan = 此方案使其变化 { $change }
web-guide-plan-text = 左侧：做什么、在哪里、多少建筑参与。右侧：什么变好、什么变差、什么难以判断。移动滑块，两侧随之更新。
web-guide-split = 灰色为现状，蓝绿色为方案
web-guide-split-text = 拖动地图上的分界线，或用 Tab 选中后按方向键。点按建筑可查看其数值。
web-guide-why = 每个数值都说明来由
web-guide-why-text = 右侧展开：公式、输入及其可靠程度，直至文件中的一行。点按任何带下划线的数值即可。
web-guide-now = 城市此刻的状况
web-guide-now-text = 正在回放模拟的一周：空气中有扬尘，有的传感器失灵。左侧：需要人处理的事及原因。点按一项可查看其过程和预计。
web-guide-open = 没有隐藏
web-guide-open-text = 全部数据、算法和参数都列在这里，取自运行中的程序。
web-guide-mine = 现在换成您的城市
web-guide-mine-text = 带上您城市的地图数据和其他已有文件。文件只留在本机。
