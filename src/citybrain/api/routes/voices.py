"""What consultations and surveys share over HTTP: codes by which a device, a link or a paper answers once; helpers."""

from typing import Annotated, Any, Literal

from fastapi import Depends, Header, Query, Request, Response
from pydantic import BaseModel, Field

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.limits import origin_of
from citybrain.api.openapi import answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import ONLY_JSON, Number
from citybrain.api.state import TheState
from citybrain.messages import choose, readable
from citybrain.messages.language import wanted_tags
from citybrain.people import voices
from citybrain.people.consultations.shapes import CodeAnswer, CodeList, StandingAnswer
from citybrain.people.texts import EASY, EasyLanguage, ReaderLanguage, TextTag, tag_wanted, wants_easy
from citybrain.people.tokens import LONGEST, MOST_AT_ONCE, VoiceChannel


async def _of_texts(
    request: Request,
    language: Annotated[
        TextTag | None, Query(description="Instead of Accept-Language, any in which the city wrote its texts.")
    ] = None,
    texts: Annotated[
        TextTag | None, Query(description="What the city wrote comes in this one where it has it, other words do not.")
    ] = None,
) -> str:
    header = request.headers.get("accept-language") or ""
    words = (language or "").removesuffix(EASY)
    page = words if words in readable() else choose(header)
    first = [texts or language or ""] if texts or language else map(tag_wanted, wanted_tags(header))
    is_easy = language.endswith(EASY) if language else wants_easy(header)
    return (EasyLanguage if is_easy else ReaderLanguage)(page, first)


TextLanguage = Annotated[str, Depends(_of_texts)]
"""The language of an answer, a `ReaderLanguage`: words of the program come in one that the catalogue has, texts of the
city in the one that is wanted most of those that they have. An `EasyLanguage` where Accept-Language begins with easy
words of one, as `en-simple`.
"""

OPEN, ENTER = voices.OPENS, voices.ENTERS
OPENS, ENTERS = requires(OPEN), requires(ENTER)
HelperCode = Annotated[
    str | None, Header(alias="Helper-Code", max_length=40, description="Code of a helper who does this for a person.")
]
Device = Annotated[
    str, Header(alias="Citybrain-Device", max_length=LONGEST, description="The code that one answers with.")
]


class CodesToMake(BaseModel, extra="forbid"):
    """How many codes for links, paper forms or the counter."""

    channel: Literal["link", "paper", "counter"]
    count: int = Field(1, ge=1, le=MOST_AT_ONCE)


def add_codes(router: Router, of: Any, about: str) -> None:
    """Add the routes of codes; of: how a request comes to the service, about: for what, as the log says it."""

    @router.post(
        "/{number}/codes/web", summary="A code for a device", status_code=201, responses=answering(CodeAnswer, 201)
    )
    def web_code(request: Request, state: TheState, number: Number, service: Any = of) -> Response:
        """By which it answers once. An address gets few of them at a time."""
        state.limits.voices.take(origin_of(request))
        answer: CodeAnswer = {"code": service.web_code(number)}
        return fresh_answer(request, answer, "", 201)

    @router.get("/{number}/codes/standing", summary="Whether a code is good", responses=answering(StandingAnswer))
    def standing(request: Request, state: TheState, number: Number, device: Device, service: Any = of) -> Response:
        """Of a link or a letter, before somebody answers by it. An address asks few times, as for codes."""
        state.limits.voices.take(origin_of(request))
        answer: StandingAnswer = service.standing(number, device)
        return fresh_answer(request, answer, "")

    @router.post(
        "/{number}/codes", summary="Codes for links, paper or the counter", status_code=201,
        dependencies=[ENTERS, *ONLY_JSON], responses=answering(CodeList, 201),
    )  # fmt: skip
    def codes(request: Request, actor: TheActor, number: Number, body: CodesToMake, service: Any = of) -> Response:
        """What came on paper or at the counter is entered with such a code by the same rules as from a device."""
        made = service.codes(number, VoiceChannel(body.channel), body.count, actor)
        note(request, ENTER, about.format(number=number), len(made))
        answer: CodeList = {"channel": body.channel, "codes": made}
        return fresh_answer(request, answer, "", 201)
