### 资金领域的文本。

## 建筑不能采取某项措施的原因，与此类建筑的数量一同显示

reason-already-granted = 已获得同等或更高补贴

## 分别核算费用与收益的人群

money-group-owner-occupiers = 自住业主
money-group-landlords = 房东
money-group-tenants = 租户
money-group-low-income = 低收入家庭（包含在业主与租户中）
money-group-organisations = 拥有建筑的企业与公共机构
money-group-drivers = 驾车者
money-group-passengers = 公共交通乘客
money-group-public = 公共财政
money-group-energy-companies = 能源公司
money-group-lenders = 贷款方与自有资金

## 登记册的各部分

topic-cost = 能源费用
