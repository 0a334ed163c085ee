"""The styles of a Word paper, and what Word keeps that its Python library has no word for."""

from __future__ import annotations

from typing import Any

FONT = "Arial"
SMALL = "Small print"
WARNING = "Warning"
INK, GREY, PALE, HAIR, BLUE, RED = "0B0C0C", "505A5F", "F3F2F1", "B1B4B6", "1D70B8", "AA2A16"
LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def make_styles(book: Any, *, dense: bool) -> None:
    """Every style that a paper uses, so that an author changes the look of all headings at once."""
    size = 9.5 if dense else 10.5
    _font(book.styles["Normal"], size, after=3 if dense else 6)
    _font(book.styles["Title"], 15 if dense else 22, bold=True, after=2 if dense else 4)
    _font(book.styles["Subtitle"], size + 1, colour=GREY, after=4 if dense else 10)
    _font(book.styles["Heading 1"], size + 2 if dense else 15, bold=True, before=8 if dense else 16, after=3)
    _font(book.styles["Heading 2"], size + 1.5, bold=True, before=10, after=3)
    _font(book.styles["Caption"], size - 0.5, bold=True, before=4, after=3)
    _font(book.styles["List Bullet"], size, after=2)
    _font(book.styles["Footer"], 8, colour=GREY, after=0)
    _font(_add(book, "Marking"), 9, bold=True, after=0).alignment = 1
    _font(_add(book, "Cell"), size - 1, after=0)
    _font(_add(book, "Cell small"), size - 1.8, after=0)
    _font(_add(book, SMALL), size - 1.3, colour=GREY, after=3)
    key = _font(_add(book, "Key sentence"), size + 0.5, bold=True, before=2, after=6)
    key.left_indent = _points(8)
    warning = _font(_add(book, WARNING), size + 0.5, bold=True, colour=RED, before=2, after=6)
    warning.left_indent = _points(8)
    _border(_add(book, WARNING, made=True)._element.get_or_add_pPr(), "pBdr", left=(18, RED))
    _border(_add(book, "Key sentence", made=True)._element.get_or_add_pPr(), "pBdr", left=(18, BLUE))
    for name, edges in (
        ("Figures", {}),
        ("Room to write", dict.fromkeys(("top", "left", "bottom", "right"), (4, HAIR))),
    ):
        _table_style(book, name, edges)
    book.styles["Title"]._element.get_or_add_pPr().remove_all("w:pBdr")


def _font(
    style: Any, size: float, *, bold: bool = False, colour: str = INK, before: float = 0, after: float = 0
) -> Any:
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, _points(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style._element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = _points(before), _points(after)
    style.paragraph_format.keep_with_next = style.name.startswith(("Heading", "Caption", "Key"))
    return style.paragraph_format


def _add(book: Any, name: str, *, made: bool = False) -> Any:
    if made:
        return book.styles[name]
    style = book.styles.add_style(name, 1)
    style.base_style = book.styles["Normal"]
    style.quick_style = True
    return style


def _table_style(book: Any, name: str, edges: dict[str, tuple[int, str]]) -> None:
    style = book.styles.add_style(name, 3)
    inside = _element("w:tblPr")
    style._element.append(inside)
    if edges:
        _border(inside, "tblBorders", **edges)


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _element(name: str, **told: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in told.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _border(parent: Any, kind: str, **edges: tuple[int, str]) -> None:
    """Lines round a paragraph, table or cell: each edge with its weight in eighths of a point and its colour."""
    borders = _element(f"w:{kind}")
    for edge in ("top", "left", "bottom", "right"):
        if edge in edges:
            size, colour = edges[edge]
            borders.append(_element(f"w:{edge}", val="single", sz=str(size), space="4", color=colour))
    parent.append(borders)


def set_up_page(section: Any, *, wide: bool, dense: bool) -> None:
    """A4, upright or on its side, with margins that leave room for a binder."""
    from docx.shared import Mm

    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = 1 if wide else 0
    section.left_margin = section.right_margin = Mm(14 if dense else 22)
    section.top_margin, section.bottom_margin = Mm(17 if dense else 24), Mm(15 if dense else 22)
    section.header_distance = section.footer_distance = Mm(8)


def add_page_number(line: Any, field: str) -> None:
    """A field that Word fills in: PAGE or NUMPAGES."""
    run = line.add_run()._element
    for kind, words in (("begin", ""), ("", field), ("end", "")):
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            told = _element("w:instrText")
            told.text = words
            run.append(told)


def set_alternative(table: Any, title: str, words: str) -> None:
    """What a table is about, for whoever hears it read."""
    table._tbl.tblPr.append(_element("w:tblCaption", val=title))
    table._tbl.tblPr.append(_element("w:tblDescription", val=words))


def shade(cell: Any) -> None:
    """The pale ground of a heading cell."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=PALE))


def rule_below(row: Any, *, strong: bool, head: bool) -> None:
    """The line under a row; a heading row stands again on every page, and no row breaks in two."""
    for cell in row.cells:
        _border(cell._tc.get_or_add_tcPr(), "tcBorders", bottom=(8, INK) if strong else (4, HAIR))
    keep_whole(row)
    if head:
        row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """No page ends within this row."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def keep_with_next(row: Any) -> None:
    """No page ends between this row and what follows it."""
    for cell in row.cells:
        for line in cell.paragraphs:
            line.paragraph_format.keep_with_next = True


def lead_to(cell: Any, address: str) -> None:
    """Make the words of a cell a link; they are underlined, so that colour alone says nothing."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    line = cell.paragraphs[0]
    link = _element("w:hyperlink", history="1")
    target = line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(LINK_ID, target)
    for run in list(line.runs):
        run.underline = True
        link.append(run._element)
    line._p.append(link)
