"""Officers over HTTP: from a filed complaint to a closed case, and everything that is refused."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from handoff.domain.identity import Role
from handoff.http.keys import CASEWORK
from handoff.services.casework import watching
from tests.support.fakes import FakeBot
from tests.support.hall import Hall, running_hall
from tests.support.officers import Officer, file_complaint

WORDS = {"findings": "系统重复计费", "decision": "退还300元，并致歉"}


async def officer(hall: Hall, name: str, role: Role = Role.OFFICER) -> tuple[Officer, str]:
    member = await hall.hire(name, role)
    return await Officer(hall.address, hall.session).sign_in(name), member.id


async def test_a_case_is_taken_from_the_list_to_its_end(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, me = await officer(hall, "sun")
        filed = await file_complaint(hall.settings)
        listed = (await sun.get("", officer="", owed="true")).body
        assert [row["number"] for row in listed["cases"]] == [filed.number]
        case = (await sun.get(f"/{filed.number}")).body["case"]
        assert {"assign", "note", "withdraw"} <= set(case["may"])
        coded = {"root_cause": "fees", "line": "cards", "channel": "app", "outcome": "upheld"}
        steps = [
            ("assign", {"assignee": me}),
            ("investigate", {}),
            ("resolve", {"facts": coded, "note": "退款"}),
            ("follow_up", {"score": 5}),
            ("close", {}),
        ]
        for command, given in steps:
            answer = await sun.act(case, command, **given)
            assert answer.status == 200, answer.body
            case = answer.body["case"]
        assert (case["state"], case["category"], case["score"]) == ("closed", "product", 5)
        assert [one["command"] for one in case["trail"]] == ["file", *[name for name, _ in steps]]
        assert case["trail"][1]["actor"]["name"] == "Sun"


async def test_the_slower_of_two_officers_is_told_and_loses_nothing(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, me = await officer(hall, "sun")
        li, other = await officer(hall, "li")
        number = (await file_complaint(hall.settings)).number
        seen = (await sun.get(f"/{number}")).body["case"]
        assert (await sun.act(seen, "assign", assignee=me)).status == 200
        late = await li.act(seen, "assign", assignee=other)
        assert (late.status, late.code) == (409, "changed_meanwhile")
        assert (await li.act(seen, "note", note="客户来电补充")).status == 200
        case = (await li.get(f"/{number}")).body["case"]
        assert (case["officer"]["id"], case["trail"][-1]["note"]) == (me, "客户来电补充")


async def test_more_time_than_the_law_gives_needs_two_people(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, _ = await officer(hall, "sun")
        wang, _ = await officer(hall, "wang", Role.SUPERVISOR)
        number = (await file_complaint(hall.settings)).number
        case = (await sun.get(f"/{number}")).body["case"]
        case = (await sun.act(case, "extend", note="需调取监控")).body["case"]
        assert (case["term"], "extend" in case["may"]) == ("complex", False)
        assert (await wang.act(case, "extend")).code == "second_person_needed"
        case = (await sun.act(case, "ask_extension", note="等待总行")).body["case"]
        assert "extend" not in case["may"]
        assert (await sun.act(case, "extend")).code == "forbidden"
        seen = (await wang.get(f"/{number}")).body["case"]
        assert "extend" in seen["may"]
        longest = (await wang.act(seen, "extend")).body["case"]
        assert (longest["term"], longest["days"]) == ("especially_complex", 60)


async def test_whoever_served_the_customer_does_not_get_the_complaint(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        wang, me = await officer(hall, "wang", Role.SUPERVISOR)
        sun, free = await officer(hall, "sun")
        agent = await hall.agent("wang")
        customer = await hall.customer()
        await customer.ask_human()
        conversation = await agent.accept_next()
        await agent.say(conversation, "等着吧")
        number = (await file_complaint(hall.settings, conversation=conversation)).number
        case = (await sun.get(f"/{number}")).body["case"]
        assert (await sun.act(case, "assign", assignee=me)).code == "recused"
        off = await sun.act(case, "recuse", other=me, note="投诉对象")
        assert off.status == 200
        seen = (await wang.get(f"/{number}")).body["case"]
        assert seen["may"] == []
        assert (await wang.act(seen, "note", note="不是我")).code == "recused"
        assert (await sun.act(off.body["case"], "assign", assignee=free)).status == 200
        page = (await sun.get(f"/{number}/conversation")).body
        assert "等着吧" in [entry["text"] for entry in page["entries"]]


@pytest.mark.parametrize(("language", "word"), [("zh", "处理决定"), ("en", "What we decided")])
async def test_a_letter_is_kept_as_its_preview_showed_it(
    tmp_path: Path, language: str, word: str
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, _ = await officer(hall, "sun")
        number = (await file_complaint(hall.settings)).number
        letter = {"kind": "decision", "language": language, "words": WORDS, "version": 1}
        shown = (await sun.post(f"/{number}/letters/preview", **letter)).body
        assert word in shown["body"]
        assert "12378" in shown["body"]
        case = (await sun.post(f"/{number}/letters", **letter, way="post")).body["case"]
        assert (case["letters"][0]["body"], case["letters"][0]["way"]) == (shown["body"], "post")
        again = await sun.post(f"/{number}/letters", **letter)
        assert again.code == "changed_meanwhile"
        empty = await sun.post(f"/{number}/letters", **letter | {"words": {}, "version": 2})
        assert empty.code == "bad_request"


async def test_every_letter_can_be_written_in_both_languages(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, _ = await officer(hall, "sun")
        number = (await file_complaint(hall.settings)).number
        forms = (await sun.get("/choices")).body["choices"]["letters"]
        for form in forms:
            words = {blank["code"]: "某事" for blank in form["blanks"]}
            for language in ("zh", "en"):
                letter = {"kind": form["kind"], "language": language, "words": words}
                answer = await sun.post(f"/{number}/letters/preview", **letter, version=1)
                assert answer.status == 200, answer.body
                assert number in answer.body["subject"]
                assert "{" not in answer.body["body"]
        assert len(forms) == 6


async def test_a_contact_is_revealed_with_a_reason_and_notes_are_sealed(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, _ = await officer(hall, "sun")
        customer = await hall.customer()
        await customer.say("我的电话 13812345678")
        await customer.catch_up()
        token = customer.transcript.texts("customer")[0].split(" ")[1]
        case = await file_complaint(
            hall.settings, conversation=customer.conversation, contact=token
        )
        seen = (await sun.get(f"/{case.number}")).body["case"]
        assert "13812345678" not in str(seen)
        identifier = token.split(":")[1]
        path = f"/{case.number}/reveal"
        assert (await sun.post(path, token=identifier, reason="")).code == "bad_request"
        shown = await sun.post(path, token=identifier, reason="回访客户")
        assert shown.body == {"value": "13812345678"}
        assert (await sun.post(path, token="0" * 16, reason="x")).code == "not_found"
        noted = await sun.act(seen, "note", note="改约 13912345678")
        note = noted.body["case"]["trail"][-1]["note"]
        assert "13912345678" not in note
        value = await sun.post(path, token=note.split(":")[1], reason="回访客户")
        assert value.body == {"value": "13912345678"}


async def test_a_note_on_a_case_without_a_conversation_keeps_only_the_hint(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, _ = await officer(hall, "sun")
        number = (await file_complaint(hall.settings)).number
        case = (await sun.get(f"/{number}")).body["case"]
        noted = (await sun.act(case, "note", note="电话 13912345678")).body["case"]
        assert noted["trail"][-1]["note"] == "电话 ⟦phone::139****5678⟧"
        assert (await sun.get(f"/{number}/conversation")).body == {"entries": [], "more": False}


async def test_only_officers_and_supervisors_come_in(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        lin, _ = await officer(hall, "lin", Role.AGENT)
        number = (await file_complaint(hall.settings)).number
        for path in ("", "/choices", f"/{number}", f"/{number}/conversation"):
            assert (await lin.get(path)).code == "forbidden"
        stranger = Officer(hall.address, hall.session)
        assert (await stranger.get(f"/{number}")).code == "unauthorised"
        sun, _ = await officer(hall, "sun")
        del sun.headers["X-CSRF-Token"]
        assert (await sun.post(f"/{number}/acts", command="note", version=1)).code == "forbidden"


async def test_what_makes_no_sense_gets_a_code_and_changes_nothing(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, me = await officer(hall, "sun")
        lin = await hall.hire("lin")
        number = (await file_complaint(hall.settings)).number
        case = (await sun.get(f"/{number}")).body["case"]
        refused = {
            "close": ({}, "not_allowed_now"),
            "note": ({"note": "  "}, "case_incomplete"),
            "classify": ({"facts": {"branch": "atlantis"}}, "case_incomplete"),
            "assign": ({"assignee": lin.id}, "case_incomplete"),
            "file": ({}, "bad_request"),
            "merge": ({"other": number}, "case_incomplete"),
            "link": ({"other": "C1"}, "not_found"),
            "dance": ({}, "bad_request"),
            "pause": ({}, "not_allowed_now"),
        }
        for command, (given, code) in refused.items():
            assert (await sun.act(case, command, **given)).code == code, command
        assert (await sun.get("/C20261121-0009-9")).code == "not_found"
        assert (await sun.get("", since="yesterday")).code == "bad_request"
        assert (await sun.get(f"/{number}")).body["case"]["version"] == 1
        assert (await sun.act(case, "assign", assignee=me)).status == 200


async def test_the_report_and_the_register_tell_the_same(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, _ = await officer(hall, "sun")
        for n, told in enumerate(("多扣年费", "=1+1", "柜台,排队\n两小时")):
            await file_complaint(hall.settings, f"k{n}", what=told)
        period = {"since": "2000-01-01", "until": "2009-12-31"}
        assert (await sun.get("/report", **period)).body["report"]["total"]["received"] == 0
        period = {"since": "2020-01-01", "until": "2029-12-31"}
        report = (await sun.get("/report", **period)).body["report"]
        assert report["total"]["received"] == 3
        sheet = await sun.file("/export.csv", **period, language="en")
        lines = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
        assert [line["Complaint"] for line in lines] == ["多扣年费", "'=1+1", "柜台,排队\n两小时"]
        book = zipfile.ZipFile(io.BytesIO(await sun.file("/export.xlsx", **period)))
        strings = book.read("xl/sharedStrings.xml").decode()
        assert "投诉编号" in strings
        assert "多扣年费" in strings
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        for wrong in ({"since": "2026-01-01"}, {"since": "2026-02-01", "until": "2026-01-01"}):
            assert (await sun.get("/report", **wrong)).code == "bad_request"
        lin, _ = await officer(hall, "lin", Role.AGENT)
        assert (await lin.get("/report", **period)).code == "forbidden"


async def test_a_file_is_kept_with_the_case_and_what_is_none_is_refused(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, _ = await officer(hall, "sun")
        customer = await hall.customer()
        case = await file_complaint(hall.settings, conversation=customer.conversation)
        paper = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
        kept = (await sun.attach(case.number, "../回单.exe", paper)).body["case"]
        file = kept["attachments"][0]
        assert (file["name"], file["type"]) == ("回单.pdf", "application/pdf")
        async with hall.session.get(hall.address + file["url"]) as response:
            assert await response.read() == paper
        assert kept["trail"][-1]["command"] == "attach"
        assert (await sun.attach(case.number, "a.pdf", b"MZ\x90")).code == "bad_attachment"
        away = await file_complaint(hall.settings, "k2")
        assert (await sun.attach(away.number, "a.pdf", paper)).code == "case_incomplete"
        assert (await sun.act(kept, "withdraw", note="撤回")).status == 200
        assert (await sun.attach(case.number, "a.pdf", paper)).code == "not_allowed_now"


async def test_an_alarm_is_shown_until_somebody_has_looked(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        sun, _ = await officer(hall, "sun")
        case = await file_complaint(hall.settings, days_ago=14)
        assert await watching.sweep(hall.app[CASEWORK].office) == 1
        assert await watching.sweep(hall.app[CASEWORK].office) == 0
        alarms = (await sun.get("/choices")).body["alarms"]
        assert [(one["number"], one["level"]) for one in alarms] == [(case.number, "tomorrow")]
        assert (await sun.post(f"/{case.number}/alarms/seen")).status == 200
        assert (await sun.get("/choices")).body["alarms"] == []
        assert (await sun.get("", owed="true")).body["cases"][0]["days_left"] == 1
