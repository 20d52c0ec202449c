"""The commands of docs/sensorthings.md do what the page says."""

import os
import shutil
import subprocess

import pytest

from tests.docs.code_blocks import blocks

PAGE = "docs/sensorthings.md"
STRICT = 'curl() { command curl --silent --show-error --fail-with-body "$@"; echo; }\nset -e\n'


@pytest.mark.skipif(shutil.which("curl") is None, reason="service missing: curl")
def test_every_command_of_the_page_is_answered(address: str, token: str) -> None:
    _, *shown = [block.content for block in blocks(PAGE) if block.language == "sh"]
    environment = {**os.environ, "STA": address, "AUTH": f"Authorization: Bearer {token}"}
    script = STRICT + "\n".join(shown)
    told = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout[-2000:] + told.stderr
    for words in (
        '"@iot.selfLink"',
        '"result":12.5',
        "phenomenonTime,result",
        '"FeatureCollection"',
        '"dataArray"',
        "\ncity\n",
    ):
        assert words in told.stdout
