### 碳排放领域的文本。

## 登记册的各部分

topic-emissions = 温室气体
topic-pathway = 到 2050 年的路径
