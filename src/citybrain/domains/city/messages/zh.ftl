### 城市领域的文本。

## 登记册的各部分

web-open-group-city = 城市与气象
