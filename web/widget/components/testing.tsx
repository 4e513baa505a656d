/** The widget on the screen, in a visit that has begun. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "preact";
import type { Card, Entry } from "../../shared/protocol";
import { memoryStorage } from "../../shared/storage";
import { entry } from "../../shared/testing/made";
import { Visit } from "../testing";
import { loadTexts } from "../texts";
import { App } from "./App";
import { fetchOnDemand } from "./onDemand";

type Props = ComponentProps<typeof App>;

export async function onScreen(visit: Visit, props: Partial<Props> = {}) {
  await fetchOnDemand();
  await visit.begin();
  const { store, reception } = visit;
  const own: Props = {
    ...{ store, reception, loadTexts, storage: memoryStorage() },
    ...{ onLanguage: () => undefined, onHide: null },
  };
  const shown = render(<App {...own} {...props} />);
  await screen.findByRole("heading", { name: "Spruce Bank" });
  return { visit, user: userEvent.setup(), ...shown };
}

/** Something was asked, and the assistant answers with this. */
export function answered(answer: Partial<Entry>): Visit {
  const visit = new Visit();
  visit.log = [entry(1, { author: { role: "customer" } }), entry(2, { author: { role: "bot" }, ...answer })];
  return visit;
}

/** An answer with a card, on the screen. */
export async function withCard(card: Card, text = "The result.") {
  const shown = await onScreen(answered({ text, card }));
  await screen.findByText(text.split("\n")[0] ?? "");
  return shown;
}
