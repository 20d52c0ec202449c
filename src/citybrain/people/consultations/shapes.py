"""What is told of consultations."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from citybrain.plans.plan_document import PlanDocument

EffectVerdict = Literal["better", "worse", "unclear", "unknown", "changed", "slight", "same"]
ConsultationState = Literal["coming", "open", "closed", "decided"]
ReplyVerdict = Literal["shown", "taken_up", "partly", "not_taken_up", "noted", "withheld"]


class LikeContent(TypedDict):
    """A change in everyday things with the ends of its interval; `label` by language."""

    name: str
    label: dict[str, str]
    amount: float
    low: float | None
    high: float | None
    source: str
    quality: int


class EffectContent(TypedDict):
    """An effect as records keep it: numbers today and with the plan, the change and its 90 % interval."""

    quantity: str
    label: dict[str, str]
    unit: str
    today: float
    plan: float
    change: float
    low: float | None
    high: float | None
    verdict: EffectVerdict
    like: LikeContent | None


class LikeAnswer(TypedDict):
    """A change in everyday things, between `low` and `high`; `source` of what one thing is, with its `quality` 1-6."""

    name: str
    label: str
    amount: float
    low: float | None
    high: float | None
    source: str
    quality: int


class ShownEffectAnswer(TypedDict):
    """An effect in everyday words: today, with the plan, the change and its 90 % interval, null if unknown."""

    quantity: str
    label: str
    unit: str
    today: float
    plan: float
    change: float
    low: float | None
    high: float | None
    verdict: EffectVerdict
    like: LikeAnswer | None


class ConsultationChoice(TypedDict):
    """One of the three answers."""

    name: str
    label: str


class TraitGroup(TypedDict):
    """A group of a trait that somebody may say they belong to."""

    name: str
    label: str


class TraitChoice(TypedDict):
    """A trait that somebody may tell of themselves, or leave out."""

    name: str
    label: str
    groups: list[TraitGroup]


class OfferedMeasureAnswer(TypedDict):
    """A measure of one's own plan, with what a plan says of it; `levels` are shares of those who can take part."""

    label: str
    intervention: str
    where: dict[str, object]
    settings: dict[str, float]
    levels: list[float]


class OwnPlansAnswer(TypedDict):
    """What one's own plan is made of, and the most that its measures may cost in the money of the city."""

    budget: float
    seed: int
    measures: list[OfferedMeasureAnswer]


class ConsultationSummary(TypedDict):
    """A consultation in a list; `answered` counts those who answered, `until` is the last day that was meant.

    `ended`: the day, by the clock of the city, on which answering ended, null before.
    `fallbacks`: texts that are not in the language of the page, or not in its easy words, and what they are in.
    `languages`: those in which the city wrote some of its texts.
    """

    number: int
    title: str
    question: str
    state: ConsultationState
    since: str
    until: str
    ended: str | None
    answered: int
    fallbacks: dict[str, str]
    languages: list[str]


class DecisionAnswer(TypedDict):
    """What the city decided, when, and the number of the proposal by which, null for none."""

    text: str
    at: str
    proposal: int | None


class ViewSummary(TypedDict):
    """A place of which pictures are shown, counted from 1."""

    number: int
    name: str


class ViewChange(TypedDict):
    """A measure at the place, in words: on `count` of `among` rows of an entity, both null where it has no places.

    `drawn` tells whether the picture with the plan shows it.
    """

    intervention: str
    label: str
    entity: str
    entity_label: str
    count: int | None
    among: int | None
    drawn: bool
    words: str


class ViewRows(TypedDict):
    """How many rows of an entity stand at the place today."""

    entity: str
    label: str
    count: int


class ViewAnswer(ViewSummary):
    """A place today and with the plan, in words; `today` and `plan` describe the pictures to who does not see them.

    `words` says that they are drawn and no photographs. `unsized`: rows that are drawn at a usual size since nobody
    knows their height; `left_out`: shapes beyond those that one picture draws.
    """

    longitude: float
    latitude: float
    words: str
    today: str
    plan: str
    changes: list[ViewChange]
    rows: list[ViewRows]
    unsized: int
    left_out: int


class ConsultationAnswer(ConsultationSummary):
    """A consultation with all that one needs to answer it; `plan` is the id of the saved plan.

    `views` are places of which there are pictures before and after.
    """

    about: str
    plan: str
    effects: list[ShownEffectAnswer]
    choices: list[ConsultationChoice]
    traits: list[TraitChoice]
    own: OwnPlansAnswer | None
    views: list[ViewSummary]
    decision: DecisionAnswer | None


class ConsultationList(TypedDict):
    """The newest consultations first; `preparing` where there is none yet and that of a demo city is being made."""

    consultations: list[ConsultationSummary]
    preparing: bool


class CodeAnswer(TypedDict):
    """A code by which one device answers once."""

    code: str


CodeStanding = Literal["good", "used", "office", "wrong", "coming", "over"]


class StandingAnswer(TypedDict):
    """Whether a code can be answered by: good; used: somebody did; office: of a form that the city enters; wrong: it
    was not given for this; coming, over: answering begins later, or has ended, on `day`, null of every other.
    """

    standing: CodeStanding
    day: str | None


class CodeList(TypedDict):
    """Codes for links, paper forms or the counter: they are written nowhere, and told this once."""

    channel: str
    codes: list[str]


class ReceiptAnswer(TypedDict):
    """That something was taken: `number` of an input, null of an answer; `new` is false where it had come before."""

    sending: str
    number: int | None
    new: bool
    answered: int


class InputReply(TypedDict):
    """What became of an input, in words, and when."""

    verdict: ReplyVerdict
    label: str
    text: str
    at: str


class InputAnswer(TypedDict):
    """What somebody sent: of one that is withheld or that nobody has looked at yet without its words.

    Its place is for who sent it and for the office; others read of cells of enough people.
    `investment`, `values` and their `changes` are of a plan of one's own, `plan` is that plan as Plan opens it; `own`
    tells whoever asks by a code what they sent themselves.
    """

    number: int
    kind: str
    title: str
    text: str
    longitude: float | None
    latitude: float | None
    support: int
    at: str
    own: bool
    investment: float | None
    values: dict[str, float]
    changes: dict[str, float]
    plan: PlanDocument | None
    reply: InputReply | None


class InputList(TypedDict):
    """Inputs, the newest first; `waiting` is how many have no reply yet, `all` how many there are."""

    inputs: list[InputAnswer]
    all: int
    waiting: int
    next: int | None


class GroupResult(TypedDict):
    """Answers of a group, null where they are withheld, which may be many or few; `together` is of all those.

    `taken_part` is its share of the answers, `living` of the people of all groups of the trait that are shown, null
    where it is withheld or unknown; `gap`: whether it takes part less than it lives here, by more than noise.
    """

    name: str
    label: str
    counts: dict[str, int] | None
    taken_part: float | None
    living: float | None
    gap: bool


class TraitResult(TypedDict):
    """The table of a trait; `simulated` where the numbers of those who live here are made up."""

    name: str
    label: str
    groups: list[GroupResult]
    simulated: bool


class WeightedShare(TypedDict):
    """Share of an answer in whole per cent with weights, with a 90 % interval of drawing by chance and noise."""

    share: float
    low: float
    high: float


class WeightedResult(TypedDict):
    """Shares by weights that make those who answered as many of each trait as live here; they add up to 100 per cent.

    `effective` is the number of equal answers that say as much, `cut` how many weights were cut to the range, both in
    whole tens.
    """

    shares: dict[str, WeightedShare]
    traits: list[str]
    effective: float
    cut: int


class TallyContent(TypedDict):
    """The result as records keep it when answering is over: names, no labels; `ended` is the day of it."""

    counted: int
    counts: dict[str, int]
    tables: dict[str, dict[str, dict[str, int] | None]]
    living: dict[str, dict[str, float]]
    simulated: list[str]
    weighted: WeightedResult | None
    ended: NotRequired[str]


class ResultAnswer(TypedDict):
    """What was answered: `counted` of `answered`, since numbers are told of 25, 50, 100, 200 ... while more come in.

    `noise`: how far numbers of groups (and all numbers before the end) are off at most in 90 of 100 cases; `least`: how
    many make a group large enough to be told. `shares` are of the `counts`; `weighted` is null below 100 answers or
    where no trait is known. `next`: with how many answers the numbers are made anew, null when answering is over.
    """

    final: bool
    answered: int
    counted: int
    counts: dict[str, int]
    shares: dict[str, WeightedShare] | None
    weighted: WeightedResult | None
    traits: list[TraitResult]
    noise: int
    least: int
    next: int | None
