"""What the overflowing bars are told of the fixed room between their parts is what their forms hold."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from assessor_app.gui.pdf_view import pdf_toolbar
from assessor_app.gui.video_view import play_bar

FORMS = Path(__file__).parents[2] / "ui"


@pytest.mark.parametrize(("form", "told"), [("pdf_toolbar", pdf_toolbar.GAPS), ("play_bar", play_bar.GAPS)])
def test_a_bar_knows_the_fixed_gaps_of_its_form(form: str, told: int) -> None:
    spacers = Xml.parse(FORMS / f"{form}.ui").getroot().iter("spacer")
    fixed = [one for one in spacers if "Fixed" in (one.findtext("property[@name='sizeType']/enum") or "")]
    assert sum(int(one.findtext("property[@name='sizeHint']/size/width") or "") for one in fixed) == told > 0
