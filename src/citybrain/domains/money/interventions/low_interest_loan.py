"""Public loans below the rate that owners must pay."""

from typing import NamedTuple

from citybrain.kernel import intervention
from citybrain.kernel.units import Ratio, Share


class Loan(NamedTuple):
    """What a public loan changes."""

    loan_share: Share
    loan_rate: Ratio


@intervention(
    of="building",
    phase="finance",
    strategy="finance",
    source="definition: annuity at the rate of the loan; public budgets bear the rest of the interest",
    settings=("offered_loan_share", "offered_loan_rate"),
)
def low_interest_loan(loan_share: Share, offered_loan_share: Share, offered_loan_rate: Ratio) -> Loan:
    """Finances a share of the owner's part of investments at a low rate over their lives; public budgets bear the rest.

    Loans that are not paid back, and fees, are not counted.
    """
    none = 0.0 * loan_share
    return Loan(none + offered_loan_share, none + offered_loan_rate)
