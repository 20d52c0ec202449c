# 场所的录音。
sound-unreadable = { $file } 无法作为录音读取：{ $problem } 请给出以下之一：{ $allowed }。
sound-format = { $file } 是 { $received } 类型的录音。请给出以下之一：{ $allowed }。
sound-rate = { $file } 的采样率为每秒 { NUMBER($received, maximumFractionDigits: 0) }；允许 { NUMBER($least, maximumFractionDigits: 0) } 至 { NUMBER($most, maximumFractionDigits: 0) }。请以 24,000 或以上录制，以便包含鸟声。
sound-channels = { $file } 有 { $received } 个声道，最多读取 { $allowed } 个。请只给出其中一个。
sound-too-long = { $file } 长 { NUMBER($received, maximumFractionDigits: 0) } 秒，最多接受 { NUMBER($most, maximumFractionDigits: 0) } 秒。请剪开，并给出每段的开始时间。
sound-too-short = { $file } 长 { NUMBER($received, maximumFractionDigits: 2) } 秒，至少需要 { NUMBER($least, maximumFractionDigits: 0) } 秒。
sound-silent = { $file } 全程无声：请检查麦克风。
sound-not-numbers = { $file } 的 { $total } 个采样中有 { $count } 个不是数字（例如 { $received }），第一个在 { NUMBER($second, minimumFractionDigits: 2, maximumFractionDigits: 2) } 秒处；只读取 -1 至 1 的采样，缺口不算作安静。请以整数采样（16 位）重新保存，或剪去该部分，并给出其余部分及其开始时间。
sound-too-heavy = { $file } 所需内存超过录音的上限。请降低采样率或分段给出。
sound-too-long-to-read = { $file } 在 { $seconds } 秒后放弃。请分段给出。
sound-future = { $received } 的录音晚于当前时间：本城市的时钟为 { $clock }（UTC）。请说明录音何时开始；重放旧读数的城市只接受其所重放时段的录音。
sound-broke = { $file } 无法读取：读取录音的程序提前结束。请重新保存为 FLAC 或 WAV。
sound-no-extra = 服务器无法读取录音：缺少附加组件“sound”（scikit-maad 与 soundfile）。请运行者添加。
sound-piece-token = 只有录音设备可以用其作为已连接传感器的令牌发送片段。请在“开放 > 连接传感器”中连接它并选择要测量的指数，或将整段录音发送至 POST /api/v1/recordings。
sound-piece-no-index = { $name } 没有声学指数的数据流。请重新连接录音设备，并选择要计算的内容：{ $allowed }。
sound-piece-overlaps = { $received } 的片段与始于 { $other } 的片段重叠。每一秒只发送一次：请用同一时钟并带时区注明每个片段的开始时刻。
sound-piece-rate = 该录音设备发送的片段过多。请在 { $wait } 秒后发送下一个，每个片段一分钟。
