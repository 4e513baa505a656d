/** Oneself at the top of the list: load, availability, the bell, language, keys, the way out. */
import { Bell as BellIcon, BellOff, Keyboard, LogOut } from "lucide";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Language } from "../../shared/protocol";
import { Dialog } from "../../shared/ui/Dialog";
import { Icon } from "../../shared/ui/Icon";
import { Mark } from "../../shared/ui/Mark";
import type { Desk } from "../desk";
import type { Duty } from "../duty";
import { SHORTCUTS, useShortcuts } from "../shortcuts";
import { useTexts } from "../texts";

/** Whether news make a sound and show outside the page. */
export interface Bell {
  isOn: boolean;
  toggle: () => void;
}

interface Props {
  desk: Desk;
  duty: Duty;
  bell: Bell;
  onLanguage: (language: Language) => void;
  onSignOut: () => Promise<void>;
}

export function Self({ desk, duty, bell, onLanguage, onSignOut }: Props) {
  const { t, language } = useTexts();
  const [showsKeys, setShowsKeys] = useState(false);
  const { me } = desk;
  const turn = () => {
    if (me) void duty.setAvailable(!me.available);
  };
  useShortcuts({
    "Alt+KeyV": turn,
    "Alt+KeyK": () => {
      setShowsKeys(true);
    },
  });
  if (!me) return null;
  const other: Language = language === "zh" ? "en" : "zh";
  return (
    <header class="self">
      <div class="self-row">
        <Mark size={32} />
        <div class="self-name">
          <strong>{me.name}</strong>
          <span>{t("load", { load: me.load, capacity: me.capacity })}</span>
        </div>
        <button
          type="button"
          class="icon-button"
          lang={other}
          onClick={() => {
            onLanguage(other);
          }}
        >
          {other === "zh" ? "中" : "EN"}
          <span class="unseen">{t("language.other")}</span>
        </button>
        <Press name={t("bell")} isOn={bell.isOn} onPress={bell.toggle}>
          <Icon of={bell.isOn ? BellIcon : BellOff} size={18} />
        </Press>
        <Press
          name={t("keys")}
          onPress={() => {
            setShowsKeys(true);
          }}
        >
          <Icon of={Keyboard} />
        </Press>
        <Press name={t("sign.out")} onPress={() => void onSignOut()}>
          <Icon of={LogOut} size={18} />
        </Press>
      </div>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={me.available}
        aria-disabled={desk.status !== "online"}
        aria-label={t("available.label")}
        onClick={turn}
      >
        <span class="knob" aria-hidden="true" />
        {t(me.available ? "available" : "available.off")}
      </button>
      {showsKeys && (
        <Keys
          onClose={() => {
            setShowsKeys(false);
          }}
        />
      )}
    </header>
  );
}

interface PressProps {
  name: string;
  /** For a button that stays down. */
  isOn?: boolean;
  onPress: () => void;
  children: ComponentChildren;
}

function Press({ name, isOn, onPress, children }: PressProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      aria-pressed={isOn}
      title={name}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function Keys({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog title={t("keys.title")} onClose={onClose} isWide>
      <dl class="keys">
        {SHORTCUTS.map(({ keys, shown, does }) => (
          <div key={keys}>
            <dt>{t(does)}</dt>
            <dd>
              <kbd>{shown}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <div class="row end">
        <button type="button" class="button" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}
