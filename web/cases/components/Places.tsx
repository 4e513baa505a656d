/** A branch's day: at each time how many come, and how many it takes. */
import type { Place } from "../arranged";
import { useTexts } from "../texts";

export function Places({ places }: { places: readonly Place[] | null }) {
  const { t } = useTexts();
  if (places === null) return <p class="quiet">{t("arranged.places.pick")}</p>;
  if (places.length === 0) return <p class="notice">{t("arranged.places.closed")}</p>;
  return (
    <section class="card" aria-label={t("arranged.places")}>
      <h2>{t("arranged.places")}</h2>
      <ul class="places" role="list">
        {places.map((one) => (
          <li key={one.time} class={one.taken >= one.capacity ? "full" : ""}>
            {t("arranged.place", { time: one.time, taken: one.taken, capacity: one.capacity })}
          </li>
        ))}
      </ul>
    </section>
  );
}
