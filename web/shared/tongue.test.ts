import { expect, test } from "vitest";
import { tagOf } from "./tongue";

test.each([
  ["存款利率是多少？", "zh-CN"],
  ["What are your rates?", "en-GB"],
  ["ETC 怎么办理", "zh-CN"],
  ["The branch 杭州西湖支行 is open until five", "en-GB"],
  ["我的手机 ⟦phone:9f3a21c07b44abcdef:138****5678⟧", "zh-CN"],
  ["1.10%", undefined],
  ["", undefined],
])("%j is read as %s", (text, tag) => {
  expect(tagOf(text)).toBe(tag);
});
