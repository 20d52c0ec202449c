# 公共空间的文字。
public_space-public_spaces = 由地图建立广场、公园与步行街及其周边情况，并以实测拟合人流模型。
public-space-looking = 正在查找公共空间
public-space-looking-at-ways = 正在查找通往与穿过公共空间的道路
public-space-straight-ways = 前往公共空间的路程按直线乘 1.3 计：本市没有可步行的街道。
public-space-no-map = 未建立公共空间：需要 OpenStreetMap、片区与地面网格。
public-space-none = 地图在片区内没有广场、公园或步行街。
public-space-made = 已由地图建立 { $count } 处公共空间。
public-space-small = { $count } 处公共空间不足 100 平方米，未计入。
public-space-not-calibrated = 公共空间人流未校准：没有人流实测，可能相差 5 倍。
public-space-few-counters = 仅 { $count } 处公共空间有人流实测：达到 { $least } 处方拟合，模型未校准。
public-space-counters-far = { $count } 个计数器距任何公共空间超过 50 米，未计入。
public-space-calibrated = 人流模型以 { $count } 处实测拟合。对未参与拟合的 { $blocks } 个 500 米区块，等级相关为 { $rank }，典型相差 { $factor } 倍，九成范围涵盖 { $covered }% 的实测。
public-space-counts-columns = 公共空间人流实测的列为 { $received }。请给出带有 { $allowed } 列的点。
public-space-counts-number = 公共空间人流实测第 { $row } 行为“{ $received }”。请给出平日人数（不小于 0），未知处请留空。
public-space-reason-small = 不足 100 平方米
