## 没有文件给出的值是如何得出的。每条一句话；在解释数字时显示。

origin-unknown = 对该值一无所知。
imputation-area = 由地图上的建筑轮廓量得。
imputation-place = 地图上建筑轮廓的中心。
imputation-elevation = 高程模型中建筑中心处或街道端点处的地面高程。
imputation-bridged-height = 桥上或隧道内的高程：取两端地面高程之间的直线。
measured-default = 没有文件记载该建筑的这一数值：按公式在未知时的取值。
measured-remainder = 文件所载份额之外的部分，按该建筑供暖方式的常见比例分配。
origin-vague-year = 地图只给出“之前”“之后”或超过十年区间的建成年份。
drawn-renewal-phase = 根据建筑编号抽取：其部件上次更新的时间未知
