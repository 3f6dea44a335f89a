"""Puts generated text into a page, between markers, as often as you like."""


def replaced(page, name, text):
    """The page with the text between `<!-- NAME -->` and `<!-- end of NAME -->`; appended if it
    has no such place yet."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    if begin not in page:
        return f"{page.rstrip()}\n\n{begin}{text.strip()}\n{end}"
    before, rest = page.split(begin, 1)
    old, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"the page has '{begin.strip()}' but not '{end.strip()}'")
    return f"{before}{begin}{text.strip()}\n{end}{after}"
