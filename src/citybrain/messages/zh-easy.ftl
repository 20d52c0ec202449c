# 简明用语：一句话只说一件事，用常用的词。没有简明用语的文字照常显示。

## Reports

web-report-title = 哪里有问题？请告诉城市
web-report-map = 地图：请点问题所在的地方
web-report-no-account = 不用账户。您会得到答复。
web-report-unread-services = 列表没有打开
web-report-waiting = 没有网络。报告先留在这里，有网络时再发。
web-report-have-code = 我有一个代码
web-report-unfound = 没有找到这份报告
web-report-private = 别人看不到您写的话。别人看不到地点，只看到区域。
web-report-press = 请在地图上点这个地方。也可以写地址。
web-report-placed = 地图上已标出这个地方。
web-report-near-how = 如果是，城市已经知道。您还可以发送。
web-report-photos-how = 我们会去掉照片里的时间和地点。
web-report-contact = 城市可以问您吗？（可以不填）
web-report-contact-how = 我们会保密。办完 90 天后删除。最多存两年。
web-report-anonymous = 我们不问您是谁。
web-report-not-sent = 我们没有收到报告
web-report-unsaved = 这台设备没能存下报告
web-report-offline = 没有网络时，报告留在这里。有网络时发送一次。
web-report-missing = 请写出了什么问题。请选是哪一类。请选地方。
web-report-late-answer = 答复晚了
web-report-late-end = 办得晚了
web-report-reply = 给我们写几句话
web-report-say-objection = 我不同意
web-report-say-person = 我想和人谈
web-report-waits = 没有网络。它留在这台设备上。
web-report-unread = 已发送。有网络时您能看到结果。
web-report-code-wrong = 代码不对。少了或写错了一个字符。代码有 20 个字符。请看您的纸。
web-report-promises = 我们说到做到了吗？
web-report-promises-median = 一半办完用了
web-report-promises-others = 有些来自别的系统：{ $sources }。
web-report-promises-few = 另外 { $count } 项不到五份。我们只算在总数里。
web-report-board = 我住的地方有什么新事
web-report-board-city = 城市在问什么，决定了什么
web-report-board-how = 这里说的是地方，不是人。文字和照片先由人看过。
web-report-areas = 有报告的区域，不显示地点

## Consultations, surveys, readings

web-consult-title = 请说说您的看法
web-consult-failed = 没有打开。
web-consult-none = 现在没有问题要问。
web-consult-preparing = 正在做一个例子。大约一分钟后出现。
web-consult-effects = 会有什么变化？
web-consult-verdict-unclear = 说不准
web-consult-about-you-why = 这样我们知道谁来了、谁没来。可以不填。最后会和您的答案分开。
web-consult-have-code = 我有一个代码
web-consult-code-wrong = 代码不对。它有一个字母和 20 个字符。例如 N-01234-56789-ABCDE-FGHJK。
web-consult-by-code = 您用收到的代码作答。
web-consult-waiting = 没有网络。您的答案“{ $answer }”留在这里。有网络时发送一次。
web-consult-weighted = 按人数调整
web-consult-weighted-how = 有的人群答得多，有的答得少。这里每个人群按住在本地的人数计算。这相当于 { $count } 个答案。每个数字可能多一点，也可能少一点。
web-consult-gaps = 这些人群答得太少：
web-consult-groups = 谁参与了？
web-consult-noise = 我们把数字改动一点，最多 { $count }。这样没有人能看出您的答案。
web-consult-self-chosen = 这些人自己想来作答。别人的想法可能不同。
web-consult-own = 做一个自己的方案
web-consult-own-how = 请选要做的事。一共有 { $budget }。
web-consult-cost = 要花 { $cost }。一共有 { $budget }。
web-consult-over = 要花 { $cost }。太多了。一共有 { $budget }。
web-consult-add = 我想说几句，或提个建议
web-consult-kind-comment = 我想说几句
web-consult-kind-proposal = 我有个建议
web-consult-where = 您说的是哪里？（可以不填）
web-consult-public = 城市的人先看。然后大家都能看。请不要写人名。请不要写住址。
web-consult-sent = 已发送。请在这里看结果。
web-consult-withheld-words = 这些话不显示。
web-consult-support = 我也想要这个
web-survey-title = 请您回答
web-survey-sent = 谢谢。我们收到了您的回答。
web-survey-place = 用地图的正中
web-survey-place-add = 加上地图的正中
web-survey-waiting = 没有网络。您的回答留在这里。有网络时发送一次。
web-survey-photo-how = 我们去掉地点、时间和设备。只有工作人员能看。
web-reading-title = 告诉我们有多吵，或空气怎么样
web-reading-how = 请用手机应用，或用您的传感器。读出数字，写在这里。本页面听不到您。
web-reading-what = 您测了什么？
web-reading-private = 我们记下数字、设备种类和时间。地点只记 111 m 的方格。我们不记您是谁。每小时只算一个数字。
web-reading-taken = 谢谢。我们收到您的数字了。附近有 { $people } 人测过后，地图才显示。
web-reading-compared = 和城市的传感器比一比
web-reading-spread = 相差多少
web-reading-weight = 有的设备总是偏高或偏低。知道的话我们会减去。数字差得越多，算得越少。

## Lessons, points, competitions

web-lesson-title = 十五分钟学一课
web-lesson-about = 我们问您本市的数字。不用账户。您做过的课只留在这台设备上。
web-lesson-number = 一个数字说明什么？为什么？
web-lesson-interval = 一个数字有多准？
web-lesson-algorithm = 电脑能做什么？谁来决定？
web-lesson-street = 我们这条街用多少？
web-lesson-budget = 这些钱能做什么？
web-lesson-loading = 正在用今天的数字做这一课
web-lesson-nothing = 本市还没有这一课的数字。
web-lesson-wrong = 还不对。请看上面的数字。再试一次。
web-lesson-way-assumed = 有一部分是猜的
web-lesson-number-way = 这个数字怎么来的？请到规划页。按一下数字就能看到。
web-lesson-number-why = 每个数字都可以问“为什么”。最后您会看到实测，或看到规则和出处。
web-lesson-interval-read = { $label } 在 { $low } 和 { $high } 之间。十次里有九次是对的。计算方法本身也可能有错。这一点没有算进去。
web-lesson-interval-could = 真的数字可能是 { $value } 吗？
web-lesson-interval-yes = 可能。它在两者之间
web-lesson-interval-no = 不太可能。它差得很远
web-lesson-interval-ninety = 请想十个数字。每个都有最低和最高。
web-lesson-interval-ten = 真的数字大约有几次在两者之间？
web-lesson-algorithm-list = 本市列出了所有的计算方法。
web-lesson-algorithm-suggests = 电脑可以说什么有用。电脑可以说哪里不对。真正去做的是人。
web-lesson-algorithm-decides = 谁来决定方案？
web-lesson-decides-person = 一个人。名字会记下来
web-lesson-decides-nobody = 没有人。自己就发生了
web-lesson-street-known = 这是我们知道的第一栋楼。您能看到我们怎么知道的。
web-lesson-budget-read = 您有 { $budget }。每件事都单独算过。
web-lesson-budget-fit = 一次做一件，您付得起几件？
web-lesson-budget-best = 付得起的里面，哪一件最有用？
web-act-title = 我的积分
web-act-about = 记下您做的事。这只给您自己看，只留在这台设备上。别人看不到。不能用来买东西。
web-nudge-title = 大家一起节约
web-nudge-state-over = 已经结束。我们在等账单。
web-nudge-withheld = 楼太少
web-nudge-how = 我们看一片地方所有楼的账单。我们也看以前的账单和天气。这样就知道省了多少。楼太少的地方不显示。
web-nudge-letter-changed = 用量变了 { $share }（{ $low } 至 { $high }）。我们和没收到信的楼比过。
web-nudge-cost-none = 说不出每一吨花了多少。

## Helpers

web-helper-title = 有人帮您办事
web-helper-lead = 朋友或工作人员可以帮您办事。您要先同意。您决定办什么、办多久。您随时可以停止。
web-helper-agree = 让人帮我办事
web-helper-helper = 帮您的人的姓名
web-helper-task-report = 报告问题
web-helper-agreed = 我同意。两个人的姓名都会记下来。
web-helper-failed = 没有办成
web-helper-codes-once = 请现在记下两个代码。以后不再显示。
web-helper-code-person = 这是您的代码。请留好。您可以用它看办了什么。您可以用它停止。
web-helper-code-helper = 这是帮您的人的代码。请交给他。
web-helper-mine = 帮我办了什么？
web-helper-nothing = 还没有办过事。
web-helper-end = 现在停止
web-helper-acting = 我帮别人办
web-helper-acting-how = 代码在他手里。结果只给他看，不给您看。
web-helper-sent = 您帮的人用自己的代码看结果。
web-helper-none = 不是。是本人或工作人员发的。

## What do I reach, and ways

web-reach-mine-how = 请在地图上点您住的地方。也可以写地址。您会看到走路到商店、学校等要多久。
web-reach-hint = 请在地图上点起点。用键盘时：先按方向键，再按 Enter。
web-reach-again = 点别的地方，就从那里开始。
web-reach-both = 两种颜色都有：现在能到，方案后也能到
web-reach-how = 沿地图上的街道走。速度和多数人一样。没有算上坡和红绿灯。公交按您定的时间出发。没有公交的地方就走路。
web-reach-private = 我们不记下这个地方。
web-reach-failed = 没有算出来
web-reach-nowhere = 没有找到。请写街道和门牌号。也可以在地图上点。
web-reach-search-failed = 搜索没有成功。请在地图上点。
web-reach-services = 城市能帮您什么。请提问。看看您发的事怎么样了
web-ways-hint = 请先点起点，再点终点。也可以写地址。用键盘时：先按方向键，再按 Enter。
web-ways-plan = 这是方案后的路线。小字是现在的路线。
web-ways-wheel = 其中 { $kilograms } kg 来自汽车本身。其余来自制造燃料和电力。费用包括：能源、磨损和一半的停车费。
web-ways-legend = 点一条路线，就能在地图上看到。圆环是起点。带点的圆环是终点。虚线绕开暗处、车流、危险或没有绿地的街道。
web-ways-dark = 那时天黑。安全路线走有灯的街道。
web-ways-light = 那时天亮。安全路线可以走所有街道。
web-ways-how = 速度和多数人一样。没有算上坡、红绿灯和堵车。公交按您定的时间出发。汽车按这里的一般汽车算。
web-ways-private = 我们不记下这些地方。

## Services, applications, objections, my house, refusals

web-services-failed = 列表没有打开
web-services-none = 本市还没有列表。
web-services-not-known = 我们不知道。请问工作人员。
web-services-not-known-ask = 没有找到答案。请到服务台或打电话。那里有人帮您。
web-services-near = 这些也许有用：
web-services-unit = 交给谁？
web-services-conditions = 谁可以办？
web-services-documents = 要带什么？
web-services-held-consent = 本市已有：{ $register }。您同意，我们就去查。
web-services-held-law = 本市已有：{ $register }。您不用带。
web-services-fee = 要多少钱？
web-services-promise = 要多久？
web-services-channels = 怎么办？
web-services-checked = 有人在 { $day } 核对过。没有错。
web-services-unchecked = 还没有人核对过。
web-services-replaced = 这是旧的。已经有新的。
web-services-consent = 可以，本市可以自己去查，不用问我要
web-services-consent-how = 您不同意时，工作人员会请您带来。
web-services-by-law = 法律允许本市自己查：{ $documents }。
web-services-words = 您想要什么？
web-services-contact = 怎么找到您？
web-services-contact-optional = 怎么找到您？（可以不填）
web-services-contact-how = 我们会保密。决定 90 天后删除。没人决定，两年后删除。您说删除，我们就删除。
web-services-link-once = 请留好这个链接。您用它看结果。它只显示这一次。
web-services-objection-how = 有人会看，并给您答复。不用账户。
web-services-objection-words = 哪里不对？您怎么知道的？
web-services-state-received = 我们收到了。还没有答复。
web-services-state-answered = 我们答复了。还没有决定。
web-services-state-decided = 我们决定了。
web-services-state-appealed = 您请我们再看一次。由另一个人决定。
web-services-late = 我们说过在 { $at } 前决定。我们晚了。
web-services-step-appeal = 您请我们再看一次
web-services-step-correction = 本市改正一个数字
web-services-step-taken-back = 本市撤回改正
web-services-outcome-granted = 可以
web-services-outcome-partly = 一部分可以
web-services-outcome-refused = 不可以
web-services-outcome-corrected = 您说得对，已经改正
web-services-correction-over = { $name }原来是 { $before }。我们改成了 { $value }。{ $how ->
    [replaced] { $over } 我们又改了一次。第一次的改动没有了。
   *[other] { $over } 我们撤回了。这个改动没有了。
}
web-services-appeal-words = 为什么不对？
web-services-appeal = 请再看一次
web-services-refusals = 本市不做的事
web-services-refused-faces = 我们不认人脸。我们不存人脸。
web-services-refused-scores = 我们不给人打分。我们不给人排名。
web-services-refused-points = 我们没有个人积分的名单。垃圾桶会称重。您能拿回钱。桶不知道您是谁。
web-services-refused-third = 本页面只和本市联系，不发给别人。
web-services-refused-sell = 我们只问需要的事。我们说明留多久。到时就删除。
web-services-refused-alone = 机器不决定您的事。人来决定。您可以请我们再看一次。
web-services-house-how = 我们知道您的楼什么？怎么做会更好？这里说的是楼，不是您。
web-services-house-failed = 没有找到这栋楼
web-services-house-nothing = 没有找到对这栋楼有用的办法。
web-services-house-sure = 每个办法都单独算，只算这栋楼。很多是估计的。请先让懂的人看看，再决定。

## Consent

web-consent-title = 您同意了什么？谁看过？
web-consent-why = 您同意时收到一个代码。请写在这里。您会看到我们留着什么。您会看到谁看过、为什么看。这里没有您的姓名。您可以收回。收回后没有人能再看。
web-consent-failed = 没有办成
web-consent-none = 这个代码下没有内容。
web-consent-withdraw = 收回
web-consent-unread = 还没有人一条一条看过。
web-consent-take-why = 您可以把所有内容存成一个文件。里面有您同意的事、数字、谁看过、留多久。
web-consent-erase-why = 可以全部删除。删除后就没有了。别人同意的内容会留下。我们会记下删除过，但没有您的姓名。想留一份吗？请先存文件。
web-consent-erase-sure = 是的，永远删除
web-consent-proof = 这张证明写着删除了什么、什么时候删除。城市也有一份。没有人能看出是您。

## Open

web-open-who-did-what = 谁做了什么？有权的人可以在“我的城市”里查。谁同意了方案，请看“进展”。
web-open-title-data = 城市知道什么？
web-open-title-algorithms = 城市怎么计算？
web-open-title-quality = 我们对城市知道多少？
web-open-lead-data = 这里有所有文件。您能看到每个文件给了什么。
web-open-lead-algorithms = 这里有所有计算方法。它们来自正在运行的程序。
web-open-lead-parameters = 这里有所有定好的数字。您能看到从哪天起有效，是谁说的。
web-open-lead-quality = 多少是测的？多少是估计的？多少不知道？
web-open-gaps-lead = 我们不猜人是谁。这里写着我们不知道什么，谁可以告诉我们。
web-open-nobody = 这里没有程序决定人的事。方案由人做，由人决定。
web-open-empty = 没有找到。
web-open-no-such = 在本市没有找到“{ $name }”。地址可能旧了，也可能是别的城市的。请在左边找一找。
web-open-pick = 请选一项。您会看到它是什么、从哪里来。
web-open-values-none = 本市没有文件给出它。我们用常用的数字。有新数据时再改。
web-open-about-data-why = 您能看到每个文件的名字。您能看到是谁给的、可以怎么用。您能看到用了多少。您能看到我们补了什么。
web-open-about-algorithms-why = 列表来自正在运行的程序。“假设”表示有多少是估计的。
web-open-about-parameters-why = 价格和限值都在文件里。人人都能看、能改。一个数字从第一天起有效，直到下一个。
web-open-about-quality-why = 实测：从登记、地图或仪表读出。推导：由实测算出。估计：按规则补上。条形下的斜线：为演示编造。
web-open-get-lead = 您可以拿走城市知道的一切，也可以检查。每个文件都写着可以怎么用。
web-open-developers-why = 您的程序也能读到这里的一切。

## Codes, links and results

web-code-wrong = 代码不对。请看看信上的代码。您写的都还在。
web-code-used = 有人用过这个代码。只算一次。
web-code-office = 这是纸上的代码。城市的人替您填。
web-code-coming = 从 { $day } 起可以用这个代码。
web-code-over = 已在 { $day } 结束。不再收答案。
web-code-without = 这里不用代码。
web-code-not-looked-at = 现在不能查这个代码。
web-code-other = 有人在这里答过。您的链接有新代码。您可以用它。
web-code-as-other = 我是另一个人
web-code-dropped = 代码不对。什么都没有发送。您写的都还在。
web-code-answer-without = 不用代码
web-link-unknown = 您的链接是 { $number } 号。这里没有。请看看信。也可以从列表里选。
web-link-coming = 还没有开始。请留好信，到时再来。
web-link-over = 已经结束。不再收答案。您可以看结果。
web-link-alone = 您的链接有代码。但没有说用在哪里。请打开信上说的那一个。在那里填代码。
web-link-broken = 链接少了一部分。请再打开信上的链接。也可以自己填代码。
web-result-live = 我们把数字改动一点，最多 { $noise }。没有人能看出您的答案。有 { $next } 个答案时再算。{ $day } 之后有准确的数字。
web-result-withheld = 不显示
web-result-withheld-groups = 不显示：{ $groups }。
web-result-withheld-why = 不到 { $count } 人的人群不显示。这样没有人能看出他们的答案。它们合成一行。
web-result-fewer = 来的人太少
web-result-took-part = 谁来了？谁住在这里？
web-result-several = 可以选好几个。这里不分人群。
web-result-interval = 十次有九次，数字在这中间。
web-result-weighted-how = 每个人群按住在这里的人数算。
web-result-few = 不到 { $count } 人作答。太少了，不显示。
web-result-places-below = 地点在下面。很多人选的才显示。
web-result-office = 只有城市的人看文字和照片。
web-result-places = 选得最多：{ $what }
web-result-on-map = 看地图
