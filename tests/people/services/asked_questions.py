"""The list of questions, and how well they are answered."""

from pathlib import Path
from typing import NamedTuple

from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.services.questions import QuestionIndex, QuestionLimits

FILE = Path(__file__).with_name("questions.yaml")


class AskedQuestion(NamedTuple):
    text: str
    service: str | None


class Score(NamedTuple):
    """right: the service that answers; wrong: another one; missed: not answered; refused: rightly not answered;
    invented: answered though nothing does."""

    right: int
    wrong: int
    missed: int
    refused: int
    invented: int

    @property
    def asked(self) -> int:
        return sum(self)

    @property
    def share(self) -> float:
        return (self.right + self.refused) / self.asked


def halves() -> tuple[list[AskedQuestion], list[AskedQuestion]]:
    said = read_yaml(FILE)
    every = [AskedQuestion(text, code) for code, texts in said["answered"].items() for text in texts]
    every += [AskedQuestion(text, None) for text in said["refused"]]
    return every[::2], every[1::2]


def score(index: QuestionIndex, asked: list[AskedQuestion], limits: QuestionLimits | None = None) -> Score:
    counts = [0, 0, 0, 0, 0]
    for one in asked:
        sentence = index.answer(one.text, limits).sentence
        if sentence is None:
            counts[3 if one.service is None else 2] += 1
        elif one.service is None:
            counts[4] += 1
        else:
            counts[0 if sentence.code == one.service else 1] += 1
    return Score(*counts)


def best_limits(index: QuestionIndex, asked: list[AskedQuestion]) -> QuestionLimits:
    """Those with the most right and refused ones, a wrong or an invented answer counting as two lost ones."""

    def worth(limits: QuestionLimits) -> tuple[float, float, float]:
        found = score(index, asked, limits)
        return found.right + found.refused - (found.wrong + found.invented), limits.coverage, limits.score

    grid = [QuestionLimits(part / 20, level / 2) for part in range(2, 19) for level in range(0, 17)]
    return max(grid, key=worth)
