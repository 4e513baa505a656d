"""The officers' routes in one table."""

from aiohttp import web

from handoff.http.cases import arranged, desk, files, reports

CASE = "/api/cases/{number}"
ARRANGED = "/api/cases/arranged/{sort}"

ROUTES = [
    web.get("/api/cases", desk.search),
    web.get("/api/cases/choices", desk.choices),
    web.get("/api/cases/report", reports.report),
    web.get("/api/cases/export.csv", reports.as_csv),
    web.get("/api/cases/export.xlsx", reports.as_workbook),
    web.get(ARRANGED, arranged.search),
    web.get(f"{ARRANGED}/{{number}}", arranged.look),
    web.post(f"{ARRANGED}/{{number}}/acts", arranged.act),
    web.get(f"{ARRANGED}/{{number}}/conversation", arranged.conversation),
    web.post(f"{ARRANGED}/{{number}}/reveal", arranged.reveal),
    web.get(CASE, desk.look),
    web.post(f"{CASE}/acts", desk.act),
    web.post(f"{CASE}/letters", desk.send),
    web.post(f"{CASE}/letters/preview", desk.preview),
    web.get(f"{CASE}/conversation", desk.conversation),
    web.post(f"{CASE}/attachments", files.attach),
    web.post(f"{CASE}/reveal", desk.reveal),
    web.post(f"{CASE}/alarms/seen", desk.see_alarms),
]
