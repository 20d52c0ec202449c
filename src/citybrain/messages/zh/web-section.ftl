## 在规划页选中街道时的横断面。

web-section = 横断面
web-section-waiting = 正在生成横断面
web-section-failed = 无法显示横断面
web-section-drawn = 按比例绘制的横断面，{ $title }
web-section-table = 从左到右各部分的宽度
web-section-part = 从左到右的各部分
web-section-level-1 = 实测
web-section-level-2 = 标签说明或实测
web-section-level-3 = 较大范围的实测值
web-section-level-4 = 按通常宽度推算
web-section-level-5 = 该类街道的通常值
web-section-level-6 = 部分依据没有标签说明
web-section-contradiction = 各部分比临街面之间的空间宽 { $metres }：地图对各部分或建筑的记载有误。
web-section-open = 并非两侧都有建筑：街道总宽度未知。
web-section-same = 方案没有改变该街道任何部分的宽度。
web-section-how = 沿街道绘制方向（单行道为机动车行驶方向）看。未知部分的位置也未知：两端各绘一半。
web-section-across = 炎热午后的街道断面
web-section-across-left = 左侧
web-section-across-middle = 中间
web-section-across-right = 右侧
web-section-across-sun = 日照 { $share }
web-section-across-how = 最热日 12–16 时的体感温度 (UTCI)，由地面网格得出。条带底部灰色部分为阴影。
