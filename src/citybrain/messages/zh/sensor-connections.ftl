### 逐个接入的传感器，以及未能接入的原因。

sensor-name = 传感器名称须为 1 至 { $allowed } 个字符；收到 { $received } 个。请缩短名称。
sensor-name-unseen = 名称中含有不可见字符（{ $received }，第 { $place } 个字符）。可使用文字、数字、空格和标点。请去掉该字符。
sensor-name-taken = 已有名为“{ $name }”的传感器、人员或程序，因此没有再建立一个。请换一个名称；若是您自己接入的，请在已接入传感器列表中为它签发新令牌。
sensor-measured = 一个传感器可测量 1 至 { $allowed } 个观测属性；收到 { $received } 个。请分成多个传感器接入。
sensor-property = 没有名为“{ $received }”的观测属性。可用的有：{ $allowed }。
sensor-property-twice = 观测属性“{ $received }”出现了两次。每个属性只写一次；同类的第二个传感器请另取名称。
sensor-unit = “{ $received }”不是“{ $property }”可用的单位；系统不会自行假定单位。请选择：{ $allowed }。
sensor-outside = 位置（北纬 { $latitude }，东经 { $longitude }）在城市之外；城市范围为北纬 { $south } 至 { $north }、东经 { $west } 至 { $east }。请在地图上选择位置。
sensor-outside-turned = 位置（北纬 { $latitude }，东经 { $longitude }）在城市之外；两个数对调后则在城市之内。请先写纬度（北），再写经度（东）。
sensor-class = 您无权读取“{ $received }”类数据，因而看不到传来的读数。请选择：{ $allowed }。
sensor-unknown = 没有您可见的已接入传感器 { $received }。请重新加载页面查看现有的传感器。
access-other-stream = “{ $name }”的令牌只能发送数据流 { $allowed } 的读数，不能发送 { $received } 的。请使用该传感器自己的令牌。
