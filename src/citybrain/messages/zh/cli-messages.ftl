### 程序文本的命令。

cli-messages-group = 程序文本：语言及新语言尚缺的文本
cli-messages-command-languages = 列出读者可选的语言及其文本数
cli-messages-command-check = 说明一种新语言缺少哪些文本，其文件有何错误
cli-messages-language = 语言代码，按 ISO 639，例如 fi；en-easy 为英文的简明用语
cli-messages-file = 要检查的文本文件，代替已安装的文件
cli-messages-all = 列出全部缺少的文本，而不只是前二十条
cli-messages-line = { $code }：{ $own } 条文本，{ $lacking } 条以英语显示
cli-messages-easy = { $code }：{ $own } 条简明用语
cli-messages-grade = { $page }：阅读级别 { $usual } 年级，简明用语 { $easy } 年级
cli-messages-complete = { $code } 的文本齐全。
cli-messages-unknown = 没有 { $code } 的文本文件；现有：{ $allowed }。请添加 src/citybrain/messages/{ $code }.ftl，或用 --file 指定文件
cli-messages-checked = { $code }：{ $own } 条文本。{ $missing } 条以英语显示，其中页面上 { $page } 条：
cli-messages-more = 另有 { $count } 条；用 --all 全部列出
translation-too-large = { $file } 有 { $size } 字节；文本文件最多 { $allowed } 字节。请删去不属于程序文本的内容。
translation-not-utf8 = { $file } 在第 { $byte } 字节处不是 UTF-8。请另存为 UTF-8。
translation-twice = { $key } 出现两次。请保留一条。
translation-unknown-key = { $key } 不是英语文本的键。请删去或改正。
translation-long = { $key } 超过 { $detail } 个字符。请缩短。
translation-markup = { $key } 含有标记，文本中不允许。请改为纯文字。
translation-unseen = { $key } 含有看不见的字符。请删去。
translation-syntax = { $key } 不是 Fluent 文本。请与英语文本对照花括号。
translation-variables = { $key } 使用了英语文本没有的变量：{ $detail }。请使用相同的变量。
