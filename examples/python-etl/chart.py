"""The summary as a drawing: SVG by hand, with each figure as text beside its bar."""

from xml.sax.saxutils import escape

from summary import SUMS, FileCounts, Summary

WIDTH, MARGIN, ROW, CHARACTER = 960, 24, 44, 8
BAR = WIDTH - 2 * MARGIN
COLOURS = {"accepted": "#2f7d4f", "warned": "#c98a00", "rejected": "#b3372f"}
STYLE = "text{font:13px system-ui,sans-serif;fill:#222}.n{font-variant-numeric:tabular-nums}"


def draw(summary: Summary) -> str:
    """The chart as an SVG document."""
    parts: list[str] = []
    y = MARGIN + 14
    parts.append(text(MARGIN, y, "What became of the orders", "font-weight:bold"))
    x = MARGIN
    y += 26
    for name, colour in COLOURS.items():
        label = "accepted with warnings" if name == "warned" else name
        parts.append(f'<rect x="{x}" y="{y - 10}" width="12" height="12" fill="{colour}"/>')
        parts.append(text(x + 18, y, label))
        x += 34 + 8 * len(label)
    y += 28
    most = max([counts.orders for counts in summary.files] + [1])
    for counts in summary.files:
        parts += bar(counts, most, y)
        y += ROW
    y += 16
    parts.append(text(MARGIN, y, "Sums of what was accepted, exact", "font-weight:bold"))
    y += 26
    heads = ["vendor", "currency", *(name.removeprefix("order_") for name in SUMS)]
    rows = [heads] + [
        [vendor, currency, *sums.values()] for vendor, currency, sums in summary.sums_in_order()
    ]
    # As wide as the longest amount needs.
    widths = [24 + CHARACTER * max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        x = MARGIN
        for at, (width, cell) in enumerate(zip(widths, row, strict=True)):
            end = at > 1
            parts.append(text(x + width if end else x, y, cell.replace("_", " "), end=end))
            x += width
        y += 22
    wide = max(WIDTH, 2 * MARGIN + sum(widths))
    height = y + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {height}" '
        f'width="{wide}" height="{height}" role="img" aria-label="What became of the orders">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect width="{wide}" height="{height}" fill="#fff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def bar(counts: FileCounts, most: int, y: int) -> list[str]:
    """A file's bar, its parts in proportion to the longest one."""
    figures = {
        "accepted": counts.accepted - counts.warned,
        "warned": counts.warned,
        "rejected": counts.rejected,
    }
    said = f"{counts.accepted:,} accepted, {counts.warned:,} of them with warnings"
    parts = [
        text(MARGIN, y, counts.source),
        text(WIDTH - MARGIN, y, f"{said}; {counts.rejected:,} rejected", end=True),
    ]
    x = MARGIN
    for name, count in figures.items():
        width = BAR * count // most
        # What is there is seen.
        width = max(width, 1) if count else 0
        parts.append(
            f'<rect x="{x}" y="{y + 6}" width="{width}" height="12" fill="{COLOURS[name]}">'
            f"<title>{count:,} {name}</title></rect>"
        )
        x += width
    return parts


def text(x: int, y: int, content: str, style: str = "", *, end: bool = False) -> str:
    """Text, from `x` on or up to it."""
    anchor = ' text-anchor="end"' if end else ""
    looks = f' style="{style}"' if style else ""
    return f'<text class="n" x="{x}" y="{y}"{anchor}{looks}>{escape(content)}</text>'
