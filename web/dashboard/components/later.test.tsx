// @vitest-environment jsdom
/** A page whose code is fetched when it is first looked at. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { faults } from "../../shared/testing/accessibility";
import { LocaleContext } from "../../shared/i18n";
import { later } from "../../shared/ui/later";
import { boardLocale } from "../texts";
import { NotFetched } from "./NotFetched";

test.each([
  ["en", "This page could not be fetched", "Try again"],
  ["zh", "页面没有加载成功", "重试"],
] as const)(
  "in %s: a page that does not come says so, and comes when it is asked for again",
  async (language, words, button) => {
    let isThere = false;
    const load = () =>
      isThere ? Promise.resolve(() => <h2>October</h2>) : Promise.reject(new TypeError("gone"));
    const Page = later<object>(load, NotFetched);
    const { container } = render(
      <LocaleContext.Provider value={boardLocale(language)}>
        <Page />
      </LocaleContext.Provider>,
    );
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    expect(await faults(container)).toEqual([]);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: button }));
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    isThere = true;
    await user.click(await screen.findByRole("button", { name: button }));
    expect(await screen.findByRole("heading", { name: "October" })).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  },
);
