/** A component that is fetched when it is first shown (or before, by `fetch`), to keep the first load small. */
import { createElement, type ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

export interface Later<P> {
  (props: P): preact.JSX.Element | null;
  fetch: () => Promise<ComponentType<P>>;
}

/** What stands in the place of a component that could not be fetched; without it nothing does, and the next press tries again. */
export type Instead = ComponentType<{ again: () => void }>;

export function later<P extends object>(load: () => Promise<ComponentType<P>>, instead?: Instead): Later<P> {
  let loaded: ComponentType<P> | null = null;
  const fetch = async () => (loaded ??= await load());
  const Part = (props: P) => {
    const [part, setPart] = useState(() => loaded);
    const [turn, setTurn] = useState(0);
    const [failed, setFailed] = useState(-1);
    useEffect(() => {
      const show = (component: ComponentType<P>) => {
        setPart(() => component);
      };
      fetch().then(show, () => {
        setFailed(turn);
      });
    }, [turn]);
    if (part) return createElement(part, props);
    const again = () => {
      setTurn(turn + 1);
    };
    return instead && failed === turn ? createElement(instead, { again }) : null;
  };
  return Object.assign(Part, { fetch });
}
