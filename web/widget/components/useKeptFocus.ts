/** A button that has done its work may go: whoever pressed it must not be thrown to the top of the page. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** To be called by what is drawn anew with every change. */
export function useKeptFocus(): void {
  const hasFocus = useRef(false);
  useEffect(() => {
    const come = () => {
      hasFocus.current = true;
    };
    document.addEventListener("focusin", come);
    return () => {
      document.removeEventListener("focusin", come);
    };
  }, []);
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body;
    if (hasFocus.current && isLost && document.hasFocus()) takeFocus();
  });
}

/** To the field where one writes; on a phone to the log, for the field would bring up the keyboard. */
export function takeFocus(): void {
  const field = matchMedia("(pointer: fine)").matches && document.querySelector("textarea");
  const place = field || document.querySelector<HTMLElement>(".scroll");
  place?.focus({ preventScroll: true });
}
