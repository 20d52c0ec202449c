# 竞赛、信件与垃圾桶的命令。

cli-nudges-number = 列表中的编号
cli-nudges-file = YAML 或 JSON 文件
cli-nudges-competition = 各片区节能竞赛
cli-nudges-competition-list = 列出竞赛
cli-nudges-competition-open = 开启竞赛
cli-nudges-competition-tell = 计算结果并记录
cli-nudges-letter = 有对照组的信件
cli-nudges-letter-list = 列出信件
cli-nudges-letter-draw = 抽取收信建筑
cli-nudges-drawn = { $letters } 栋建筑收到信件，配对的同样数量不收，{ $left } 栋未计入。可显示的最小效果（least）：{ $least }。两组事前差异（标准差）：用量 { $use }，损失 { $loss }。种子：{ $seed }。
cli-nudges-letter-buildings = 输出收信建筑
cli-nudges-letter-tell = 计算信件效果并记录
cli-nudges-bins = 按垃圾桶称重计算楼宇退款
cli-nudges-weights = 含 container, day, weight, unit 的 CSV
cli-nudges-houses = 含 container, house, dwellings 的 CSV
cli-nudges-reference = 每套住宅不再退款的其他垃圾量 [kg]
cli-nudges-rate = 每少一千克的退款
cli-nudges-most = 每套住宅最多退款
cli-nudges-bins-count = 计入 { $counted } 次清运，重复 { $doubled } 次，未计入 { $left } 次。
