### 地图上的企业。

enterprise-register-column = 企业名录没有 { $missing } 列；现有 { $received }。请将相应列改为此名称。
enterprises-register = 读取企业所在位置：要素按原样读取，表格按经纬度列读取。
