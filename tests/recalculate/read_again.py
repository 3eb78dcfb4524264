# SPDX-License-Identifier: MIT
"""Reads workbooks with a second library, and looks for names, styles, formulas, charts and pages that are broken:
read_again.py CHARTS BOOK...  CHARTS: how many each has at least. Exit status 77: the library is not there, nothing tested."""
import re
import sys

try:
    import openpyxl
    from openpyxl.formula import Tokenizer
except ImportError:
    print("no openpyxl: nothing read")
    sys.exit(77)

CELLS = re.compile(r"'?([^'!]+)'?!\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?$")
PLAIN = re.compile(r"\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?$")


def faults_of(path, charts):
    book = openpyxl.load_workbook(path)
    names = {}
    for each in book.defined_names.definedName:
        if each.name.startswith("_xlnm"):
            continue
        names[each.name.lower()] = each.attr_text
        found = CELLS.match(each.attr_text)
        if not found or found.group(1) not in book.sheetnames:
            yield f"the name {each.name} means {each.attr_text}"
    formulas = named = 0
    for sheet in book:
        setup = sheet.page_setup
        if setup.orientation != "landscape" or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            yield f"{sheet.title}: not landscape and one page wide"
        if not sheet.oddFooter.left.text:
            yield f"{sheet.title}: no footer"
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            cell.font, cell.fill, cell.number_format, cell.alignment  # each is looked up in the styles
            if ";" in cell.number_format:  # programs differ in which part draws the sign
                yield f"{sheet.title}!{cell.coordinate} is drawn as {cell.number_format}"
            if cell.data_type == "e":
                yield f"{sheet.title}!{cell.coordinate} is {cell.value}"
            if cell.data_type != "f":
                continue
            formulas += 1
            for token in Tokenizer(cell.value).items:
                if token.type != "OPERAND" or token.subtype != "RANGE":
                    continue
                where = CELLS.match(token.value)
                if where and where.group(1) in book.sheetnames or PLAIN.match(token.value):
                    continue
                if token.value.lower() in names:
                    named += 1
                else:
                    yield f"{sheet.title}!{cell.coordinate} refers to {token.value}: {cell.value}"
    if formulas < 100 or named < 5:
        yield f"{formulas} formulas, {named} names in them"
    if sum(len(sheet._charts) for sheet in book) < charts:
        yield "charts are missing"


bad = False
for book in sys.argv[2:]:
    for fault in faults_of(book, int(sys.argv[1])):
        print(f"{book}: {fault}")
        bad = True
print(f"{len(sys.argv) - 2} workbooks read")
sys.exit(bad)
