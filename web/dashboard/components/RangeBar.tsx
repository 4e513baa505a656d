/** Which days, how finely, and the same figures as files. */
import { Download } from "lucide";
import { useId } from "preact/hooks";
import { Icon } from "../../shared/ui/Icon";
import type { Grain, Range } from "../history";
import { GRAINS, isSound, LONGEST, preset, PRESETS } from "../ranges";
import { useTexts } from "../texts";

interface Props {
  range: Range;
  /** Null while the range makes no sense. */
  files: ((kind: "csv" | "xlsx") => string) | null;
  onRange: (range: Range) => void;
}

export function RangeBar({ range, files, onRange }: Props) {
  const { t } = useTexts();
  const wrong = useId();
  return (
    <section class="range" aria-label={t("range")}>
      <div class="row">
        {PRESETS.map((name) => {
          const found = preset(name, new Date());
          const isThis = (Object.keys(found) as (keyof Range)[]).every((key) => found[key] === range[key]);
          return (
            <button
              key={name}
              type="button"
              class="button small"
              aria-pressed={isThis}
              onClick={() => {
                onRange(found);
              }}
            >
              {t(`range.${name}`)}
            </button>
          );
        })}
      </div>
      <div class="row range-days">
        <Day name="since" range={range} wrong={wrong} onRange={onRange} />
        <Day name="until" range={range} wrong={wrong} onRange={onRange} />
        <Grains range={range} onRange={onRange} />
        {files && (
          <span class="row range-files">
            {(["csv", "xlsx"] as const).map((kind) => (
              <a key={kind} class="button" href={files(kind)} download>
                <Icon of={Download} size={16} /> {t(`range.${kind}`)}
              </a>
            ))}
          </span>
        )}
      </div>
      <p id={wrong} class="wrong" role="alert">
        {isSound(range) ? "" : t("range.wrong", { days: LONGEST[range.grain] })}
      </p>
    </section>
  );
}

interface DayProps extends Omit<Props, "files"> {
  name: "since" | "until";
  wrong: string;
}

function Day({ name, range, wrong, onRange }: DayProps) {
  const { t } = useTexts();
  const id = useId();
  const isWrong = !isSound(range);
  return (
    <div class="field">
      <label for={id}>{t(`range.${name}`)}</label>
      <input
        id={id}
        class="input"
        type="date"
        min="2000-01-01"
        max="2100-12-31"
        value={range[name]}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? wrong : undefined}
        onChange={(event) => {
          onRange({ ...range, [name]: event.currentTarget.value });
        }}
      />
    </div>
  );
}

function Grains({ range, onRange }: Omit<Props, "files">) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t("range.grain")}</label>
      <select
        id={id}
        class="input"
        value={range.grain}
        onChange={(event) => {
          onRange({ ...range, grain: event.currentTarget.value as Grain });
        }}
      >
        {GRAINS.map((grain) => (
          <option key={grain} value={grain}>
            {t(`grain.${grain}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
