### 数据流预报：训练、模型说明卡、预报自身的说明。

forecast-history-none = { $stream } 尚无读数。请导入读数，或等待传感器上报。
forecast-history-short = { $stream } 有 { $days } 天的读数，其中 { $known } 个小时有值；训练需要 { $allowed } 天，且至少一半小时有值。在此之前由简单规则预报。
forecast-history-constant = { $stream } 各小时的值都相同，无从学习。请检查传感器。
forecast-readings-few = { $stream } 近两个月只有 { $received } 个小时有读数，预报需要 { $allowed } 个小时。请等待，或导入更早的读数。
forecast-stale = { $stream } 的最新读数距今 { $hours } 小时，而预报只能覆盖 { $allowed } 小时。请恢复传感器后再查询。
forecast-file-missing = 无法读取 { $file }（{ $problem }）。请从备份恢复，或重新训练该数据流。
forecast-file-changed = { $file } 与训练时的记录不一致。请从备份恢复，或重新训练该数据流。
forecast-model-unknown = 没有有效的模型 { $received }。citybrain observe forecast models 可列出全部模型。
    .page = 没有有效的模型 { $received }。请重新加载页面查看现有模型。
forecast-no-model = { $stream } 没有训练过的模型。请用 citybrain observe forecast train 训练。
    .page = { $stream } 没有训练过的模型。请让服务器的管理者训练一个。

forecast-notice-old = 最新读数距今 { $hours } 小时；预报由该时刻起算，区间相应加宽。
forecast-notice-untrained = 该数据流没有训练过的模型，由三条简单规则中最好的一条预报。
forecast-notice-rules = 训练的模型未能胜过简单规则，因此由简单规则预报。
forecast-notice-undone = 模型已过时：它曾用 { $file } 的读数训练，而该文件的导入已于 { $at } 撤销。请重新训练。
forecast-notice-simulated = 读数为模拟数据。

forecast-limit-highest = 模型见过的最高小时值为 { $highest }；高于此值时区间偏低。
forecast-limit-weather = 模型不使用天气预报，天气变化只体现在区间宽度中。
forecast-limit-seasons = 模型只见过 { $days } 天的数据，每个季节至多见过一次。
forecast-limit-coverage = 提前 { $first } 至 { $last } 小时，检验值落在 90% 区间内的比例为 { $within }%。

forecast-candidate-persistence = 保持不变
forecast-candidate-seasonal_naive = 同昨日同一时刻
forecast-candidate-statistical = 该月该时刻的常值，偏差逐渐消退
forecast-candidate-boosting = 训练的模型

forecast-card-purpose = { $name } 的小时均值，提前 1 至 72 小时，附区间。用于预警和当日安排，不用于法定报告。
forecast-card-title = { $name } 的模型 { $number }
forecast-card-made = { $by } 于 { $at } 训练；数据自 { $since } 至 { $until }（{ $hours } 小时，{ $share }% 有值），检验期为 { $tested_since } 至 { $tested_until }
forecast-card-withdrawn = { $by } 于 { $at } 撤回
forecast-card-data = 数据 SHA-256 { $hash }；随机种子 { $seed }；{ $versions }
forecast-card-beside = 同时参考：{ $names }
forecast-card-simulated = 以模拟读数训练

cli-forecast = 数据流预报（提前 1 至 72 小时）：训练、查看、模型说明卡
cli-forecast-train = 用本城市的读数训练模型，记录在案并附模型说明卡
cli-forecast-show = 查看数据流的预报及区间
cli-forecast-card = 数据流的模型说明卡：数据、与简单规则的比较、适用限度
cli-forecast-models = 列出全部训练过的模型
cli-forecast-withdraw = 撤回模型，恢复使用前一个模型
cli-forecast-streams = 只训练这些数据流（编号，可多次给出）
cli-forecast-by = 执行者；默认为系统用户
cli-forecast-seed = 随机种子
cli-forecast-threads = 计算所用的线程数
cli-forecast-stream = 数据流编号
cli-forecast-number = 模型编号
cli-forecast-training = 正在训练和检验
cli-forecast-trained = { $stream } 的模型 { $number } 已训练完成，用时 { $seconds } 秒
cli-forecast-withdrawn = 模型 { $number } 已撤回。
cli-forecast-issued = { $name }，起报于 { $issued }
cli-forecast-column-time = 时刻
cli-forecast-column-middle = 中位值
cli-forecast-column-half = 50%
cli-forecast-column-most = 90%
cli-forecast-column-speaks = 预报方法
cli-forecast-column-ahead = 提前小时数
cli-forecast-column-candidate = 方法
cli-forecast-column-error = 平均误差
cli-forecast-column-loss = 损失
cli-forecast-column-persistence = 技巧（对保持不变）
cli-forecast-column-naive = 技巧（对昨日同时刻）
cli-forecast-column-covered = 50% / 90% 区间命中
cli-forecast-column-model = 模型
cli-forecast-column-stream = 数据流
cli-forecast-column-at = 训练时间
cli-forecast-column-by = 训练者
cli-forecast-column-holds = 有效
cli-forecast-yes = 是
cli-forecast-no = 否
