"""LibreOffice accepts, or rejects, all changes of documents; another witness than our own."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Settling"/>
</library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
  xlink:type="simple" library:link="false"/>
</library:libraries>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling"
 script:language="StarBasic">
Sub Settle(source, target, command)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden"
 hidden(0).Value = True
 document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
 dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
 dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
 Dim form(0) As New com.sun.star.beans.PropertyValue
 form(0).Name = "FilterName"
 form(0).Value = "MS Word 2007 XML"
 document.storeToURL(target, form())
 document.close(True)
End Sub
Sub All()
{calls}
End Sub
</script:module>
"""
_COMMANDS = {"accepted": "AcceptAllTrackedChanges", "rejected": "RejectAllTrackedChanges"}


def settled_by_office(documents: list[bytes], folder: Path) -> list[tuple[bytes, bytes]]:
    """Return each document with all changes accepted, and with all rejected."""
    calls = []
    for number, document in enumerate(documents):
        source = folder / f"{number}.docx"
        source.write_bytes(document)
        for name, command in _COMMANDS.items():
            target = folder / f"{number}-{name}.docx"
            calls.append(f'Settle("{source.as_uri()}", "{target.as_uri()}", ".uno:{command}")')
    profile = folder / "profile"
    _office(profile, "--terminate_after_init")  # makes the profile, over anything that is there
    basic = profile / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    module = _MODULE.format(calls="\n".join(calls))
    (basic / "Standard" / "Settling.xba").write_text(module, encoding="utf-8")
    _office(profile, "macro:///Standard.Settling.All")
    return [
        tuple((folder / f"{number}-{name}.docx").read_bytes() for name in _COMMANDS)
        for number in range(len(documents))
    ]


def _office(profile: Path, *words: str) -> None:
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*command, *words], check=True, capture_output=True, timeout=300)  # noqa: S603 - words of ours
