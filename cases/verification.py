"""Walk the audit chain and compare it with itself, with its recorded end and with the cases."""

from sqlalchemy.ext.asyncio import AsyncConnection

from cases import chain, rows
from cases.audit import GENESIS, Break, Verdict, case_digest, first_break

# Links or cases held in memory at a time.
PAGE = 500


async def verify(connection: AsyncConnection, first: int, last: int | None) -> Verdict:
    """Return what was found; without `last` the end of the chain and every case are checked too."""
    end = await chain.end(connection)
    upto = end[0] if last is None else min(last, end[0])
    previous = GENESIS if first <= 1 else await _digest_at(connection, first - 1)
    checked, broken, reached = await _walk(connection, (first, previous), upto)
    if broken is None and last is None:
        broken = await _loose_end(connection, end, reached) or await _edited_case(connection, upto)
    return Verdict(checked, broken, *end)


async def _walk(
    connection: AsyncConnection, expected: tuple[int, str], upto: int
) -> tuple[int, Break | None, str]:
    checked = 0
    while expected[0] <= upto:
        page_end = min(expected[0] + PAGE - 1, upto)
        links = await chain.changes(connection, expected[0], page_end)
        broken = first_break(expected, links)
        if broken is None and len(links) < page_end - expected[0] + 1:
            broken = Break(expected[0] + len(links), "missing")
        if broken:
            return checked, broken, expected[1]
        checked += len(links)
        expected = page_end + 1, links[-1][1]
    return checked, None, expected[1]


async def _digest_at(connection: AsyncConnection, position: int) -> str:
    links = await chain.changes(connection, position, position)
    return links[0][1] if links else ""


async def _loose_end(
    connection: AsyncConnection, end: tuple[int, str], reached: str
) -> Break | None:
    beyond = await chain.changes(connection, end[0] + 1, end[0] + 1)
    return Break(end[0], "cut_short") if beyond or reached != end[1] else None


async def _edited_case(connection: AsyncConnection, position: int) -> Break | None:
    after = 0
    while page := await rows.page_of_cases(connection, after, PAGE):
        recorded = await chain.last_digests(connection, [identifier for identifier, _ in page])
        for identifier, case in page:
            if recorded.get(identifier) != case_digest(case):
                return Break(position, "case_altered", case.number)
        after = page[-1][0]
    gone = await chain.first_without_a_case(connection)
    return Break(gone[0], "case_missing", gone[1]) if gone else None
