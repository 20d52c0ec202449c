### 碳排放领域的文本。

## 登记册的各部分

web-open-group-carbon = 碳排放
web-open-group-emissions = 温室气体
web-open-group-pathway = 到 2050 年的路径
