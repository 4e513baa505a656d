"""The officers' routes in one table."""

from aiohttp import web

from handoff.http.cases import desk, files, reports

CASE = "/api/cases/{number}"

ROUTES = [
    web.get("/api/cases", desk.search),
    web.get("/api/cases/choices", desk.choices),
    web.get("/api/cases/report", reports.report),
    web.get("/api/cases/export.csv", reports.as_csv),
    web.get("/api/cases/export.xlsx", reports.as_workbook),
    web.get(CASE, desk.look),
    web.post(f"{CASE}/acts", desk.act),
    web.post(f"{CASE}/letters", desk.send),
    web.post(f"{CASE}/letters/preview", desk.preview),
    web.get(f"{CASE}/conversation", desk.conversation),
    web.post(f"{CASE}/attachments", files.attach),
    web.post(f"{CASE}/reveal", desk.reveal),
    web.post(f"{CASE}/alarms/seen", desk.see_alarms),
]
