/** Runs axe over a piece of the page. jsdom has no layout, so colours are left to contrast.test.ts and to the browser tests. */
import axe from "axe-core";

export async function faults(container: Element): Promise<string[]> {
  const rules = { "color-contrast": { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(container, { rules });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
