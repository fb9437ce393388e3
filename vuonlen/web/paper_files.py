"""A paper as the file a person downloads: PDF, or Word to be edited. Who makes one logs it, for it names people."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse

from vuonlen.documents import Paper, joined, write_pdf, write_word
from vuonlen.kernel.folding import slug

KINDS = {
    "pdf": (write_pdf, "application/pdf"),
    "docx": (write_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def paper_file(papers: list[Paper], kind: str, named: str) -> HttpResponse:
    """The papers, one after the other, as one file; `kind` is one of `KINDS`."""
    write, media = KINDS[kind]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"giay.{kind}"
        write(joined(papers), path)
        answer = HttpResponse(path.read_bytes(), content_type=media)
    name = slug(named)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer
