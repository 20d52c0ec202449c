## 未能取得的内容

web-failed-quantities = 无法得知地图可显示什么
web-failed-values = 地图缺少数值
web-failed-qualities = 未能读取地图数值的数据质量
web-failed-zones = 地图缺少分区
web-failed-zone = 未能找到该分区
web-failed-zone-names = 未能读取可选分区。
web-failed-names = 未能读取表格中的名称。
web-failed-uncertainty = 未能算出这些数值的不确定度
web-failed-levels = 未能读取各条目的可靠程度
web-failed-unlike = 数值与图上内容不对应
