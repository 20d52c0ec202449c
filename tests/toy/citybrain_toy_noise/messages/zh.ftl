### 道路噪声的文字。

toy-reason-too-slow = 车速过低，轮胎噪声不明显
