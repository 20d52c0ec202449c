## 演示城市导览

web-guide = 导览
web-guide-offer = 用两分钟了解此页能做什么。
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
web-guide-seen = { $place ->
    [none] 发现：空气中有扬尘
   *[other] 发现：{ $place }有扬尘
}
web-guide-seen-text = 正在回放模拟的一周。规则发现扬尘超过限值并立案：读数、附近居民和剩余时间。
web-guide-cause = 原因：来自哪里？
web-guide-cause-text = “来自哪里？”综合风、传感器和已知来源，列出最可能的来源，始终包括未知来源；无法判断时如实说明。
web-guide-owner = 负责人：有人对此负责
web-guide-owner-text = 先“接手”，再“派给某个角色”：该角色会收到消息并开始计时。无人按时回应时，转给下一角色。
web-guide-work = 处理：每一步都有记录
web-guide-work-text = 谁在何时为何做了什么，附照片。改变城市的操作须由第二人批准。“回放”显示当时所知。
web-guide-proof = 验证：由读数决定
web-guide-proof-text = 读数恢复才算证实解决，点击不算。之后评估其效果，也可能得出无效果。每日简报中的数字相同。
web-guide-open = 没有隐藏
web-guide-open-text = 全部数据、算法和参数都列在这里，取自运行中的程序。
web-guide-mine = 现在换成您的城市
web-guide-mine-text = 带上您城市的地图数据和其他已有文件。文件只留在本机。
