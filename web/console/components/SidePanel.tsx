/** Beside the conversation: what came with it, what the assistant would say, what was before. */
import { X } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "../../shared/ui/Icon";
import { useTexts } from "../texts";

export const PANELS = ["packet", "customer", "copilot", "history"] as const;
export type Panel = (typeof PANELS)[number];

interface Props {
  panels: readonly Panel[];
  panel: Panel;
  onPanel: (panel: Panel) => void;
  onClose: () => void;
  children: ComponentChildren;
}

export function SidePanel({ panels, panel, onPanel, onClose, children }: Props) {
  const { t } = useTexts();
  const turn = (by: number) => {
    const next = panels[(panels.indexOf(panel) + by + panels.length) % panels.length] ?? panel;
    onPanel(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      class="packet"
      aria-label={t("act.details")}
      onKeyDown={({ key }) => {
        // A narrow screen shows it over the conversation.
        if (key === "Escape" && !document.querySelector("dialog[open]")) onClose();
      }}
    >
      <div class="packet-head">
        <div role="tablist" aria-label={t("act.details")} class="tabs">
          {panels.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`tab-${one}`}
              aria-selected={one === panel}
              aria-controls="side-panel"
              tabIndex={one === panel ? 0 : -1}
              onClick={() => {
                onPanel(one);
              }}
              onKeyDown={({ key }) => {
                if (key === "ArrowRight") turn(1);
                if (key === "ArrowLeft") turn(-1);
              }}
            >
              {t(one)}
            </button>
          ))}
        </div>
        <button type="button" class="icon-button" aria-label={t("packet.hide")} onClick={onClose}>
          <Icon of={X} />
        </button>
      </div>
      <div id="side-panel" role="tabpanel" aria-labelledby={`tab-${panel}`} class="side-body">
        <h2 class="unseen">{t(panel)}</h2>
        {children}
      </div>
    </aside>
  );
}
