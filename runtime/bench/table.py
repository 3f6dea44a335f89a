"""From figures to tables: medians, ratios, verdicts; Markdown."""

import statistics

SCALES = {"ns": 1e9, "us": 1e6, "ms": 1e3, "s": 1, "": 1}


def medians(row, figures):
    """{peer: median}, quoted peers included: theirs is their published ratio to a peer that was
    measured here, times that peer's median."""
    known = {name: statistics.median(found) for name, found in figures.items() if found}
    for name, (anchor, ratio) in row.quoted.items():
        if anchor in known:
            known[name] = known[anchor] * ratio
    return known


def verdict(value, bar):
    """What the value reaches: both bars are upper bounds."""
    if bar.aim is not None and value <= bar.aim:
        return "aim reached"
    if bar.must is not None:
        return "pass" if value <= bar.must else "**miss**"
    return "aim missed"


def bars(rows, figures):
    """Each bar as (title, ours, against, theirs, ratio, must, aim, verdict), all text."""
    lines = []
    for row in rows:
        known = medians(row, figures[row.key])
        for bar in row.bars:
            ours = known.get("poolwise")
            if bar.against is None:
                if ours is not None:
                    demanded = [amount(limit, row.unit) for limit in (bar.must, bar.aim)]
                    lines.append((row.title, amount(ours, row.unit), "", "", "", *demanded,
                                  verdict(ours, bar)))
                continue
            theirs = known.get(bar.against)
            if ours is None or theirs is None:
                continue
            quoted = " (quoted)" if bar.against in row.quoted else ""
            lines.append((row.title, amount(ours, row.unit), bar.against + quoted,
                          amount(theirs, row.unit), ratio(ours / theirs), ratio(bar.must),
                          ratio(bar.aim), verdict(ours / theirs, bar)))
    return lines


def not_measured(rows, figures):
    """The bars that nothing can be said about, as `measure, against` texts."""
    return [f"{row.title}, against {bar.against or 'its limit'}"
            for row in rows for bar in row.bars
            if not {"poolwise", bar.against or "poolwise"} <= medians(row, figures[row.key]).keys()]


def ratio(value):
    if value is None:
        return ""
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"


def spread(row, figures):
    """Each peer's median with the lowest and highest figure: (title, text)."""
    cells = []
    for name, found in figures.items():
        if len(found) > 1 and min(found) != max(found):
            cells.append(f"{name} {amount(statistics.median(found), row.unit)} "
                         f"({number(min(found), row.unit)} to {number(max(found), row.unit)})")
        elif found:
            cells.append(f"{name} {amount(found[0], row.unit)}")
    return (row.title, "; ".join(cells))


def number(value, unit):
    scaled = value * SCALES[unit]
    return f"{scaled:.0f}" if scaled >= 100 or scaled == int(scaled) else f"{scaled:.3g}"


def amount(value, unit):
    return "" if value is None else f"{number(value, unit)} {unit}".strip()


def markdown(head, lines):
    return "\n".join(f"| {' | '.join(cells)} |"
                     for cells in [head, ["---"] * len(head), *lines]) + "\n"
