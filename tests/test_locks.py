from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import carcite
from carcite import Reference
from carcite.errors import CannotWrite
from carcite.files.locks import Held, lock_beside
from carcite.formats import appending

WRITES = """
import sys, carcite
from pathlib import Path
who, path, format_ = sys.argv[1:]
sys.stdin.readline()
for number in range(40):
    reference = carcite.Reference(type="book", title=f"Book {number} of {who}")
    carcite.dump([reference], Path(path), format_, append=True)
print("written")
"""


@pytest.mark.parametrize(("name", "format_"), [("refs.bib", "bibtex"), ("refs.ris", "ris")])
def test_what_processes_append_at_once_is_all_there(
    tmp_path: Path, name: str, format_: str
) -> None:
    path = tmp_path / name
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES, who, str(path), format_],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for who in ("Ana", "Bo", "Cy")
    ]
    for writer in writers:
        assert writer.stdin is not None
        # All have been started and wait, so that they begin together.
        writer.stdin.write("now\n")
        writer.stdin.flush()
    for writer in writers:
        out, _ = writer.communicate(timeout=120)
        assert out == "written\n"
    loaded = carcite.load(path)
    wanted = {f"Book {number} of {who}" for who in ("Ana", "Bo", "Cy") for number in range(40)}
    assert not loaded.failures
    assert {reference.title for reference in loaded.references} == wanted
    assert len({reference.id for reference in loaded.references}) == len(wanted) or format_ == "ris"
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_threads_that_append_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"

    def write(who: int) -> None:
        for number in range(10):
            reference = Reference(type="book", title=f"Book {number} of {who}")
            carcite.dump([reference], path, append=True)

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(carcite.load(path).references) == 40


def test_two_names_of_a_file_are_one_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "LONGEST_WAIT", 0.0)
    (tmp_path / "refs.bib").write_text("")
    (tmp_path / "link.bib").symlink_to(tmp_path / "refs.bib")
    book = Reference(type="book", title="Book")
    with (
        lock_beside((tmp_path / "refs.bib").resolve()),
        pytest.raises(CannotWrite, match=r"link\.bib: another process has been writing to it"),
    ):
        carcite.dump([book], tmp_path / "link.bib", append=True)
    carcite.dump([book], tmp_path / "link.bib", append=True)
    assert "Book" in (tmp_path / "refs.bib").read_text()


def test_a_lock_is_held_by_one_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with lock_beside(path):
        with pytest.raises(Held), lock_beside(path):
            pass
        assert [one.name for one in tmp_path.iterdir()] == [".a.lock"]
    with lock_beside(path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_process_that_was_killed_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "a"
    code = (
        "import os, sys; from pathlib import Path; from carcite.files.locks import lock_beside\n"
        "with lock_beside(Path(sys.argv[1])): os._exit(9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 9
    assert (tmp_path / ".a.lock").exists()
    with lock_beside(path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_where_no_lock_can_be_made_a_message_says_so(tmp_path: Path) -> None:
    book = Reference(type="book", title="Book")
    with pytest.raises(CannotWrite, match="no such directory:"):
        carcite.dump([book], tmp_path / "none" / "refs.bib", append=True)
    with pytest.raises(CannotWrite, match="null"):
        carcite.dump([book], str(tmp_path / "a\0.bib"), append=True)
