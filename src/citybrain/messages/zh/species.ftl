# 检测器报告的物种。
species-unknown = 没有物种“{ $received }”。最接近的是：{ $near }。物种在领域或城市文件夹的 species.yaml 中声明。
species-faults = { $count } 个物种条目无法读取：
    { $faults }
species-detection-unknown = 没有您可读取的编号为 { $received } 的物种检测。
species-judge-own = 该检测由 { $name } 提交：须由他人判定。
species-verdict = 判定应为 { $allowed } 之一，收到“{ $received }”。
cli-species-group = 检测器报告的物种：出现时段与专家判定；录音。
cli-species-command-list = 列出检测到的物种。
cli-species-command-presence = 显示物种的出现时段及间断。
cli-species-command-waiting = 列出尚未判定的检测，最新的在前。
cli-species-command-judge = 由提交者以外的人确认或否定一次检测。
cli-species-command-recording = 存储录音（WAV、FLAC 或 OGG）的声学指数；不保留录音。
cli-species-key = 物种的键，如 haliaeetus_albicilla。
cli-species-number = 检测编号，见“waiting”。
cli-species-verdict = 检测是否成立。
cli-species-why = 依据。
cli-species-confidence = 未判定时计入的最低置信度。
cli-species-gap = 超过多少天无检测即视为停留结束。
cli-species-file = 不超过半小时的录音。
cli-species-station = 录音地点。
cli-species-begin = 录音开始时间；无时差时按城市时钟。
cli-species-begin-unread = “{ $received }”不是时间。请写成 2026-05-01T04:30。
cli-species-stay = { $first } 至 { $last }：{ $days } 天，其中 { $days_detected } 天检测到，间断 { $gaps } 次
cli-species-left-out = { $count } 次检测未计入：已否定或置信度不足。
cli-species-judged = 已记录。
