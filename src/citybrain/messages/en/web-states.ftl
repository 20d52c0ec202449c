## States: every part of the page in every state, with example values.

web-states-title = States of the page
web-states-why = Every part in every state that it can have. All values here are made up.
web-states-example = examples
web-states-number = The number
web-states-press = Each number that can be explained is a button.
web-states-pressed = Pressed: { $name }
web-states-number-measured = Measured
web-states-number-computed = Computed
web-states-number-assumed = Assumed or inferred
web-states-number-lopsided = Lopsided
web-states-number-unsure = Uncertainty not known
web-states-number-old = Older than its rhythm
web-states-number-stale = Stale
web-states-number-missing = Missing
web-states-number-withheld = Withheld
web-states-place = States of a place
web-states-empty = Empty
web-states-empty-title = Nothing needs a person
web-states-empty-text = Last checked 16:59. Of 18,204 values received in the last hour, 18,197 are stored and 7 were rejected.
web-states-loading = Loading
web-states-loading-text = The map is shown at once. No spinner, no moving grey.
web-states-stale = Stale
web-states-stale-title = Water level at the harbour
web-states-stale-text = Last reading 14:05, three hours old. It comes every 10 minutes. Flood watch runs without it.
web-states-failed = Failed
web-states-tried = { $count ->
    [one] Tried once.
   *[other] Tried { $count } times.
}
web-states-closed = No permission
web-states-closed-title = 1 case for social services
web-states-closed-text = You can see that it exists and that it is on time. Place and person are for social services alone.
web-states-controls = Controls
web-states-focused = With focus
web-states-chosen = Chosen
web-states-person = needs a person
web-states-counted = Counted in the plan
web-states-slider = Share that takes part
web-states-reason = A button that cannot be used is replaced by the reason: “You can approve when the cost is entered.”
web-states-scales = Scales
web-states-scale-amount = amount
web-states-scale-burden = burden
web-states-scale-change = change
web-states-scale-kinds = kinds
web-states-scale-map = map
web-states-classes = { $count } colours, low to high
web-states-notices = Notices
web-states-notice = Heights of 12 buildings are missing.
web-states-chinese = Chinese
web-states-chinese-cap = 待办 4 项
web-states-chinese-title = 街道扬尘是平时的五倍
web-states-chinese-text = PM10 小时均值 60 µg/m³，9 分钟前。多半是南面裸土的粗颗粒，不是烟。请在 17:57 前指定负责人。
web-states-chinese-go = 派给道路养护
web-states-chinese-no = 不是这个原因
