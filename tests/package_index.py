"""An index of packages on disk, which pip reads as it reads a real one."""

import hashlib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


class Index:
    """Wheels in a folder, and a page for each package that lists its own."""

    def __init__(self, folder):
        self.folder = folder
        self.url = folder.as_uri()

    def add(self, name, version, *requires, extra=None):
        """Add a package with no code; return its line for a lock."""
        info = f"{name.replace('-', '_')}-{version}.dist-info"
        says = ["Metadata-Version: 2.1", f"Name: {name}",
                f"Version: {version}",
                *(f"Requires-Dist: {other}" for other in requires),
                *([f"Provides-Extra: {extra}"] if extra else [])]
        return self._publish(name, version, {
            f"{info}/METADATA": "\n".join(says) + "\n",
            f"{info}/WHEEL": WHEEL, f"{info}/RECORD": ""})

    def add_installed(self, name):
        """Add a package as it is installed here; return its line."""
        here = distribution(name)
        return self._publish(name, here.version, {
            path.as_posix(): path.locate().read_bytes()
            for path in here.files
            if path.suffix != ".pyc" and path.name != "INSTALLER"})

    def spoil(self, name):
        """Change the files of a package after they were published."""
        for wheel in (self.folder / name).glob("*.whl"):
            with zipfile.ZipFile(wheel, "a") as archive:
                archive.writestr("more.py", "")

    def _publish(self, name, version, files):
        page = self.folder / name / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        stem = f"{name.replace('-', '_')}-{version}"
        wheel = page.with_name(f"{stem}-py3-none-any.whl")
        with zipfile.ZipFile(wheel, "w") as archive:
            for path, content in files.items():
                archive.writestr(path, content)
        digest = "sha256:" + hashlib.sha256(wheel.read_bytes()).hexdigest()
        with Path(page).open("a") as lines:
            lines.write(f'<a href="{wheel.name}#{digest.replace(":", "=")}">'
                        f"{wheel.name}</a><br>\n")
        return f"{name}=={version} --hash={digest}\n"
