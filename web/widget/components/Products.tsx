/** Products of the catalogue side by side. What they say comes from the server, in the language of the answer. */
import type { Card } from "../../shared/protocol";
import { tagOf } from "../../shared/tongue";
import type { Reception } from "../reception";
import { useFormTexts } from "../texts/forms";

interface Product {
  name: string;
  text: string;
  facts: readonly { name: string; value: string }[];
  ask: { title: string; text: string };
}

export function Products({ card, reception }: { card: Card; reception: Reception }) {
  const { t } = useFormTexts();
  const items = card.items as readonly Product[];
  const note = card.note as string | undefined;
  return (
    <section class="products" aria-label={t("products")} lang={tagOf(items[0]?.name ?? "")}>
      <ul role="list">
        {items.map((item) => (
          <li key={item.name} class="card product">
            <h2>{item.name}</h2>
            {item.text && <p>{item.text}</p>}
            <dl>
              {item.facts.map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <button
              type="button"
              class="button small"
              aria-label={`${item.ask.title}: ${item.name}`}
              onClick={() => {
                reception.say(item.ask.text);
              }}
            >
              {item.ask.title}
            </button>
          </li>
        ))}
      </ul>
      {note && <p class="help">{note}</p>}
    </section>
  );
}
