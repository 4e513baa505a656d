/** The console on the screen, with the first conversation open. */
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { settle } from "../../shared/testing/FakeSocket";
import { memoryStorage } from "../../shared/storage";
import { SessionDoor } from "../session";
import type { Shift } from "../testing";
import { App } from "./App";

export async function onDuty(shift: Shift, storage: Storage = memoryStorage()) {
  const begin = () => {
    void shift.begin();
    return shift.duty;
  };
  const door = new SessionDoor(() => Promise.resolve(Response.json({ me: shift.me })));
  const { store, alerts } = shift;
  const props = { store, storage, door, alerts, begin };
  const shown = render(<App {...props} language="en" />);
  await screen.findByText("Customer Ms Chen");
  await settle();
  return { user: userEvent.setup(), ...shown };
}

export async function inTalk(shift: Shift, storage: Storage = memoryStorage()) {
  const all = await onDuty(shift, storage);
  await all.user.click(screen.getByRole("button", { name: /Ms Chen/ }));
  await settle();
  return all;
}
