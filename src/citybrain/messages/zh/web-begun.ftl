## 进展页上已实施的措施：计划与实测。

web-begun = 已实施并实测
web-begun-about = 方案对某项措施的承诺，与其建筑此后账单（扣除天气影响）的对比。区间为 90 %。
web-begun-failed = 无法读取已实施的措施
web-begun-refused = 无法记录
web-begun-none = 尚无已实施措施的记录。
web-begun-do = 记录已实施的措施
web-begun-measure = 措施
web-begun-since = 起始日期
web-begun-promised = 承诺
web-begun-measured = 实测
web-begun-answer = 结论
web-begun-withdraw = 记录
web-begun-of = { $plan } · { $buildings } 栋建筑
web-begun-range = { $low } 至 { $high }
web-begun-sure = 其录入仍会保留在记录中。
web-begun-table = 下载表格
web-begun-position = 措施在方案中的序号
web-begun-carrier = 节省的能源
web-begun-carrier-hint = 按账单名称，如 district_heat
web-begun-buildings = 建筑
web-begun-buildings-hint = 其编号，以逗号或空格分隔
