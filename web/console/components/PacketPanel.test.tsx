/** How the fields of a task are told to an agent. */
import { expect, test } from "vitest";
import { consoleLocale } from "../texts";
import { slotName, slotValue } from "./PacketPanel";

const en = consoleLocale("en");
const zh = consoleLocale("zh");

test.each([
  ["complaint_wish", "Wanted outcome", "诉求"],
  ["loan_instalments_amount", "Amount", "金额"],
  ["appointment_change_last_four", "Second factor", "第二要素"],
  ["card_instalments_number", "Instalments", "期数"],
  ["complaint_status_number", "Number", "编号"],
  ["risk_assessment_q10", "Question 10", "第 10 题"],
  ["something_new", "something_new", "something_new"],
])("the field %s has a name in both languages", (slot, english, chinese) => {
  expect([slotName(slot, en), slotName(slot, zh)]).toEqual([english, chinese]);
});

test.each([
  ["P36M", "36 months", "36 个月"],
  ["P1D", "1 day", "1 天"],
  ["equal_principal", "equal principal", "等额本金"],
  ["柜员不理人", "柜员不理人", "柜员不理人"],
  [40, "40", "40"],
])("the value %s is told in words", (value, english, chinese) => {
  expect([slotValue(value, en), slotValue(value, zh)]).toEqual([english, chinese]);
});
