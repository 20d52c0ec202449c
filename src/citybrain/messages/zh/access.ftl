### 谁可以做什么：身份、角色、令牌。

access-sign-in = 要{ $what }，请先说明身份：在页面顶栏右端登录，或以 Authorization: Bearer citybrain_… 发送具有权限“{ $act }”的令牌。
access-not-allowed = { $name } 不可{ $what }。此操作需要以下角色之一：{ $roles }。{ $narrow ->
    [yes] 角色{ $own }具有此权限，但所发送的令牌不含它：请不用令牌登录，或使用具有权限“{ $act }”的令牌。
   *[no] 目前的角色：{ $own }。请由具有上述角色的人员办理，或向管理员申请。
}
access-other-department = { $name } 属于{ $department }，只能在该部门范围内{ $what }；此项属于{ $of }。请联系{ $of }的人员，或不属于任何部门的人员。
access-refused = 此密钥无效：可能输入有误、已被撤销或已过期。请检查是否完整复制，或向管理员申请新的密钥。
access-link-over = 此登录链接已失效：它已被使用或已过期。请以其他方式登录、向管理员索取新链接，或重新启动服务器以获得新的链接。
access-name = 名称须为 1 至 { $allowed } 个字符；收到的是“{ $received }”。
access-name-taken = 已有名为“{ $name }”的身份，大小写和字形不同不算另一个名称。请换一个名称，或为它再发一个令牌。
access-names-alike = 以下名称只有大小写或字形不同：{ $names }。它们各自须用完全一致的名称登录；请撤销其中一个，或以其他名称重新添加。
access-name-reserved = “{ $received }”是程序自用的名称：名称不得以“anonymous”、“connector:”、“person:”或“provider:”开头，“admin”是管理员。请换一个名称。
access-name-unknown = 没有名为“{ $received }”的身份。“citybrain access list”列出现有的身份。
    .page = 没有名为“{ $received }”的身份。请重新载入页面查看现有的身份。
access-no-role = “{ $name }”至少需要一个角色。允许的角色有 { $allowed }。
access-last-administrator = “{ $name }”是唯一的管理员。请先让其他人成为管理员。
access-department = 城市没有部门“{ $received }”。可用：{ $allowed }；由服务器维护者在 city.toml 的 “departments” 中列出。
    .page = 城市没有部门“{ $received }”。可用：{ $allowed }；由服务器维护者在设置中列出。
access-scope = “{ $name }”的角色没有权限 { $received }。允许的有 { $allowed }。
access-days = 令牌有效期为 1 至 { $allowed } 天；收到的是 { $received }。
access-token-unknown = 没有编号为 { $received } 的有效令牌。“citybrain access list”列出现有的令牌。
    .page = 没有有效的令牌 { $received }。请重新载入页面查看现有的令牌。
access-too-many = 请求过多，暂不回答。请在 { $wait } 秒后再试。
access-log-full = 没有任何改动：{ $file } 中的审计日志无法写入，等待写入的内容过多。请检查磁盘是否已满，或是否被其他程序占用。
access-log-ended = 服务器正在停止，{ $file } 中的审计日志已关闭，有一项操作未能记入。请在下次启动后查看该操作是否已完成，未完成则重新执行。
request-crowded = 服务器当前请求过多。请在 { $wait } 秒后再试；已登录者和带令牌的设备优先得到回答。
request-too-many-keys = 请求正文中有一个对象含 { $received } 个键，最多允许 { $allowed } 个：请只提交该地址文档所列的字段。
request-too-slow = 请求未能及时到达。请通过更快的连接重新发送：每秒至少 { $allowed } 字节。

access-password-refused = 名称或密码有误。多次尝试后须等待。忘记密码时，请向管理员索取链接。
access-code-needed = 请输入身份验证器显示的验证码，或一个恢复码。
access-code-lost = 无法读取此身份验证器的密钥：对应的钥匙不在本机上。请使用恢复码，或请管理员重置您的登录方式，然后重新设置身份验证器。
personal-keys-unusable = 无法使用个人密钥：{ $problem }。没有它们就无法记录或读取任何个人信息。请服务器管理者让密钥文件夹仅供本程序读写，或放回属于本城市的密钥。
personal-keys-open = { $file } 中存放个人密钥，但所有者以外的人也能查看，因此不再生成新密钥。请服务器管理者收回其他人的权限（chmod 700）。
access-code-refused = 此验证码无效：可能输入有误、已被使用或已过期。请等待下一个验证码，并检查设备时钟是否准确。
access-code-wrong = 身份验证器显示的验证码与此不同。请检查它是否使用此密钥、时钟是否准确，然后输入它当前显示的验证码。
access-code-begin = 没有等待验证的密钥：已超过十分钟。请重新开始。
access-second-factor-due = 此处管理员不能仅凭密码登录。请使用通行密钥登录，或由另一位管理员提供链接，并设置身份验证器或通行密钥。
access-password-length = 密码须为 { $least } 至 { $allowed } 个字符；收到的是 { $received } 个。由几个词组成的密码容易记住。
access-password-common = 此密码容易被猜中、不同的字符太少，或主要由您的名称组成。请另选一个，例如几个互不相关的词。
access-passkey-refused = 此通行密钥在这里无效。请使用创建它的设备并在同一页面地址登录，或采用其他方式登录。
access-passkey-new = 设备没有生成可保存的通行密钥：等待时间过长、属于其他地址，或未验证您的身份。请重试。
access-passkeys-many = 您已有 { $allowed } 个通行密钥，达到上限。请先删除一个。
access-own-session = 此处供在页面登录的人使用，令牌不可用。请登录。
access-sign-in-again = 更改登录方式前，须在最近 15 分钟内登录过。请退出后重新登录，再继续。
access-own-token = 您是用令牌登录的，而您已有更可靠的方式：密码、通行密钥、验证器或登录服务。请退出，用其中一种方式登录，再继续。若已丢失，请由管理员重置。
access-own-narrow = 您登录所用的令牌权限少于您本人。请用密码、通行密钥、链接，或具有您全部权限的令牌登录。
access-link-passkey = 已有通行密钥的管理员须用通行密钥登录，不能使用链接。若已丢失，请由另一位管理员重置登录方式，并索取新链接。
access-credential-unknown = 您的登录方式中没有编号 { $received }。请重新载入页面。
access-session-unknown = 会话“{ $received }”已不存在。请重新载入页面。
access-provider-none = 此处未设置登录服务。请用密码、通行密钥、链接或令牌登录。
access-provider-gone = “{ $name }”未能正常回应，无法确认您的身份。请几分钟后再试，或改用不依赖它的密码、通行密钥或令牌登录。若持续如此，请告知管理员。
access-provider-secret = 本服务器无法读取自己在“{ $name }”的密钥。请告知管理员；在此之前请用密码、通行密钥或令牌登录。
access-provider-refused = “{ $name }”的答复无效或已被使用。请在本页面重新开始登录。
access-provider-no-role = “{ $name }”确认了您的身份（{ $who }），但您在那里的群组在本城市都没有角色。请向管理员申请角色。
access-logout-refused = 关于有人已在“{ $name }”退出的通知无效或已收到过：没有结束任何会话。请查看本服务器日志中的原因，并检查登录服务处的客户端设置。
access-provider-withdrawn = 管理员已撤回 { $who } 的访问权限。如有误，请向管理员索取链接。
access-provider-second-factor = 此处管理员需要第二重验证，而“{ $name }”未表明已进行。请用通行密钥登录，或用密码加验证码登录。
access-provider-taken = { $who } 已与本城市的另一身份关联。请先让管理员重置该身份。

access-act-observations-read = 读取非公开的读数
access-act-observations-write = 发送读数
access-act-observations-keep = 清除、归档或复制读数
access-act-warnings-issue = 发布和撤销预警
access-act-cases-read = 查看事件
access-act-cases-work = 处理事件
access-act-cases-assign = 分派、合并和静默事件
access-act-cases-close = 结案与重新立案
access-act-proposals-write = 提出城市变更提案
access-act-proposals-approve = 批准城市变更提案
access-act-enterprises-read = 查看企业档案
access-act-enterprises-write = 登记企业档案
access-act-enterprises-answer = 答复本企业档案
access-act-notifications-write = 管理值班表和须知者的地址
access-act-notifications-answer = 确认处理等待的事项，并设定自己的接收地址
access-act-sensors-write = 设置传感器
access-act-plans-write = 保存、修改或删除方案
access-act-plans-approve = 撤回方案的批准
access-act-targets-write = 设定目标和预算
access-act-inventory-write = 修改清单或年度数据
access-act-indicators-write = 填写指标或其他城市的数据
access-act-city-write = 建立城市或选择所显示的城市
access-act-correct-parameter = 更正本市的参数
access-act-audit-read = 读取审计日志
access-act-access-write = 管理谁可以做什么

access-role-administrator = 管理员
access-role-data_steward = 数据管理员
access-role-device_operator = 设备运维员
access-role-duty_officer = 值班员
access-role-planner = 规划员
access-role-auditor = 审计员
access-role-climate_officer = 气候专员
access-role-council = 市政会议
access-role-grid_operator = 电网与供热运营者
access-role-enterprise = 企业
access-role-none = 没有角色
access-role-unknown = 没有名为“{ $received }”的角色。允许的有 { $allowed }。
access-scope-unknown = 没有名为“{ $received }”的权限。允许的有 { $allowed }。
access-class-unknown = 没有名为“{ $received }”的数据类别。允许的有 { $allowed }。

cli-access-group = 谁可以做什么：身份、角色、令牌、审计日志
cli-access-command-list = 列出身份和令牌，包括已撤回的
cli-access-command-add = 登记一个人、程序或设备，并说明其在城市中的职责
cli-access-command-roles = 让身份只具有这些角色
cli-access-command-token = 为身份发放令牌；密钥只显示这一次
cli-access-command-revoke = 撤销令牌；运行中的服务器在数秒内拒绝它
cli-access-command-remove = 撤回身份及其所有令牌
cli-access-command-reset = 为管理员发放新密钥；此前的全部登录方式失效
cli-access-command-audit = 列出谁做了什么，最新的在前
cli-access-name = 身份的名称
cli-access-number = 令牌编号，见“citybrain access list”
cli-access-role = administrator、data_steward、climate_officer、planner、council、grid_operator、duty_officer、device_operator、enterprise 或 auditor；多个角色可重复填写
cli-access-scope = 令牌的用途，如 observations:write；多个可重复填写，不填则为其角色的全部权限
cli-access-days = 有效天数
cli-access-for = 用途说明，显示在列表中
cli-access-by = 操作人；默认为系统用户
cli-access-who = 只列出此人的操作
cli-access-most = 最多条数
cli-access-before = 此编号之前的条目
cli-access-added = 已登记 { $name }。用“citybrain access token”发放令牌。
cli-access-roles-set = { $name } 现在的角色：{ $roles }
cli-access-revoked = 令牌 { $number } 已失效。
cli-access-revoked-session = 用它开始的会话已结束：{ $device }，开始于 { $begun }
cli-access-revoked-credential = 曾用它设置、仍然有效：{ $kind }，设置于 { $made }。若不是本人设置的，请在页面“人员和令牌”中重置。
cli-access-removed = { $name } 及其所有令牌已失效。
cli-access-secret = { $name } 的令牌 { $number }。请立即保存密钥：以后不再显示。
cli-access-first = 此城市现在有了管理员。请在 { $address } 用以下密钥登录，以后不再显示：
cli-access-first-file = 此城市现在有了管理员。请在 { $address } 用文件 { $file } 中的密钥登录（只有运行此服务器的用户可以读取），然后删除该文件。
cli-access-link = 以管理员身份登录请打开以下链接，{ $minutes } 分钟内一次有效：
cli-access-all-scopes = 其角色的全部权限
cli-access-column-number = 编号
cli-access-column-name = 名称
cli-access-column-roles = 角色
cli-access-column-made = 创建
cli-access-column-withdrawn = 撤回
cli-access-column-scopes = 权限
cli-access-column-purpose = 用途
cli-access-column-expires = 有效期至
cli-access-column-at = 时间
cli-access-column-who = 操作人
cli-access-column-act = 操作
cli-access-column-things = 数量

## The audit log as a chain of signed heads

audit-entries-differ = 审计日志的条目被绕过程序更改、删除或插入：编号 { $first } 至 { $last } 之间有内容与 { $made_at } 写入的不同。请与备份比较，并告知城市负责人。
audit-entries-without-head = 从编号 { $first } 起有 { $number } 条审计日志是绕过程序写入的：没有签名头覆盖它们。请检查谁能写入数据库。
audit-head-forged = { $made_at } 覆盖 { $size } 条的审计日志签名头与其密钥的签名不符：它被更改过。请与备份比较，并告知城市负责人。
audit-log-older = 审计日志开头不是它在 { $made_at } 时的 { $size } 条；现在只覆盖 { $entries } 条。它被换回较旧的副本，或被重新制作。若无人恢复过备份，请告知城市负责人；若确有人恢复，请删除密钥文件夹中的 { $file }，其中保存着之前的签名头。
audit-another-log = 这不是 { $made_at } 保存的 { $size } 条签名头所属的审计日志。请选择本市的签名头；若确属本市，则其日志被重新制作。若有意重新建立了城市，请删除密钥文件夹中的 { $file }，其中保存着之前的签名头。
audit-guards-missing = 数据库不再拒绝更改 { $table }：其触发器已被移除或被替换。请从备份恢复城市，或在记录的副本上运行程序的迁移并比较。
audit-key-open = 所有者以外的人对 { $file } 有权限，因此不使用为审计日志签名的密钥：能读取它的人可以为任何内容签名。请查明谁可能读过它，将其设为仅所有者可用（chmod { $allowed }），然后重新启动服务器；若有疑问，请移走该密钥，以便生成新的密钥。
audit-no-head = { $file } 中没有审计日志的签名头。请保存“citybrain access verify --json”的输出。
    .page = 这不是审计日志的签名头。请选择在此保存的文件。
audit-size = 审计日志有 { $allowed } 条，从未有过 { $received } 条。请填写签名头所示的条数。
audit-whole = 审计日志与写入时一致：{ $entries } 条。
audit-not-proved = 审计日志（{ $entries } 条）与其签名头没有矛盾，但签名头不能证明其全部：
audit-not-whole = 审计日志与写入时不一致（{ $entries } 条）：
audit-unsigned = { $count } 个签名头未签名：当时没有密钥，或有条目绕过程序写入。无法得知由谁生成。
audit-foreign = { $count } 个签名头由其他安装的密钥签名：在此无法得知由谁生成。
audit-head = { $at } 覆盖 { $size } 条的签名头：{ $root }，密钥 { $key }
cli-access-command-verify = 检查审计日志是否与写入时一致
cli-access-against = 保存在别处的签名头，即“verify --json”的输出：日志必须以当时的内容开头

## Stewards of data sets

steward-name = 数据集需要填写负责人的姓名，最多 { $allowed } 个可显示的字符；收到：“{ $received }”。请写在一行内。
steward-contact-text = 负责人的联系方式最多 { $allowed } 个字符，且只能是可显示的字符；收到：“{ $received }”。请缩短或更正。
steward-contact = 本市不认识 { $name }，因此需要说明如何联系。请填写联系方式（例如办公室地址），或选择本市已知者的姓名。
steward-data-set = 本市的登记表中没有数据集“{ $received }”。请在“公开”的“数据”或 /api/v1/sources 中查找。
steward-unknown = 从未有过编号为 { $received } 的负责人。/api/v1/sources 列出每位负责人的编号。
steward-changed = 未作任何更改：您打开之后，此数据集已换负责人为 { $name }，由 { $by } 于 { $at } 指定。请重新查看后再决定。
steward-gone = 未作任何更改：您打开之后，此数据集的负责人已被移除，现在没有负责人。请重新查看后再决定。

## What people entered, as data sets of the register

sources-entered-activity = 清单活动数据
sources-entered-inventory_statement = 清单说明数据
sources-entered-consumption_account = 消费端核算
sources-entered-indicator_value = 指标值
sources-entered-figure = 城市年度数据
sources-entered-compared_figure = 其他城市的数据
sources-entered-withdrawn = { $count } 条已撤回或被替换。

access-purpose = 您填写的读取目的“{ $received }”不属于您的角色。允许的有：{ $allowed }。
access-purpose-needed = 读取有关个人的数据须先说明目的；目的为“{ $purpose }”时此数据流不开放。您的角色可选：{ $allowed }。请在页面顶栏右端您的姓名旁选择，或以标头 Citybrain-Purpose 发送。
access-results-closed = 此结果由您无权读取的数据计算得出，无法剔除后提供。请以可读取该数据的身份登录；涉及个人时还须说明目的。
access-purpose-session = 请先在页面登录：目的按会话保存。程序请以标头 Citybrain-Purpose 发送。
access-purpose-own = 本人的信息
access-purpose-city_work = 城市公务
access-purpose-city_work-because = 城市各部门的法定职责
access-purpose-stewardship = 数据管理
access-purpose-stewardship-because = 质量、保存期限、个人请求与删除（GDPR 第5、15–17条；《个人信息保护法》第44–47条）
access-purpose-service = 为本人提供服务
access-purpose-service-because = 本人要求的服务：仅限已同意或订有合同者的数据流
access-purpose-research = 研究
access-purpose-research-because = 研究项目：仅限同意参加者的数据流
access-act-consent = 同意
consent-code = 未知的代码。请向本市数据管理员索取新代码。
consent-person = 台账中没有“{ $received }”此人。请先添加，或选择已有的人。
consent-purpose = “{ $received }”不需要也不能由个人登记。允许的有：{ $allowed }。
consent-basis = “{ $received }”不是该目的的法律依据。允许的有：{ $allowed }。
consent-version = 请用一行 1 至 { $allowed } 个字符说明所同意文本的版本；收到 { $received } 个字符。
consent-streams = 一条登记可包含 1 至 { $allowed } 个数据流；收到 { $received } 个。
consent-stream = 没有适用于该目的的个人数据流 { $received }。
consent-entry = 同意台账中没有登记 { $received }。
## 影响评估

impact-purpose = { $received } 不是读取个人数据的目的。请从 { $allowed } 中选择。
impact-name = 所处理的内容需要一个不超过 { $allowed } 个字符的名称；现有 { $received } 个。
impact-answer = { $received } 不以文字回答。以文字回答的有：{ $allowed }。
impact-missing = { $received }：作出此决定前还需要：{ $allowed }。请先作答，或将评估保持为未决。
impact-register-full = 影响评估登记册已有 { $allowed } 个字符，已达一次答复的上限。请精简内容，或将长文本另存并在此注明。
impact-full = 该评估已有 { $allowed } 个版本，已达上限。请新建一份，并在其中注明本份。
impact-unknown = 没有编号为 { $received } 的影响评估。编号见 /api/v1/impact-assessments。
impact-title = 影响评估 { $number }：{ $name }
impact-of = { $city } · { $purpose } · { $by } 于 { $day } 的版本
impact-none = “{ $purpose }”没有影响评估
impact-articles = 法律的要求
impact-column-risk = 对个人的风险
impact-column-likelihood = 可能性
impact-column-severity = 严重程度
impact-column-measure = 措施
impact-column-high = 仍然很高
impact-versions = 版本
impact-no-answer = 尚未作答。
impact-yes = 是
impact-no = 否
impact-level-1 = 可忽略
impact-level-2 = 有限
impact-level-3 = 显著
impact-level-4 = 极大
impact-decision = 决定
impact-decision-open = 未决
impact-decision-accepted = 同意
impact-decision-refused = 不同意
impact-state-open = 未决
impact-state-stands = 已同意，复审日期 { $day }
impact-state-soon = 已同意，即将复审：{ $day }
impact-state-due = 自 { $day } 起应当复审
impact-state-refused = 不同意：不得处理
impact-part-processing = 处理的内容
impact-part-processing-question = 处理谁的哪些数据，来自哪些数据集和数据流，如何处理，由谁处理，保存多久？
impact-part-necessity = 必要性
impact-part-necessity-question = 为何该目的需要这些数据，为何更少的数据不够？
impact-part-risks = 对个人的风险
impact-part-risks-question = 个人可能遭遇什么，可能性和严重程度如何？
impact-part-measures = 措施
impact-part-measures-question = 总体上如何保护个人，如何证明这些措施有效？
impact-part-officer = 个人信息保护负责人的意见
impact-part-officer-question = 个人信息保护负责人有何建议，或为何没有负责人？
impact-part-views = 个人的意见
impact-part-views-question = 相关个人有何意见，或为何没有征求？
impact-part-consultation = 征询主管机关
impact-part-consultation-question = 若有风险仍然很高：主管机关如何答复？
impact-part-machines = 自动化决策
impact-part-machines-question = 是否由机器对个人作出或辅助作出决定？是哪一个，涉及谁，由谁监督并纠正错误？
impact-part-review = 复审
impact-part-review-question = 哪一天再次评估？
impact-place-purposes = 处理之前：没有已同意的影响评估的个人数据目的，都在此处标明。
impact-place-log = 处理情况记录：谁为何目的读取了什么，见审计日志。
impact-place-register = 至少保存三年：此处任何版本都不能更改或删除。

## 数据泄露登记册

breach-class = 数据泄露至少要指明一个数据类别。请从 { $allowed } 中选择。
breach-about = 发生了什么或通知了谁，需用最多 { $allowed } 个字符说明；现有 { $received } 个。请简短记下；较长的文件请归入案卷。
breach-ahead = { $received } 尚未到来；现在是 { $allowed }。请填写事情发生的时间。
breach-before = 该泄露于 { $allowed } 被发现，因此 { $received } 时不可能已就此通知。请更正时间，或登记一起更早发现的泄露。
breach-full = 该泄露已有 { $allowed } 条记录，已达上限。请将后续情况登记为新的泄露，并在其中注明本起。
breach-unknown = 登记册中没有编号为 { $received } 的泄露。编号见 /api/v1/breaches。

## 个人：删除与密钥

cli-access-command-erase = 删除某人的全部信息：其数据流及所有读数，以及数据流与其本人的对应关系
cli-access-command-keys = 显示有多少人的密钥在本机上；更换城市密钥
cli-access-person = 同意登记簿中此人的化名
cli-access-keys-renew = 用新的城市密钥包装所有个人密钥
cli-access-keys-remove-copies = 删除更新之前的记录副本
cli-access-keys-copies = 更新之前的副本仍以明文保存当时尚未加密的内容：{ $copies }。只有其所有者可以读取，更新一周后由每日的保留期清理删除。确定不再退回旧版本后，请用 --remove-copies 删除。
cli-access-keys-copies-removed = 已删除更新之前的副本：{ $copies }。
cli-access-erase-yes = 不再询问，直接删除；无法询问时必须加上
cli-access-erase-proof = 此前删除的证明（JSON），用于在删除之前的、密钥不在此处的城市副本中再次删除
cli-access-erase-sure = 永久删除与此人有关的全部内容吗？
cli-access-erase-not = 没有删除任何内容。删除后无法恢复：在无法询问的地方，请用 --yes 确认。
cli-access-erased = { $person } 已删除：{ $streams } 个数据流、{ $readings } 条读数、{ $rows } 行记录。审计日志中的哈希为 { $sha256 }；如本人要求证明，请保留盐值 { $salt }。
cli-access-erased-copies = 此前的副本仍含这些读数，但已无法得知属于何人：{ $copies }；此前写出的全城文件数：{ $downloads }。此前的密钥文件夹副本仍可得知，请删除。
cli-access-erased-shared = 以下数据流也涉及其他人，予以保留，在他们再次同意之前关闭：{ $streams }。
cli-access-keys = { $count } 人有密钥，位于 { $folder }。
cli-access-keys-renewed = 已用新的城市密钥包装 { $count } 个密钥。
cli-access-keys-unread = 有 { $count } 人的部分记录由较早版本加密，而更新时密钥不在，因此无法读取。现在请运行：citybrain access keys CITY --renew。
cli-access-keys-lost = { $count } 人的密钥不在本机上。其余一切照常，但无法得知这些人同意了什么，因此其数据流保持关闭；本城市的身份验证器须重新设置（恢复码仍有效）。请放回属于本城市的文件夹：{ $folder }。 在本副本生成之后已删除的人，可凭其删除证明再次删除：citybrain access erase CITY unreadable-编号 --proof FILE。
cli-access-erased-again = 有 { $count } 人在此文件写出之后已被删除，现再次删除。
cli-access-erased-kept = 以下记录行依法须留作证明：{ $rows }。
erasure-identity-counts = “{ $received }”仍在为城市工作。请先由管理员撤下此身份，然后重试。
erasure-done = “{ $received }”此前已删除。
erasure-changed = 其间有人为此人登记或撤回了同意；请重试，以便一并删除。
erasure-key-lost = “{ $received }”的密钥不在本机上，无法得知哪些数据流属于此人。请服务器管理者放回属于本城市的密钥，然后重试。若此人在本副本生成之后已被删除，请改为提供该次删除的证明。
erasure-unread = “{ $received }”的密钥在本机上，但部分记录仍无法读取，因而无法得知哪些数据流属于此人：这些记录由较早版本加密，而更新时密钥不在。请服务器管理者更新密钥（citybrain access keys CITY --renew），然后重试。若仍无变化，则记录曾被外部更改：请与备份比较。
    .page = “{ $received }”的密钥在本机上，但部分记录仍无法读取，因而无法得知哪些数据流属于此人。请服务器管理者更新密钥，然后重试。
erasure-proof-unreadable = { $file } 不是删除证明（{ $problem }）。允许的是删除时返回的 JSON。
erasure-proof-unsigned = 该证明未由签署本城市审计日志的密钥签名，或其内容被更改。没有删除任何内容。请提供删除时返回的原始答复。
erasure-proof-streams = 证明中的以下数据流在此处不是涉及个人的数据流，或晚于该证明：{ $received }。没有删除任何内容。请提供在本城市、本副本之后作出的证明。
erasure-proof-person = 该证明属于第 { $received } 人的删除，而此处是第 { $allowed } 人。请提供此人的证明。
cli-access-command-held = 将关于某人保存的全部信息写入交给本人的文件
cli-access-held-file = 要写入的文件（.zip），该处尚无文件
cli-access-held = 关于 { $person } 保存的全部信息在 { $file } 中。请只交给本人。
person-file-purpose = 读取关于某人保存的信息须指明目的“stewardship”；该目的记入本人可见的审计日志。
person-roles = 只有有权读取个人数据者（数据管理员，且令牌允许读取）才能删除某人的信息或交出所保存的内容。
person-file-index = 关于 { $person } 所保存的全部信息（自 { $since } 起）

    account      您在此处的身份：一个化名。任何地方都没有记录您的姓名。
    consents     您同意了什么、用于何种目的、依据为何，以及您撤回了什么（{ $consents } 条）
    streams      关于您的 { $streams } 个测量序列：测量内容、来自哪台设备、由谁设置，以及读数及其小时、日均值保存多久
    readings     这些序列的 { $readings } 条读数，每个序列一个文件；时间为 UTC
    accesses     谁在何时、为何种目的读取了它们（{ $accesses } 条，最多最新的 { $most } 条）

    每份列表有两种格式：.json 供程序使用，.csv 供表格使用。
    { $shared ->
        [0] 没有同时涉及您和他人的序列。
       *[other] 有 { $shared } 个序列同时涉及您和他人。它们已列出，但读数也属于他人，因此不在此文件中：请询问数据管理员。
    }
    城市工作人员使用这些信息须有目的，并记入审计日志。您可随时凭代码撤回同意，并要求删除全部信息。
