/** What is in the way just now: the connection, an offer that went, something that was refused. */
import { CircleAlert, WifiOff, X } from "lucide";
import { Icon } from "../../shared/ui/Icon";
import type { Desk } from "../desk";
import type { Duty } from "../duty";
import { useTexts } from "../texts";

export function Troubles({ desk, duty }: { desk: Desk; duty: Duty }) {
  const { t, named } = useTexts();
  return (
    <div class="troubles">
      <div role="status">
        {desk.status !== "online" && (
          <p class="notice">
            <Icon of={WifiOff} size={16} />
            {t(desk.status === "connecting" ? "link.first" : "link.console")}
          </p>
        )}
        {desk.lostOffer && <Passing text={t(`offer.gone.${desk.lostOffer}`)} duty={duty} />}
      </div>
      <div role="alert">
        {desk.trouble && desk.trouble !== "offline" && (
          <Passing isBad text={named(`error.${desk.trouble}`, desk.trouble)} duty={duty} />
        )}
      </div>
    </div>
  );
}

/** A notice that stays until it was seen. */
function Passing({ text, duty, isBad }: { text: string; duty: Duty; isBad?: boolean }) {
  const { t } = useTexts();
  return (
    <div class={isBad ? "notice bad" : "notice"}>
      <Icon of={CircleAlert} size={16} />
      <span>{text}</span>
      <button
        type="button"
        class="dismiss"
        aria-label={t("dismiss")}
        onClick={() => {
          duty.dismiss();
        }}
      >
        <Icon of={X} size={16} />
      </button>
    </div>
  );
}
