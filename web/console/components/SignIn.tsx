/** The door of the console. */
import { useState } from "preact/hooks";
import type { Language, Me } from "../../shared/protocol";
import { CallError } from "../../shared/transport";
import { Mark } from "../../shared/ui/Mark";
import type { SessionDoor } from "../session";
import { useTexts } from "../texts";

interface Props {
  door: SessionDoor;
  hasEnded: boolean;
  /** What was said when somebody else ended the session. */
  why?: string | null;
  onSignedIn: (me: Me) => void;
  onLanguage: (language: Language) => void;
}

export function SignIn({ door, hasEnded, why = null, onSignedIn, onLanguage }: Props) {
  const { t, language } = useTexts();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState("");
  const [isBusy, setBusy] = useState(false);
  const explain = useExplanation();
  const submit = async () => {
    if (isBusy) return;
    if (!username.trim() || !password) {
      setWrong(t("sign.need"));
      return;
    }
    setBusy(true);
    try {
      onSignedIn(await door.signIn(username.trim(), password));
    } catch (error) {
      setWrong(explain(error));
      setBusy(false);
    }
  };
  return (
    <main class="sign">
      <form
        class="sign-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Mark size={44} />
        <p class="sign-bank">{t("bank.name")}</p>
        <h1>{t("sign.title")}</h1>
        {hasEnded && (
          <p class="notice" role="status">
            {why === null ? t("sign.ended") : t("sign.ended.by", { why })}
          </p>
        )}
        <div class="field">
          <label for="username">{t("sign.username")}</label>
          <input
            id="username"
            class="input"
            autocomplete="username"
            autocapitalize="none"
            value={username}
            onInput={(event) => {
              setUsername(event.currentTarget.value);
            }}
          />
        </div>
        <div class="field">
          <label for="password">{t("sign.password")}</label>
          <input
            id="password"
            class="input"
            type="password"
            autocomplete="current-password"
            value={password}
            aria-describedby="sign-wrong"
            onInput={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
        </div>
        <p id="sign-wrong" class="wrong" role="alert">
          {wrong}
        </p>
        <button type="submit" class="button primary wide" aria-disabled={isBusy}>
          {t(isBusy ? "sign.busy" : "sign.in")}
        </button>
        <button
          type="button"
          class="link"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => {
            onLanguage(language === "zh" ? "en" : "zh");
          }}
        >
          {t("language.other")}
        </button>
      </form>
    </main>
  );
}

function useExplanation(): (error: unknown) => string {
  const { t, named } = useTexts();
  return (error) => {
    if (!(error instanceof CallError)) throw error;
    if (error.code === "unauthorised") return t("sign.wrong");
    if (error.code === "too_many")
      return t("sign.locked", { minutes: Math.ceil((error.retryAfter ?? 300) / 60) });
    return named(`error.${error.code}`, error.message);
  };
}
